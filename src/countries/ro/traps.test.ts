import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { actOf, actorOf, eventOf, fileOf, NOON } from '../../../tests/support/person-file.ts'
import type { ActFacts } from '../../domain/person/file.ts'
import { decide } from '../../domain/rules/decide.ts'
import { ALIASES, nameOf } from './aliases.ts'
import { LAW } from './law.ts'
import { hoursOf, LINE_HOURS } from './line-hours.ts'
import { OFFENCES, offenceOn } from './offences.ts'
import { ORGANISATIONS } from './organisations/all.ts'
import { PARAMETERS } from './parameters.ts'
import { child, line, twoLegs, who } from './rules/cases/parts.ts'
import { verdictOf } from './rules/cases/run.ts'
import { RULES } from './rules/rules.ts'
import { VOUCHER_START, VOUCHER_STARTS } from './voucher.ts'
import { advanceCap, MINIMUM_WAGES } from './wages.ts'

/** The conflicts and traps inside the sources (specification 0.4): how the system treats each. */

const rule = (id: string) => {
  const found = RULES.find(one => one.id === id)
  if (!found) throw new Error(`No rule ${id}.`)
  return found
}
const source = (id: string) => LAW.find(one => one.id === id)

describe('money', () => {
  it('C-05: the advance is five monthly wages, not five yearly ones', () => {
    expect(advanceCap(2023)).toBe(15_000)
    for (const { year, monthly } of MINIMUM_WAGES) {
      expect(advanceCap(year)).toBe(5 * monthly)
      expect(verdictOf(rule(`advance.cap-${year}`), { act: { amount: 5 * monthly } })).toBe('holds')
      expect(verdictOf(rule(`advance.cap-${year}`), { act: { amount: 5 * 12 * monthly } })).toBe('broken')
    }
    expect(() => advanceCap(2022)).toThrow(/2022/)
  })

  it('C-05: every day has exactly one cap', () => {
    const caps = RULES.filter(one => one.id.startsWith('advance.cap-'))
    for (const day of [
      '2023-06-12',
      '2023-12-31',
      '2024-01-01',
      '2025-01-01',
      '2025-12-31',
      '2026-01-01',
      '2027-01-01',
    ])
      expect(
        caps.filter(one => one.inForce.from <= day && (!one.inForce.to || day < one.inForce.to)),
        day,
      ).toHaveLength(1)
  })

  it('C-06: the 72 hours run from the referral, and the other reading is shown beside it', () => {
    expect(VOUCHER_START).toBe('referral')
    const limit = PARAMETERS.find(one => one.id === 'T-VOUCHER-72H')
    expect(limit).toMatchObject({ value: 72, unit: 'hours' })
    for (const start of Object.values(VOUCHER_STARTS)) expect(rule(start.rule).severity).toBe('TIMER')
    expect(rule(VOUCHER_STARTS.referral.rule).standing).toBe('verified')
    expect(rule(VOUCHER_STARTS.approval.rule).standing).toBe('assumed')
  })

  it('C-06: the two clocks differ where the approval came late', () => {
    const at = (kind: Parameters<typeof eventOf>[0], hours: number, act: ActFacts = {}) =>
      eventOf(kind, act, { happenedAt: NOON - hours * 3_600_000 })
    const file = {
      events: [
        at('referral.requested', 100),
        at('advance.requested', 90),
        at('advance.decided', 10, { decision: 'granted' }),
      ],
    }
    expect(verdictOf(rule(VOUCHER_STARTS.referral.rule), { file })).toBe('broken')
    expect(verdictOf(rule(VOUCHER_STARTS.approval.rule), { file })).toBe('holds')
  })
})

describe('law and names', () => {
  it('C-07: the mechanism is law since its publication in February 2023, approved in January, not in March', () => {
    expect(source('HG-88-2023')).toMatchObject({ inForce: { from: '2023-02-03' } })
    expect(source('HG-88-2023')?.note).toMatch(/31 January 2023/)
  })

  it('C-08: the committee rests on Decision 22/2023; HG 1064/2021 amended the old strategy', () => {
    expect(rule('seat.voting-or-guest').cites.map(one => one.source)).toContain('PM-DECISION-22-2023')
    expect(source('HG-1064-2021')?.note).toMatch(/did not create/)
    expect(RULES.flatMap(one => one.cites).map(one => one.source)).not.toContain('HG-1064-2021')
  })

  it('C-13: the penalty is the one in force on the day of the offence', () => {
    expect(offenceOn('trafficking-child', '2022-12-31')?.years).toEqual([3, 10])
    expect(offenceOn('trafficking-child', '2023-01-01')?.years).toEqual([5, 10])
    expect(offenceOn('trafficking-adult', '2023-01-01')?.years).toEqual([3, 10])
    expect(offenceOn('trafficking-child', '2014-01-31')).toBeUndefined()
    for (const one of OFFENCES)
      for (const other of OFFENCES)
        if (one !== other && one.offence === other.offence)
          expect(
            (one.inForce.to ?? '9999') <= other.inForce.from || (other.inForce.to ?? '9999') <= one.inForce.from,
          ).toBe(true)
  })

  it('C-16: both names of one body lead to the same name', () => {
    expect(nameOf('ANDPDCA')).toBe(nameOf('ANPDCA'))
    expect(nameOf(' csvi ')).toBe('SSVI')
    expect(nameOf('ADPARE')).toBe('ADPARE')
    const all = Object.entries(ALIASES).flatMap(([name, others]) => [name, ...others])
    expect(new Set(all).size).toBe(all.length)
  })

  it('C-18: the directory holds the sixteen organisations that are described, and takes more', () => {
    expect(ORGANISATIONS.filter(one => one.code.startsWith('NGO-') && one.source.startsWith('S1'))).toHaveLength(16)
  })
})

