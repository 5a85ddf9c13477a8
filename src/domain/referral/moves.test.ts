import { describe, expect, it } from 'vitest'
import { actorOf, eventOf, fileOf, NOON, ORGANISATIONS } from '../../../tests/support/person-file.ts'
import { RO } from '../../countries/ro/pack.ts'
import { grantsOf as grantsBy } from '../access/grants.ts'
import { after } from '../person/change.ts'
import type { PersonFile, ReferralFacts, ServiceLine } from '../person/file.ts'
import { eligible, type Listed, needsNext, pathOf } from './eligible.ts'
import { linesAfterRequest, moveReferral } from './moves.ts'
import { DECLINE_REASONS, reasonsOf, sideOf } from './reasons.ts'
import type { Move } from './states.ts'

const grantsOf = (file: PersonFile) => grantsBy(file, RO.access)
const RECEIVER = ORGANISATIONS[1]
const asked: ReferralFacts = {
  id: '00000000-0000-4000-b000-000000000001',
  state: 'requested',
  businessStatus: null,
  sender: ORGANISATIONS[0],
  receiver: RECEIVER,
  receiverKind: 'provider',
  service: 'SHEL_EM',
  path: 'service',
  emergency: false,
  answerDueAt: NOON,
  requestedAt: NOON - 1000,
  answeredAt: null,
}
const line: ServiceLine = {
  id: '00000000-0000-4000-c000-000000000001',
  plan: 'immediate',
  service: 'SHEL_EM',
  referred: true,
  accepted: false,
  received: false,
  closedReason: null,
  carriedOver: false,
}

function moved(file: PersonFile, move: Move, reason?: string): PersonFile {
  const referral = file.referrals[0] ?? asked
  return after(file, eventOf('referral.accepted'), moveReferral(file, referral, move, { now: NOON, reason }))
}

const file = fileOf({ referrals: [asked], serviceLines: [line] })

describe('an answer', () => {
  it('stops the answer clock: yes, no and the waiting list alike', () => {
    for (const move of ['accept', 'reject', 'waitlist'] as const) {
      expect(moved(file, move, 'no-place').referrals[0]).toMatchObject({ answerDueAt: null, answeredAt: NOON })
    }
  })

  it('keeps the state on the waiting list and says so in the business status', () => {
    expect(moved(file, 'waitlist').referrals[0]).toMatchObject({ state: 'requested', businessStatus: 'waitlisted' })
  })

  it('ends everything still asked for the same help when the person withdraws, and nothing else', () => {
    const other = { ...asked, id: '00000000-0000-4000-b000-000000000002' }
    const legal = { ...asked, id: '00000000-0000-4000-b000-000000000003', service: 'LEGAL' }
    const taken = { ...asked, id: '00000000-0000-4000-b000-000000000004', state: 'accepted' as const }
    const all = fileOf({ referrals: [asked, other, legal, taken], serviceLines: [line] })
    const states = (reason: string) => moved(all, 'cancel', reason).referrals.map(one => one.state)
    expect(states('person-withdrew')).toEqual(['cancelled', 'cancelled', 'requested', 'accepted'])
    expect(states('no-longer-needed')).toEqual(['cancelled', 'requested', 'requested', 'accepted'])
  })

  it('opens the grant with a yes, and ends it with the referral', () => {
    const accepted = moved(file, 'accept')
    expect(grantsOf(accepted)).toMatchObject([{ organisation: RECEIVER, basis: 'referral' }])
    expect(grantsOf(accepted)[0]?.classes).toContain('identity')
    expect(grantsOf(moved(accepted, 'cancel', 'person-withdrew'))).toEqual([])
    expect(grantsOf(file)).toEqual([])
  })

  it('says on which side a decline lies, for every reason', () => {
    for (const reason of reasonsOf('reject'))
      expect(sideOf(reason)).toBe(DECLINE_REASONS[reason as keyof typeof DECLINE_REASONS])
    expect(sideOf('in-hospital')).toBeUndefined()
    expect(moveReferral(file, asked, 'reject', { now: NOON, reason: 'no-place' }).referrals?.[0]).toMatchObject({
      businessStatus: 'declined',
      reasonSide: 'provider',
    })
  })
})

