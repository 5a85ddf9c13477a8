import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileRules, interpretRules, UnknownFact } from './compile.ts'
import { evaluate, factsOf, weigh } from './condition.ts'
import { decidingFacts, explain } from './explain.ts'
import type { FactSet } from './fact.ts'
import { isInForce } from './in-force.ts'
import type { Condition, Rule } from './rule.ts'
import { toSql } from './sql.ts'

/** A library that lends tools: the engine knows nothing of the mechanism it serves. */
type Loan = { readonly state: string; readonly days: number; readonly paid: boolean }

const LIBRARY = {
  state: { about: 'person', of: loan => loan.state, sql: 'l.state' },
  daysOut: { about: 'person', of: loan => loan.days, sql: 'l.days' },
  depositIsPaid: { about: 'act', of: loan => loan.paid, sql: 'l.paid' },
} as const satisfies FactSet<Loan>

function rule(holds: Condition, applies?: Condition): Rule {
  return {
    id: 'loan.example',
    reference: 'R-01',
    severity: 'BLOCK',
    guards: [],
    cites: [{ source: 'ACT-12-2019', provision: 's.1' }],
    standing: 'assumed',
    inForce: { from: '2024-01-01', to: '2025-01-01' },
    ...(applies ? { applies } : {}),
    holds,
    opens: [],
  }
}

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ fact: fc.constant('state'), is: fc.constantFrom('out', 'in', "o'dd") }),
  fc.record({ fact: fc.constant('depositIsPaid'), is: fc.boolean() }),
  fc.record({ fact: fc.constant('daysOut'), atLeast: fc.integer({ min: -1, max: 4 }) }),
)
const { condition } = fc.letrec<{ condition: Condition }>(tie => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({ all: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}))
const loan: fc.Arbitrary<Loan> = fc.record({
  state: fc.constantFrom('out', 'in', "o'dd"),
  days: fc.integer({ min: -1, max: 4 }),
  paid: fc.boolean(),
})
const answersOf = (one: Loan) => (fact: string) => LIBRARY[fact as keyof typeof LIBRARY]?.of(one)

describe('the engine', () => {
  it('reads compiled rules as it reads interpreted ones', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(condition, fc.option(condition)), { maxLength: 6 }), loan, (pairs, one) => {
        const rules = pairs.map(([holds, applies]) => rule(holds, applies ?? undefined))
        expect(compileRules(rules, LIBRARY)(one)).toEqual(interpretRules(rules, LIBRARY)(one))
      }),
      { numRuns: 500 },
    )
  })

  it('explains by facts that alone give the same answer', () => {
    fc.assert(
      fc.property(condition, loan, (one, row) => {
        const known = new Set(decidingFacts(one, answersOf(row)).map(fact => fact.fact))
        const only = (fact: string) => (known.has(fact) ? answersOf(row)(fact) : undefined)
        expect(weigh(one, only)).toBe(evaluate(one, answersOf(row)))
      }),
      { numRuns: 500 },
    )
  })

  it('weighs what is not known yet as open, never as an answer', () => {
    fc.assert(
      fc.property(condition, loan, fc.boolean(), (one, row, paid) => {
        const weighed = weigh(one, fact => (fact === 'depositIsPaid' ? undefined : answersOf(row)(fact)))
        if (weighed !== undefined) expect(evaluate(one, answersOf({ ...row, paid }))).toBe(weighed)
      }),
    )
  })

  it('refuses a rule that asks for a fact nobody wrote', () => {
    expect(() => compileRules([rule({ fact: 'moonIsFull', is: true })], LIBRARY)).toThrow(UnknownFact)
    expect(() => compileRules([rule({ fact: 'constructor', is: true })], LIBRARY)).toThrow(UnknownFact)
    expect(() => toSql({ fact: 'moonIsFull', is: true }, LIBRARY, { now: 0, timeZone: 'UTC' })).toThrow('moonIsFull')
  })

  it('never lets a word of the data become code', () => {
    const sly = rule({ fact: 'state', is: `x');throw new Error("no")//` })
    expect(compileRules([sly], LIBRARY)({ state: 'in', days: 0, paid: true })).toEqual([0])
    expect(toSql(sly.holds, LIBRARY, { now: 0, timeZone: 'UTC' })).toContain(`'x'');throw`)
  })

  it('keeps the dates in force half-open', () => {
    expect(isInForce(rule({ all: [] }), '2023-12-31')).toBe(false)
    expect(isInForce(rule({ all: [] }), '2024-01-01')).toBe(true)
    expect(isInForce(rule({ all: [] }), '2024-12-31')).toBe(true)
    expect(isInForce(rule({ all: [] }), '2025-01-01')).toBe(false)
  })

  it('is satisfied where a rule does not apply, and says which fact decided', () => {
    const one = rule({ fact: 'depositIsPaid', is: true }, { fact: 'state', is: 'out' })
    expect(explain(one, answersOf({ state: 'in', days: 0, paid: false }))).toMatchObject({
      applies: false,
      holds: true,
      decided: [{ fact: 'state', value: 'in' }],
    })
    expect(explain(one, answersOf({ state: 'out', days: 0, paid: false }))).toMatchObject({
      applies: true,
      holds: false,
    })
    expect(factsOf(one.holds)).toEqual(['depositIsPaid'])
  })
})
