import type { ActKind } from '../../../src/domain/mechanism/vocabulary.ts'
import type { Actor, PersonEvent, PersonFile } from '../../../src/domain/person/file.ts'

const actor = (
  organisation: string,
  organisationKind: Actor['organisationKind'],
  role: Actor['roles'][number],
): Actor => ({
  account: organisation,
  name: organisation,
  organisation,
  organisationKind,
  roles: [role],
})

export const STACKS = actor('stacks', 'regional-centre', 'centre-officer')
export const FRONT_DESK = actor('desk', 'national-desk', 'national-officer')

/** Something that was done about a book. */
export const event = (kind: ActKind, happenedAt: number): PersonEvent => ({
  id: `${kind} ${happenedAt}`,
  kind,
  happenedAt,
  recordedAt: happenedAt,
  organisation: 'stacks',
  organisationKind: 'regional-centre',
  role: 'centre-officer',
  act: {},
  conformity: 'regular',
  broken: [],
})

/** A file about one book. */
export const book = (known: Partial<PersonFile>): PersonFile => ({
  id: 'book',
  code: 'B-1',
  version: 1,
  ageStatus: 'adult',
  sex: 'unknown',
  status: 'potential',
  stage: 'notified',
  danger: false,
  territory: 'EAST',
  birthDate: null,
  exploitation: [],
  detectedAt: 1_780_000_000_000,
  caseManager: null,
  holder: 'stacks',
  historical: false,
  joinedInto: null,
  events: [],
  legs: [],
  consents: [],
  screenings: [],
  referrals: [],
  serviceLines: [],
  tasks: [],
  grants: [],
  ...known,
})
