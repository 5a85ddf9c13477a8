import { describe, expect, it } from 'vitest'
import { actOf, actorOf, eventOf, fileOf, NOON } from '../../../../tests/support/person-file.ts'
import { contextOf } from '../../../domain/facts/context.ts'
import { FACTS } from '../../../domain/facts/registry.ts'
import type { Act } from '../../../domain/person/file.ts'
import { compileRules, remember } from '../../../domain/rules/compile.ts'
import { factsOf } from '../../../domain/rules/condition.ts'
import { NEVER_GUARDED } from '../../../domain/rules/emergency.ts'
import { explain } from '../../../domain/rules/explain.ts'
import { LAW, NOT_LAW } from '../law.ts'
import factsEn from '../messages/en/fact.json' with { type: 'json' }
import rulesEn from '../messages/en/rule.json' with { type: 'json' }
import factsRo from '../messages/ro/fact.json' with { type: 'json' }
import rulesRo from '../messages/ro/rule.json' with { type: 'json' }
import { BEFORE_HELP } from './cases/before-help.ts'
import { EDGES } from './cases/edges.ts'
import { type Case, child } from './cases/parts.ts'
import { WITH_HELP } from './cases/with-help.ts'
import { RULES } from './rules.ts'

const CASES = { ...BEFORE_HELP, ...WITH_HELP }

/** Permissions and definitions: nothing to break. */
const NOTHING_TO_BREAK = [
  'notifier.sees-own-only',
  'age.in-doubt-child',
  'family.may-be-helped',
  'hearing.counsellor-admitted',
]

function read(id: string, { file, act, by }: Case) {
  const rule = RULES.find(one => one.id === id)
  if (!rule) throw new Error(`No rule ${id}.`)
  const doing: Act = actOf('interview.recorded', act ?? {})
  return explain(
    rule,
    remember(FACTS, contextOf(fileOf(file), NOON, { timeZone: 'Europe/Bucharest' }, doing, actorOf(by))),
  )
}

describe('every rule', () => {
  it('has a case that satisfies it and one that breaks it', () => {
    expect(RULES.map(rule => rule.id).filter(id => !(id in CASES) && !NOTHING_TO_BREAK.includes(id))).toEqual([])
  })

  it.each(Object.keys(CASES))('%s holds, and can be broken', id => {
    const [good, bad] = CASES[id] as readonly [Case, Case]
    expect(read(id, good)).toMatchObject({ applies: true, holds: true })
    const broken = read(id, bad)
    expect(broken).toMatchObject({ applies: true, holds: false })
    expect(broken.decided.length).toBeGreaterThan(0)
  })

  it.each(EDGES)('%s: %s where one of its conditions stands alone', (id, verdict, one) => {
    const { applies, holds } = read(id, one)
    expect(applies ? (holds ? 'holds' : 'broken') : 'silent').toBe(verdict)
  })

  it.each(NOTHING_TO_BREAK)('%s always holds', id => {
    expect(read(id, {}).holds && read(id, { file: child() }).holds).toBe(true)
  })
})

