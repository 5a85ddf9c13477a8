/**
 * A file of a stranger: its content under a key of its own, the key sealed to the desk together with what is known of the file.
 * No name is kept, because names of files say when, where and by whom.
 */
import { createSecretKey, randomBytes } from 'node:crypto'
import { type Bare, bareOf } from '../platform/files/bare.ts'
import type { DataKey } from '../platform/vault/envelope.ts'
import { openBox, sealTo } from '../platform/vault/sealed-box.ts'
import { countParts, openParts, sealParts, sha256 } from './sealed-parts.ts'

/** Most files with one message, and most bytes of them together. */
export const MOST_FILES = 3
export const MOST_BYTES = 8 * 1024 * 1024

/** A file without its metadata, and the SHA-256 of what came. */
export type BareFile = Bare & { readonly received: Buffer }

/** What the desk learns of a file when it opens it. Hashes in hex. */
export type FileHead = {
  readonly type: Bare['type']
  readonly size: number
  readonly parts: number
  readonly received: string
  readonly kept: string
  readonly key: string
}
export type SealedFile = { readonly head: string; readonly parts: number; readonly bodies: Iterable<Buffer> }

/** Contents are filled up to a multiple of this, so that what is stored tells little of the file. */
const STEP = 65_536

const placeOf = (file: string) => (at: number, parts: number) => ({
  subject: file,
  column: 'report_file_part.body',
  row: `${at}/${parts}`,
})
const keyOf = (bytes: Buffer): DataKey => ({ key: createSecretKey(bytes), version: 1 })
const forDesk = (file: string): string => `report-file|${file}|desk`

/** The files without their metadata; undefined where one cannot be taken so. */
export function bareFiles(files: readonly { readonly bytes: Buffer }[]): readonly BareFile[] | undefined {
  const made = files.map(({ bytes }) => {
    const bare = bareOf(bytes)
    return bare && { ...bare, received: sha256(bytes) }
  })
  return made.some(one => one === undefined) ? undefined : (made as BareFile[])
}

/** Seals a file to a desk, for one place. */
export function sealFile(publicKey: string, file: string, { type, bytes, received }: BareFile): SealedFile {
  const key = randomBytes(32)
  const filled = Buffer.concat([bytes, Buffer.alloc((STEP - (bytes.length % STEP)) % STEP)])
  const head: FileHead = {
    type,
    size: bytes.length,
    parts: countParts(filled),
    received: received.toString('hex'),
    kept: sha256(bytes).toString('hex'),
    key: key.toString('base64url'),
  }
  return {
    head: sealTo(publicKey, forDesk(file), JSON.stringify(head)),
    parts: head.parts,
    bodies: sealParts(keyOf(key), placeOf(file), filled),
  }
}

/** What is known of a file; undefined where it does not open. */
export function openHead(privateKey: string, file: string, sealed: string): FileHead | undefined {
  const text = openBox(privateKey, forDesk(file), sealed)
  return text === undefined ? undefined : (JSON.parse(text) as FileHead)
}

/** The content, its hash compared; undefined where a part is missing, moved or changed. */
export function openFile(head: FileHead, file: string, bodies: readonly Buffer[]): Buffer | undefined {
  const key = keyOf(Buffer.from(head.key, 'base64url'))
  const bytes = openParts(key, placeOf(file), bodies, head.parts)?.subarray(0, head.size)
  return bytes && sha256(bytes).toString('hex') === head.kept ? bytes : undefined
}
