import { isSilent, unrepaired } from '../facts/help.ts'
import { isDeclinedTransfer } from '../facts/onward.ts'
import type { EachOf } from '../mechanism/each-of.ts'
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

const ASKED = new Set<string>(['referral.requested', 'referral.transfer-requested'])

/** Who asked: the desk that must try elsewhere when nobody answers. */
function senderOf(one: ReferralFacts, file: PersonFile): Item['addressee'] {
  const asked = file.events.findLast(event => ASKED.has(event.kind) && event.act.referralId === one.id)
  return { kind: asked?.organisationKind ?? 'regional-centre', organisation: one.sender }
}

const ITEMS = {
  'leg-to-call': file => legs(file).filter(item => item.toCall),
  'open-leg': file => legs(file).filter(item => !item.toCall),
  'unanswered-referral': file =>
    help(file)
      .filter(one => one.state === 'requested' && one.businessStatus !== 'waitlisted')
      .map(one => referral(one, one.requestedAt, file)),
  'silent-referral': (file, now) =>
    help(file)
      .filter(one => isSilent(one, now))
      .map(one => ({ ...referral(one, one.answerDueAt, file), addressee: senderOf(one, file) })),
  'waitlisted-referral': file =>
    help(file)
      .filter(one => one.state === 'requested' && one.businessStatus === 'waitlisted')
      .map(one => referral(one, one.answeredAt ?? one.requestedAt, file)),
  'accepted-referral': file =>
    help(file)
      .filter(one => one.state === 'accepted')
      .map(one => referral(one, expectedFrom(one, file), file)),
  'held-referral': file =>
    help(file)
      .filter(one => one.state === 'on-hold')
      .map(one => referral(one, one.answeredAt ?? one.requestedAt, file)),
  'unanswered-transfer': file =>
    transfers(file)
      .filter(one => one.state === 'requested')
      .map(one => referral(one, one.requestedAt, file)),
  'silent-transfer': (file, now) =>
    transfers(file)
      .filter(one => isSilent(one, now))
      .map(one => ({ ...referral(one, one.answerDueAt, file), addressee: senderOf(one, file) })),
  'declined-transfer': file =>
    file.referrals
      .filter(one => isDeclinedTransfer(file, one))
      .map(one => ({ ...referral(one, one.answeredAt, file), addressee: senderOf(one, file) })),
  'accepted-transfer': file =>
    transfers(file)
      .filter(one => one.state === 'accepted')
      .map(one => referral(one, expectedFrom(one, file), file)),
  'service-to-receive': file =>
    file.serviceLines
      .filter(line => line.accepted && !line.received && line.closedReason === null && !line.carriedOver)
      .map(line => ({ ref: line.id, since: latestAct(file), addressee: null })),
  'irregular-act': file =>
    file.events
      .filter(event => event.conformity === 'irregular' && unrepaired(file, event.id, event.broken).length > 0)
      .map(event => ({ ref: event.id, since: event.recordedAt, addressee: null })),
} satisfies Record<EachOf, (file: PersonFile, now: Instant) => readonly Item[]>

const help = (file: PersonFile) => file.referrals.filter(one => one.path !== 'transfer')
const transfers = (file: PersonFile) => file.referrals.filter(one => one.path === 'transfer')

/** An arrival is expected from the yes; where a car was agreed, from the moment it was to come. */
function expectedFrom(one: ReferralFacts, file: PersonFile): Instant | null {
  const agreed = file.events.findLast(
    event => event.kind === 'referral.transport-arranged' && event.act.referralId === one.id,
  )
  const at = agreed?.act.departsAt
  return typeof at === 'number' ? at : (one.answeredAt ?? one.requestedAt)
}

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
