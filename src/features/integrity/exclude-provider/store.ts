import type { Tx } from '../../../platform/db/database.ts'
import { freshId, ownSeal, sealedFor } from '../sealed.ts'

/** Why a provider is kept from placement. */
export const REASONS = ['complicity', 'abuse', 'neglect', 'disclosure', 'licence', 'other'] as const
export type Reason = (typeof REASONS)[number]

export type Exclusion = {
  readonly id: string
  readonly organisation: string
  readonly reason: Reason
  readonly from: string
  /** The first day it holds no more. */
  readonly until: string
  readonly reviewOn: string
  readonly lifted: boolean
  readonly inForce: boolean
  readonly version: number
}

const COLUMNS = `e.id, o.name as organisation, e.reason, e.from_day::text as "from", e.until_day::text as "until", e.review_on::text as "reviewOn",
    e.lifted_at is not null as lifted, e.lifted_at is null and e.until_day > $1::date as "inForce", e.version
  from app.exclusion e join app.organisation o on o.id = e.organisation_id`

/** Exclusions of this desk, those in force first; the last two hundred. */
export function readExclusions(tx: Tx, today: string): Promise<Exclusion[]> {
  return tx.rows(
    `select ${COLUMNS} order by e.lifted_at is null and e.until_day > $1::date desc, e.review_on, e.id limit 200`,
    [today],
  )
}

export function readExclusion(tx: Tx, id: string, today: string): Promise<Exclusion | undefined> {
  return tx.one(`select ${COLUMNS} where e.id = $2`, [today, id])
}

/** What is done about an exclusion. */
export type ExclusionStep = 'decided' | 'reviewed' | 'lifted'

export type NewExclusion = {
  readonly organisation: string
  readonly reason: Reason
  readonly from: string
  readonly until: string
  readonly review: string
  readonly text: string
}
export type Excluded = 'decided' | 'replayed' | 'not-found' | 'no-such-one' | 'days' | 'stands'

/** Writes the decision. Answers its id beside what became of it. */
export async function excludeProvider(
  tx: Tx,
  formId: string | null,
  { organisation, reason, from, until, review, text }: NewExclusion,
): Promise<{ readonly said: Excluded; readonly id: string }> {
  const [id, step] = [freshId(), formId ?? freshId()]
  const { key, seal } = await ownSeal(tx, id)
  const row = await tx.one<{ said: Excluded }>(
    'select app.exclusion_decide($1, $2, $3, $4, $5, $6, $7, $8, $9) as said',
    [step, id, organisation, reason, from, until, review, key, seal('exclusion_step.text', text, step)],
  )
  return { said: row?.said ?? 'not-found', id }
}

export type Reviewed = 'done' | 'replayed' | 'not-found' | 'changed' | 'days' | 'stands'

/** Sets other days, or lifts it; with a reason. */
export async function reviewExclusion(
  tx: Tx,
  formId: string | null,
  { id, version }: { readonly id: string; readonly version: number },
  wanted: {
    readonly lift: boolean
    readonly until: string | null
    readonly review: string | null
    readonly text: string
  },
): Promise<Reviewed> {
  const step = formId ?? freshId()
  const sealed = await sealedFor(tx, id, 'exclusion_step.text', step, wanted.text)
  if (sealed === undefined) return 'not-found'
  const row = await tx.one<{ said: Reviewed }>('select app.exclusion_review($1, $2, $3, $4, $5, $6, $7) as said', [
    ...[step, id, version, wanted.lift, wanted.until, wanted.review, sealed],
  ])
  return row?.said ?? 'not-found'
}
