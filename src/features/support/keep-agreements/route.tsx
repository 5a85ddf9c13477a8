/** Use case: two desks agree how soon one answers the other and how soon help begins, see what was not kept, and end it. Actor: agreement.keep. Law: R-62; source S2 asks for agreements with each service. */
import type { Mechanism } from '../../../act/mechanism.ts'
import { codesOf } from '../../../act/reading.ts'
import { freshId } from '../../../act/referral.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { type AgreementAnswers, type AgreementProblem, readAgreement, typedAgreement } from './form.ts'
import { AgreementsPage } from './page.tsx'
import { moveAgreement, proposeAgreement, readAgreements, readBreaches, readCounts } from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /agreements', { may: 'agreement.keep' }, request => draw(mechanism, request, typedAgreement({}), [])),
  form('POST /agreements', { may: 'agreement.keep', audits: 'agreement proposed' }, request =>
    propose(mechanism, request),
  ),
  form('POST /agreements/:id/agree', { may: 'agreement.keep', audits: 'agreement agreed' }, request =>
    move(request, 'agree'),
  ),
  form('POST /agreements/:id/end', { may: 'agreement.keep', audits: 'agreement ended' }, request =>
    move(request, 'end'),
  ),
]

const PROVIDERS: readonly string[] = ['provider', 'victim-support', 'child-protection', 'health', 'legal-aid']

const providersOf = ({ directory }: Mechanism, own: string) =>
  directory
    .all()
    .filter(one => one.connected && one.id !== own && PROVIDERS.includes(one.kind))
    .map(one => ({ value: one.id, label: one.name }))
    .sort((a, b) => a.label.localeCompare(b.label))

async function draw(
  mechanism: Mechanism,
  request: SignedInRequest,
  answers: AgreementAnswers,
  problems: readonly AgreementProblem[],
): Promise<Reply> {
  const { tx, t, lang, now, actor, reply } = request
  const [agreements, breaches, counts] = await Promise.all([
    readAgreements(tx),
    readBreaches(tx, now),
    readCounts(tx, now),
  ])
  return reply.page(
    t('agreement.title'),
    <AgreementsPage
      {...{ mechanism, agreements, breaches, counts, answers, problems }}
      own={actor.organisation}
      providers={providersOf(mechanism, actor.organisation)}
      services={codesOf(mechanism, 'service.').map(value => ({ value, label: t(`service.${value}`) }))}
      say={{ t, lang, now, timeZone: mechanism.pack.timeZone }}
      formId={freshId()}
    />,
    { wide: true, ...(problems.length > 0 ? { status: 422, problems: true } : {}) },
  )
}

async function propose(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, fields, formId, now, actor, reply } = request
  const answers = typedAgreement(fields)
  const read = readAgreement(answers, {
    providers: providersOf(mechanism, actor.organisation).map(one => one.value),
    services: codesOf(mechanism, 'service.'),
  })
  if ('problems' in read) return draw(mechanism, request, answers, read.problems)
  const answer = await proposeAgreement(tx, formId ?? freshId(), read.agreement, now)
  if (answer === 'proposed' || answer === 'replayed') return reply.seeOther('/agreements')
  if (answer === 'not-found') return reply.notFound()
  const message = answer === 'exists' ? 'agreement.problem-exists' : 'agreement.problem-until'
  return draw(mechanism, request, answers, [{ field: answer === 'exists' ? 'service' : 'until', message }])
}

async function move({ tx, params, now, reply }: SignedInRequest, how: 'agree' | 'end'): Promise<Reply> {
  const answer = await moveAgreement(tx, params.id ?? '', how, now)
  return answer === 'not-found' ? reply.notFound() : reply.seeOther('/agreements')
}
