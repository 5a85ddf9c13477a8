import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryAct } from '../../../../tests/support/any-act.ts'
import { arbitraryFile } from '../../../../tests/support/any-file.ts'
import { actOf, actorOf, NOON } from '../../../../tests/support/person-file.ts'
import { contextOf } from '../../../domain/facts/context.ts'
import { FACTS, type FactName } from '../../../domain/facts/registry.ts'
import { ACT_KINDS } from '../../../domain/mechanism/vocabulary.ts'
import type { Act, PersonFile } from '../../../domain/person/file.ts'
import { compileRules, interpretRules, remember } from '../../../domain/rules/compile.ts'
import { evaluate, weigh } from '../../../domain/rules/condition.ts'
import { decide } from '../../../domain/rules/decide.ts'
import { NEVER_GUARDED } from '../../../domain/rules/emergency.ts'
import { decidingFacts } from '../../../domain/rules/explain.ts'
import { PROTECTIONS } from './cases/protections.ts'
import { RULES } from './rules.ts'

const LAW = { rules: RULES, timeZone: 'Europe/Bucharest' }
const runs = { numRuns: 400 }
const compiled = compileRules(RULES, FACTS)
const interpreted = interpretRules(RULES, FACTS)

function brokenBy(file: PersonFile, act: Act): readonly string[] {
  const decision = decide(file, act, actorOf(), NOON, LAW)
  if (decision.kind === 'allowed') return [...decision.warnings, ...decision.deferred].map(one => one.rule)
  return (decision.kind === 'irregular' ? [...decision.broken, ...decision.warnings] : decision.broken).map(
    one => one.rule,
  )
}

function isUncleared(file: PersonFile, subject: unknown): boolean {
  return file.screenings.find(one => one.subject === subject)?.result !== 'not-involved'
}

