import { describe, expect, it } from 'vitest'
import { eventOf, fileOf, HOUR, NOON, ORGANISATIONS } from '../../../tests/support/person-file.ts'
import { RO } from '../../countries/ro/pack.ts'
import { grantsOf } from '../access/grants.ts'
import type { Coded, ReferralFacts } from '../person/file.ts'
import { fold } from '../replay/fold.ts'
import { handedOver, lastTransfer } from './transfer.ts'

const [CENTRE = '', OTHER = '', THIRD = ''] = ORGANISATIONS

const referralOf = (over: Partial<ReferralFacts>): ReferralFacts => ({
  id: 'r',
  state: 'requested',
  businessStatus: null,
  sender: CENTRE,
  receiver: OTHER,
  receiverKind: 'provider',
  service: 'PSY',
  path: 'service',
  emergency: false,
  answerDueAt: null,
  requestedAt: NOON,
  answeredAt: null,
  ...over,
})

const act = (kind: Parameters<typeof eventOf>[0], facts: { [key: string]: Coded }, organisation: string) => ({
  ...eventOf(kind, facts, { organisation, organisationKind: 'regional-centre' }),
  rules: {},
  facts: {},
})

const asking = {
  ...{ referralId: 't', receiver: OTHER, receiverKind: 'regional-centre', service: 'TRANSFER', path: 'transfer' },
  ...{ emergency: false, county: 'IS', reason: 'person-moves' },
}

describe('a transfer, folded from its acts alone', () => {
  const own = referralOf({ id: 'own', receiver: CENTRE, sender: THIRD, state: 'in-progress' })
  const asked = referralOf({ id: 'asked', sender: CENTRE, receiver: THIRD, state: 'requested' })
  const start = fileOf({ referrals: [own, asked], territory: 'CJ' })
  const step = (file: typeof start, ...event: Parameters<typeof act>) =>
    fold(file, act(...event) as never, NOON + HOUR, RO)
  const requested = step(start, 'referral.transfer-requested', asking, CENTRE)
  const accepted = step(requested, 'referral.transfer-accepted', { referralId: 't', contactAccount: 'worker' }, OTHER)
  const there = step(accepted, 'referral.transfer-arrived', { referralId: 't' }, OTHER)

  it('leaves everything with the sender while it is asked', () => {
    expect(lastTransfer(requested)).toBeUndefined()
    expect(requested.legs.every(leg => leg.addressee !== CENTRE || leg.state === 'taken-up')).toBe(true)
    expect(requested.serviceLines).toEqual(start.serviceLines)
    expect(grantsOf(requested, RO.access).map(one => one.organisation)).not.toContain(OTHER)
  })

  it('names who answers with the yes, and moves the rest with the arrival', () => {
    expect(accepted).toMatchObject({ caseManager: 'worker', holder: OTHER, territory: 'CJ', stage: start.stage })
    expect(handedOver(accepted).size).toBe(0)
    expect(there.territory).toBe('IS')
    expect(handedOver(there)).toEqual(new Set([CENTRE]))
    expect(there.referrals.find(one => one.id === 'own')?.state).toBe('completed')
    expect(there.referrals.find(one => one.id === 'asked')?.sender).toBe(OTHER)
  })

  it('gives the person back where the consent it rests on is taken back', () => {
    const entry = {
      purpose: 'referral',
      recipient: OTHER,
      answer: 'withdrawn',
      givenBy: 'person',
      subject: null,
      at: NOON,
    } as const
    expect(handedOver({ ...there, ageStatus: 'adult', consents: [entry] }).size).toBe(0)
    expect(handedOver({ ...there, ageStatus: 'child', consents: [entry] })).toEqual(new Set([CENTRE]))
  })
})
