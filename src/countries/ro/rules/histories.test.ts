import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryHistory, type Tried } from '../../../../tests/support/any-history.ts'
import { actOf, actorOf, HOUR, NOON, ORGANISATIONS } from '../../../../tests/support/person-file.ts'
import { contextOf } from '../../../domain/facts/context.ts'
import { FACTS, type FactName } from '../../../domain/facts/registry.ts'
import type { ActKind } from '../../../domain/mechanism/vocabulary.ts'
import type { PersonFile } from '../../../domain/person/file.ts'
import { evaluate, factsOf } from '../../../domain/rules/condition.ts'
import { decide } from '../../../domain/rules/decide.ts'
import { NEVER_GUARDED, waitsForNothing } from '../../../domain/rules/emergency.ts'
import { civilDateOf, daysBetween } from '../../../domain/time/calendar.ts'
import type { CivilDate } from '../../../domain/time/civil-date.ts'
import { duesOf, panel } from '../../../domain/way/panel.ts'
import { messages } from '../messages/messages.ts'
import { RO } from '../pack.ts'
import { RULES } from './rules.ts'

/** What must hold along any history (issue of the law, "How it is proven"): acts tried one after the other, kept where allowed. */

const runs = { numRuns: 120 }
const accepted = ({ event, act }: Tried): boolean =>
  event !== null && act.mode === 'do' && event.conformity === 'regular'

/** Read from the rules as data, by a way of its own: not by the code that decided. */
function standsBefore({ before, act, at }: Tried): readonly string[] {
  const context = contextOf(before, at, RO, act, actorOf())
  const answer = (fact: string) => FACTS[fact as FactName].of(context)
  const day = civilDateOf(at, RO.timeZone)
  return RULES.filter(
    rule =>
      (rule.severity === 'BLOCK' || rule.severity === 'POLICY') &&
      (rule.guards as readonly ActKind[]).includes(act.kind) &&
      rule.inForce.from <= day &&
      !('to' in rule.inForce && (rule.inForce.to as CivilDate) <= day) &&
      (!('applies' in rule) || evaluate(rule.applies, answer)) &&
      !evaluate(rule.holds, answer),
  ).map(rule => rule.id)
}

/** Help itself: what nobody may be asked to earn by speaking to the police. */
const ASSISTANCE: readonly ActKind[] = [
  'referral.requested',
  'referral.accepted',
  'immediate-plan.made',
  'initial-assessment.made',
  'detailed-assessment.made',
  'plan.made',
  'service.received',
  'recovery.opened',
  'case-manager.appointed',
  'needs.recorded',
]
/** Facts that tell whether somebody takes part in criminal proceedings. */
const TAKING_PART: readonly FactName[] = [
  'participates',
  'participationIsDecided',
  'isHeard',
  'statementIsPlanned',
  'hearingsSoFar',
]

function withoutProceedings(file: PersonFile): PersonFile {
  const gone = ['participation.decided', 'statement.planned', 'statement.recorded']
  return { ...file, events: file.events.filter(event => !gone.includes(event.kind)) }
}

