/** Files on a person's record: sealed in parts under the person's key on their way out of this process, and opened on the way in. */
import { randomUUID } from 'node:crypto'
import type { DataClass } from '../domain/mechanism/vocabulary.ts'
import type { PersonFile } from '../domain/person/file.ts'
import type { Entered, Tx } from '../platform/db/database.ts'
import type { DataKey } from '../platform/vault/envelope.ts'
import { classesOf } from './identity.ts'
import type { Mechanism } from './mechanism.ts'
import { sealValue } from './seal.ts'
import { countParts, openParts, sealParts, sha256 } from './sealed-parts.ts'

const COLUMN = 'evidence_part.body'

/** Classes a file may belong to. */
export const EVIDENCE_CLASSES = [
  'identity',
  'indicators',
  'interview',
  'proceedings',
  'compensation',
] as const satisfies readonly DataClass[]
export type EvidenceClass = (typeof EVIDENCE_CLASSES)[number]

/** The classes of a person's files that this account may add to. */
export function evidenceClasses(mechanism: Mechanism, file: PersonFile, actor: Entered): readonly EvidenceClass[] {
  const own = classesOf(mechanism, file, actor, 'write')
  return EVIDENCE_CLASSES.filter(one => own.includes(one))
}

export type Kept = {
  readonly person: string
  readonly dataClass: string
  readonly name: string
  readonly type: string
  /** SHA-256 of what came: the same as of what is kept where no metadata were taken out. */
  readonly received: Buffer
  readonly kept: Buffer
  /** A report of the public mailbox it is taken over from. */
  readonly report?: string
}

/** The place of a part: its number and how many there are, so that none can be left out, moved or added. */
const placeOf = (person: string, evidence: string) => (at: number, parts: number) => ({
  subject: person,
  column: COLUMN,
  row: `${evidence} ${at}/${parts}`,
})

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
  const name = sealValue(key, { subject: file.person, column: 'evidence.name', row: id }, file.name)
  const put = await tx.one<{ done: boolean }>(
    'select app.evidence_put_from($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as done',
    [
      ...[id, file.person, file.dataClass, name, file.type, file.kept.length, countParts(file.kept)],
      ...[file.received, sha256(file.kept), file.report ?? null],
    ],
  )
  if (!put?.done) return undefined
  let at = 0
  for (const body of sealParts(key, placeOf(file.person, id), file.kept))
    await tx.one('select app.evidence_part_put($1, $2, $3)', [id, at++, body])
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
  if (held === undefined || held === 'erased' || held === 'damaged') return undefined
  const bodies = rows.map(row => row.body)
  const whole = openParts(held, placeOf(person, id), bodies, parts)
  return whole && sha256(whole).toString('hex') === hash ? whole : undefined
}
