/** Use case: anybody in the mechanism says that a desk, an official or a guardian is part of it, to a desk that the accused never reach. Actor: every account with allegation.raise. Law: R-102; S4 on officials who were complicit. */
import { randomUUID } from 'node:crypto'
import type { Mechanism } from '../../../act/mechanism.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { type AllegationAnswers, type AllegationProblem, readAllegation, typedAllegation } from './form.ts'
import { RaisePage, ReceiptsPage } from './page.tsx'
import { raiseAllegation, readCode, readColleagues, readReceipts } from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /allegations/new', { may: 'allegation.raise' }, request =>
    draw(mechanism, request, typedAllegation({}), []),
  ),
  form('POST /allegations/new', { may: 'allegation.raise', audits: 'allegation.raised' }, request =>
    raise(mechanism, request),
  ),
  page('GET /people/:id/allegation', { may: 'allegation.raise' }, request =>
    draw(mechanism, request, typedAllegation({}), []),
  ),
  form('POST /people/:id/allegation', { may: 'allegation.raise', audits: 'allegation.raised' }, request =>
    raise(mechanism, request),
  ),
  page('GET /allegations/raised', { may: 'allegation.raise' }, request => receipts(mechanism, request)),
]

/** The person it is about: `null` where the address names none, `undefined` where it names nobody this account has to do with. */
async function personOf({ tx, params }: SignedInRequest) {
  if (params.id === undefined) return null
  const code = await readCode(tx, params.id)
  return code === undefined ? undefined : { id: params.id, code }
}

async function draw(
  mechanism: Mechanism,
  request: SignedInRequest,
  answers: AllegationAnswers,
  problems: readonly AllegationProblem[],
): Promise<Reply> {
  const { tx, t, lang, now, path, reply } = request
  const person = await personOf(request)
  if (person === undefined) return reply.notFound()
  return reply.page(
    t('allegation.title'),
    <RaisePage
      say={{ t, lang, now, timeZone: mechanism.pack.timeZone }}
      person={person ?? undefined}
      action={path}
      organisations={mechanism.directory.all().map(({ id, name }) => ({ value: id, label: name }))}
      colleagues={(await readColleagues(tx)).map(({ id, name }) => ({ value: id, label: name }))}
      answers={answers}
      problems={problems}
      formId={randomUUID()}
    />,
    problems.length > 0 ? { status: 422, problems: true } : {},
  )
}

async function raise(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, fields, formId, actor, reply } = request
  const person = await personOf(request)
  if (person === undefined) return reply.notFound()
  const answers = typedAllegation(fields)
  const { allegation, problems } = readAllegation(answers, {
    aboutPerson: person !== null,
    organisations: mechanism.directory.all().map(one => one.id),
    colleagues: (await readColleagues(tx)).map(one => one.id),
    own: actor.organisation,
  })
  if (!allegation) return draw(mechanism, request, answers, problems)
  switch (await raiseAllegation(tx, formId, person?.id ?? null, allegation)) {
    case 'raised':
    case 'replayed':
      return reply.seeOther('/allegations/raised')
    case 'too-many':
      return draw(mechanism, request, answers, [{ field: 'text', message: 'allegation.problem-many' }])
    case 'no-such-one':
      return draw(mechanism, request, answers, [{ field: 'organisation', message: 'allegation.problem-organisation' }])
    default:
      return reply.notFound()
  }
}

async function receipts(mechanism: Mechanism, { tx, t, lang, now, reply }: SignedInRequest): Promise<Reply> {
  const say = { t, lang, now, timeZone: mechanism.pack.timeZone }
  return reply.page(t('allegation.receipts'), <ReceiptsPage say={say} receipts={await readReceipts(tx)} />)
}
