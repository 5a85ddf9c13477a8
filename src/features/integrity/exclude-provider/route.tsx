/** Use case: the independent desk keeps a provider from placement for a time, looks at it again and lifts it. Actor: integrity officer of the desk the country pack names. Law: R-102; a complaint alone excludes nobody. */
import { randomUUID } from 'node:crypto'
import type { Mechanism } from '../../../act/mechanism.ts'
import type { OrganisationKind } from '../../../domain/mechanism/vocabulary.ts'
import { civilDateOf } from '../../../domain/time/calendar.ts'
import { field } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { readSteps } from '../sealed.ts'
import { type ExclusionAnswers, type ExclusionProblem, readExclusionForm, readReview, typedExclusion } from './form.ts'
import { ExclusionPage, ExclusionsPage } from './page.tsx'
import { type ExclusionStep, excludeProvider, readExclusion, readExclusions, reviewExclusion } from './store.ts'

/** Kinds of organisation that people are placed with. */
const PLACED_WITH: readonly OrganisationKind[] = ['provider', 'victim-support', 'child-protection']

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /exclusions', { may: 'allegation.answer' }, request => drawAll(mechanism, request, typedExclusion({}), [])),
  form('POST /exclusions', { may: 'allegation.answer', audits: 'exclusion.decided' }, request =>
    decide(mechanism, request),
  ),
  page('GET /exclusions/:id', { may: 'allegation.answer' }, request =>
    drawOne(mechanism, request, typedExclusion({}), []),
  ),
  form('POST /exclusions/:id', { may: 'allegation.answer', audits: 'exclusion.reviewed' }, request =>
    review(mechanism, request),
  ),
]

const sayingOf = (mechanism: Mechanism, { t, lang, now }: SignedInRequest) => ({
  t,
  lang,
  now,
  timeZone: mechanism.pack.timeZone,
})
const todayOf = (mechanism: Mechanism, { now }: SignedInRequest) => civilDateOf(now, mechanism.pack.timeZone)
const providersOf = ({ directory }: Mechanism) => directory.all().filter(one => PLACED_WITH.includes(one.kind))

async function drawAll(
  mechanism: Mechanism,
  request: SignedInRequest,
  answers: ExclusionAnswers,
  problems: readonly ExclusionProblem[],
): Promise<Reply> {
  const { tx, t, actor, reply } = request
  return reply.page(
    t('exclusion.title'),
    <ExclusionsPage
      say={sayingOf(mechanism, request)}
      organisation={actor.organisationName}
      rows={await readExclusions(tx, todayOf(mechanism, request))}
      providers={providersOf(mechanism).map(({ id, name }) => ({ value: id, label: name }))}
      answers={answers}
      problems={problems}
      formId={randomUUID()}
    />,
    { wide: true, ...(problems.length > 0 ? { status: 422, problems: true } : {}) },
  )
}

async function decide(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, fields, formId, reply } = request
  const answers = typedExclusion(fields)
  const { exclusion, problems } = readExclusionForm(answers, {
    today: todayOf(mechanism, request),
    providers: providersOf(mechanism).map(one => one.id),
  })
  if (!exclusion) return drawAll(mechanism, request, answers, problems)
  const { said, id } = await excludeProvider(tx, formId, exclusion)
  if (said === 'decided') return reply.seeOther(`/exclusions/${id}`)
  if (said === 'replayed') return reply.seeOther('/exclusions')
  if (said === 'not-found') return reply.notFound()
  return drawAll(mechanism, request, answers, [PROBLEMS[said]])
}

const PROBLEMS = {
  'no-such-one': { field: 'organisation', message: 'exclusion.problem-organisation' },
  days: { field: 'days', message: 'exclusion.problem-days' },
  stands: { field: 'organisation', message: 'exclusion.problem-stands' },
} as const satisfies Readonly<Record<string, ExclusionProblem>>

async function drawOne(
  mechanism: Mechanism,
  request: SignedInRequest,
  answers: ExclusionAnswers,
  problems: readonly ExclusionProblem[],
  changed = false,
): Promise<Reply> {
  const { tx, params, reply } = request
  const one = await readExclusion(tx, params.id ?? '', todayOf(mechanism, request))
  if (!one) return reply.notFound()
  const steps = await readSteps<ExclusionStep>(tx, 'exclusion', one.id)
  const say = sayingOf(mechanism, request)
  const view = <ExclusionPage {...{ say, one, steps, answers, problems, changed, formId: randomUUID() }} />
  const status = changed ? 409 : problems.length > 0 ? 422 : 200
  return reply.page(one.organisation, view, status === 200 ? {} : { status, problems: true })
}

async function review(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, fields, params, formId, reply } = request
  const today = todayOf(mechanism, request)
  const one = await readExclusion(tx, params.id ?? '', today)
  if (!one) return reply.notFound()
  const answers = typedExclusion(fields)
  const read = readReview(answers, today)
  if (!read.review) return drawOne(mechanism, request, answers, read.problems)
  const version = Number(field(fields, '_version')) || one.version
  const said = await reviewExclusion(tx, formId, { id: one.id, version }, read.review)
  if (said === 'done' || said === 'replayed') return reply.seeOther(`/exclusions/${one.id}`)
  if (said === 'changed') return drawOne(mechanism, request, answers, [], true)
  return said === 'not-found' ? reply.notFound() : drawOne(mechanism, request, answers, [PROBLEMS[said]])
}
