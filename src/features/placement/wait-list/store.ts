import type { Tx } from '../../../platform/db/database.ts'

/** Somebody this desk looks for a place for, and for whom there is none yet. */
export type WaitingRow = {
  readonly search: string
  readonly person: string
  readonly code: string
  readonly service: string
  readonly asked: { readonly county?: string; readonly urgency?: string; readonly withChildren?: boolean }
  readonly danger: boolean
  readonly child: boolean
  readonly since: number
}

/** Everybody who waits, as far as this desk sees them. */
export function readWaiting(tx: Tx): Promise<WaitingRow[]> {
  return tx.rows(
    `select s.id as search, p.id as person, p.code, s.service, s.asked, p.danger, p.age_status <> 'adult' as child,
        floor(extract(epoch from s.waiting_since) * 1000)::bigint as since
      from app.place_search s join app.person p on p.id = s.person_id
     where s.organisation_id = app.organisation() and s.state = 'waiting' order by s.waiting_since, s.id limit 500`,
  )
}
