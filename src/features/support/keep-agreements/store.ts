import type { CivilDate } from '../../../domain/time/civil-date.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { NewAgreement } from './form.ts'

export type Agreement = {
  readonly id: string
  readonly lead: string
  readonly provider: string
  readonly service: string
  readonly answerHours: number
  readonly startDays: number
  readonly from: CivilDate
  readonly until: CivilDate | null
  readonly agreedAt: number | null
  readonly endedAt: number | null
}

/** Agreements of one's own desk, at either end: those that run or wait for a yes, then the newest ended. */
export function readAgreements(tx: Tx): Promise<Agreement[]> {
  return tx.rows(
    `select id, lead_id as lead, provider_id as provider, service, answer_hours as "answerHours", start_days as "startDays",
        from_day::text as from, until_day::text as until, floor(extract(epoch from agreed_at) * 1000)::bigint as "agreedAt",
        floor(extract(epoch from ended_at) * 1000)::bigint as "endedAt"
      from app.service_agreement order by ended_at is not null, agreed_at is not null, coalesce(ended_at, proposed_at) desc, id limit 200`,
  )
}

/** A promise that was broken: which referral, and until when it was to be kept. Nobody is named in it. */
export type Breach = {
  readonly agreement: string
  readonly referral: string
  readonly clause: 'answer' | 'start'
  readonly dueAt: number
  readonly keptAt: number | null
}

export function readBreaches(tx: Tx, now: number): Promise<Breach[]> {
  return tx.rows(
    `select agreement, referral, clause, floor(extract(epoch from due_at) * 1000)::bigint as "dueAt",
        floor(extract(epoch from kept_at) * 1000)::bigint as "keptAt" from app.agreement_breaches($1)`,
    [new Date(now).toISOString()],
  )
}

export type Count = {
  readonly agreement: string
  readonly clause: 'answer' | 'start'
  readonly promised: number
  readonly broken: number
}

export function readCounts(tx: Tx, now: number): Promise<Count[]> {
  return tx.rows('select agreement, clause, promised, broken from app.agreement_counts($1)', [
    new Date(now).toISOString(),
  ])
}

export type ProposeAnswer = 'proposed' | 'replayed' | 'exists' | 'invalid' | 'not-found'

export async function proposeAgreement(tx: Tx, id: string, wanted: NewAgreement, now: number): Promise<ProposeAnswer> {
  const { provider, service, answerHours, startDays, from, until } = wanted
  const row = await tx.one<{ answer: ProposeAnswer }>(
    'select app.agreement_propose($1, $2, $3, $4, $5, $6, $7, $8) as answer',
    [id, provider, service, answerHours, startDays, from, until, new Date(now).toISOString()],
  )
  return row?.answer ?? 'not-found'
}

/** The provider says yes, or either end ends it. Another desk's is not found. */
export async function moveAgreement(tx: Tx, id: string, move: 'agree' | 'end', now: number): Promise<string> {
  const row = await tx.one<{ answer: string }>(`select app.agreement_${move}($1, $2) as answer`, [
    id,
    new Date(now).toISOString(),
  ])
  return row?.answer ?? 'not-found'
}
