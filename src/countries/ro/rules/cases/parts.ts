import { eventOf, legOf, NOON, ORGANISATIONS } from '../../../../../tests/support/person-file.ts'
import type { OrganisationKind } from '../../../../domain/mechanism/vocabulary.ts'
import type { ActFacts, PersonFile } from '../../../../domain/person/file.ts'

/** Pieces of files from which the cases of the rules are built. */

export type Case = { readonly file?: Partial<PersonFile>; readonly act?: ActFacts; readonly by?: OrganisationKind }

export const child = (over: Partial<PersonFile> = {}): Partial<PersonFile> => ({ ageStatus: 'child', ...over })
export const cleared = eventOf('involvement.screened', {
  subject: 'parent-1',
  subjectKind: 'parent',
  result: 'not-involved',
})
export const involved = eventOf('involvement.screened', {
  subject: 'parent-1',
  subjectKind: 'parent',
  result: 'involved',
})
export const appointed = eventOf('representative.appointed')
export const twoLegs = [legOf('regional-centre'), legOf('child-protection')]
export const consent = (over: Partial<PersonFile['consents'][number]> = {}): PersonFile['consents'] => [
  {
    purpose: 'interview',
    recipient: null,
    answer: 'given',
    givenBy: 'person',
    subject: null,
    at: NOON - 1000,
    ...over,
  },
]
export const seen = eventOf('consent.recorded', { purpose: 'interview', childView: 'agrees' })
export const who = (...roles: readonly [string, string, string?][]): ActFacts => ({
  attendees: roles.map(([role, organisationKind, subject]) => ({ role, organisationKind, subject: subject ?? null })),
})
export const line = (over: Partial<PersonFile['serviceLines'][number]>): PersonFile['serviceLines'] => [
  {
    id: 'l',
    plan: 'immediate',
    service: 'shelter',
    referred: false,
    accepted: false,
    received: false,
    closedReason: null,
    carriedOver: false,
    ...over,
  },
]
export const referral = (over: Partial<PersonFile['referrals'][number]>): PersonFile['referrals'] => [
  {
    id: 'r',
    state: 'requested',
    businessStatus: null,
    sender: ORGANISATIONS[0],
    receiver: ORGANISATIONS[1],
    receiverKind: 'provider',
    service: 'shelter',
    path: 'service',
    emergency: false,
    answerDueAt: null,
    requestedAt: NOON,
    answeredAt: null,
    ...over,
  },
]
export const young = child({ birthDate: '2014-01-01' })
export const COMPANY = who(['psychologist', 'child-protection'], ['tutelary-representative', 'tutelary-authority'])
