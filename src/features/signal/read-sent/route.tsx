/** Use case: a notifier sees what she sent, who has it, whom to call; and adds or corrects. Actor: first responder, any desk. Law: R-96. */
import type { Mechanism } from '../../../act/mechanism.ts'
import { sealAbout } from '../../../act/seal.ts'
import { cleanText, lengthOf } from '../../../domain/form/clean.ts'
import { type Fields, field } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import type { Problem } from '../../../platform/ui/index.ts'
import { additionsTo, findNotification, sentLegs, toldPeople } from '../notification.ts'
import { ReceiptPage, SentList, SheetPage } from './page.tsx'
import { ownNotifications } from './store.ts'

const TEXT_LIMIT = 2000

export function routes(mechanism: Mechanism): readonly Route[] {
  return [
    page('GET /sent', { may: 'notification.read-own' }, request => list(mechanism, request)),
    page('GET /sent/:id', { may: 'notification.read-own' }, request => show(mechanism, request, {}, [])),
    page('GET /sent/:id/sheet', { may: 'notification.read-own' }, request => sheet(mechanism, request)),
    form('POST /sent/:id/additions', { may: 'notification.read-own', audits: 'notification.corrected' }, request =>
      addTo(mechanism, request),
    ),
  ]
}

async function list(mechanism: Mechanism, { tx, query, t, lang, reply }: SignedInRequest): Promise<Reply> {
  const [, key, id] = /^(\d{4}-\d{2}-\d{2} [\d:.+-]{8,24})_([0-9a-f-]{36})$/.exec(query.get('before') ?? '') ?? []
  const before = key && id ? { key, id } : null
  const rows = await ownNotifications(tx, before)
  return reply.page(t('sent.title'), <SentList {...{ mechanism, rows, first: before === null, t, lang }} />, {
    wide: true,
  })
}

async function load(mechanism: Mechanism, { tx, params, t, lang, now }: SignedInRequest) {
  const notification = await findNotification(tx, params.id)
  if (!notification?.own) return undefined
  const [people, legs] = await Promise.all([toldPeople(tx, notification.id), sentLegs(tx, notification.id)])
  return { mechanism, notification, people, legs, t, lang, now }
}

async function show(
  mechanism: Mechanism,
  request: SignedInRequest,
  fields: Fields,
  problems: readonly Problem[],
): Promise<Reply> {
  const receipt = await load(mechanism, request)
  if (!receipt) return request.reply.notFound()
  const additions = await additionsTo(request.tx, receipt.notification.id)
  const title = request.t('sent.receipt-title', { code: receipt.notification.code })
  return request.reply.page(title, <ReceiptPage {...{ ...receipt, additions, fields, problems }} />, {
    status: problems.length > 0 ? 422 : 200,
    problems: problems.length > 0,
  })
}

async function sheet(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const receipt = await load(mechanism, request)
  return receipt
    ? request.reply.page(request.t('sent.sheet-title'), <SheetPage {...receipt} />)
    : request.reply.notFound()
}

async function addTo(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, params, fields, formId, actor, t, reply } = request
  const text = cleanText(field(fields, 'text'))
  const kind = field(fields, 'kind')
  const problems: Problem[] = []
  if (kind !== 'new' && kind !== 'corrects') problems.push({ field: 'kind', message: t('sent.problem-kind') })
  if (text === '' || lengthOf(text) > TEXT_LIMIT)
    problems.push({ field: 'text', message: t('sent.problem-text', { most: TEXT_LIMIT }) })
  if (problems.length > 0) return show(mechanism, request, fields, problems)
  const location = `/sent/${params.id}`
  const notification = await findNotification(tx, params.id)
  if (!notification?.own) return reply.notFound()
  const sealed = await sealAbout(tx, notification.id, 'notification_addition.text', text)
  const row = await tx.one<{ outcome: { kind: string } }>(
    'select app.add_to_notification($1, $2, $3, $4, $5, $6) as outcome',
    [params.id, formId ?? crypto.randomUUID(), location, kind === 'corrects', sealed, actor.roles[0] ?? ''],
  )
  return row?.outcome.kind === 'not-found' ? reply.notFound() : reply.seeOther(location)
}
