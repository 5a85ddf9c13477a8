import { cleanText, lengthOf } from '../../../domain/form/clean.ts'
import { addDays } from '../../../domain/time/calendar.ts'
import type { CivilDate } from '../../../domain/time/civil-date.ts'
import { type Fields, field } from '../../../platform/http/fields.ts'
import type { Problem } from '../../../platform/ui/index.ts'
import { LONGEST } from '../sealed.ts'
import { type NewExclusion, REASONS } from './store.ts'

/** Days from today for which it holds, and after which it is looked at again. */
export const SPANS = ['30', '60', '90', '180'] as const
export const REVIEWS = ['14', '30', '60'] as const

export type ExclusionAnswers = Readonly<Record<'organisation' | 'reason' | 'days' | 'review' | 'text' | 'what', string>>
export type ExclusionProblem = Problem & {
  readonly message:
    | 'exclusion.problem-organisation'
    | 'exclusion.problem-reason'
    | 'exclusion.problem-days'
    | 'exclusion.problem-review'
    | 'exclusion.problem-what'
    | 'exclusion.problem-stands'
    | 'integrity.problem-text'
    | 'integrity.problem-long'
}

/** What was typed, whatever it is. */
export const typedExclusion = (fields: Fields): ExclusionAnswers => ({
  organisation: field(fields, 'organisation').slice(0, 40),
  reason: field(fields, 'reason').slice(0, 20),
  days: field(fields, 'days').slice(0, 4),
  review: field(fields, 'review').slice(0, 4),
  what: field(fields, 'what').slice(0, 20),
  text: cleanText(field(fields, 'text')),
})

type Days = { readonly until: CivilDate; readonly review: CivilDate }

function readDays(typed: ExclusionAnswers, today: CivilDate, problems: ExclusionProblem[]): Days | undefined {
  const span = SPANS.find(one => one === typed.days)
  const review = REVIEWS.find(one => one === typed.review)
  if (!span) problems.push({ field: 'days', message: 'exclusion.problem-days' })
  if (!review || (span && Number(review) > Number(span)))
    problems.push({ field: 'review', message: 'exclusion.problem-review' })
  return span && review ? { until: addDays(today, Number(span)), review: addDays(today, Number(review)) } : undefined
}

function readText(text: string, problems: ExclusionProblem[]): void {
  if (lengthOf(text) < 10) problems.push({ field: 'text', message: 'integrity.problem-text' })
  else if (lengthOf(text) > LONGEST) problems.push({ field: 'text', message: 'integrity.problem-long' })
}

/** Reads a new exclusion, from today on. All problems at once. */
export function readExclusionForm(
  typed: ExclusionAnswers,
  { today, providers }: { readonly today: CivilDate; readonly providers: readonly string[] },
): { readonly exclusion: NewExclusion | undefined; readonly problems: readonly ExclusionProblem[] } {
  const problems: ExclusionProblem[] = []
  const reason = REASONS.find(one => one === typed.reason)
  if (!providers.includes(typed.organisation))
    problems.push({ field: 'organisation', message: 'exclusion.problem-organisation' })
  if (!reason) problems.push({ field: 'reason', message: 'exclusion.problem-reason' })
  const days = readDays(typed, today, problems)
  readText(typed.text, problems)
  if (!reason || !days || problems.length > 0) return { exclusion: undefined, problems }
  return { exclusion: { organisation: typed.organisation, reason, from: today, ...days, text: typed.text }, problems }
}

/** Reads what became of one: other days from today, or lifted. */
export function readReview(typed: ExclusionAnswers, today: CivilDate) {
  const problems: ExclusionProblem[] = []
  const lift = typed.what === 'lift'
  if (!lift && typed.what !== 'review') problems.push({ field: 'what', message: 'exclusion.problem-what' })
  const days = typed.what === 'review' ? readDays(typed, today, problems) : undefined
  readText(typed.text, problems)
  if (problems.length > 0) return { review: undefined, problems }
  return { review: { lift, until: days?.until ?? null, review: days?.review ?? null, text: typed.text }, problems }
}
