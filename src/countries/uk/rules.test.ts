import { describe, expect, it } from 'vitest'
import { contextOf } from '../../domain/facts/context.ts'
import { FACTS } from '../../domain/facts/registry.ts'
import type { ActKind } from '../../domain/mechanism/vocabulary.ts'
import type { Act, ActFacts, Actor, PersonEvent, PersonFile } from '../../domain/person/file.ts'
import { remember } from '../../domain/rules/compile.ts'
import { evaluate } from '../../domain/rules/condition.ts'
import { decide } from '../../domain/rules/decide.ts'
import { duesOf } from '../../domain/way/panel.ts'
import { UK } from './pack.ts'

const NOW = Date.UTC(2026, 5, 15, 12)
const ACTOR: Actor = {
  account: 'a',
  name: 'Exercise 011',
  organisation: 'sca',
  organisationKind: 'regional-centre',
  roles: ['centre-officer'],
}
const event = (kind: ActKind, act: ActFacts = {}): PersonEvent => ({
  id: kind,
  kind,
  happenedAt: NOW - 1000,
  recordedAt: NOW - 1000,
  organisation: 'sca',
  organisationKind: 'regional-centre',
  role: 'centre-officer',
  act,
  conformity: 'regular',
  broken: [],
})
const consent = (purpose: 'notification' | 'referral', recipient: string | null = null) =>
  ({ purpose, recipient, answer: 'given', givenBy: 'person', subject: null, at: NOW - 1000 }) as const
const leg = (addresseeKind: 'regional-centre' | 'child-protection') =>
  ({
    id: addresseeKind,
    duty: 'd',
    addressee: addresseeKind,
    addresseeKind,
    state: 'taken-up',
    connected: true,
    sentAt: NOW,
    dueAt: NOW,
    takenUpAt: NOW,
    escalation: 0,
  }) as const
const ADULT: PersonFile = {
  id: 'p',
  code: 'P',
  version: 1,
  ageStatus: 'adult',
  sex: 'unknown',
  status: 'potential',
  stage: 'notified',
  danger: false,
  territory: 'TLI',
  birthDate: null,
  exploitation: [],
  detectedAt: NOW - 2000,
  caseManager: null,
  holder: null,
  historical: false,
  joinedInto: null,
  events: [event('notification.sent')],
  legs: [leg('regional-centre')],
  consents: [consent('notification')],
  screenings: [],
  referrals: [],
  serviceLines: [],
  tasks: [],
  grants: [],
}
const CHILD: PersonFile = {
  ...ADULT,
  ageStatus: 'child',
  consents: [],
  legs: [leg('regional-centre'), leg('child-protection')],
}

const act = (kind: ActKind, facts: ActFacts): Act => ({ kind, mode: 'do', happenedAt: NOW, facts })
/** Rules that refuse the act, or ask why. */
const broken = (file: PersonFile, kind: ActKind, facts: ActFacts): readonly string[] => {
  const decision = decide(file, act(kind, facts), ACTOR, NOW, UK)
  return decision.kind === 'refused'
    ? decision.broken.map(one => one.rule)
    : 'warnings' in decision
      ? decision.warnings.map(one => one.rule)
      : []
}
const reasonable = { status: 'presumed' }
const conclusive = { status: 'identified' }
const presumed: PersonFile = {
  ...ADULT,
  status: 'presumed',
  events: [...ADULT.events, event('status.decided', reasonable)],
}

