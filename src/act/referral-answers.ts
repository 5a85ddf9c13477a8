import { civilDateOf, timeOf } from '../domain/form/civil.ts'
import { cleanLine, cleanText, lengthOf } from '../domain/form/clean.ts'
import { reasonsOf, sideOf } from '../domain/referral/reasons.ts'
import type { Move } from '../domain/referral/states.ts'
import { DRIVERS } from '../domain/referral/transport.ts'
import { addDays, daysBetween } from '../domain/time/calendar.ts'
import type { CivilDate } from '../domain/time/civil-date.ts'
import { momentOf } from '../domain/time/moment.ts'
import { type Fields, field } from '../platform/http/fields.ts'
import type { Translate } from '../platform/i18n/translator.ts'
import type { Option, Problem } from '../platform/ui/index.ts'

export const NOTE_LENGTH = 500
const NAME_LENGTH = 120
/** How far ahead a start may be agreed, in days. */
const START_WITHIN = 365

/** Names of the inputs of one step: several steps stand on one page, each with inputs of its own. */
export const inputOf = (
  move: Move,
  name: 'reason' | 'note' | 'start' | 'worker' | 'answered-by' | 'driver' | 'day' | 'time',
): string => `${move}-${name}`

export type StepAnswers = {
  readonly reason: string | undefined
  readonly facts: { readonly [key: string]: string | number }
  readonly content: { readonly [key: string]: string }
}
export type ReadStep =
  | { readonly kind: 'valid'; readonly answers: StepAnswers }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }

type Asking = {
  readonly today: CivilDate
  readonly timeZone: string
  readonly t: Translate
  /** Colleagues who may be named as contact. */
  readonly workers: readonly Option[]
  /** The sender writes down what a desk outside the system answered. */
  readonly forReceiver: boolean
}

type Reading = Asking & {
  readonly fields: Fields
  readonly problems: Problem[]
  readonly facts: Record<string, string | number>
  readonly content: Record<string, string>
}

function wrong({ problems }: Reading, field: string, message: string): void {
  problems.push({ field, message })
}

/** Reads what one step asks: a coded reason, a note, for an acceptance the start and the contact. */
export function readStep(move: Move, fields: Fields, asking: Asking): ReadStep {
  const reading: Reading = { ...asking, fields, problems: [], facts: {}, content: {} }
  const reason = readReason(move, reading)
  readNote(move, reading)
  if (move === 'accept') readStart(reading)
  if (move === 'drive') readDrive(reading)
  if (asking.forReceiver) readWhoAnswered(move, reading)
  else if (move === 'accept') readWorker(reading)
  const { problems, facts, content } = reading
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'valid', answers: { reason, facts, content } }
}

function readReason(move: Move, reading: Reading): string | undefined {
  const reasons = reasonsOf(move)
  if (reasons.length === 0) return undefined
  const reason = field(reading.fields, inputOf(move, 'reason'))
  if (!reasons.some(one => one === reason)) wrong(reading, inputOf(move, 'reason'), reading.t('referral.choose-reason'))
  const side = move === 'reject' ? sideOf(reason) : undefined
  if (side) reading.facts.reasonSide = side
  return reason
}

function readNote(move: Move, reading: Reading): void {
  const note = cleanText(field(reading.fields, inputOf(move, 'note')))
  if (lengthOf(note) > NOTE_LENGTH)
    wrong(reading, inputOf(move, 'note'), reading.t('referral.too-long', { max: NOTE_LENGTH }))
  if (note) reading.content.note = note
}

function readStart(reading: Reading): void {
  const start = readDay(reading, inputOf('accept', 'start'), 'start')
  if (start) reading.facts.startOn = start
}

/** Who drives and when: told as codes and a moment, so that the arrival is expected from then. Names stand in the note. */
function readDrive(reading: Reading): void {
  const { fields, t, timeZone } = reading
  const driver = DRIVERS.find(one => one === field(fields, inputOf('drive', 'driver')))
  if (!driver) wrong(reading, inputOf('drive', 'driver'), t('referral.choose-driver'))
  const day = readDay(reading, inputOf('drive', 'day'), 'leaves')
  const time = timeOf(field(fields, inputOf('drive', 'time')))
  const departsAt = day && time ? momentOf(day, time, timeZone) : null
  // The hour that the clock skips is no time of day either.
  if (!time || (day && departsAt === null)) wrong(reading, inputOf('drive', 'time'), t('referral.time-not-a-time'))
  if (driver && departsAt !== null) Object.assign(reading.facts, { driver, departsAt })
}

function readDay(reading: Reading, name: string, what: 'start' | 'leaves'): CivilDate | undefined {
  const { fields, today, t } = reading
  const part = (one: string) => field(fields, `${name}-${one}`).trim()
  const day = civilDateOf({ day: part('day'), month: part('month'), year: part('year') })
  const days = day ? daysBetween(today, day) : 0
  if (!day) wrong(reading, name, t(`referral.${what}-not-a-date`))
  else if (days < 0 || days > START_WITHIN)
    wrong(reading, name, t(`referral.${what}-out-of-range`, { until: addDays(today, START_WITHIN) }))
  else return day
  return undefined
}

function readWorker(reading: Reading): void {
  const name = inputOf('accept', 'worker')
  const chosen = reading.workers.find(one => one.value === field(reading.fields, name))
  if (!chosen) wrong(reading, name, reading.t('referral.choose-worker'))
  else {
    reading.facts.contactAccount = chosen.value
    reading.content.contactWorker = chosen.label
  }
}

function readWhoAnswered(move: Move, reading: Reading): void {
  const input = inputOf(move, 'answered-by')
  const name = cleanLine(field(reading.fields, input))
  if (!name) wrong(reading, input, reading.t('referral.who-answered'))
  else if (lengthOf(name) > NAME_LENGTH) wrong(reading, input, reading.t('referral.too-long', { max: NAME_LENGTH }))
  reading.facts.answerChannel = 'recorded-by-sender'
  reading.content.answeredBy = name
}
