import { describe, expect, it } from 'vitest'
import { FACTS } from '../../../domain/facts/registry.ts'
import { compileRules } from '../../../domain/rules/compile.ts'
import { factsOf } from '../../../domain/rules/condition.ts'
import { NEVER_GUARDED } from '../../../domain/rules/emergency.ts'
import { LAW, NOT_LAW } from '../law.ts'
import factsEn from '../messages/en/fact.json' with { type: 'json' }
import rulesEn from '../messages/en/rule.json' with { type: 'json' }
import factsRo from '../messages/ro/fact.json' with { type: 'json' }
import rulesRo from '../messages/ro/rule.json' with { type: 'json' }
import { SEVERITY_OF } from './cases/catalogue.ts'
import { EDGES } from './cases/edges.ts'
import { EDGES_BESIDE } from './cases/edges-beside.ts'
import { SILENT } from './cases/edges-silent.ts'
import type { Case } from './cases/parts.ts'
import { CASES, failuresOf, NOTHING_TO_BREAK, read, severityOf, verdictOf } from './cases/run.ts'
import { THRESHOLDS } from './cases/thresholds.ts'
import { RULES } from './rules.ts'

function ruleOf(id: string) {
  const rule = RULES.find(one => one.id === id)
  if (!rule) throw new Error(`No rule ${id}.`)
  return rule
}

describe('every rule', () => {
  it('has a case that satisfies it and one that breaks it', () => {
    expect(RULES.map(rule => rule.id).filter(id => !(id in CASES) && !NOTHING_TO_BREAK.includes(id))).toEqual([])
    expect(Object.keys(CASES).filter(id => !RULES.some(rule => rule.id === id))).toEqual([])
  })

  it.each(Object.keys(CASES))('%s holds, and can be broken', id => {
    const [good, bad] = CASES[id] as readonly [Case, Case]
    expect(read(ruleOf(id), good)).toMatchObject({ applies: true, holds: true })
    const broken = read(ruleOf(id), bad)
    expect(broken).toMatchObject({ applies: true, holds: false })
    expect(broken.decided.length).toBeGreaterThan(0)
  })

  it.each([...EDGES, ...EDGES_BESIDE, ...SILENT])(
    '%s: %s where one of its conditions stands alone',
    (id, verdict, one) => {
      expect(verdictOf(ruleOf(id), one)).toBe(verdict)
    },
  )

  it.each(THRESHOLDS)('%s: %s one below, at or one above its number', (id, verdict, one) => {
    expect(verdictOf(ruleOf(id), one)).toBe(verdict)
  })

  it.each(NOTHING_TO_BREAK)('%s always holds', id => {
    expect(failuresOf(RULES, id)).toEqual([])
    expect(read(ruleOf(id), {}).holds).toBe(true)
  })

  it.each(RULES.map(rule => rule.id))('%s has the days and the severity that were read', id => {
    expect(failuresOf(RULES, id)).toEqual([])
  })
})

describe('the catalogue', () => {
  it('has 109 entries, and every one is at least one rule of its severity', () => {
    expect(SEVERITY_OF.size).toBe(109)
    const have = new Set(RULES.map(rule => `${rule.reference} ${rule.severity}`))
    expect([...SEVERITY_OF].filter(([reference, severity]) => !have.has(`${reference} ${severity}`))).toEqual([])
    expect(RULES.filter(rule => !SEVERITY_OF.has(rule.reference)).map(rule => rule.id)).toEqual([])
  })

  it('weighs every rule as its entry does', () => {
    expect(RULES.filter(rule => rule.severity !== severityOf(rule)).map(rule => rule.id)).toEqual([])
  })
})

describe('the rules as data', () => {
  const sources = new Map(LAW.map(source => [source.id, source]))

  it('are known once, and ask only for facts that exist', () => {
    expect(new Set(RULES.map(rule => rule.id)).size).toBe(RULES.length)
    expect(() => compileRules(RULES, FACTS)).not.toThrow()
    expect(JSON.parse(JSON.stringify(RULES))).toEqual(RULES)
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