describe('what follows', () => {
  it('accepted, then received are written apart; a referral that falls through takes the promise back', () => {
    const accepted = moved(file, 'accept')
    expect(accepted.serviceLines[0]).toMatchObject({ referred: true, accepted: true, received: false })
    expect(moved(accepted, 'fail', 'place-lost').serviceLines[0]).toMatchObject({ referred: true, accepted: false })
    const got = { ...accepted, serviceLines: accepted.serviceLines.map(one => ({ ...one, received: true })) }
    expect(moved(got, 'fail', 'place-lost').serviceLines[0]).toMatchObject({ accepted: true, received: true })
  })

  it('arrived is in progress with a confirmed arrival, withdrawn is cancelled', () => {
    const accepted = moved(file, 'accept')
    expect(moved(accepted, 'arrive').referrals[0]).toMatchObject({ state: 'in-progress', businessStatus: 'arrived' })
    expect(moved(accepted, 'cancel', 'person-withdrew').referrals[0]).toMatchObject({
      state: 'cancelled',
      businessStatus: 'withdrawn',
    })
    expect(moved(accepted, 'cancel', 'no-longer-needed').referrals[0]).toMatchObject({
      state: 'cancelled',
      businessStatus: null,
    })
  })

  it('opens a line where no plan names the service yet, and marks the one that is there', () => {
    expect(linesAfterRequest(fileOf(), 'PSY', () => 'new')).toMatchObject([
      { id: 'new', service: 'PSY', referred: true },
    ])
    expect(
      linesAfterRequest(fileOf({ serviceLines: [{ ...line, referred: false }] }), 'SHEL_EM', () => 'new'),
    ).toMatchObject([{ id: line.id, referred: true }])
  })
})

describe('who may be asked', () => {
  const listed = (id: string, over: Partial<Listed>): Listed => ({
    id,
    name: id,
    kind: 'provider',
    connected: true,
    services: ['PSY'],
    territories: ['CJ'],
    ...over,
  })
  const wanted = {
    service: 'PSY',
    county: 'CJ',
    parent: undefined,
    path: 'service',
    own: 'own',
    ownKind: 'regional-centre',
  } as const
  const ids = (person: PersonFile, all: readonly Listed[]) =>
    eligible(person, all, wanted).map(one => one.organisation.id)

  it('lists what fits first, what is unknown as unknown, and leaves out what does not fit', () => {
    const all = [
      listed('unknown', { services: [] }),
      listed('fits', {}),
      listed('elsewhere', { territories: ['IS'] }),
      listed('other', { services: ['MED'] }),
      listed('own', {}),
      listed('school', { kind: 'school' }),
    ]
    expect(ids(fileOf(), all)).toEqual(['fits', 'unknown'])
    expect(eligible(fileOf(), all, wanted)[1]).toMatchObject({ offers: 'unknown', covers: 'yes', consent: 'not-asked' })
  })

  it('puts a consent already given first and whoever was asked already last', () => {
    const person = fileOf({
      consents: [{ purpose: 'referral', recipient: 'b', answer: 'given', givenBy: 'person', subject: null, at: NOON }],
      referrals: [{ ...asked, receiver: 'a', service: 'PSY', state: 'rejected' }],
    })
    expect(ids(person, [listed('a', {}), listed('b', {}), listed('c', {})])).toEqual(['b', 'c', 'a'])
  })

  it('a child goes from the centre to child protection, and from there onward', () => {
    const child = fileOf({ ageStatus: 'unknown' })
    expect(pathOf(child, actorOf('regional-centre').organisationKind)).toBe('official')
    expect(pathOf(child, 'child-protection')).toBe('onward')
    expect(pathOf(fileOf(), 'regional-centre')).toBe('service')
  })

  it('proposes the next after a no or a silence, not while the clock runs or on a waiting list', () => {
    expect(needsNext(asked, NOON - 1)).toBe(false)
    expect(needsNext(asked, NOON + 1)).toBe(true)
    expect(needsNext({ ...asked, state: 'rejected' }, NOON)).toBe(true)
    expect(needsNext({ ...asked, businessStatus: 'waitlisted', answerDueAt: null }, NOON + 1)).toBe(false)
  })
})
