/** Use case: a desk says who is on duty, so that what is addressed to it always has a named person. Actor: whoever keeps the roster; colleagues read it. Law: the duty officer takes up what nobody took up in time (escalation parameters of the pack). */
import { randomUUID } from 'node:crypto'
import { hasRight, type Mechanism } from '../../../act/mechanism.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { readColleagues } from '../colleagues.ts'
import { deskParts } from '../desk-nav.tsx'
import { type DutyAnswers, type DutyProblem, firstAnswers, readDuty, typedDuty } from './form.ts'
import { DutyPage } from './page.tsx'
import { addShift, endShift, readShifts } from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /duty', { may: 'staff.read' }, request => draw(mechanism, request, null, [])),
  form('POST /duty', { may: 'staff.change', audits: 'duty.added' }, request => add(mechanism, request)),
  form('POST /duty/:id/end', { may: 'staff.change', audits: 'duty.ended' }, end),
]

async function draw(
  mechanism: Mechanism,
  request: SignedInRequest,
  answers: DutyAnswers | null,
  problems: readonly DutyProblem[],
): Promise<Reply> {
  const { tx, t, lang, now, actor, reply } = request
  const mayChange = hasRight(mechanism.pack, actor, 'staff.change')
  const [shifts, colleagues] = await Promise.all([readShifts(tx, now), mayChange ? readColleagues(tx) : []])
  const say = { t, lang, now, timeZone: mechanism.pack.timeZone }
  return reply.page(
    t('duty.title'),
    <DutyPage
      say={say}
      organisation={actor.organisationName}
      shifts={shifts}
      colleagues={colleagues}
      mayChange={mayChange}
      parts={deskParts(mechanism, actor)}
      answers={answers ?? firstAnswers(now, mechanism.pack.timeZone)}
      problems={problems}
      formId={randomUUID()}
    />,
    problems.length > 0 ? { status: 422, problems: true } : {},
  )
}

async function add(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, now, formId, reply } = request
  const answers = typedDuty(request.fields)
  const colleagues = (await readColleagues(tx)).map(one => one.id)
  const read = readDuty(answers, { colleagues, now, timeZone: mechanism.pack.timeZone })
  if (read.kind === 'invalid') return draw(mechanism, request, answers, read.problems)
  const answer = await addShift(tx, formId, read.shift)
  if (answer === 'added' || answer === 'replayed') return reply.seeOther('/duty')
  if (answer === 'forbidden') return reply.notFound()
  const problem: DutyProblem =
    answer === 'stranger'
      ? { field: 'account', message: 'duty.problem-account' }
      : { field: 'to', message: 'duty.problem-backwards' }
  return draw(mechanism, request, answers, [problem])
}

/** A turn of another desk, or one that has ended, is not found. */
async function end({ tx, params, now, reply }: SignedInRequest): Promise<Reply> {
  return (await endShift(tx, params.id ?? '', now)) ? reply.seeOther('/duty') : reply.notFound()
}
