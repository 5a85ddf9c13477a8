import { randomUUID } from 'node:crypto'
import { followUp } from '../../../act/follow-up.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { eventRow } from '../../../act/perform.ts'
import { add, type Sections } from '../../../act/sections.ts'
import type { ActKind } from '../../../domain/mechanism/vocabulary.ts'
import { after } from '../../../domain/person/change.ts'
import type { Actor, PersonEvent, PersonFile } from '../../../domain/person/file.ts'
import { decide } from '../../../domain/rules/decide.ts'
import type { Match } from './store.ts'

export type Decision = 'join' | 'apart' | 'undo'

/** From which states a decision can be taken. What was joined or kept apart is undone first. */
export const TAKEN_FROM: { readonly [decision in Decision]: readonly Match['state'][] } = {
  join: ['possible'],
  apart: ['possible'],
  undo: ['joined', 'apart'],
}

const AFTER = { join: 'joined', apart: 'apart', undo: 'possible' } as const satisfies Record<Decision, Match['state']>

/**
 * What a decision about two files writes. Joined: the older file goes on and the newer one points to it. Undone: each stands
 * for itself again. Both files get an event; nothing is copied and nothing is lost.
 */
export function sectionsOf(
  mechanism: Mechanism,
  actor: Actor,
  match: Match,
  files: { readonly older: PersonFile; readonly newer: PersonFile },
  decision: Decision,
  now: number,
): Sections {
  const sections: Sections = {}
  const { older, newer } = files
  add(sections, 'matches', [
    { person_id: match.person, other_id: match.other, reasons: match.reasons, state: AFTER[decision] },
  ])
  const kind = eventKind(match, decision)
  for (const [file, other] of [
    [older, newer],
    [newer, older],
  ] as const) {
    if (!kind) {
      add(sections, 'expect', [{ person: file.id, version: file.version }])
      continue
    }
    const event = eventOf(kind, actor, now, { match: match.id, other: other.id, goesOn: file.id === older.id })
    const verdict = decide(file, { kind, mode: 'do', happenedAt: now, facts: event.act }, actor, now, mechanism.pack)
    add(sections, 'events', [eventRow(file.id, event, verdict, mechanism.pack.code)])
    const joinedInto = file.id === newer.id && kind === 'person.joined' ? older.id : null
    followUp(sections, mechanism, file, { ...after(file, event, {}), joinedInto }, now)
  }
  if (kind) pointNewer(sections, newer.id, kind === 'person.joined' ? { joined_into: older.id } : { separate: true })
  return sections
}

/** Keeping two files apart that were never joined changes neither. */
function eventKind(match: Match, decision: Decision): ActKind | undefined {
  if (decision === 'join') return 'person.joined'
  return decision === 'undo' && match.state === 'joined' ? 'person.separated' : undefined
}

function pointNewer(sections: Sections, newer: string, change: Record<string, unknown>): void {
  const rows = (sections.person_changes ?? []) as { id: string }[]
  sections.person_changes = rows.map(row => (row.id === newer ? { ...row, ...change } : row))
}

function eventOf(kind: ActKind, actor: Actor, now: number, act: PersonEvent['act']): PersonEvent {
  return {
    id: randomUUID(),
    kind,
    happenedAt: now,
    recordedAt: now,
    organisation: actor.organisation,
    organisationKind: actor.organisationKind,
    role: actor.roles[0] ?? 'centre-officer',
    act,
    conformity: 'regular',
    broken: [],
  }
}