describe('thresholds', () => {
  it.each([
    ['2012-06-11', '13', false],
    ['2012-06-10', '14', false],
    ['2011-06-11', '14, the day before the birthday', false],
    ['2011-06-10', '15', true],
  ] as const)('company of a young child: born %s, aged %s', (birthDate, _age, holds) => {
    expect(read('hearing.young-child-company', { file: child({ birthDate }) }).holds).toBe(holds)
  })

  it.each([
    ['2012-06-11', false],
    ['2012-06-10', true],
  ] as const)('no oath under 14: born %s', (birthDate, holds) => {
    expect(read('statement.no-oath-under-14', { file: child({ birthDate }), act: { oath: 'yes' } }).holds).toBe(holds)
  })

  it.each([
    ['2026-08-29', true],
    ['2026-08-30', true],
    ['2026-08-31', false],
    ['2026-05-31', false],
  ] as const)('recovery from 1 June to %s', (plannedEnd, holds) => {
    expect(read('recovery.at-most-90-days', { act: { start: '2026-06-01', plannedEnd } }).holds).toBe(holds)
  })

  it.each([
    [0, true],
    [1, true],
    [2, false],
    [3, false],
  ] as const)('after %i hearings', (count, holds) => {
    expect(
      read('statement.few-hearings', {
        file: child({ events: Array.from({ length: count }, () => eventOf('statement.recorded')) }),
      }).holds,
    ).toBe(holds)
  })

  it('majority counts from the birthday', () => {
    expect(read('age.own-answers-at-majority', { file: child({ birthDate: '2008-06-11' }) }).applies).toBe(false)
    expect(read('age.own-answers-at-majority', { file: child({ birthDate: '2008-06-10' }) })).toMatchObject({
      applies: true,
      holds: false,
    })
  })

  it('a recovery period is open on its last day and closed the day after', () => {
    const open = (plannedEnd: string) =>
      read('recovery.no-summons', { file: { events: [eventOf('recovery.opened', { plannedEnd })] } }).applies
    expect([open('2026-06-09'), open('2026-06-10'), open('2026-06-11')]).toEqual([false, true, true])
  })

  it('an unknown age is protected as the youngest', () => {
    expect(read('hearing.young-child-company', { file: child() })).toMatchObject({ applies: true, holds: false })
    expect(read('statement.no-oath-under-14', { file: { ageStatus: 'unknown' }, act: { oath: 'yes' } }).holds).toBe(
      false,
    )
  })
})

describe('the rules as data', () => {
  const sources = new Map(LAW.map(source => [source.id, source]))

  it('are known once, in the catalogue, and ask only for facts that exist', () => {
    expect(new Set(RULES.map(rule => rule.id)).size).toBe(RULES.length)
    for (const { reference } of RULES) expect(Number(reference.slice(2))).toBeGreaterThan(0)
    expect(() => compileRules(RULES, FACTS)).not.toThrow()
    expect(JSON.parse(JSON.stringify(RULES))).toEqual(RULES)
  })

  it('cover the catalogue as far as the two first paths need', () => {
    const wanted = [
      1,
      2,
      3,
      4,
      5,
      7,
      8,
      9,
      13,
      14,
      17,
      18,
      19,
      20,
      21,
      22,
      23,
      24,
      25,
      26,
      27,
      ...Array.from({ length: 12 }, (_, at) => 28 + at),
      40,
      41,
      43,
      44,
      45,
      46,
      55,
      56,
      57,
      58,
      59,
      60,
      61,
      62,
      64,
      65,
      67,
      68,
      90,
      96,
    ]
    const have = new Set(RULES.map(rule => Number(rule.reference.slice(2))))
    expect(wanted.filter(one => !have.has(one))).toEqual([])
  })

  it('never stand before emergency help, a place tonight or the truth about who answered', () => {
    for (const rule of RULES) for (const kind of rule.guards) expect(NEVER_GUARDED, rule.id).not.toContain(kind)
  })

  it('are called verified only where law was read', () => {
    for (const { id, cites, standing } of RULES)
      if (standing === 'verified')
        expect(
          cites.some(one => sources.get(one.source)?.consulted && !NOT_LAW.has(one.source)),
          id,
        ).toBe(true)
  })

  it('have their sentence and what opens them in both languages, and every fact its name', () => {
    for (const messages of [rulesRo, rulesEn])
      expect(Object.keys(messages).sort()).toEqual(
        RULES.flatMap(rule => [`rule.${rule.id}`, `rule.${rule.id}.opens`]).sort(),
      )
    for (const messages of [factsRo, factsEn])
      expect(Object.keys(messages).sort()).toEqual(
        Object.keys(FACTS)
          .map(name => `fact.${name}`)
          .sort(),
      )
  })

  it('of assistance never ask whether somebody takes part in proceedings', () => {
    const proceedings = [
      'participationIsDecided',
      'participates',
      'participationChoice',
      'participationDecider',
      'isHeard',
    ]
    const help = [
      'referral.requested',
      'referral.accepted',
      'immediate-plan.made',
      'plan.made',
      'service.received',
      'recovery.opened',
      'needs.recorded',
    ]
    for (const rule of RULES.filter(one => one.guards.some(kind => help.includes(kind))))
      for (const fact of [...factsOf(rule.holds), ...(rule.applies ? factsOf(rule.applies) : [])])
        expect(proceedings, rule.id).not.toContain(fact)
  })
})
