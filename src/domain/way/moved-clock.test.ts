import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventOf, fileOf, HOUR, NOON } from '../../../tests/support/person-file.ts'
import type { Parameter, Step } from '../mechanism/pack.ts'
import {
  addDays,
  addWorkingDays,
  civilDateOf,
  daysBetween,
  endOfDay,
  isWorkingDay,
  limitFrom,
} from '../time/calendar.ts'
import { dueOf } from './clock.ts'

const ZONE = 'Europe/Bucharest'
const DAY = 24 * HOUR
type Pack = { timeZone: string; holidays: readonly []; parameters: readonly Parameter[] }
const STEP: Step = {
  id: 'step',
  act: 'plan.made',
  due: { all: [] },
  done: { any: [] },
  holder: 'holder',
  clock: { parameter: 'P', from: ['plan.made'] },
  cites: [{ source: 'LAW', provision: 'art. 1' }],
  standing: 'assumed',
  rank: 1,
}
function pack(value: number, unit: Parameter['unit'], movable = true): Pack {
  const limit: Parameter = { id: 'P', value, unit, from: '2020-01-01', cites: STEP.cites, standing: 'assumed' }
  return { timeZone: ZONE, holidays: [], parameters: [movable ? { ...limit, movable: true } : limit] }
}
/** The clock of a step about nobody in particular that began at `from`, with these acts upon it. */
function due(
  acts: readonly [kind: 'clock.paused' | 'clock.resumed' | 'clock.extended', at: number, until?: string][],
  with_ = pack(3, 'days'),
  from = NOON,
) {
  const events = [
    eventOf('plan.made', {}, { happenedAt: from }),
    ...acts.map(([kind, at, until]) =>
      eventOf(kind, { step: 'step', ref: null, until: until ?? null }, { happenedAt: at }),
    ),
  ]
  return dueOf(STEP, fileOf({ events }), null, with_)
}
const start = civilDateOf(NOON, ZONE)
const end = (days: number) => endOfDay(addDays(start, days), ZONE)

describe('a clock', () => {
  it('starts, is extended and never shortened', () => {
    expect(due([]).dueAt).toBe(end(3))
    expect(due([['clock.extended', NOON + HOUR, addDays(start, 10)]])).toMatchObject({
      dueAt: end(10),
      moved: 'extended',
    })
    expect(due([['clock.extended', NOON + HOUR, addDays(start, 1)]]).dueAt).toBe(end(3))
  })

  it('paused, is due when the pause ends; resumed, has as much time left as it had', () => {
    const paused = due([['clock.paused', NOON + DAY, addDays(start, 9)]])
    expect(paused).toMatchObject({ dueAt: end(9), moved: 'paused' })
    expect(
      due([
        ['clock.paused', NOON + DAY, addDays(start, 9)],
        ['clock.resumed', NOON + 5 * DAY],
      ]).dueAt,
    ).toBe(end(7))
    const hours = due(
      [
        ['clock.paused', NOON + 2 * HOUR, start],
        ['clock.resumed', NOON + 5 * HOUR],
      ],
      pack(8, 'hours'),
    )
    expect(hours.dueAt).toBe(NOON + 11 * HOUR)
  })

  it('fixed by law, is moved by nobody', () => {
    expect(due([['clock.extended', NOON + HOUR, addDays(start, 10)]], pack(3, 'days', false)).dueAt).toBe(end(3))
  })

  it('began anew, forgets what was done to the one before, and to another one', () => {
    expect(due([['clock.extended', NOON - HOUR, addDays(start, 10)]]).dueAt).toBe(end(3))
    const events = [
      eventOf('plan.made', {}, { happenedAt: NOON }),
      eventOf('clock.extended', { step: 'other', ref: null, until: addDays(start, 10) }, { happenedAt: NOON + HOUR }),
    ]
    expect(dueOf(STEP, fileOf({ events }), null, pack(3, 'days')).dueAt).toBe(end(3))
  })

  const moment = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2028, 11, 1) })

  it('of days ends at the end of a civil day, across every change of the hour; a pause gives back its civil days', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 20 }), (from, value, away) => {
        const plain = due([], pack(value, 'days'), from).dueAt ?? 0
        expect(daysBetween(civilDateOf(from, ZONE), civilDateOf(plain, ZONE))).toBe(value)
        expect(civilDateOf(plain + 1, ZONE)).toBe(addDays(civilDateOf(plain, ZONE), 1))
        const back = from + away * DAY
        const after = due(
          [
            ['clock.paused', from, addDays(civilDateOf(from, ZONE), 30)],
            ['clock.resumed', back],
          ],
          pack(value, 'days'),
          from,
        )
        const passed = daysBetween(civilDateOf(from, ZONE), civilDateOf(back, ZONE))
        expect(after.dueAt).toBe(endOfDay(addDays(civilDateOf(plain, ZONE), passed), ZONE))
      }),
    )
  })

  it('of working days ends on a working day, with so many working days in between', () => {
    const holidays = ['2026-06-01', '2026-11-30', '2026-12-01', '2026-12-25'] as const
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 30 }), (from, value) => {
        const ends = civilDateOf(limitFrom(from, value, 'working-days', ZONE, holidays), ZONE)
        expect(isWorkingDay(ends, holidays)).toBe(true)
        const first = addWorkingDays(civilDateOf(from, ZONE), 0, holidays)
        const days = Array.from({ length: daysBetween(first, ends) }, (_, at) => addDays(first, at + 1))
        expect(days.filter(day => isWorkingDay(day, holidays))).toHaveLength(value)
      }),
    )
  })
})
