import type { ActKind } from '../mechanism/vocabulary.ts'
import type { PersonEvent, PersonFile } from '../person/file.ts'
import type { Instant } from '../time/civil-date.ts'
import { type PersonFact, person } from './context.ts'

/**
 * How acts are read from a file, in memory and in SQL. Two laws hold for all of them: what was imported with
 * conformity not known (`historical`) fulfils nothing, and a new situation of exploitation starts the way anew.
 */

/** SQL: the event that opened the present situation, as a sequence number. */
export const REOPENED_SEQ = `coalesce((select max(r.seq) from app.event r where r.person_id = p.id and r.kind = 'person.re-victimised'), 0)`
const REOPENED_AT = `coalesce((select r.happened_at from app.event r where r.person_id = p.id and r.kind = 'person.re-victimised' order by r.seq desc limit 1), '-infinity')`

/** SQL: from-clause of the acts of a kind that count in the present situation, alias `x`. */
export function situationSql(kind: ActKind): string {
  return `from app.event x where x.person_id = p.id and x.kind = '${kind}' and x.conformity <> 'historical' and x.seq > ${REOPENED_SEQ}`
}

/** SQL: from-clause of all acts of a kind that count, whatever the situation, alias `x`. */
export function everSql(kind: ActKind): string {
  return `from app.event x where x.person_id = p.id and x.kind = '${kind}' and x.conformity <> 'historical'`
}

/** SQL: legs of the present situation, alias `l`. */
export const LEGS_SQL = `from app.leg l where l.person_id = p.id and l.sent_at >= ${REOPENED_AT}`

/** The latest act of a kind that counts in the present situation. */
export function latest(file: PersonFile, kind: ActKind): PersonEvent | undefined {
  const { events } = file
  for (let at = events.length - 1; at >= 0; at--) {
    const event = events[at] as PersonEvent
    if (event.kind === kind && event.conformity !== 'historical') return event
    if (event.kind === 'person.re-victimised') return undefined
  }
  return undefined
}

/** The latest act of a kind that counts, whatever the situation. */
export function latestEver(file: PersonFile, kind: ActKind): PersonEvent | undefined {
  const { events } = file
  for (let at = events.length - 1; at >= 0; at--) {
    const event = events[at] as PersonEvent
    if (event.kind === kind && event.conformity !== 'historical') return event
  }
  return undefined
}

/** When the present situation was reported; before everything where there is only one. */
export function reopenedAt(file: PersonFile): Instant {
  const { events } = file
  for (let at = events.length - 1; at >= 0; at--)
    if (events[at]?.kind === 'person.re-victimised') return (events[at] as PersonEvent).happenedAt
  return Number.NEGATIVE_INFINITY
}

/** Fact: an act of this kind was done in the present situation. */
export function happened(kind: ActKind): PersonFact {
  return person(`exists (select 1 ${situationSql(kind)})`, c => latest(c.file, kind) !== undefined)
}

/** Fact: an act of this kind was ever done. */
export function everHappened(kind: ActKind): PersonFact {
  return person(`exists (select 1 ${everSql(kind)})`, c => latestEver(c.file, kind) !== undefined)
}

/** SQL: the coded word under a key of the latest act of a kind, `''` where there is none. */
export function latestWordSql(kind: ActKind, key: string): string {
  return `coalesce((select case when jsonb_typeof(x.act->'${key}') = 'string' then x.act->>'${key}' else '' end ${situationSql(kind)} order by x.seq desc limit 1), '')`
}

/** The coded word under a key of the latest act of a kind, `''` where there is none. */
export function latestWord(file: PersonFile, kind: ActKind, key: string): string {
  const value = latest(file, kind)?.act[key]
  return typeof value === 'string' ? value : ''
}
