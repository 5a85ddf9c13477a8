/** Use case: a desk says who is absent, on leave or has left, and whose list the open time limits are on meanwhile. Actor: supervisor or administrator of the organisation. Law: none; a duty always has a named person. */
import { randomUUID } from 'node:crypto'
import type { Mechanism } from '../../../act/mechanism.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { readColleagues } from '../colleagues.ts'
import { deskParts } from '../desk-nav.tsx'
import { type AbsenceAnswers, type AbsenceProblem, readAbsence, typedAbsence } from './form.ts'
import { AbsencePage } from './page.tsx'
import { type AbsenceAnswer, addAbsence, endAbsence, readAbsences } from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /staff/absences', { may: 'staff.absence' }, request => draw(mechanism, request, typedAbsence({}), [])),
  form('POST /staff/absences', { may: 'staff.absence', audits: 'absence.added' }, request => add(mechanism, request)),
  form('POST /staff/absences/:id/end', { may: 'staff.absence', audits: 'absence.ended' }, end),
]

async function draw(
  mechanism: Mechanism,
  { tx, t, lang, now, actor, reply }: SignedInRequest,
  answers: AbsenceAnswers,
  problems: readonly AbsenceProblem[],
): Promise<Reply> {
  const [absences, colleagues] = await Promise.all([readAbsences(tx, now), readColleagues(tx)])
  return reply.page(
    t('absence.title'),
    <AbsencePage
      say={{ t, lang, now, timeZone: mechanism.pack.timeZone }}
      organisation={actor.organisationName}
      parts={deskParts(mechanism, actor)}
      absences={absences}
      colleagues={colleagues}
      answers={answers}
      problems={problems}
      formId={randomUUID()}
    />,
    { wide: true, ...(problems.length > 0 ? { status: 422, problems: true } : {}) },
  )
}

const PROBLEMS = {
  stranger: { field: 'account', message: 'absence.problem-account' },
  same: { field: 'cover', message: 'absence.problem-same' },
  away: { field: 'cover', message: 'absence.problem-away' },
  overlaps: { field: 'from', message: 'absence.problem-overlaps' },
  own: { field: 'account', message: 'absence.problem-own' },
  backwards: { field: 'to', message: 'absence.problem-backwards' },
} as const satisfies Record<Exclude<AbsenceAnswer, 'added' | 'replayed' | 'forbidden'>, AbsenceProblem>

async function add(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, now, formId, reply } = request
  const answers = typedAbsence(request.fields)
  const colleagues = (await readColleagues(tx)).map(one => one.id)
  const read = readAbsence(answers, { colleagues, now, timeZone: mechanism.pack.timeZone })
  if (read.kind === 'invalid') return draw(mechanism, request, answers, read.problems)
  const answer = await addAbsence(tx, formId, read.absence, now)
  if (answer === 'added' || answer === 'replayed') return reply.seeOther('/staff/absences')
  if (answer === 'forbidden') return reply.notFound()
  return draw(mechanism, request, answers, [PROBLEMS[answer]])
}

/** An absence of another desk, or one that has ended, is not found. */
async function end({ tx, params, now, reply }: SignedInRequest): Promise<Reply> {
  return (await endAbsence(tx, params.id ?? '', now)) ? reply.seeOther('/staff/absences') : reply.notFound()
}
