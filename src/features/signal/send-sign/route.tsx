/** Use case: the first responder sends the sign; the system tells everybody the law names. Actor: first responder, any desk. Law. */
import { randomBytes } from 'node:crypto'
import { actorOf, type Mechanism } from '../../../act/mechanism.ts'
import { write } from '../../../act/perform.ts'
import { codeOf } from '../../../domain/notification/code.ts'
import { isTreatedAsChild } from '../../../domain/notification/legs.ts'
import { pageToAnswer } from '../../../domain/notification/pages.ts'
import { hasGround } from '../../../domain/notification/screening.ts'
import { peopleOf, type SignAnswers } from '../../../domain/notification/sign.ts'
import { civilDateOf, startOfDay } from '../../../domain/time/calendar.ts'
import { newId } from '../../../platform/db/id.ts'
import { form, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import type { MessageKey } from '../../../platform/i18n/translator.ts'
import { type Draft, draftFirst, openDraft, sentTo } from '../draft.ts'
import { observedOf, planOf } from '../plan.ts'
import { RefusedPage } from './page.tsx'
import { newPersonAct, type Sending } from './person.ts'
import { sectionsOf } from './sections.ts'

export function routes(mechanism: Mechanism): readonly Route[] {
  return [
    form('POST /signs/:id/send', { may: 'signal.record', audits: 'notification.sent', first: draftFirst }, request =>
      send(mechanism, request),
    ),
  ]
}

/** Two statements: the draft, and one act for everybody it concerns. The draft's id is the form's: sent twice, it is the same. */
async function send(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, reply, t } = request
  const draft = await openDraft(tx, await request.first)
  if (!draft) return reply.notFound()
  if (draft.sent) return reply.seeOther((await sentTo(tx, draft.id)) ?? '/sent')
  const open = pageToAnswer(draft.answers)
  if (open) return reply.seeOther(`/signs/${draft.id}/${open}`)
  const sending = sendingOf(mechanism, request, draft)
  const people = peopleOf(draft.answers)
  const child = people.some(one => isTreatedAsChild(one.age))
  if (!hasGround(observedOf(sending.plan, draft.answers, child))) {
    const reasons = [t('signal.ground-missing', { information: mechanism.pack.emergency.information })]
    return reply.page(t('signal.refused'), <RefusedPage {...{ draft: draft.id, reasons, back: 'seen', t }} />, {
      status: 409,
      problems: true,
    })
  }
  const acts = people.map(person => newPersonAct(sending, person))
  if (acts.some(act => act.legs.length === 0)) {
    const { general, child: childLine } = mechanism.pack.emergency
    const reasons = [t('signal.problem-nobody', { general, child: childLine })]
    return reply.page(t('signal.refused'), <RefusedPage {...{ draft: draft.id, reasons, back: 'where', t }} />, {
      status: 409,
      problems: true,
    })
  }
  const broken = [...new Set(acts.flatMap(act => act.broken.map(one => one.rule)))]
  if (broken.length > 0) {
    const reasons = broken.map(rule => t(`rule.${rule}` as MessageKey))
    return reply.page(t('signal.refused'), <RefusedPage {...{ draft: draft.id, reasons, back: 'asked', t }} />, {
      status: 409,
      problems: true,
    })
  }
  const location = `/sent/${sending.notification}`
  const written = await write(tx, sectionsOf(sending, draft.id, acts), draft.id, location, 'last')
  return reply.seeOther(written.kind === 'replayed' ? written.location : location)
}

function sendingOf(mechanism: Mechanism, { actor, now }: SignedInRequest, { answers, passedOver }: Draft): Sending {
  return {
    mechanism,
    answers,
    actor: actorOf(actor),
    plan: planOf(mechanism, answers, actor, now, passedOver),
    notification: newId(),
    detectedAt: detectedAt(answers, now, mechanism.pack.timeZone),
    now,
    id: newId,
    code: prefix => codeOf(prefix, randomBytes(8)),
  }
}

/** When it was noticed: the day that was given, or now where it was today or nobody knows. */
function detectedAt({ noticedOn }: SignAnswers, now: number, timeZone: string): number {
  if (!noticedOn || noticedOn === 'unknown' || noticedOn >= civilDateOf(now, timeZone)) return now
  return startOfDay(noticedOn, timeZone)
}