describe('over any file and any act', () => {
  it('the truth about what happened is never refused', () => {
    fc.assert(
      fc.property(arbitraryFile, arbitraryAct, (file, act) => {
        expect(decide(file, { ...act, mode: 'record' }, actorOf(), NOON, LAW).kind).not.toBe('refused')
      }),
      runs,
    )
  })

  it('nothing stands before emergency help or a place tonight', () => {
    fc.assert(
      fc.property(
        arbitraryFile,
        arbitraryAct,
        fc.constantFrom(...NEVER_GUARDED),
        fc.constantFrom(true, 'yes'),
        (file, act, kind, emergency) => {
          expect(decide(file, { ...act, mode: 'do', kind }, actorOf(), NOON, LAW)).toMatchObject({
            kind: 'allowed',
            reasonNeeded: false,
          })
          const tonight: Act = { ...act, mode: 'do', kind: 'referral.requested', facts: { ...act.facts, emergency } }
          expect(decide(file, tonight, actorOf(), NOON, LAW)).toMatchObject({ kind: 'allowed', reasonNeeded: false })
        },
      ),
      runs,
    )
  })

  it('what was not screened, or found involved, never consents, attends or is informed', () => {
    fc.assert(
      fc.property(
        arbitraryFile,
        arbitraryAct,
        fc.constantFrom('parent-1', 'guardian-1', 'institution-1'),
        (file, act, subject) => {
          fc.pre(isUncleared(file, subject))
          const consent = actOf('consent.recorded', { ...act.facts, givenBy: 'parent', subject })
          const rights = actOf('rights.told', { ...act.facts, parentInformed: 'yes', parentSubject: subject })
          const role = subject === 'institution-1' ? 'institution-representative' : 'parent'
          const there = { ...act.facts, attendees: [{ role, organisationKind: 'none', subject }] }
          for (const one of [
            consent,
            rights,
            actOf('interview.planned', there),
            actOf('statement.planned', there),
            actOf('interview.recorded', there),
          ])
            expect(decide(file, one, actorOf(), NOON, LAW).kind).toBe('refused')
        },
      ),
      runs,
    )
  })

  it('a consent of somebody not cleared opens no interview', () => {
    fc.assert(
      fc.property(arbitraryFile, file => {
        const others = file.consents.filter(
          one =>
            one.purpose === 'interview' &&
            one.givenBy !== 'person' &&
            one.givenBy !== 'representative' &&
            isUncleared(file, one.subject),
        )
        const child: PersonFile = { ...file, ageStatus: 'child', consents: others }
        expect(decide(child, actOf('interview.planned'), actorOf(), NOON, LAW).kind).toBe('refused')
      }),
      runs,
    )
  })

  it('a child has every protection an adult in the same state has', () => {
    fc.assert(
      fc.property(
        arbitraryFile,
        arbitraryAct,
        fc.constantFrom(...PROTECTIONS),
        (file, act, { protection, act: kind, rules }) => {
          const doing: Act = { ...act, kind, mode: 'do', happenedAt: NOON, facts: { ...act.facts, emergency: null } }
          const all = (ageStatus: 'adult' | 'child') => {
            const context = contextOf({ ...file, ageStatus }, NOON, LAW, doing, actorOf())
            return compiled(context).map((at): string => RULES[at]?.id ?? '')
          }
          const [adult, child] = [all('adult'), all('child')]
          for (const rule of rules) if (adult.includes(rule)) expect(child, protection).toContain(rule)
        },
      ),
      runs,
    )
  })

  it('imported acts whose conformity nobody knows fulfil nothing', () => {
    fc.assert(
      fc.property(arbitraryFile, file => {
        const historical: PersonFile = {
          ...file,
          consents: [],
          screenings: [],
          legs: [],
          events: file.events.map(one => ({ ...one, conformity: 'historical' as const })),
        }
        const none: PersonFile = { ...historical, events: [] }
        for (const name of [
          'rightsAreTold',
          'isInterviewed',
          'riskIsAssessed',
          'counselIsAssigned',
          'representativeIsAppointed',
          'planIsMade',
          'aParentIsCleared',
        ] as const)
          expect(FACTS[name].of(contextOf(historical, NOON, LAW))).toBe(FACTS[name].of(contextOf(none, NOON, LAW)))
      }),
      runs,
    )
  })

  it('a recovery period longer than the law allows is never opened', () => {
    fc.assert(
      fc.property(arbitraryFile, fc.integer({ min: 91, max: 4000 }), (file, days) => {
        const plannedEnd = new Date(Date.UTC(2026, 5, 1 + days)).toISOString().slice(0, 10)
        expect(brokenBy(file, actOf('recovery.opened', { start: '2026-06-01', plannedEnd }))).toContain(
          'recovery.at-most-90-days',
        )
      }),
      runs,
    )
  })

  it('compiled and interpreted rules agree', () => {
    fc.assert(
      fc.property(arbitraryFile, arbitraryAct, (file, act) => {
        const context = contextOf(file, NOON, LAW, act, actorOf())
        expect(compiled(context)).toEqual(interpreted(context))
      }),
      runs,
    )
  })

  it('an explanation names facts that alone decide, and asking twice gives the same', () => {
    fc.assert(
      fc.property(arbitraryFile, arbitraryAct, fc.constantFrom(...RULES), (file, act, rule) => {
        const answer = remember(FACTS, contextOf(file, NOON, LAW, act, actorOf()))
        const named = new Set(decidingFacts(rule.holds, answer).map(one => one.fact))
        expect(weigh(rule.holds, fact => (named.has(fact) ? answer(fact) : undefined))).toBe(
          evaluate(rule.holds, answer),
        )
        for (const fact of named)
          expect(FACTS[fact as FactName].of(contextOf(file, NOON, LAW, act, actorOf()))).toBe(answer(fact))
      }),
      runs,
    )
  })

  it('every broken BLOCK rule is named, and the facts as they stood are kept', () => {
    fc.assert(
      fc.property(arbitraryFile, arbitraryAct, fc.constantFrom(...ACT_KINDS), (file, act, kind) => {
        const decision = decide(file, { ...act, kind, mode: 'do' }, actorOf(), NOON, LAW)
        if (decision.kind !== 'refused') return
        expect(decision.broken.length).toBeGreaterThan(0)
        for (const one of decision.broken)
          for (const fact of one.decided) expect(decision.facts[fact.fact]).toBe(fact.value)
        expect(decision.broken.every(one => decision.rules.includes(one.rule))).toBe(true)
      }),
      runs,
    )
  })
})
