import { ENGINE_PARAMETERS, TRANSFER_PARAMETERS } from '../mechanism/needed.ts'
import type { CountryPack } from '../mechanism/pack.ts'
import { after, type Change } from '../person/change.ts'
import { effectsOf } from '../person/effects.ts'
import type { ActFacts, Consent, PersonFile, ReferralFacts } from '../person/file.ts'
import { linesAfterRequest, moveReferral } from '../referral/moves.ts'
import { moveOfAct } from '../referral/states.ts'
import { takenUpBy } from '../referral/transfer.ts'
import { civilDateOf } from '../time/calendar.ts'
import type { Instant } from '../time/civil-date.ts'
import { millisecondsOf, parameterOn } from '../way/clock.ts'
import { stageAfter } from '../way/stage.ts'
import type { StoredEvent } from './stored.ts'

/** Adds up stored acts to the file they lead to. Only what the act itself says is read, never what was decided. */

export type FoldPack = Pick<CountryPack, 'parameters' | 'timeZone'>

/** The file after a stored act, with the stage that follows from it. */
export function fold(file: PersonFile, event: StoredEvent, at: Instant, pack: FoldPack): PersonFile {
  const next = after(file, event, changeOf(file, event, at, pack))
  return { ...next, stage: stageAfter(next) }
}

function changeOf(file: PersonFile, event: StoredEvent, at: Instant, pack: FoldPack): Change {
  const act = { kind: event.kind, mode: 'do' as const, happenedAt: event.happenedAt, facts: event.act }
  let made = 0
  const own = effectsOf(file, act, {}, () => `${event.id} ${made++}`)
  const more = MORE[event.kind]?.(file, event, at, pack) ?? moved(file, event, at)
  // The ledger knows no conformity: what was imported never entered it.
  const consents = event.conformity === 'historical' ? [] : [...(own.consents ?? []), ...(more.consents ?? [])]
  return { ...own, ...more, consents, lines: [...(own.lines ?? []), ...(more.lines ?? [])] }
}

type More = (file: PersonFile, event: StoredEvent, at: Instant, pack: FoldPack) => Change

const taken: More = (_file, { act, happenedAt }) =>
  typeof act.leg === 'string' ? { legs: [{ id: act.leg, state: 'taken-up', takenUpAt: happenedAt }] } : {}

const MORE: { readonly [kind: string]: More } = {
  'sign.recorded': (_file, event, at) => ({ consents: askedBefore(event.act, at) }),
  'leg.taken-up': taken,
  'leg.call-recorded': taken,
  'referral.requested': (file, event, at, pack) =>
    event.conformity === 'historical' ? importedReferral(event) : requested(file, event, at, pack),
  'referral.transfer-requested': (file, event, at, pack) => requested(file, event, at, pack),
}

/** Whoever was asked before the notification and answered is in the ledger. */
function askedBefore(act: ActFacts, at: Instant): readonly Consent[] {
  if (act.asked !== 'agrees' && act.asked !== 'refuses') return []
  const answer = act.asked === 'agrees' ? 'given' : 'refused'
  return [{ purpose: 'notification', recipient: null, answer, givenBy: 'person', subject: null, at }]
}

function referralOf(event: StoredEvent): ReferralFacts | undefined {
  const { referralId, receiver, receiverKind, service, path, emergency } = event.act
  if (typeof referralId !== 'string') return undefined
  return {
    id: referralId,
    state: 'requested',
    businessStatus: null,
    sender: event.organisation ?? '',
    receiver: receiver as string,
    receiverKind: receiverKind as ReferralFacts['receiverKind'],
    service: service as string,
    path: path as ReferralFacts['path'],
    emergency: emergency === true || emergency === 'yes',
    requestedAt: null,
    answerDueAt: null,
    answeredAt: null,
  }
}

function requested(file: PersonFile, event: StoredEvent, at: Instant, pack: FoldPack): Change {
  const referral = referralOf(event)
  if (!referral) return {}
  const transfer = referral.path === 'transfer'
  const parameter = transfer ? TRANSFER_PARAMETERS.answer : ENGINE_PARAMETERS.referralAnswer
  const limit = parameterOn(pack, parameter, civilDateOf(at, pack.timeZone))
  // Two desks may have agreed on another time to answer; the act says so.
  const agreed = typeof event.act.answerHours === 'number' ? event.act.answerHours * 3_600_000 : null
  const answerDueAt = agreed !== null ? at + agreed : limit ? at + millisecondsOf(limit) : null
  let made = 0
  return {
    referrals: [{ ...referral, requestedAt: at, answerDueAt }],
    ...(transfer
      ? { legs: takenUpBy(file, referral.sender, at) }
      : { lines: linesAfterRequest(file, referral.service, () => `${event.id} line ${made++}`) }),
  }
}

/** A referral of an older file runs: that it was asked for is known, the answer is not. */
function importedReferral(event: StoredEvent): Change {
  const referral = referralOf(event)
  return referral ? { referrals: [{ ...referral, state: 'in-progress', requestedAt: event.happenedAt }] } : {}
}

function moved(file: PersonFile, { kind, conformity, act }: StoredEvent, now: Instant): Change {
  const move = moveOfAct(kind)
  const referral = move && file.referrals.find(one => one.id === act.referralId)
  if (!move || move === 'send' || !referral || conformity === 'historical') return {}
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  return moveReferral(file, referral, move, { now, reason: text(act.reason), contact: text(act.contactAccount) })
}