describe('who helps, and when', () => {
  it('C-11: the line can be reached at all hours; somebody answers in office hours', () => {
    const [anitp] = LINE_HOURS
    expect(anitp).toMatchObject({ line: 'HL-ANITP', staffed: { from: '08:00', to: '16:00' } })
    expect(anitp && [hoursOf(anitp.reachable), hoursOf(anitp.staffed)]).toEqual([168, 40])
    for (const one of LINE_HOURS) expect(ORGANISATIONS.map(({ code }) => code)).toContain(one.line)
  })

  it('C-14: help never asks about proceedings, and who goes without help is counted for both', () => {
    const without = { status: 'presumed' as const, serviceLines: line({ referred: true }) }
    const takesPart = eventOf('participation.decided', { choice: 'participate' })
    const wants = eventOf('participation.decided', { choice: 'no' })
    for (const events of [[takesPart], [wants], []]) {
      expect(verdictOf(rule('assistance.without-proceedings'), { file: { events } })).toBe('holds')
      expect(verdictOf(rule('assistance.whoever-participates'), { file: { ...without, events } })).toBe('broken')
    }
  })

  const young = child({
    birthDate: '2014-01-01',
    legs: twoLegs,
    events: [eventOf('counsel.assigned'), eventOf('representative.appointed')],
  })
  const statement = (...roles: readonly [string, string, string?][]) =>
    decide(
      fileOf(young),
      actOf('statement.planned', {
        ...who(...roles),
        interviewerTrained: 'yes',
        authorityKind: 'police',
        companionConflict: 'no',
        lawyerPresent: 'yes',
      }),
      actorOf(),
      NOON,
      { rules: RULES, timeZone: 'Europe/Bucharest' },
    )
  const PSYCHOLOGIST = ['psychologist', 'child-protection'] as [string, string]
  const CENTRE = ['centre-officer', 'regional-centre'] as [string, string]
  const COMPANION = ['tutelary-representative', 'tutelary-authority'] as [string, string]

  it('C-12: a young child speaks only where all three readings of the law are met', () => {
    expect(statement(PSYCHOLOGIST, CENTRE, COMPANION)).toMatchObject({ kind: 'allowed', warnings: [] })
    for (const [missing, roles] of [
      ['statement.child-psychologist', [CENTRE, COMPANION]],
      ['statement.child-centre', [PSYCHOLOGIST, COMPANION]],
      ['hearing.young-child-company', [PSYCHOLOGIST, CENTRE]],
    ] as const) {
      const decision = statement(...roles)
      expect(decision.kind === 'refused' && decision.broken.map(one => one.rule)).toContain(missing)
    }
  })

  it('C-12: a psychologist from elsewhere is accepted with a reason, and the basis is named', () => {
    const decision = statement(['psychologist', 'provider'], CENTRE, COMPANION)
    expect(decision).toMatchObject({ kind: 'allowed', reasonNeeded: true })
    expect(decision.kind === 'allowed' && decision.warnings.map(one => one.rule)).toEqual([
      'statement.child-protection-psychologist',
    ])
    expect(rule('statement.child-protection-psychologist').cites[0].provision).toMatch(/5\.1 against 3\.3/)
  })
})

it('every trap of the specification is spoken for', () => {
  const files = ['traps.test.ts', 'traps-figures.test.ts']
  const text = files.map(name => readFileSync(path.join(import.meta.dirname, name), 'utf8')).join('\n')
  const named = new Set([...text.matchAll(/it\('(C-[^:]+):/g)].flatMap(([, list]) => list?.match(/C-\d\d/g) ?? []))
  const all = Array.from({ length: 18 }, (_, at) => `C-${String(at + 1).padStart(2, '0')}`)
  expect(all.filter(one => !named.has(one))).toEqual([])
})
