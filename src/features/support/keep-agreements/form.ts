import { civilDateOf } from '../../../domain/form/civil.ts'
import type { CivilDate } from '../../../domain/time/civil-date.ts'
import { type Fields, field } from '../../../platform/http/fields.ts'
import type { Problem } from '../../../platform/ui/index.ts'

export type AgreementProblem = Problem & {
  readonly message:
    | 'agreement.problem-provider'
    | 'agreement.problem-service'
    | 'agreement.problem-hours'
    | 'agreement.problem-days'
    | 'agreement.problem-from'
    | 'agreement.problem-until'
    | 'agreement.problem-exists'
}

/** What was typed, given back as it came where something is wrong. */
export type AgreementAnswers = {
  readonly provider: string
  readonly service: string
  readonly hours: string
  readonly days: string
  readonly from: DayParts
  readonly until: DayParts
}
type DayParts = { readonly day: string; readonly month: string; readonly year: string }

export type NewAgreement = {
  readonly provider: string
  readonly service: string
  readonly answerHours: number
  readonly startDays: number
  readonly from: CivilDate
  readonly until: CivilDate | null
}

export function typedAgreement(fields: Fields): AgreementAnswers {
  const text = (name: string) => field(fields, name).trim().slice(0, 60)
  const parts = (name: string) => ({
    day: text(`${name}-day`),
    month: text(`${name}-month`),
    year: text(`${name}-year`),
  })
  return {
    provider: text('provider'),
    service: text('service'),
    hours: text('hours'),
    days: text('days'),
    from: parts('from'),
    until: parts('until'),
  }
}

const whole = (typed: string, most: number): number | null =>
  /^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= most ? Number(typed) : null

/** Both limits are within what a promise can mean: an answer within a month, help within a year. */
export function readAgreement(
  answers: AgreementAnswers,
  known: { readonly providers: readonly string[]; readonly services: readonly string[] },
): { readonly agreement: NewAgreement } | { readonly problems: readonly AgreementProblem[] } {
  const problems: AgreementProblem[] = []
  const wrong = (name: string, message: AgreementProblem['message']) => problems.push({ field: name, message })
  const { provider, service } = answers
  const [answerHours, startDays] = [whole(answers.hours, 720), whole(answers.days, 365)]
  const from = civilDateOf(answers.from)
  const open = Object.values(answers.until).every(part => part === '')
  const until = open ? null : civilDateOf(answers.until)
  if (!known.providers.includes(provider)) wrong('provider', 'agreement.problem-provider')
  if (!known.services.includes(service)) wrong('service', 'agreement.problem-service')
  if (answerHours === null) wrong('hours', 'agreement.problem-hours')
  if (startDays === null) wrong('days', 'agreement.problem-days')
  if (!from) wrong('from', 'agreement.problem-from')
  if (!open && (!until || (from && until <= from))) wrong('until', 'agreement.problem-until')
  if (problems.length > 0 || answerHours === null || startDays === null || !from) return { problems }
  return { agreement: { provider, service, answerHours, startDays, from, until } }
}
