import type { AgeStatus, ExploitationForm, Sex } from '../mechanism/vocabulary.ts'
import type { Leg, PersonEvent, PersonFile } from '../person/file.ts'
import type { CivilDate, Instant } from '../time/civil-date.ts'

export type NewPerson = {
  readonly id: string
  readonly code: string
  readonly ageStatus: AgeStatus
  readonly sex: Sex
  readonly danger: boolean
  readonly territory: string | null
  readonly birthDate: CivilDate | null
  readonly exploitation: readonly ExploitationForm[]
  readonly detectedAt: Instant
  readonly events: readonly PersonEvent[]
  readonly legs: readonly Leg[]
}

/** The file of a person who is new in this notification: what followed from the first sign and nothing else. */
export function newPersonFile(person: NewPerson): PersonFile {
  return {
    ...person,
    version: 1,
    status: 'potential',
    stage: 'detected',
    caseManager: null,
    holder: null,
    historical: false,
    joinedInto: null,
    consents: [],
    screenings: [],
    referrals: [],
    serviceLines: [],
    tasks: [],
    grants: [],
  }
}
