import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryHistory } from '../../../../tests/support/any-history.ts'
import { actOf, actorOf, NOON, ORGANISATIONS } from '../../../../tests/support/person-file.ts'
import { grantsOf } from '../../../domain/access/grants.ts'
import { contextOf } from '../../../domain/facts/context.ts'
import { FACTS } from '../../../domain/facts/registry.ts'
import { isAsChild } from '../../../domain/facts/status.ts'
import type { Act, PersonFile, ReferralFacts } from '../../../domain/person/file.ts'
import { decide } from '../../../domain/rules/decide.ts'
import { RO } from '../pack.ts'

const runs = { numRuns: 120 }

const referralOf = (over: Partial<ReferralFacts>): ReferralFacts => ({
  id: '00000000-0000-4000-b000-00000000000f',
  state: 'accepted',
  businessStatus: null,
  sender: ORGANISATIONS[0],
  receiver: ORGANISATIONS[1],
  receiverKind: 'provider',
  service: 'shelter',
  path: 'service',
  emergency: false,
  requestedAt: NOON,
  answerDueAt: null,
  answeredAt: NOON,
  ...over,
})

describe('withdrawal of consent (R-27)', () => {
  const withdrawn = (file: PersonFile): PersonFile => ({
    ...file,
    consents: [
      {
        purpose: 'referral',
        recipient: ORGANISATIONS[1],
        answer: 'withdrawn',
        givenBy: 'person',
        subject: null,
        at: NOON,
      },
    ],
    legs: file.legs.filter(leg => leg.addressee !== ORGANISATIONS[1]),
  })

  it('ends every disclosure that rested on it alone, and no other; what stays names its ground', () => {
    fc.assert(
      fc.property(
        arbitraryHistory,
        fc.boolean(),
        fc.constantFrom('official', 'onward', 'service', 'transfer'),
        fc.constantFrom('accepted', 'in-progress', 'on-hold'),
        ({ last }, emergency, path, state) => {
          const file = withdrawn({ ...last, referrals: [referralOf({ emergency, path, state })] })
          const grant = grantsOf(file, RO.access).find(one => one.organisation === ORGANISATIONS[1])
          const statutory = isAsChild(file) && (path === 'official' || path === 'transfer')
          if (emergency || statutory)
            expect(grant?.basis.split(/[+@]/)[0]).toBe(emergency ? 'emergency' : 'child-protection')
          else expect(grant).toBeUndefined()
          const context = contextOf(file, NOON, RO)
          expect(FACTS.restsOnLostConsent.of(context)).toBe(!emergency && !statutory)
        },
      ),
      runs,
    )
  })

  it('leaves a place tonight and child protection possible', () => {
    fc.assert(
      fc.property(arbitraryHistory, ({ last }) => {
        const file = withdrawn(last)
        const ask = (facts: Act['facts']) => decide(file, actOf('referral.requested', facts), actorOf(), NOON, RO)
        expect(ask({ emergency: 'yes', receiver: ORGANISATIONS[1] }).kind).toBe('allowed')
        const child = ask({ path: 'official', receiver: ORGANISATIONS[1], receiverKind: 'child-protection' })
        if (isAsChild(file) && child.kind === 'refused')
          expect(child.broken.map(one => one.rule)).not.toContain('referral.consent-for-receiver')
      }),
      runs,
    )
  })
})
