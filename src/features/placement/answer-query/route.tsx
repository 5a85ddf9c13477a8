/** Use case: a service that is asked for a place says yes, no or "talk to us", without knowing of whom. Actor: act.referral-answer. Law. */
import type { Mechanism } from '../../../act/mechanism.ts'
import { freshId } from '../../../act/referral.ts'
import { QUERY_ANSWERS, QUERY_REASONS } from '../../../domain/matching/query.ts'
import { sideOf } from '../../../domain/referral/reasons.ts'
import { field } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import type { Problem } from '../../../platform/ui/index.ts'
import { QuestionsPage, type QuestionsPageProps } from './page.tsx'
import { answerQuestion, readQuestions } from './store.ts'

/** More than this at once is no list any more; what is to be answered stands first. */
const MOST = 50

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /place-queries', { may: 'act.referral-answer' }, request => draw(mechanism, request, {})),
  form('POST /place-queries/:id/answer', { may: 'act.referral-answer', audits: 'place answered' }, request =>
    answer(mechanism, request),
  ),
]

async function draw(
  mechanism: Mechanism,
  request: SignedInRequest,
  { problems = [], typed, changed = false }: Partial<Pick<QuestionsPageProps, 'problems' | 'typed' | 'changed'>>,
): Promise<Reply> {
  const { tx, t, lang, now, reply } = request
  const questions = await readQuestions(tx, MOST)
  const say = { t, lang, now, timeZone: mechanism.pack.timeZone }
  const status = problems.length > 0 ? 422 : changed ? 409 : 200
  return reply.page(
    t('placement.questions-title'),
    <QuestionsPage
      words={{ mechanism, t, lang }}
      {...{ say, questions, problems, typed, changed }}
      formIdOf={freshId}
    />,
    { status, problems: status !== 200 },
  )
}

async function answer(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, t, params, fields, formId, now, reply } = request
  const id = (params.id ?? '').toLowerCase()
  const typed = { id, answer: field(fields, `answer-${id}`), reason: field(fields, `reason-${id}`) }
  const said = QUERY_ANSWERS.find(one => one === typed.answer)
  const reason = QUERY_REASONS.find(one => one === typed.reason)
  const problems: Problem[] = []
  if (!said) problems.push({ field: `answer-${id}`, message: t('placement.choose-answer') })
  if (said === 'no' && !reason) problems.push({ field: `reason-${id}`, message: t('referral.choose-reason') })
  if (!said || problems.length > 0) return draw(mechanism, request, { problems, typed })
  const no = said === 'no' && reason ? { reason, side: sideOf(reason) ?? null } : { reason: null, side: null }
  const outcome = await answerQuestion(tx, formId, id, { answer: said, ...no }, now)
  if (outcome === 'not-found') return reply.notFound()
  return outcome === 'changed' ? draw(mechanism, request, { changed: true }) : reply.seeOther('/place-queries')
}
