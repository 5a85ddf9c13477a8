/** Files on a person's record: sealed in parts under the person's key on their way out of this process, and opened on the way in. */
import { createHash, randomUUID } from 'node:crypto'
import type { Tx } from '../platform/db/database.ts'
import { type DataKey, openBytes, sealBytes } from '../platform/vault/envelope.ts'
import { sealValue } from './seal.ts'

/** Bytes of one sealed part. */
const PART = 262_144
const COLUMN = 'evidence_part.body'

export type Kept = {
  readonly person: string
  readonly dataClass: string
  readonly name: string
  readonly type: string
  /** As it came, and as it is kept: the same where no metadata were taken out. */
  readonly received: Buffer
  readonly kept: Buffer
}

/** The place of a part: its number and how many there are, so that none can be left out, moved or added. */
const placeOf = (person: string, evidence: string, at: number, parts: number) => ({
  subject: person,
  column: COLUMN,
  row: `${evidence} ${at}/${parts}`,
})

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()

/** The person's key, made where nothing was ever sealed; undefined where the person is erased or not for this account. */
async function keyOf(tx: Tx, person: string): Promise<DataKey | undefined> {
  const { stored } = await tx.vault.fresh()
  const row = await tx.one<{ key: string | null }>('select app.keep_person_key($1, $2) as key', [person, stored])
  const [held] = await tx.vault.keysOf([row?.key ?? null])
  return held === undefined || held === 'erased' || held === 'damaged' ? undefined : held
}

/** Keeps a file; undefined where this account may not, or nothing of the person is kept any more. Answers the new id. */
export async function keepEvidence(tx: Tx, file: Kept): Promise<string | undefined> {
  const key = await keyOf(tx, file.person)
  if (!key) return undefined
  const id = randomUUID()
  const parts = Math.max(1, Math.ceil(file.kept.length / PART))
  const name = sealValue(key, { subject: file.person, column: 'evidence.name', row: id }, file.name)
  const put = await tx.one<{ done: boolean }>('select app.evidence_put($1, $2, $3, $4, $5, $6, $7, $8, $9) as done', [
    ...[id, file.person, file.dataClass, name, file.type, file.kept.length, parts],
    ...[sha256(file.received), sha256(file.kept)],
  ])
  if (!put?.done) return undefined
  for (let at = 0; at < parts; at++) {
    const body = sealBytes(key, placeOf(file.person, id, at, parts), file.kept.subarray(at * PART, (at + 1) * PART))
    await tx.one('select app.evidence_part_put($1, $2, $3)', [id, at, body])
  }
  return id
}

/** The content, its hash compared; undefined where it is not for this account, erased or damaged. The reading is recorded. */
export async function takeEvidence(
  tx: Tx,
  person: string,
  { id, parts, hash, key }: { id: string; parts: number; hash: string; key: string | null },
): Promise<Buffer | undefined> {
  const rows = await tx.rows<{ body: Buffer }>('select body from app.evidence_take($1, $2) t(body)', [person, id])
  const [held] = await tx.vault.keysOf([key])
  if (held === undefined || held === 'erased' || held === 'damaged' || rows.length !== parts) return undefined
  const opened = rows.map((row, at) => openBytes(held, placeOf(person, id, at, parts), row.body))
  if (opened.some(part => part === undefined)) return undefined
  const whole = Buffer.concat(opened as Buffer[])
  return sha256(whole).toString('hex') === hash ? whole : undefined
}
