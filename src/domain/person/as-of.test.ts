import { describe, expect, it } from 'vitest'
import { actOf, actorOf, eventOf, fileOf, HOUR, NOON } from '../../../tests/support/person-file.ts'
import type { FactName } from '../facts/registry.ts'
import { decide } from '../rules/decide.ts'
import type { Rule } from '../rules/rule.ts'
import { asOf } from './as-of.ts'
import type { PersonFile } from './file.ts'

const ZONE = 'Europe/Bucharest'
const DAY = 24 * HOUR
const given = (at: number): PersonFile['consents'][number] => ({
  purpose: 'interview',
  recipient: null,
  answer: 'given',
  givenBy: 'person',
  subject: null,
  at,
})

const RULE: Rule<FactName> = {
  id: 'interview.consent',
  reference: 'R-25',
  severity: 'BLOCK',
  guards: ['interview.recorded'],
  cites: [{ source: 'X', provision: '1' }],
  standing: 'assumed',
  inForce: { from: '2026-01-01', to: '2026-06-10' },
  holds: { fact: 'consentsToInterview', is: true },
  opens: ['consent.recorded'],
}

describe('the file as it stood', () => {
  it('a consent of today does not mend the interview of yesterday', () => {
    const file = fileOf({
      consents: [given(NOON)],
      events: [
        eventOf('consent.recorded', { purpose: 'interview', answer: 'given', givenBy: 'person' }, { happenedAt: NOON }),
      ],
    })
    const yesterday = { ...actOf('interview.recorded', {}, 'record'), happenedAt: NOON - DAY }
    expect(decide(file, yesterday, actorOf(), NOON, { rules: [RULE], timeZone: ZONE })).toMatchObject({
      kind: 'irregular',
      broken: [{ rule: 'interview.consent' }],
    })
  })

  it('a withdrawal of today does not undo the consent of the day before', () => {
    const file = fileOf({
      consents: [{ ...given(NOON), answer: 'withdrawn' }],
      events: [
        eventOf(
          'consent.recorded',
          { purpose: 'interview', recipient: null, answer: 'given', givenBy: 'person' },
          { happenedAt: NOON - DAY },
        ),
        eventOf(
          'consent.withdrawn',
          { purpose: 'interview', recipient: null, withdrawnBy: 'person' },
          { happenedAt: NOON },
        ),
      ],
    })
    expect(asOf(file, '2026-06-09', ZONE).consents).toMatchObject([{ answer: 'given', at: NOON - DAY }])
    expect(asOf(file, '2026-06-10', ZONE).consents).toMatchObject([{ answer: 'withdrawn' }])
  })

  it('status, age and screening are those of the day', () => {
    const file = fileOf({
      status: 'presumed',
      ageStatus: 'adult',
      events: [
        eventOf('age.determined', { ageStatus: 'child' }, { happenedAt: NOON - 2 * DAY }),
        eventOf('status.decided', { status: 'presumed' }, { happenedAt: NOON }),
        eventOf('age.determined', { ageStatus: 'adult' }, { happenedAt: NOON }),
        eventOf(
          'involvement.screened',
          { subject: 'parent-1', subjectKind: 'parent', result: 'not-involved' },
          { happenedAt: NOON },
        ),
      ],
    })
    expect(asOf(file, '2026-06-09', ZONE)).toMatchObject({ status: 'potential', ageStatus: 'child', screenings: [] })
    expect(asOf(file, '2026-06-10', ZONE)).toBe(file)
  })

  it('the rules are those of the civil day of the act', () => {
    const last = Date.UTC(2026, 5, 9, 20, 59)
    const at = (happenedAt: number) =>
      decide(fileOf(), { ...actOf('interview.recorded', {}, 'record'), happenedAt }, actorOf(), NOON, {
        rules: [RULE],
        timeZone: ZONE,
      }).kind
    expect([at(last), at(last + 60_000)]).toEqual(['irregular', 'allowed'])
  })
})
