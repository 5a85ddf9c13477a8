/** Use case: the data-protection officer sees what has been kept long enough, holds back what a court needs, and erases a person for good. Actor: data-protection officer of a desk with a grant. Law: GDPR art. 5(1)(e), 17, 18; times of the pack. */
import type { Mechanism } from '../../../act/mechanism.ts'
import { field } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import type { MessageKey } from '../../../platform/i18n/translator.ts'
import { deskParts } from '../desk-nav.tsx'
import { RetentionPage } from './page.tsx'
import { ERASE_REASONS, KeepPersonPage, REVIEWS } from './person-page.tsx'
import * as store from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /retention', { may: 'access-log.read' }, request => show(mechanism, request)),
  page('GET /retention/people/:id', { may: 'access-log.read' }, request => showPerson(request)),
  form('POST /retention/people/:id/hold', { may: 'access-log.read', audits: 'legal hold placed' }, hold),
  form('POST /retention/people/:id/erase', { may: 'access-log.read', audits: 'erased', confirm: 'fresh' }, erase),
  form('POST /retention/holds/:holdId/end', { may: 'access-log.read', audits: 'legal hold ended' }, endHold),
]

async function show(mechanism: Mechanism, { tx, t, lang, now, actor, query, reply }: SignedInRequest): Promise<Reply> {
  const code = query.get('code')?.trim().slice(0, 40) ?? ''
  const found = code ? await store.findPerson(tx, code) : undefined
  if (found) return reply.seeOther(`/retention/people/${found.id}`)
  const [due, holds, certificates] = await Promise.all([
    store.readDue(tx),
    store.readHolds(tx),
    store.readCertificates(tx),
  ])
  const say = { t, lang, now, timeZone: mechanism.pack.timeZone }
  const parts = deskParts(mechanism, actor)
  const view = (
    <RetentionPage {...{ say, organisation: actor.organisationName, parts, code, due, holds, certificates }} />
  )
  return reply.page(t('retention.title'), view, { wide: true })
}

type Wrong = { readonly field: string; readonly key: MessageKey }

async function showPerson({ tx, t, params, reply }: SignedInRequest, wrong?: Wrong, status = 422): Promise<Reply> {
  const person = await store.readPerson(tx, params.id ?? '')
  if (!person) return reply.notFound()
  const problem = wrong && { field: wrong.field, message: t(wrong.key) }
  const view = <KeepPersonPage {...{ t, person, problem }} />
  return reply.page(person.code, view, wrong ? { status, problems: true } : {})
}

async function hold(request: SignedInRequest): Promise<Reply> {
  const { tx, fields, params, now, reply } = request
  const reason = store.HOLD_REASONS.find(one => one === field(fields, 'hold'))
  const months = REVIEWS.find(one => one === field(fields, 'review'))
  if (!reason) return showPerson(request, { field: 'hold', key: 'retention.problem-reason' })
  if (!months) return showPerson(request, { field: 'review', key: 'retention.problem-review' })
  const day = new Date(now)
  day.setUTCMonth(day.getUTCMonth() + Number(months))
  const done = await store.placeHold(tx, params.id ?? '', reason, day.toISOString().slice(0, 10))
  return done ? reply.seeOther('/retention') : reply.notFound()
}

async function erase(request: SignedInRequest): Promise<Reply> {
  const { tx, fields, params, reply } = request
  const person = await store.readPerson(tx, params.id ?? '')
  if (!person) return reply.notFound()
  const why = ERASE_REASONS.find(one => one === field(fields, 'why'))
  if (!why) return showPerson(request, { field: 'why', key: 'retention.problem-reason' })
  if (field(fields, 'code').trim().toUpperCase() !== person.code.toUpperCase())
    return showPerson(request, { field: 'code', key: 'retention.problem-code' })
  const outcome = await store.erase(tx, person.id, why)
  if (outcome === 'held') return showPerson(request, { field: 'why', key: 'retention.problem-held' }, 409)
  return outcome === 'not-found' ? reply.notFound() : reply.seeOther('/retention')
}

async function endHold({ tx, params, reply }: SignedInRequest): Promise<Reply> {
  return (await store.endHold(tx, params.holdId ?? '')) ? reply.seeOther('/retention') : reply.notFound()
}
