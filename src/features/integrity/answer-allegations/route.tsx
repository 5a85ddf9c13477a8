/** Use case: the independent desk reads allegations, takes them up, narrows them to whom they concern, reviews and closes them. Actor: integrity officer of the desk the country pack names. Law: R-102; the desk and its limits are assumed. */
import { randomUUID } from 'node:crypto'
import type { Mechanism } from '../../../act/mechanism.ts'
import { civilDateOf } from '../../../domain/time/calendar.ts'
import { field } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { readSteps } from '../sealed.ts'
import { type DecisionAnswers, type DecisionProblem, readDecision, typedDecision } from './form.ts'
import { AllegationPage, type AllegationProps, AllegationsPage } from './page.tsx'
import {
  type Allegation,
  type AllegationStep,
  decideAllegation,
  listAllegations,
  openAllegation,
  PER_SCREEN,
  readMoved,
  readStaff,
} from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /allegations', { may: 'allegation.answer' }, request => list(mechanism, request)),
  page('GET /allegations/:id', { may: 'allegation.answer' }, request =>
    draw(mechanism, request, typedDecision({}), []),
  ),
  form('POST /allegations/:id', { may: 'allegation.answer', audits: 'allegation.decided' }, request =>
    decide(mechanism, request),
  ),
]

const sayingOf = (mechanism: Mechanism, { t, lang, now }: SignedInRequest) => ({
  t,
  lang,
  now,
  timeZone: mechanism.pack.timeZone,
})

async function list(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, t, query, actor, reply } = request
  const open = query.get('closed') !== 'yes'
  const number = Math.max(1, Number(/^\d{1,5}$/.exec(query.get('page') ?? '')?.[0] ?? 1))
  const { rows, total } = await listAllegations(tx, open, number)
  const pages = Math.max(1, Math.ceil(total / PER_SCREEN))
  return reply.page(
    t('integrity.title'),
    <AllegationsPage
      {...{ say: sayingOf(mechanism, request), organisation: actor.organisationName, open, rows, page: number, pages }}
    />,
    { wide: true },
  )
}

/** What may be decided now. */
function actionsOf({ state, subject }: Allegation, staff: readonly unknown[]): AllegationProps['actions'] {
  if (state === 'closed') return []
  const narrow = subject === 'official' && staff.length > 0 ? (['narrowed'] as const) : []
  return state === 'raised' ? ['taken-up', ...narrow, 'closed'] : ['reviewed', ...narrow, 'closed']
}

async function draw(
  mechanism: Mechanism,
  request: SignedInRequest,
  answers: DecisionAnswers,
  problems: readonly DecisionProblem[],
  changed = false,
): Promise<Reply> {
  const { tx, params, reply } = request
  const one = await openAllegation(tx, params.id ?? '')
  if (!one) return reply.notFound()
  const [steps, staff, moved] = await Promise.all([
    readSteps<AllegationStep>(tx, 'allegation', one.id),
    readStaff(tx, one.id),
    readMoved(tx, one.id),
  ])
  const say = sayingOf(mechanism, request)
  const actions = actionsOf(one, staff)
  const view = (
    <AllegationPage {...{ say, one, steps, staff, moved, actions, answers, problems, changed, formId: randomUUID() }} />
  )
  const status = changed ? 409 : problems.length > 0 ? 422 : 200
  return reply.page(one.code, view, status === 200 ? {} : { status, problems: true })
}

async function decide(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, fields, params, formId, now, reply } = request
  const one = await openAllegation(tx, params.id ?? '')
  if (!one) return reply.notFound()
  const staff = await readStaff(tx, one.id)
  const answers = typedDecision(fields)
  const { decision, problems } = readDecision(answers, {
    today: civilDateOf(now, mechanism.pack.timeZone),
    staff: staff.map(other => other.id),
    actions: actionsOf(one, staff),
  })
  if (!decision) return draw(mechanism, request, answers, problems)
  const version = Number(field(fields, '_version')) || one.version
  switch (await decideAllegation(tx, formId, { id: one.id, version }, decision)) {
    case 'done':
    case 'replayed':
      return reply.seeOther(`/allegations/${one.id}`)
    case 'changed':
      return draw(mechanism, request, answers, [], true)
    case 'review':
      return draw(mechanism, request, answers, [{ field: 'review', message: 'integrity.problem-review' }])
    case 'no-such-one':
      return draw(mechanism, request, answers, [{ field: 'account', message: 'integrity.problem-account' }])
    default:
      return reply.notFound()
  }
}
