/** Use case: a named officer takes up a leg; only that closes the duty. Actor: the desk it was addressed to. Law. */
import { fileOf } from '../../../act/file-of.ts'
import { actorOf, hasRight, type Mechanism } from '../../../act/mechanism.ts'
import { perform } from '../../../act/perform.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { additionsTo, findNotification, noteSeen, sentLegs, toldPeople } from '../notification.ts'
import { momentWords } from '../words.ts'
import { DeskPage, NotYoursPage } from './page.tsx'
import { type DeskLeg, findLeg } from './store.ts'

export function routes(mechanism: Mechanism): readonly Route[] {
  return [
    page('GET /notifications/:id', { may: 'person.read' }, request => show(mechanism, request)),
    form('POST /legs/:id/take-up', { may: 'leg.take-up', audits: 'leg.taken-up' }, request =>
      takeUp(mechanism, request),
    ),
  ]
}

/** What was sent about the people this desk was told about, and about nobody else of the same notification. */
async function show(mechanism: Mechanism, { tx, params, t, lang, now, actor, reply }: SignedInRequest): Promise<Reply> {
  const notification = await findNotification(tx, params.id)
  if (!notification) return reply.notFound()
  const mine = (await sentLegs(tx, notification.id)).filter(leg => leg.addressee === actor.organisation)
  if (mine.length === 0) return reply.notFound()
  const people = (await toldPeople(tx, notification.id)).filter(one => mine.some(leg => leg.person === one.person))
  const additions = await additionsTo(tx, notification.id)
  await noteSeen(
    tx,
    people.map(one => one.person),
  )
  const mayTakeUp = hasRight(mechanism.pack, actor, 'leg.take-up')
  const title = t('sent.desk-title', { code: notification.code })
  return reply.page(
    title,
    <DeskPage {...{ mechanism, notification, people, legs: mine, additions, mayTakeUp, t, lang, now }} />,
  )
}

async function takeUp(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, params, actor, now, formId, reply } = request
  const leg = await findLeg(tx, params.id)
  if (!leg || !isFor(leg, request)) return reply.notFound()
  if (leg.state === 'taken-up') return held(mechanism, request, leg)
  const file = await fileOf(tx, leg.person)
  if (!file) return reply.notFound()
  const location = `/people/${leg.person}`
  const done = await perform(tx, mechanism, {
    file,
    act: { kind: 'leg.taken-up', mode: 'do', happenedAt: now, facts: { leg: leg.id, duty: leg.duty } },
    actor: actorOf(actor),
    content: {},
    form: null,
    change: { legs: [{ id: leg.id, state: 'taken-up', takenUpAt: now }] },
    formId,
    location,
    now,
  })
  switch (done.kind) {
    case 'done':
      return reply.seeOther(location)
    case 'replayed':
      return reply.seeOther(done.location)
    default: {
      const fresh = await findLeg(tx, leg.id)
      return held(mechanism, request, fresh ?? leg)
    }
  }
}

/** The desk it was addressed to; and the national desk, once nobody there took it up in time. */
function isFor(leg: DeskLeg, { actor }: SignedInRequest): boolean {
  if (leg.addressee === actor.organisation) return true
  return leg.escalation >= 2 && actor.organisationKind === 'national-desk'
}

/** Who holds it, or that something changed meanwhile. Nothing was written. */
function held(mechanism: Mechanism, { t, lang, reply }: SignedInRequest, leg: DeskLeg): Reply {
  const name = leg.answeredBy ?? leg.takenUpBy ?? t('sent.unknown')
  const when = leg.takenUpAt ? momentWords(mechanism, lang, leg.takenUpAt) : ''
  const text = leg.state === 'taken-up' ? t('sent.taken-text', { name, when }) : t('sent.stale-text')
  return reply.page(t('sent.taken-title'), <NotYoursPage {...{ text, notification: leg.notification, t }} />, {
    status: 409,
  })
}
