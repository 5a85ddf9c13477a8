import { cleanText, lengthOf } from '../../../domain/form/clean.ts'
import { addDays } from '../../../domain/time/calendar.ts'
import type { CivilDate } from '../../../domain/time/civil-date.ts'
import { type Fields, field } from '../../../platform/http/fields.ts'
import type { Problem } from '../../../platform/ui/index.ts'
import { LONGEST } from '../sealed.ts'
import type { Decision } from './store.ts'

export const ACTIONS = ['taken-up', 'reviewed', 'narrowed', 'closed'] as const
export const OUTCOMES = ['founded', 'unfounded', 'passed-on'] as const
/** Days until it is looked at again. */
export const REVIEWS = ['7', '14', '30'] as const

export type DecisionProblem = Problem & {
  readonly message:
    | 'integrity.problem-action'
    | 'integrity.problem-review'
    | 'integrity.problem-account'
    | 'integrity.problem-outcome'
    | 'integrity.problem-text'
    | 'integrity.problem-long'
}

/** What was typed, whatever it is. */
export type DecisionAnswers = Readonly<Record<'what' | 'review' | 'account' | 'outcome' | 'text' | 'back', string>>
export const typedDecision = (fields: Fields): DecisionAnswers => ({
  what: field(fields, 'what').slice(0, 20),
  review: field(fields, 'review').slice(0, 4),
  account: field(fields, 'account').slice(0, 40),
  outcome: field(fields, 'outcome').slice(0, 20),
  back: field(fields, 'back').slice(0, 4),
  text: cleanText(field(fields, 'text')),
})

/** Reads a decision. Which of them is possible now is asked of the database once more. */
export function readDecision(
  typed: DecisionAnswers,
  known: { readonly today: CivilDate; readonly staff: readonly string[]; readonly actions: readonly string[] },
): { readonly decision: Decision | undefined; readonly problems: readonly DecisionProblem[] } {
  const problems: DecisionProblem[] = []
  const wrong = (name: string, message: DecisionProblem['message']) => void problems.push({ field: name, message })
  const what = ACTIONS.find(one => one === typed.what && known.actions.includes(one))
  if (!what) wrong('what', 'integrity.problem-action')
  const days = REVIEWS.find(one => one === typed.review)
  if ((what === 'taken-up' || what === 'reviewed') && !days) wrong('review', 'integrity.problem-review')
  if (what === 'narrowed' && !known.staff.includes(typed.account)) wrong('account', 'integrity.problem-account')
  const outcome = OUTCOMES.find(one => one === typed.outcome)
  if (what === 'closed' && !outcome) wrong('outcome', 'integrity.problem-outcome')
  if (lengthOf(typed.text) < 3) wrong('text', 'integrity.problem-text')
  else if (lengthOf(typed.text) > LONGEST) wrong('text', 'integrity.problem-long')
  if (!what || problems.length > 0) return { decision: undefined, problems }
  return {
    decision: {
      what,
      outcome: what === 'closed' ? (outcome ?? null) : null,
      review: days && what !== 'closed' && what !== 'narrowed' ? addDays(known.today, Number(days)) : null,
      account: what === 'narrowed' ? typed.account : null,
      giveBack: typed.back === 'yes',
      text: typed.text,
    },
    problems,
  }
}
