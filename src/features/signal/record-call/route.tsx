/** Use case: a desk that is not connected was called; the recorded call is the leg. Actor: whoever sent the notification, or a desk that works with the person. Law. */
import { randomUUID } from 'node:crypto'
import type { Mechanism } from '../../../act/mechanism.ts'
import { sealAbout } from '../../../act/seal.ts'
import { civilDateOf as readCivilDate, timeOf } from '../../../domain/form/civil.ts'
import { cleanLine, lengthOf } from '../../../domain/form/clean.ts'
import { civilDateOf, offsetAt } from '../../../domain/time/calendar.ts'
import { momentOf } from '../../../domain/time/moment.ts'
import { type Fields, field } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import type { Problem } from '../../../platform/ui/index.ts'
import { findNotification, type Notification, type SentLeg, sentLegs } from '../notification.ts'
import { CallPage, TakenPage } from './page.tsx'

const NAME_LIMIT = 120
/** A call may have been made while the sign was still being written. */
const BEFORE_SENDING = 86_400_000

export function routes(mechanism: Mechanism): readonly Route[] {
  return [
    page('GET /sent/:id/legs/:legId/call', { may: 'notification.read-own' }, request => show(mechanism, request)),
    form('POST /sent/:id/legs/:legId/call', { may: 'notification.read-own', audits: 'leg.call-recorded' }, request =>
      record(mechanism, request),
    ),
  ]
}

async function find({
  tx,
  params,
}: SignedInRequest): Promise<{ notification: Notification; leg: SentLeg } | undefined> {
  const notification = await findNotification(tx, params.id)
  if (!notification) return undefined
  const leg = (await sentLegs(tx, notification.id)).find(one => one.id === params.legId && !one.connected)
  return leg && { notification, leg }
}

/** Back to the receipt, or for a desk to the person. */
function locationOf({ notification, leg }: { notification: Notification; leg: SentLeg }): string {
  return notification.own ? `/sent/${notification.id}` : `/people/${leg.person}`
}

async function show(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const found = await find(request)
  if (!found) return request.reply.notFound()
  if (found.leg.state === 'taken-up') return request.reply.seeOther(locationOf(found))
  return draw(
    mechanism,
    request,
    found,
    { _form: randomUUID(), ...nowFields(request.now, mechanism.pack.timeZone) },
    [],
  )
}

async function record(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, fields, formId, actor, reply, t } = request
  const found = await find(request)
  if (!found) return reply.notFound()
  const { answeredBy, at, problems } = readCall(mechanism, request, found.notification)
  if (at === null || problems.length > 0) return draw(mechanism, request, found, fields, problems)
  const location = locationOf(found)
  const row = await tx.one<{ outcome: { kind: string } }>('select app.record_call($1, $2, $3, $4, $5, $6) as outcome', [
    found.leg.id,
    formId ?? randomUUID(),
    location,
    await sealAbout(tx, found.notification.id, 'leg.answered_by', answeredBy, found.leg.id),
    new Date(at),
    actor.roles[0] ?? '',
  ])
  if (row?.outcome.kind === 'not-found') return reply.notFound()
  if (row?.outcome.kind === 'taken-up')
    return reply.page(t('sent.call-taken-title'), <TakenPage {...{ location, t }} />, { status: 409 })
  return reply.seeOther(location)
}

function readCall({ pack }: Mechanism, { fields, t, now }: SignedInRequest, notification: Notification) {
  const problems: Problem[] = []
  const answeredBy = cleanLine(field(fields, 'who'))
  if (answeredBy === '' || lengthOf(answeredBy) > NAME_LIMIT) {
    problems.push({ field: 'who', message: t('sent.problem-who', { most: NAME_LIMIT }) })
  }
  const part = (name: string) => cleanLine(field(fields, `when-${name}`))
  const date = readCivilDate({ day: part('day'), month: part('month'), year: part('year') })
  const time = timeOf(part('time'))
  const at = date && time ? momentOf(date, time, pack.timeZone) : null
  // A minute of patience: the form shows minutes, the clock has seconds.
  if (at === null || at > now + 60_000 || at < notification.sentAt.getTime() - BEFORE_SENDING) {
    problems.push({ field: 'when', message: t('sent.problem-when') })
  }
  return { answeredBy, at, problems }
}

function nowFields(now: number, timeZone: string): Fields {
  const [year = '', month = '', day = ''] = civilDateOf(now, timeZone).split('-')
  const time = new Date(now + offsetAt(now, timeZone)).toISOString().slice(11, 16)
  return { 'when-day': String(Number(day)), 'when-month': String(Number(month)), 'when-year': year, 'when-time': time }
}

function draw(
  mechanism: Mechanism,
  { t, reply }: SignedInRequest,
  found: { notification: Notification; leg: SentLeg },
  fields: Fields,
  problems: readonly Problem[],
): Reply {
  const bad = problems.length > 0
  return reply.page(t('sent.call-title'), <CallPage {...{ mechanism, ...found, fields, problems, t }} />, {
    status: bad ? 422 : 200,
    problems: bad,
  })
}
