import { expect, it } from 'vitest'
import { eventOf, fileOf, NOON } from '../../../tests/support/person-file.ts'
import type { ActFacts, PersonEvent } from '../../domain/person/file.ts'
import { addDays, addMonths, civilDateOf, endOfDay } from '../../domain/time/calendar.ts'
import type { CivilDate } from '../../domain/time/civil-date.ts'
import { duesOf } from '../../domain/way/panel.ts'
import { CALENDAR } from './calendar.ts'
import { RO } from './pack.ts'
import { PARAMETERS } from './parameters.ts'
import { STEPS } from './steps.ts'

/** The table of timers of the specification: id, value and unit of the limit; `null` where a date of a desk is meant. */
const TIMERS = [
  ['T-RECOVERY', 90, 'days'],
  ['T-RESIDENCE', 6, 'months'],
  ['T-TOLERATED', 6, 'months'],
  ['T-ASYLUM-WORK', 3, 'months'],
  ['T-WORKPERMIT', 45, 'days'],
  ['T-COMPLAINT-60', 60, 'days'],
  ['T-COMP-1Y', 1, 'years'],
  ['T-COMP-UNKNOWN-OFFENDER', 3, 'years'],
  ['T-VOUCHER-72H', 72, 'hours'],
  ['T-NOTIFY-ADULT', 24, 'hours'],
  ['T-NOTIFY-CHILD', 0, 'minutes'],
  ['T-FIRST-MDT', 72, 'hours'],
  ['T-REFERRAL-ANSWER', 24, 'hours'],
  ['T-INITIAL-ASSESS', 72, 'hours'],
  ['T-PRETRIAL-6M', 6, 'months'],
  ['T-EU-DATA', null, '09-30'],
  ['T-TRANSPOSITION', null, '2026-07-15'],
] as const

const clocked = new Set<string>(STEPS.flatMap(step => (step.clock && !step.offer ? [step.clock.parameter] : [])))

it.each(TIMERS)('%s is a clock that a step owes, or a date in the calendar of the national desk', (id, value, unit) => {
  const kept = CALENDAR.find(one => one.id === id)
  if (value !== null) {
    expect(PARAMETERS.filter(one => one.id === id)).toMatchObject([{ value, unit }])
    expect(clocked.has(id)).toBe(true)
    expect(kept).toBeUndefined()
    return
  }
  expect(kept?.keeper).toBe('national-desk')
  expect(typeof kept?.on === 'string' ? kept.on : kept?.on.everyYear).toBe(unit)
  expect(clocked.has(id)).toBe(false)
})

it('the day of the yearly data is nine months after the year it tells of', () => {
  const limit = PARAMETERS.find(one => one.id === 'T-EU-DATA')?.value ?? 0
  expect(addMonths('2025-12-31', limit)).toBe('2026-09-30')
})

const TODAY = civilDateOf(NOON, RO.timeZone)
const ago = (days: number): CivilDate => addDays(TODAY, -days)
const sheet = (facts: ActFacts) => eventOf('court-support.coordinated', facts)
const stay = (facts: ActFacts) => eventOf('stay.recorded', facts)
const dueOn = (events: readonly PersonEvent[], step: string, over = {}) => {
  const file = fileOf({ status: 'presumed', events, ...over })
  const line = duesOf(file, RO, NOON).find(one => one.step === step)
  return line && { dueAt: line.dueAt, kind: line.holder.kind }
}
const end = (date: CivilDate) => ({ dueAt: endOfDay(date, RO.timeZone), kind: 'regional-centre' })

it.each([
  ['complain-in-time', sheet({ offenceOn: ago(10) }), addDays(ago(10), 60)],
  ['apply-after-outcome', sheet({ stage: 'final', outcome: 'conviction', outcomeOn: ago(40) }), addMonths(ago(40), 12)],
  ['apply-offender-unknown', sheet({ outcome: 'unknown-offender', offenceOn: ago(40) }), addMonths(ago(40), 36)],
  ['ask-about-custody', sheet({ arrestedOn: ago(40) }), addMonths(ago(40), 6)],
  ['seek-right-to-work', stay({ stayKind: 'asylum', issuedOn: ago(40) }), addMonths(ago(40), 3)],
  ['watch-work-permit', stay({ stayKind: 'visa', workPermitAskedOn: ago(10) }), addDays(ago(10), 45)],
] as const)('%s runs from the day that was told, not from the day of telling', (step, event, last) => {
  expect(dueOn([event], step)).toEqual(end(last))
})

it.each([
  ['complain-in-time', sheet({ offenceOn: ago(10), complaintOn: ago(9) })],
  ['ask-about-custody', sheet({ arrestedOn: ago(40), custody: 'released' })],
  ['seek-right-to-work', stay({ stayKind: 'asylum', mayWork: 'yes' })],
  ['watch-work-permit', stay({ stayKind: 'visa', workPermitAskedOn: ago(10), mayWork: 'yes' })],
] as const)('%s is over when the sheet says so', (step, event) => {
  expect(dueOn([event], step)).toBeUndefined()
})

it('a child is exempt from the sixty days, until she comes of age', () => {
  const events = [sheet({ offenceOn: ago(10) })]
  expect(dueOn(events, 'complain-in-time', { ageStatus: 'child' })).toBeUndefined()
})

it('an application made ends both limits of the money', () => {
  const asked = eventOf('compensation.requested')
  expect(dueOn([sheet({ outcomeOn: ago(4) }), asked], 'apply-after-outcome')).toBeUndefined()
  expect(
    dueOn([sheet({ outcome: 'unknown-offender', offenceOn: ago(4) }), asked], 'apply-offender-unknown'),
  ).toBeUndefined()
})
