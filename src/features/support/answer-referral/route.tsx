/** Use case: the organisation that is asked says yes, no or "not yet", and later what became of it, before it knows who the person is. Actor: act.referral-answer. Law. */

import { noteRead } from '../../../act/file-of.ts'
import { classesOf } from '../../../act/identity.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { actorOf } from '../../../act/mechanism.ts'
import { freshId, openReferral, type SentReferral, sentReferral, stepReferral } from '../../../act/referral.ts'
import { readStep } from '../../../act/referral-answers.ts'
import { serviceWords } from '../../../act/service-words.ts'
import type { PersonFile } from '../../../domain/person/file.ts'
import { MOVE_NAMES, type Move, movesFrom } from '../../../domain/referral/states.ts'
import { civilDateOf } from '../../../domain/time/calendar.ts'
import { field } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { FILTERS, type Filter, ListPage } from './list-page.tsx'
import { RequestPage, type RequestPageProps } from './request-page.tsx'
import { keyFrom, keyText, readColleagues, readRequests } from './store.ts'

const PAGE = 50

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /requests', { may: 'act.referral-answer' }, request => list(mechanism, request)),
  page('GET /requests/:id', { may: 'act.referral-answer' }, request => show(mechanism, request)),
  form('POST /requests/:id/:move', { may: 'act.referral-answer', audits: 'referral answer' }, request =>
    take(mechanism, request),
  ),
]

async function list(mechanism: Mechanism, { tx, query, t, lang, now, reply }: SignedInRequest): Promise<Reply> {
  const asked = query.get('state') ?? ''
  const filter = Object.hasOwn(FILTERS, asked) ? (asked as Filter) : null
  const after = keyFrom(query.get('after'))
  const rows = await readRequests(tx, filter ? FILTERS[filter] : null, after, PAGE + 1)
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
  const say = { t, lang, now, timeZone: mechanism.pack.timeZone }
  const next = last ? keyText(last) : null
  return reply.page(
    t('referral.requests-title'),
    <ListPage {...{ mechanism, filter, say, next }} rows={rows.slice(0, PAGE)} first={after === null} />,
    { wide: true },
  )
}

type Own = SentReferral & { readonly file?: PersonFile }

/** The request, where it is addressed to this desk; with the person only while it is open or the help runs. */
async function openOwn({ tx, params, actor }: SignedInRequest): Promise<Own | undefined> {
  const id = params.id ?? ''
  const open: Own | undefined = (await openReferral(tx, id)) ?? (await sentReferral(tx, id))
  return open?.facts.receiver === actor.organisation && open.facts.state !== 'draft' ? open : undefined
}

async function show(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const open = await openOwn(request)
  if (!open) return request.reply.notFound()
  if (open.file) await noteRead(request.tx, open.file.id, classesOf(mechanism, open.file, request.actor), 'request')
  return draw(mechanism, request, open, { problems: [] })
}

async function take(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, params, fields, t, now, actor, formId, reply } = request
  const move = MOVE_NAMES.find(one => one === params.move)
  const open = await openOwn(request)
  if (!open || !move || move === 'send') return reply.notFound()
  const workers = move === 'accept' ? await readColleagues(tx) : []
  const read = readStep(move, fields, {
    today: civilDateOf(now, mechanism.pack.timeZone),
    timeZone: mechanism.pack.timeZone,
    t,
    workers,
    forReceiver: false,
  })
  if (read.kind === 'invalid') return draw(mechanism, request, open, { tried: move, problems: read.problems }, 422)
  if (!open.file) return draw(mechanism, request, open, { tried: move, problems: [], why: 'changed' }, 409)
  const done = await stepReferral(tx, mechanism, {
    id: open.facts.id,
    move,
    actor: actorOf(actor),
    ...read.answers,
    version: Number(field(fields, '_version')) || open.version,
    formId,
    location: `/requests/${open.facts.id}`,
    now,
  })
  if (done.kind === 'done' || done.kind === 'replayed') return reply.seeOther(done.location)
  const fresh = await openOwn(request)
  if (!fresh || done.kind === 'not-found') return reply.notFound()
  const said = done.kind === 'refused' ? { broken: done.broken } : { why: done.why }
  return draw(mechanism, request, fresh, { tried: move, problems: [], ...said }, 409)
}

type Drawn = Pick<RequestPageProps, 'problems' | 'tried' | 'broken' | 'why'>

async function draw(
  mechanism: Mechanism,
  request: SignedInRequest,
  open: Own,
  drawn: Drawn,
  status = 200,
): Promise<Reply> {
  const { t, lang, now, fields, reply, tx, actor } = request
  const moves: readonly Move[] = open.file ? movesFrom(open.facts, ['receiver']) : []
  const readable = open.file ? classesOf(mechanism, open.file, actor).includes('core') : false
  const workers = moves.includes('accept') ? await readColleagues(tx) : []
  const say = { t, lang, now, timeZone: mechanism.pack.timeZone }
  return reply.page(
    serviceWords(t, open.facts.service),
    <RequestPage
      {...drawn}
      {...{ mechanism, open, file: open.file, readable, moves, fields, workers, say }}
      catalogue={mechanism.catalogue(lang)}
      formIdOf={freshId}
    />,
    { status, problems: status >= 400 },
  )
}
