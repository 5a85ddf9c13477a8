/**
 * What a file is, by its content: an allow-list of types that execute nothing, each walked from its first byte to its last. Whoever
 * hides a second file before, after or inside the first finds no type here.
 */
import { isJpeg, isPng, isWebp } from './pictures.ts'
import { isIsoMedia, isMp3, isOgg } from './recordings.ts'

export const MEDIA_TYPES = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'video/mp4': 'mp4',
  'text/plain': 'txt',
} as const
export type MediaType = keyof typeof MEDIA_TYPES

const CHECKS: readonly (readonly [MediaType, (bytes: Buffer) => boolean])[] = [
  ['application/pdf', isPdf],
  ['image/png', isPng],
  ['image/jpeg', isJpeg],
  ['image/webp', isWebp],
  ['image/heic', bytes => isIsoMedia(bytes, ['heic', 'heix', 'mif1'], 'meta')],
  ['audio/mp4', bytes => isIsoMedia(bytes, ['M4A ', 'M4B '], 'moov')],
  ['video/mp4', bytes => isIsoMedia(bytes, ['isom', 'iso2', 'mp41', 'mp42', 'avc1', 'M4V ', '3gp4', '3gp5'], 'moov')],
  ['audio/ogg', isOgg],
  ['audio/mpeg', isMp3],
  ['text/plain', isText],
]

/** What browsers, servers and archives would run or unpack, wherever it stands. */
const LIVE = /<(?:script|html|iframe|svg)[\s>/]|<\?php|#!\/bin/i
const ZIP_END = Buffer.from('PK\u0005\u0006', 'latin1')

/** The type of a file, or undefined for everything that is not on the list or is two things at once. */
export function mediaTypeOf(bytes: Buffer): MediaType | undefined {
  const found = CHECKS.find(([, check]) => check(bytes))?.[0]
  return found && !isTwoThings(bytes) ? found : undefined
}

function isTwoThings(bytes: Buffer): boolean {
  if (bytes.lastIndexOf(ZIP_END) >= 0) return true
  return LIVE.test(bytes.toString('latin1'))
}

/** From its header to its last end mark, without programs, attachments or things to launch. */
function isPdf(bytes: Buffer): boolean {
  if (!/^%PDF-[12]\.\d[\r\n]/.test(bytes.toString('latin1', 0, 10))) return false
  const text = bytes.toString('latin1')
  if (!/%%EOF\s*$/.test(text.slice(-1024))) return false
  return !/\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)\b/.test(
    text.replaceAll(/#([0-9a-f]{2})/gi, unescaped),
  )
}
const unescaped = (_all: string, hex: string): string => String.fromCharCode(Number.parseInt(hex, 16))

/** UTF-8 without control characters that begins like prose, not like markup or a program. */
function isText(bytes: Buffer): boolean {
  if (bytes.length === 0) return false
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text) && !/^\s*(?:<|#!|%!|%PDF|\{\\rtf)/.test(text)
  } catch {
    return false
  }
}
