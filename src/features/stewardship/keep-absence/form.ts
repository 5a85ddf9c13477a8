import { type Fields, field } from '../../../platform/http/fields.ts'
import type { Problem } from '../../../platform/ui/index.ts'
import { momentFrom, type Typed, typedMoment } from '../typed-moment.ts'

/** Why somebody does not answer for a while, or any more. */
export const ABSENCE_KINDS = ['absence', 'leave', 'departure'] as const
export type AbsenceKind = (typeof ABSENCE_KINDS)[number]

export type AbsenceAnswers = {
  readonly account: string
  readonly cover: string
  readonly kind: string
  readonly from: Typed
  readonly to: Typed
}
export type AbsenceProblemKey =
  | 'absence.problem-account'
  | 'absence.problem-cover'
  | 'absence.problem-same'
  | 'absence.problem-kind'
  | 'absence.problem-from'
  | 'absence.problem-to'
  | 'absence.problem-backwards'
  | 'absence.problem-past'
  | 'absence.problem-away'
  | 'absence.problem-overlaps'
  | 'absence.problem-own'
export type AbsenceProblem = Problem & { readonly message: AbsenceProblemKey }

export type AbsenceReading =
  | {
      readonly kind: 'read'
      readonly absence: {
        readonly account: string
        readonly cover: string
        readonly kind: AbsenceKind
        readonly from: number
        readonly to: number | null
      }
    }
  | { readonly kind: 'invalid'; readonly problems: readonly AbsenceProblem[] }

/** What was typed, whatever it is. */
export function typedAbsence(fields: Fields): AbsenceAnswers {
  const text = (name: string) => field(fields, name).slice(0, 40)
  return {
    account: text('account'),
    cover: text('cover'),
    kind: text('kind'),
    from: typedMoment(fields, 'from'),
    to: typedMoment(fields, 'to'),
  }
}

/** Reads an absence. All problems at once; asks no database. A departure has no end. */
export function readAbsence(
  answers: AbsenceAnswers,
  context: { readonly colleagues: readonly string[]; readonly now: number; readonly timeZone: string },
): AbsenceReading {
  const { colleagues, now, timeZone } = context
  const problems: AbsenceProblem[] = []
  const wrong = (name: string, message: AbsenceProblemKey) => void problems.push({ field: name, message })
  const kind = ABSENCE_KINDS.find(one => one === answers.kind)
  const from = momentFrom(answers.from, timeZone)
  const to = kind === 'departure' ? null : momentFrom(answers.to, timeZone)
  if (!colleagues.includes(answers.account)) wrong('account', 'absence.problem-account')
  if (!colleagues.includes(answers.cover)) wrong('cover', 'absence.problem-cover')
  else if (answers.cover === answers.account) wrong('cover', 'absence.problem-same')
  if (!kind) wrong('kind', 'absence.problem-kind')
  if (from === null) wrong('from', 'absence.problem-from')
  if (kind !== 'departure') {
    if (to === null) wrong('to', 'absence.problem-to')
    else if (to <= now) wrong('to', 'absence.problem-past')
    else if (from !== null && to <= from) wrong('to', 'absence.problem-backwards')
  }
  if (!kind || from === null || problems.length > 0) return { kind: 'invalid', problems }
  return { kind: 'read', absence: { account: answers.account, cover: answers.cover, kind, from, to } }
}
