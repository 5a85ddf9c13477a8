import type { ActKind } from '../../src/domain/mechanism/vocabulary.ts'
import { screeningsOf } from '../../src/domain/person/as-of.ts'
import type { Act, ActFacts, Actor, PersonEvent, PersonFile } from '../../src/domain/person/file.ts'

/** Noon of an ordinary exercise day. */
export const NOON = Date.UTC(2026, 5, 10, 9)
export const HOUR = 3_600_000

/** A file of nobody, with what a test wants to say about it. */
export function fileOf(over: Partial<PersonFile> = {}): PersonFile {
  const events = over.events ?? []
  return {
    id: '00000000-0000-4000-8000-000000000001',
    code: 'EX-041',
    version: 1,
    ageStatus: 'adult',
    sex: 'unknown',
    status: 'potential',
    stage: 'detected',
    danger: false,
    territory: 'CJ',
    birthDate: null,
    exploitation: [],
    detectedAt: NOON - 48 * HOUR,
    caseManager: null,
    holder: null,
    historical: false,
    joinedInto: null,
    legs: [],
    consents: [],
    referrals: [],
    serviceLines: [],
    tasks: [],
    grants: [],
    ...over,
    events,
    screenings: over.screenings ?? screeningsOf(events),
  }
}

let made = 0

/** One act on file, regular and a day old unless said otherwise. */
export function eventOf(kind: ActKind, act: ActFacts = {}, over: Partial<PersonEvent> = {}): PersonEvent {
  made += 1
  return {
    id: `00000000-0000-4000-9000-${String(made).padStart(12, '0')}`,
    kind,
    happenedAt: NOON - 24 * HOUR,
    recordedAt: NOON - 24 * HOUR,
    organisation: null,
    organisationKind: 'regional-centre',
    role: 'centre-officer',
    act,
    conformity: 'regular',
    broken: [],
    ...over,
  }
}

/** A leg of a notification, taken up. */
export function legOf(
  addresseeKind: PersonFile['legs'][number]['addresseeKind'],
  over: Partial<PersonFile['legs'][number]> = {},
): PersonFile['legs'][number] {
  return {
    id: `00000000-0000-4000-a000-${addresseeKind.length.toString().padStart(12, '0')}`,
    duty: 'duty',
    addressee: ORGANISATIONS[0],
    addresseeKind,
    state: 'taken-up',
    connected: true,
    sentAt: NOON - 30 * HOUR,
    dueAt: NOON - 29 * HOUR,
    takenUpAt: NOON - 29 * HOUR,
    escalation: 0,
    ...over,
  }
}

export function actOf(kind: ActKind, facts: ActFacts = {}, mode: Act['mode'] = 'do'): Act {
  return { kind, mode, happenedAt: NOON, facts }
}

export function actorOf(organisationKind: Actor['organisationKind'] = 'regional-centre'): Actor {
  return {
    account: 'account',
    name: 'Exercise 041',
    organisation: ORGANISATIONS[0],
    organisationKind,
    roles: ['centre-officer'],
  }
}

/** Three organisations of an exercise. */
export const ORGANISATIONS = [
  '00000000-0000-4000-b000-000000000001',
  '00000000-0000-4000-b000-000000000002',
  '00000000-0000-4000-b000-000000000003',
] as const
