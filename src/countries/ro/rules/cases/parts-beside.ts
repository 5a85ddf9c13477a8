import { eventOf, legOf, NOON } from '../../../../../tests/support/person-file.ts'
import type { ActFacts } from '../../../../domain/person/file.ts'

/** Pieces for the rules of what runs beside the way: courts, papers, journeys, money, counting. */

const MINUTE = 60_000

export const checked = eventOf('indicators.checked')
export const noticed = eventOf('sign.recorded', {}, { organisationKind: 'child-protection' })
export const police = legOf('police')
export const takesPart = eventOf('participation.decided', { choice: 'participate' })
export const coordination = (act: ActFacts) => eventOf('court-support.coordinated', act)
export const fled = (fledFrom: string) => eventOf('needs.recorded', { fledFrom })
export const changed = (outcome: string, ...answered: readonly string[]) => coordination({ outcome, answered })
export const stay = (act: ActFacts) => eventOf('stay.recorded', act)
export const permit = (act: ActFacts = {}) => stay({ stayKind: 'residence-permit', ...act })
export const review = (act: ActFacts) => eventOf('non-punishment.reviewed', act)
export const entry = (act: ActFacts = {}) => eventOf('register-entry.made', act)
export const again = eventOf('person.re-victimised')

/** An act a number of minutes ago. */
export const ago = (kind: Parameters<typeof eventOf>[0], minutes: number, act: ActFacts = {}) =>
  eventOf(kind, act, { happenedAt: NOON - minutes * MINUTE, recordedAt: NOON - minutes * MINUTE })

export const HOURS_72 = 72 * 60
export const GOING: ActFacts = {
  decision: 'return',
  freely: 'yes',
  told: ['risks-there'],
  decidedBy: 'person',
  risk: 'low',
  familySafe: 'yes',
  communitySafe: 'yes',
}
export const AWARD: ActFacts = {
  awarded: 1000,
  paid: 0,
  awardKind: 'moral',
  currency: 'RON',
  awardedOn: '2026-06-01',
  courtNamed: 'yes',
  enforcement: 'running',
}
export const CLAIM: ActFacts = {
  offence: 'trafficking-adult',
  offenceOn: '2026-03-01',
  complaintOn: '2026-04-30',
  outcomeOn: '2025-06-10',
  nonPunishment: 'not-needed',
}
export const PROFILE: ActFacts = {
  servicesOffered: ['SHEL_EM'],
  groups: ['women'],
  counties: [{ territory: 'CJ' }],
  beds: [{ total: 4, free: 1 }],
  licences: [{ validTo: '2027-01-01' }],
  fundingSources: ['ngo'],
}
export const BREAKDOWNS = [
  'organisation',
  'sex',
  'age-group',
  'citizenship',
  'exploitation',
  'suspects',
  'prosecutions',
  'convictions',
]
export const TRAINING: ActFacts = { topics: ['indicators'], trainedOn: '2026-06-01', validUntil: '2028-06-01' }
/** The same without one answer. */
export const without = (facts: ActFacts, ...keys: readonly string[]): ActFacts =>
  Object.fromEntries(Object.entries(facts).filter(([key]) => !keys.includes(key)))
