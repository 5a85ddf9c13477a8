import type { Act, Actor, PersonFile } from '../person/file.ts'
import type { Fact } from '../rules/fact.ts'
import { type Calendar, civilDateOf } from '../time/calendar.ts'
import type { CivilDate, Instant } from '../time/civil-date.ts'

/** What a fact may look at: the file as it stands, the act in question if any, and the moment. */
export type FactContext = {
  readonly file: PersonFile
  readonly act: Act | null
  readonly actor: Actor | null
  readonly now: Instant
  readonly today: CivilDate
  readonly timeZone: string
}

export type PersonFact = Fact<FactContext> & { readonly about: 'person' }
export type ActFact = Fact<FactContext> & { readonly about: 'act' }

/** The context of a person, and of an act when one is meant. */
export function contextOf(
  file: PersonFile,
  now: Instant,
  calendar: Pick<Calendar, 'timeZone'>,
  act: Act | null = null,
  actor: Actor | null = null,
): FactContext {
  return { file, act, actor, now, today: civilDateOf(now, calendar.timeZone), timeZone: calendar.timeZone }
}

/** A standing fact about a person. */
export function person(sql: string, of: PersonFact['of']): PersonFact {
  return { about: 'person', of, sql }
}

/** A fact about one act. */
export function act(sql: string, of: ActFact['of']): ActFact {
  return { about: 'act', of, sql }
}