describe('along any history', () => {
  it('no act is carried out that a BLOCK rule stands before', () => {
    let done = 0
    fc.assert(
      fc.property(arbitraryHistory, ({ tried }) => {
        for (const one of tried.filter(accepted).filter(({ act }) => !waitsForNothing(act))) {
          expect(standsBefore(one)).toEqual([])
          done += 1
        }
      }),
      runs,
    )
    expect(done).toBeGreaterThan(runs.numRuns)
  })

  it('nothing ever stands before emergency help, medical care, a place tonight or a withdrawal', () => {
    fc.assert(
      fc.property(arbitraryHistory, fc.constantFrom(...NEVER_GUARDED), ({ last }, kind) => {
        const tonight = actOf('referral.requested', { emergency: 'yes', receiver: ORGANISATIONS[1] })
        for (const act of [actOf(kind), tonight])
          expect(decide(last, act, actorOf(), NOON, RO)).toMatchObject({ kind: 'allowed', reasonNeeded: false })
      }),
      runs,
    )
  })

  it('nobody involved or unscreened consents, attends or is informed', () => {
    fc.assert(
      fc.property(arbitraryHistory, ({ tried }) => {
        for (const { before, act } of tried.filter(accepted)) {
          const cleared = (subject: unknown) =>
            before.screenings.some(one => one.subject === subject && one.result === 'not-involved')
          const { attendees, parentInformed, parentSubject, givenBy, subject, answer } = act.facts
          const kin = ['parent', 'guardian', 'institution-representative']
          if (act.kind.startsWith('interview.') || act.kind.startsWith('statement.'))
            for (const one of (Array.isArray(attendees) ? attendees : []) as readonly Record<string, unknown>[])
              if (kin.includes(String(one?.role))) expect(cleared(one.subject)).toBe(true)
          if (act.kind === 'rights.told' && (parentInformed === 'yes' || parentInformed === true))
            expect(cleared(parentSubject)).toBe(true)
          if (act.kind === 'consent.recorded' && answer === 'given' && (givenBy === 'parent' || givenBy === 'guardian'))
            expect(cleared(subject)).toBe(true)
        }
      }),
      runs,
    )
  })

  it('a recovery period that is opened is never longer than the parameter', () => {
    const most = RO.parameters.find(one => one.id === 'T-RECOVERY')
    expect(most).toMatchObject({ value: 90, unit: 'days' })
    fc.assert(
      fc.property(arbitraryHistory, ({ tried }) => {
        for (const { act } of tried.filter(accepted).filter(one => one.act.kind === 'recovery.opened')) {
          const [start, end] = [act.facts.start, act.facts.plannedEnd] as CivilDate[]
          expect(start && end && daysBetween(start, end)).toBeLessThanOrEqual(most?.value ?? 0)
        }
      }),
      runs,
    )
  })

  it('every state it leads to offers at least one act that nothing blocks', () => {
    fc.assert(
      fc.property(arbitraryHistory, ({ tried, first }) => {
        for (const [file, at] of [[first, NOON] as const, ...tried.map(one => [one.after, one.at + HOUR] as const)]) {
          const { now, waiting } = panel(file, RO, at)
          const free = [...now, ...waiting].filter(line => !line.gap)
          expect([file.stage, free.length > 0]).toEqual([file.stage, true])
          // Until the case is closed something is owed, too: somebody looks again where nothing else can be done.
          if (file.stage !== 'closed') expect([file.stage, free.some(line => !line.offer)]).toEqual([file.stage, true])
        }
      }),
      runs,
    )
  })
})

describe('a child', () => {
  it('is owed each step no later than an adult in the same state', () => {
    fc.assert(
      fc.property(arbitraryHistory, ({ last }) => {
        const owed = (ageStatus: 'adult' | 'child') => duesOf({ ...last, ageStatus }, RO, NOON)
        const child = new Map(owed('child').map(line => [`${line.step} ${line.ref}`, line.dueAt]))
        for (const { step, ref, dueAt } of owed('adult')) {
          const own = child.get(`${step} ${ref}`)
          if (own !== undefined && dueAt !== null)
            expect(own ?? Number.POSITIVE_INFINITY, step).toBeLessThanOrEqual(dueAt)
        }
      }),
      runs,
    )
  })
})

describe('help without proceedings (R-41)', () => {
  it('no act of assistance is decided otherwise for taking part in criminal proceedings', () => {
    fc.assert(
      fc.property(arbitraryHistory, fc.constantFrom(...ASSISTANCE), ({ last, tried }, kind) => {
        const facts = tried.find(one => one.act.kind === kind)?.act.facts ?? {}
        const decided = (file: PersonFile) => {
          const { basis: _, ...rest } = decide(file, actOf(kind, facts), actorOf(), NOON, RO)
          return rest
        }
        expect(decided(last)).toEqual(decided(withoutProceedings(last)))
      }),
      runs,
    )
  })

  it('no rule before assistance asks for it; the residence permit does (R-70), and says so', () => {
    const asks = (rule: (typeof RO.rules)[number]) =>
      [...factsOf(rule.holds), ...(rule.applies ? factsOf(rule.applies) : [])].filter(fact =>
        TAKING_PART.includes(fact),
      )
    for (const rule of RO.rules.filter(one => one.guards.some(kind => ASSISTANCE.includes(kind))))
      expect([rule.id, asks(rule)]).toEqual([rule.id, []])
    const permit = RO.rules.find(one => one.id === 'residence.cooperation-named')
    expect(permit && asks(permit)).toEqual(['participates'])
    expect(messages.en?.['rule.residence.cooperation-named']).toMatch(/cooperat|proceedings|authorit/i)
  })
})
