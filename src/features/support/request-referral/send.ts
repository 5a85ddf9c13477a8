import type { Organisation } from '../../../act/directory.ts'
import { actorOf, type Mechanism, parameter } from '../../../act/mechanism.ts'
import { type Performed, perform, write } from '../../../act/perform.ts'
import { freshId, type OpenReferral, recordFormOf } from '../../../act/referral.ts'
import { add, changeSections, type Sections } from '../../../act/sections.ts'
import { ENGINE_PARAMETERS, TRANSFER_PARAMETERS } from '../../../domain/mechanism/needed.ts'
import type { ReferralChange } from '../../../domain/person/change.ts'
import type { ActFacts, Actor, PersonFile } from '../../../domain/person/file.ts'
import { wayOf } from '../../../domain/referral/eligible.ts'
import { linesAfterRequest } from '../../../domain/referral/moves.ts'
import { type Offer, readOffer } from '../../../domain/referral/offer.ts'
import { actOfMove } from '../../../domain/referral/states.ts'
import { TRANSFER, takenUpBy } from '../../../domain/referral/transfer.ts'
import { civilDateOf } from '../../../domain/time/calendar.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { SignedInRequest } from '../../../platform/http/route.ts'

/** A request ready to be kept or sent. */
export type Ready = {
  readonly file: PersonFile
  readonly receiver: Organisation
  readonly offer: Offer
  /** What the sender said of a transfer, whether or not the receiver is told. */
  readonly told: { readonly county: string; readonly reason: string }
  /** The draft it comes from, where there is one. */
  readonly draft: OpenReferral | undefined
  readonly reason: string
  readonly version: number
}

/**
 * The referral's row, and the draft it takes the place of. A draft that was changed is put aside and written anew: what
 * was once kept is never sent under a later answer.
 */
function rowsOf(
  ready: Ready,
  sender: Actor,
  state: 'draft' | 'requested',
  dates: Pick<ReferralChange, 'requestedAt' | 'answerDueAt'>,
) {
  const { file, receiver, offer, draft } = ready
  const same =
    draft &&
    draft.facts.receiver === receiver.id &&
    JSON.stringify(readOffer(draft.offer)) === JSON.stringify(readOffer(offer))
  const row: ReferralChange = {
    id: same ? draft.facts.id : freshId(),
    state,
    businessStatus: null,
    sender: sender.organisation,
    receiver: receiver.id,
    receiverKind: receiver.kind,
    service: offer.service,
    path: wayOf(file, sender.organisationKind, offer.service),
    emergency: offer.emergency,
    answeredAt: null,
    offer,
    ...dates,
  }
  const aside: readonly ReferralChange[] = draft && !same ? [{ ...draft.facts, state: 'cancelled' }] : []
  return { row, rows: [...aside, row] }
}

/** Keeps the request unsent. Nothing is done to the person yet, so no event is written and nobody else sees it. */
export async function keepDraft(request: SignedInRequest, ready: Ready) {
  const { row, rows } = rowsOf(ready, actorOf(request.actor), 'draft', { requestedAt: null, answerDueAt: null })
  const sections: Sections = {}
  add(sections, 'expect', [{ person: ready.file.id, version: ready.version }])
  changeSections(sections, ready.file.id, '', { referrals: rows })
  const location = `/people/${ready.file.id}/referrals/${row.id}`
  const written = await write(request.tx, sections, request.formId, location)
  return written.kind === 'done' ? { kind: 'done' as const, location } : written
}

const HOUR = 3_600_000

/** Hours in which the two desks agreed that a request of this help is answered; null where they agreed on none. */
async function agreedHours(tx: Tx, receiver: string, service: string, now: number): Promise<number | null> {
  const row = await tx.one<{ hours: number | null }>('select app.agreement_hours($1, $2, $3) as hours', [
    receiver,
    service,
    new Date(now).toISOString(),
  ])
  return row?.hours ?? null
}

/** Sends the request: the rules decide; the answer clock starts; the service counts as referred. */
export async function sendRequest(
  mechanism: Mechanism,
  request: SignedInRequest,
  ready: Ready,
): Promise<{ done: Performed; location: string }> {
  const { file, receiver, offer, told, reason, version } = ready
  const { actor, now, tx, formId } = request
  const transfer = offer.service === TRANSFER
  const clock = transfer ? TRANSFER_PARAMETERS.answer : ENGINE_PARAMETERS.referralAnswer
  const limit = parameter(mechanism.pack, clock, civilDateOf(now, mechanism.pack.timeZone))
  const agreed = transfer ? null : await agreedHours(tx, receiver.id, offer.service, now)
  const answerDueAt = now + (agreed === null ? limit : agreed * HOUR)
  const { row, rows } = rowsOf(ready, actorOf(actor), 'requested', { requestedAt: now, answerDueAt })
  const facts: ActFacts = {
    referralId: row.id,
    receiver: receiver.id,
    receiverKind: receiver.kind,
    service: offer.service,
    path: row.path,
    emergency: offer.emergency,
    // The county the person goes to and why are codes of the act; what the receiver sees of them is in the offer.
    ...(transfer ? told : {}),
    ...(agreed === null ? {} : { answerHours: agreed }),
    ...(reason ? { warningReason: true } : {}),
  }
  const more = transfer
    ? { legs: takenUpBy(file, actor.organisation, now) }
    : { lines: linesAfterRequest(file, offer.service, freshId) }
  const location = `/people/${file.id}/referrals/${row.id}`
  const done = await perform(tx, mechanism, {
    file,
    act: { kind: actOfMove('send', row.path), mode: 'do', happenedAt: now, facts },
    actor: actorOf(actor),
    content: { ...(offer.safety ? { safety: offer.safety } : {}), ...(reason ? { warningReason: reason } : {}) },
    form: recordFormOf(mechanism.pack.forms, 'referral-form.sent'),
    change: { referrals: rows, ...more },
    version,
    formId,
    location,
    now,
    jobs: [{ task: 'notice.referral', payload: { referral: row.id }, job_key: `referral:${row.id}` }],
  })
  return { done, location }
}
