import { isSilent, unrepaired } from '../facts/help.ts'
import type { EachOf } from '../mechanism/pack.ts'
import type { OrganisationKind } from '../mechanism/vocabulary.ts'
import type { PersonFile, ReferralFacts } from '../person/file.ts'
import type { Instant } from '../time/civil-date.ts'

/** One thing a step is owed for. */
export type Item = {
  readonly ref: string
  readonly since: Instant
  readonly addressee: { readonly kind: OrganisationKind; readonly organisation: string | null } | null
}

function referral(one: ReferralFacts, since: Instant | null, file: PersonFile): Item {
  return {
    ref: one.id,
    since: since ?? file.detectedAt,
    addressee: { kind: one.receiverKind, organisation: one.receiver },
  }
}

/** Who asked: the desk that must try elsewhere when nobody answers. */
function senderOf(one: ReferralFacts, file: PersonFile): Item['addressee'] {
  const asked = file.events.findLast(event => event.kind === 'referral.requested' && event.organisation === one.sender)
  return { kind: asked?.organisationKind ?? 'regional-centre', organisation: one.sender }
}

const ITEMS = {
  'leg-to-call': file => legs(file).filter(item => item.toCall),
  'open-leg': file => legs(file).filter(item => !item.toCall),
  'unanswered-referral': file =>
    file.referrals
      .filter(one => one.state === 'requested' && one.businessStatus !== 'waitlisted')
      .map(one => referral(one, one.requestedAt, file)),
  'silent-referral': (file, now) =>
    file.referrals
      .filter(one => isSilent(one, now))
      .map(one => ({ ...referral(one, one.answerDueAt, file), addressee: senderOf(one, file) })),
  'waitlisted-referral': file =>
    file.referrals
      .filter(one => one.state === 'requested' && one.businessStatus === 'waitlisted')
      .map(one => referral(one, one.answeredAt ?? one.requestedAt, file)),
  'accepted-referral': file =>
    file.referrals
      .filter(one => one.state === 'accepted')
      .map(one => referral(one, one.answeredAt ?? one.requestedAt, file)),
  'held-referral': file =>
    file.referrals
      .filter(one => one.state === 'on-hold')
      .map(one => referral(one, one.answeredAt ?? one.requestedAt, file)),
  'service-to-receive': file =>
    file.serviceLines
      .filter(line => line.accepted && !line.received && line.closedReason === null && !line.carriedOver)
      .map(line => ({ ref: line.id, since: latestAct(file), addressee: null })),
  'irregular-act': file =>
    file.events
      .filter(event => event.conformity === 'irregular' && unrepaired(file, event.id, event.broken).length > 0)
      .map(event => ({ ref: event.id, since: event.recordedAt, addressee: null })),
} satisfies Record<EachOf, (file: PersonFile, now: Instant) => readonly Item[]>

function legs(file: PersonFile): readonly (Item & { readonly toCall: boolean })[] {
  return file.legs
    .filter(leg => leg.state !== 'taken-up')
    .map(leg => ({
      ref: leg.id,
      since: leg.sentAt,
      addressee: { kind: leg.addresseeKind, organisation: leg.addressee ?? null },
      toCall: leg.state === 'to-call',
    }))
}

function latestAct(file: PersonFile): Instant {
  return file.events.at(-1)?.happenedAt ?? file.detectedAt
}

/** What a step is owed for, each by itself. */
export function itemsOf(file: PersonFile, each: EachOf, now: Instant): readonly Item[] {
  return ITEMS[each](file, now)
}
