/** Use case: a first responder records what was seen or said, one question a page. Actor: first responder, any desk. Law. */

import { type Mechanism, parameter } from '../../../act/mechanism.ts'
import { languageOptions, territoryOptions } from '../../../act/reading.ts'
import { ENGINE_PARAMETERS } from '../../../domain/mechanism/needed.ts'
import { pageAfter, pageToAnswer, SIGN_PAGES, type SignPage } from '../../../domain/notification/pages.ts'
import { peopleOf, type SignAnswers } from '../../../domain/notification/sign.ts'
import { civilDateOf } from '../../../domain/time/calendar.ts'
import { parameterOn } from '../../../domain/way/clock.ts'
import { type Fields, field } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import type { Problem } from '../../../platform/ui/index.ts'
import { beginDraft, type Draft, dropDraft, findDraft, keepAnswers, openDrafts, sentTo } from '../draft.ts'
import { planOf } from '../plan.ts'
import { desksToldBy } from './last-questions.tsx'
import { type Asking, QuestionPage, questionWords } from './question.tsx'
import { countAfter, readPage } from './read.ts'
import { shownFields } from './shown.ts'
import { StartPage } from './start.tsx'

export function routes(mechanism: Mechanism): readonly Route[] {
  return [
    page('GET /signs/new', { may: 'signal.record' }, request => start(mechanism, request)),
    form('POST /signs', { may: 'signal.record', audits: 'none: a draft is nobody’s act' }, request =>
      begin(mechanism, request),
    ),
    form('POST /signs/:id/drop', { may: 'signal.record', audits: 'none: a draft is nobody’s act' }, drop),
    page('GET /signs/:id/:page', { may: 'signal.record' }, request => show(mechanism, request)),
    form('POST /signs/:id/:page', { may: 'signal.record', audits: 'none: a draft is nobody’s act' }, request =>
      keep(mechanism, request),
    ),
  ]
}

async function start(mechanism: Mechanism, { tx, t, lang, reply }: SignedInRequest): Promise<Reply> {
  const drafts = await openDrafts(tx)
  return reply.page(t('signal.start-title'), <StartPage {...{ mechanism, drafts, t, lang }} />)
}

async function begin(mechanism: Mechanism, { tx, formId, now, reply }: SignedInRequest): Promise<Reply> {
  const id = formId ?? crypto.randomUUID()
  const { pack } = mechanism
  await beginDraft(tx, id, now + parameter(pack, ENGINE_PARAMETERS.draftExpiry, civilDateOf(now, pack.timeZone)))
  return reply.seeOther(`/signs/${id}/danger`)
}

async function drop({ tx, params, reply }: SignedInRequest): Promise<Reply> {
  await dropDraft(tx, params.id)
  return reply.seeOther('/signs/new')
}

function pageNamed(name: string | undefined): SignPage | undefined {
  return SIGN_PAGES.find(one => one === name)
}

async function show(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, params, reply, now } = request
  const wanted = pageNamed(params.page)
  const draft = wanted && (await findDraft(tx, params.id))
  if (!draft) return reply.notFound()
  if (draft.sent) return reply.seeOther((await sentTo(tx, draft.id)) ?? '/sent')
  const open = pageToAnswer(draft.answers)
  if (wanted === 'check' && open) return reply.seeOther(`/signs/${draft.id}/${open}`)
  const today = civilDateOf(now, mechanism.pack.timeZone)
  return draw(mechanism, request, draft, wanted, shownFields(wanted, draft.answers, today), [])
}

async function keep(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, params, fields, reply } = request
  const wanted = pageNamed(params.page)
  const draft = wanted && (await findDraft(tx, params.id))
  if (!draft) return reply.notFound()
  if (draft.sent) return reply.seeOther((await sentTo(tx, draft.id)) ?? '/sent')
  const { patch, problems } = readPage(wanted, fields, readingOf(mechanism, request, draft))
  if (problems.length > 0) return draw(mechanism, request, draft, wanted, fields, problems)
  const counted = wanted === 'about' ? countAfter(fields, draft.answers) : null
  const answers = await keepAnswers(tx, draft.id, counted ? recounted(draft.answers, patch, counted) : patch)
  if (!answers) return reply.notFound()
  if (counted) return reply.seeOther(`/signs/${draft.id}/about`)
  if (field(fields, '_later')) return reply.seeOther('/signs/new')
  return reply.seeOther(`/signs/${draft.id}/${pageAfter(wanted, answers) ?? 'check'}`)
}

/** One person more or less; the lists by person stay in step. */
function recounted(
  answers: SignAnswers,
  patch: Partial<SignAnswers>,
  { count, without }: { count: number; without: number | null },
): Partial<SignAnswers> {
  const keepAll = <T,>(list: readonly T[] | undefined) => (list ?? []).filter((_, index) => index !== without)
  return { ...patch, count, people: keepAll(patch.people ?? answers.people), asked: keepAll(answers.asked) }
}

function readingOf(mechanism: Mechanism, { t, now, actor }: SignedInRequest, { answers, passedOver }: Draft) {
  const { pack } = mechanism
  const plan = planOf(mechanism, answers, actor, now, passedOver)
  const today = civilDateOf(now, pack.timeZone)
  return {
    answers,
    today,
    t,
    indicators: plan.indicators,
    territories: pack.territories.map(one => one.code),
    languages: languageOptions(mechanism, t).map(one => one.value),
    desks: desksToldBy({ plan, people: peopleOf(answers) }).map(leg => (leg.ordinary ?? leg.addressee).code),
    adultAge: parameterOn(pack, ENGINE_PARAMETERS.adultAge, today)?.value ?? 0,
  }
}

/** Draws one page; with problems it is the answer 422 and every answer stands as it was written. */
export function draw(
  mechanism: Mechanism,
  { t, lang, now, actor, reply }: SignedInRequest,
  draft: Draft,
  wanted: SignPage,
  fields: Fields,
  problems: readonly Problem[],
  status = problems.length > 0 ? 422 : 200,
): Reply {
  const { answers } = draft
  const asking: Asking = {
    draft: draft.id,
    page: wanted,
    answers,
    people: peopleOf(answers),
    plan: planOf(mechanism, answers, actor, now, draft.passedOver),
    mechanism,
    fields,
    problems,
    territories: territoryOptions(mechanism),
    languages: languageOptions(mechanism, t),
    emergency: mechanism.pack.emergency,
    t,
    lang,
  }
  const title = t('signal.title', { question: questionWords(t, wanted, asking.emergency) })
  return reply.page(title, <QuestionPage {...asking} />, { status, problems: problems.length > 0 })
}
