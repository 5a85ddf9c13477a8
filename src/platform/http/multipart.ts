/** Forms with a file (RFC 7578): read up to a limit as they come, taken apart once they are whole. */
import type { Context } from 'hono'
import { bodyOf, heldBodyOf } from './body.ts'
import type { Fields } from './fields.ts'

/** A file as it was sent. The name is what the sender says; the type is not taken from anybody. */
export type Upload = { readonly name: string; readonly bytes: Buffer }
export type Multipart = { readonly fields: Fields; readonly file: Upload | null }

/** Room for everything in a form that is not the file. */
const BESIDE = 65_536
const MOST_PARTS = 40

/** A form with several files, of which `most` bytes come at most. `too-large`: only the fields before the files were read. */
export type SeveralFiles = {
  readonly kind: 'read' | 'too-large'
  readonly fields: Fields
  readonly files: readonly Upload[]
}

const boundaryOf = (context: Context): string | undefined => {
  const [, quoted, bare] =
    /^multipart\/form-data;.*\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(
      context.req.header('content-type') ?? '',
    ) ?? []
  return quoted ?? bare
}

/** Whether the body is a form with files, by what it says of itself. */
export const isMultipart = (context: Context): boolean => boundaryOf(context) !== undefined

/** Reads a form with several files. Undefined where too many send files at once. */
export async function readSeveral(context: Context, most: number): Promise<SeveralFiles | undefined> {
  const held = await heldBodyOf(context, most + BESIDE, BESIDE)
  if (!held) return undefined
  const parts = partsOf(held.bytes, boundaryOf(context) ?? '')
  const fields: Record<string, string | string[]> = Object.create(null)
  const files: Upload[] = []
  for (const { name, filename, bytes } of parts.found) {
    if (filename !== undefined) {
      if (filename !== '' || bytes.length > 0) files.push({ name: filename, bytes })
      continue
    }
    const value = bytes.toString('utf8').replaceAll('\u0000', '').replaceAll('\r\n', '\n')
    const earlier = fields[name]
    fields[name] = earlier === undefined ? value : [earlier, value].flat()
  }
  return held.whole ? { kind: 'read', fields, files } : { kind: 'too-large', fields, files: [] }
}

/** Reads a form with at most one file of `most` bytes. `too-large` and `malformed` are told apart for whoever sent it. */
export async function readMultipart(context: Context, most: number): Promise<Multipart | 'too-large' | 'malformed'> {
  const mark = boundaryOf(context)
  if (!mark) return 'malformed'
  const body = await bodyOf(context, most + BESIDE)
  return body === undefined ? 'too-large' : takeApart(body, mark, most)
}

type Part = { readonly name: string; readonly filename: string | undefined; readonly bytes: Buffer }

/** The parts of a body up to where it breaks off; `whole` where it does not. */
function partsOf(body: Buffer, boundary: string): { readonly found: readonly Part[]; readonly whole: boolean } {
  const found: Part[] = []
  const line = Buffer.from(`\r\n--${boundary}`, 'latin1')
  if (boundary === '' || !body.subarray(0, line.length - 2).equals(line.subarray(2))) return { found, whole: false }
  for (let at = line.length - 2; ; ) {
    if (body.toString('latin1', at, at + 2) === '--') return { found, whole: true }
    const head = body.indexOf('\r\n\r\n', at)
    const end = head < 0 ? -1 : body.indexOf(line, head + 2)
    const broken = found.length >= MOST_PARTS || end < 0 || body.toString('latin1', at, at + 2) !== '\r\n'
    const said = broken ? undefined : dispositionOf(body.toString('utf8', at + 2, head))
    if (!said) return { found, whole: false }
    found.push({ ...said, bytes: body.subarray(head + 4, Math.max(end, head + 4)) })
    at = end + line.length
  }
}

/** The parts of a whole body. */
export function takeApart(body: Buffer, boundary: string, most: number): Multipart | 'too-large' | 'malformed' {
  const fields: Record<string, string> = Object.create(null)
  let file: Upload | null = null
  const parts = partsOf(body, boundary)
  if (!parts.whole) return 'malformed'
  for (const { name, filename, bytes } of parts.found) {
    if (filename === undefined) fields[name] = bytes.toString('utf8').replaceAll('\u0000', '')
    else if (bytes.length > most) return 'too-large'
    else if (file === null && (filename !== '' || bytes.length > 0)) file = { name: filename, bytes }
  }
  return { fields, file }
}

function dispositionOf(head: string): { name: string; filename: string | undefined } | undefined {
  const found = /^content-disposition:\s*form-data;(.*)$/im.exec(head)?.[1]
  const name = found && /(?:^|;)\s*name="([^"]{1,100})"/.exec(found)?.[1]
  if (!found || !name) return undefined
  const filename = /;\s*filename="([^"]*)"/.exec(found)?.[1]
  return { name, filename: filename?.split(/[/\\]/).at(-1)?.replaceAll(/\p{C}/gu, '').slice(0, 150) }
}
