import { civilDateOf } from '../domain/form/civil.ts'
import { cleanLine, cleanText, lengthOf } from '../domain/form/clean.ts'
import { reasonsOf, sideOf } from '../domain/referral/reasons.ts'
import type { Move } from '../domain/referral/states.ts'
import { addDays, daysBetween } from '../domain/time/calendar.ts'
import type { CivilDate } from '../domain/time/civil-date.ts'
import { type Fields, field } from '../platform/http/fields.ts'
import type { Translate } from '../platform/i18n/translator.ts'
import type { Option, Problem } from '../platform/ui/index.ts'

export const NOTE_LENGTH = 500
const NAME_LENGTH = 120
/** How far ahead a start may be agreed, in days. */
const START_WITHIN = 365

/** Names of the inputs of one step: several steps stand on one page, each with inputs of its own. */
export const inputOf = (move: Move, name: 'reason' | 'note' | 'start' | 'worker' | 'answered-by'): string => `${move}-${name}`

export type StepAnswers = {
  readonly reason: string | undefined
  readonly facts: { readonly [key: string]: string }
  readonly content: { readonly [key: string]: string }
}
export type ReadStep = { readonly kind: 'valid'; readonly answers: StepAnswers } | { readonly kind: 'invalid'; readonly problems: readonly Problem[] }

type Asking = {
  readonly today: CivilDate
  readonly t: Translate
  /** Colleagues who may be named as contact. */
  readonly workers: readonly Option[]
  /** The sender writes down what a desk outside the system answered. */
  readonly forReceiver: boolean
}

/** Reads what one step asks: a coded reason, a note, for an acceptance the start and the contact. */
export function readStep(move: Move, fields: Fields, { today, t, workers, forReceiver }: Asking): ReadStep {
  const problems: Problem[] = []
  const facts: Record<string, string> = {}
  const content: Record<string, string> = {}
  const wrong = (name: string, message: string) => problems.push({ field: name, message })
  const reasons = reasonsOf(move)
  const reason = field(fields, inputOf(move, 'reason'))
  if (reasons.length > 0 && !reasons.some(one => one === reason)) wrong(inputOf(move, 'reason'), t('referral.choose-reason'))
  const note = cleanText(field(fields, inputOf(move, 'note')))
  if (lengthOf(note) > NOTE_LENGTH) wrong(inputOf(move, 'note'), t('referral.too-long', { max: NOTE_LENGTH }))
  if (note) content.note = note
  if (move === 'accept') readStart(fields, today, t, wrong, facts)
  readContact(move, fields, { t, workers, forReceiver }, wrong, facts, content)
  if (problems.length > 0) return { kind: 'invalid', problems }
  const side = move === 'reject' ? sideOf(reason) : undefined
  return {
    kind: 'valid',
    answers: { reason: reasons.length > 0 ? reason : undefined, facts: side ? { ...facts, reasonSide: side } : facts, content },
  }
}

function readStart(fields: Fields, today: CivilDate, t: Translate, wrong: (name: string, message: string) => void, facts: Record<string, string>): void {
  const name = inputOf('accept', 'start')
  const part = (one: string) => field(fields, `${name}-${one}`).trim()
  const start = civilDateOf({ day: part('day'), month: part('month'), year: part('year') })
  if (!start) return wrong(name, t('referral.start-not-a-date'))
  const days = daysBetween(today, start)
  if (days < 0 || days > START_WITHIN) return wrong(name, t('referral.start-out-of-range', { until: addDays(today, START_WITHIN) }))
  facts.startOn = start
}

function readContact(
  move: Move,
  fields: Fields,
  { t, workers, forReceiver }: Omit<Asking, 'today'>,
  wrong: (name: string, message: string) => void,
  facts: Record<string, string>,
  content: Record<string, string>,
): void {
  if (forReceiver) {
    const name = cleanLine(field(fields, inputOf(move, 'answered-by')))
    if (!name) return wrong(inputOf(move, 'answered-by'), t('referral.who-answered'))
    if (lengthOf(name) > NAME_LENGTH) return wrong(inputOf(move, 'answered-by'), t('referral.too-long', { max: NAME_LENGTH }))
    facts.answerChannel = 'recorded-by-sender'
    content.answeredBy = name
    return
  }
  if (move !== 'accept') return
  const chosen = workers.find(one => one.value === field(fields, inputOf(move, 'worker')))
  if (!chosen) return wrong(inputOf(move, 'worker'), t('referral.choose-worker'))
  facts.contactAccount = chosen.value
  content.contactWorker = chosen.label
}