describe('who enters, and with what', () => {
  it('without consent the duty to notify is met, and no name leaves', () => {
    const rule = 'notify.no-name-without-consent'
    for (const asked of ['refuses', 'not-safe']) {
      expect(broken(ADULT, 'notification.sent', { asked, identityShared: false })).toEqual([])
      expect(broken(ADULT, 'notification.sent', { asked, identityShared: true })).toEqual([rule])
      expect(broken(ADULT, 'notification.sent', { asked, identityShared: true, danger: 'yes' })).toEqual([rule])
      expect(
        broken(ADULT, 'notification.sent', { asked, identityShared: true, danger: 'yes', reasonGiven: true }),
      ).toEqual([])
    }
    expect(broken(ADULT, 'notification.sent', { asked: 'agrees', identityShared: true })).toEqual([])
    expect(broken(CHILD, 'notification.sent', { asked: 'not-needed', identityShared: true })).toEqual([])
  })

  it('nobody decides about an adult who did not agree; a child is not asked', () => {
    const refused = { ...ADULT, consents: [{ ...consent('notification'), answer: 'refused' as const }] }
    expect(broken(refused, 'status.decided', reasonable)).toEqual(['grounds.adult-agreed'])
    expect(broken({ ...ADULT, consents: [] }, 'status.decided', reasonable)).toEqual(['grounds.adult-agreed'])
    expect(broken(ADULT, 'status.decided', reasonable)).toEqual([])
    expect(broken(CHILD, 'status.decided', reasonable)).toEqual([])
  })

  it('nobody decides about a child before the local authority knows', () => {
    const untold = { ...CHILD, legs: [leg('regional-centre')] }
    expect(broken(untold, 'status.decided', reasonable)).toEqual(['grounds.local-authority-told'])
    const told = { ...untold, events: [...untold.events, event('self-report.made')] }
    expect(broken(told, 'status.decided', reasonable)).toEqual([])
  })

  it('"not sure" is a child', () => {
    const rule = UK.rules.find(one => one.id === 'age.not-sure-is-child')
    const unsure = { ...CHILD, ageStatus: 'unknown' as const }
    const answers = remember(FACTS, contextOf(unsure, NOW, UK))
    expect(rule?.applies && evaluate(rule.applies, answers)).toBe(true)
    expect(rule && evaluate(rule.holds, answers)).toBe(true)
    expect(broken(unsure, 'status.decided', reasonable)).toEqual([])
  })
})

describe('two decisions, and recovery between them', () => {
  it('the second follows the first', () => {
    const both = ['grounds.reasonable-first', 'grounds.recovery-before-conclusive']
    expect([...broken(ADULT, 'status.decided', conclusive)].sort()).toEqual(both)
    expect(broken(presumed, 'status.decided', conclusive)).toEqual(['grounds.recovery-before-conclusive'])
    const recovering = { ...presumed, events: [...presumed.events, event('recovery.opened')] }
    expect(broken(recovering, 'status.decided', conclusive)).toEqual([])
  })

  it('the first is made again only with a reason', () => {
    expect(broken(presumed, 'status.decided', reasonable)).toEqual(['grounds.reasonable-once'])
  })
})

it.each([
  ['2026-06-12T10:00:00+01:00', '2026-06-19', 'over a weekend'],
  ['2026-04-01T10:00:00+01:00', '2026-04-10', 'over Easter, with two bank holidays'],
  ['2026-03-27T10:00:00Z', '2026-04-07', 'over the change of the clock and Easter'],
])('reasonable grounds of %s are owed by the end of %s: five working days %s', (sent, last) => {
  const at = Date.parse(sent)
  const file = {
    ...ADULT,
    events: [{ ...event('notification.sent'), happenedAt: at }],
    consents: [{ ...consent('notification'), at }],
  }
  const due = duesOf(file, UK, at).find(line => line.step === 'reasonable-grounds')
  expect(new Date(due?.dueAt ?? 0).toISOString()).toBe(`${last}T22:59:59.999Z`)
})

describe('support', () => {
  const wanted = { receiver: 'ngo', receiverKind: 'provider', service: 'SAFE_HOUSE', path: 'service', emergency: false }
  const agreed = { ...presumed, consents: [consent('notification'), consent('referral', 'ngo')] }

  it('is asked of one organisation by consent for this one, after the first decision', () => {
    expect(broken(agreed, 'referral.requested', wanted)).toEqual([])
    expect(broken(agreed, 'referral.requested', { ...wanted, receiver: 'other' })).toEqual(['support.agreed-with-whom'])
    expect(broken({ ...agreed, status: 'potential' }, 'referral.requested', wanted)).toEqual([
      'support.after-reasonable-grounds',
    ])
  })

  it('a place tonight waits for nothing', () => {
    expect(broken({ ...ADULT, consents: [] }, 'referral.requested', { ...wanted, emergency: true })).toEqual([])
  })
})
