/** Files of strangers: taken in few kinds, each without anything that could tell who made it, where, when and with what. */
import { barePdf } from './bare-pdf.ts'
import { bareJpeg, barePng, bareWebp } from './bare-pictures.ts'
import { mediaTypeOf } from './media-type.ts'

/** Kinds that can be made bare. */
export const BARE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'text/plain'] as const
export type BareType = (typeof BARE_TYPES)[number]
export type Bare = { readonly type: BareType; readonly bytes: Buffer }

const MAKERS: readonly (readonly [BareType, RegExp, (bytes: Buffer) => Buffer | undefined])[] = [
  ['image/jpeg', /^\xff\xd8/, bareJpeg],
  ['image/png', /^\x89PNG/, barePng],
  ['image/webp', /^RIFF/, bareWebp],
  ['application/pdf', /^%PDF-/, barePdf],
  ['text/plain', /^/, bytes => bytes],
]

/** The file without its metadata; undefined where it is of no such kind, hides something else, or cannot be made bare. */
export function bareOf(bytes: Buffer): Bare | undefined {
  const head = bytes.toString('latin1', 0, 8)
  const [type, , make] = MAKERS.find(([, begins]) => begins.test(head)) ?? []
  const made = make?.(bytes)
  // What counts is what would be kept: it must be of that one kind from its first byte to its last.
  return type && made && mediaTypeOf(made) === type ? { type, bytes: made } : undefined
}
