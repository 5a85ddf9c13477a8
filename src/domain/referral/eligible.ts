import { isAsChild } from '../facts/status.ts'
import type { OrganisationKind, ReferralState } from '../mechanism/vocabulary.ts'
import type { Consent, PersonFile, ReferralFacts } from '../person/file.ts'
import { TRANSFER, takersOf } from './transfer.ts'

/** Ways of a referral for help; a transfer of the person is not one of them. */
type HelpPath = Exclude<ReferralFacts['path'], 'transfer'>

/** Which way a referral goes. A child: from the regional centre on the official path, from child protection onward. */
export function pathOf(file: PersonFile, sender: OrganisationKind): HelpPath {
  if (!isAsChild(file)) return 'service'
  return sender === 'child-protection' ? 'onward' : 'official'
}

/** Which way a request goes, by what is asked for. */
export function wayOf(file: PersonFile, sender: OrganisationKind, service: string): ReferralFacts['path'] {
  return service === TRANSFER ? 'transfer' : pathOf(file, sender)
}

/** Kinds of organisation a referral may go to, by its way. */
export const RECEIVERS: { readonly [path in HelpPath]: readonly OrganisationKind[] } = {
  official: ['child-protection'],
  onward: ['provider', 'victim-support'],
  service: ['provider', 'victim-support'],
}

/** What is asked of an organisation of the directory. */
export type Listed = {
  readonly id: string
  readonly name: string
  readonly kind: OrganisationKind
  readonly connected: boolean
  readonly services: readonly string[]
  readonly territories: readonly string[]
}

export type Candidate<O extends Listed = Listed> = {
  readonly organisation: O
  /** Unknown: the directory says nothing about services, or about the area. Never read as yes. */
  readonly offers: 'yes' | 'unknown'
  readonly covers: 'yes' | 'unknown'
  readonly consent: Consent['answer'] | 'not-asked'
  /** How an earlier referral for the same service stands there. */
  readonly asked: ReferralState | null
}

export type Wanted = {
  readonly service: string
  readonly county: string
  /** The wider unit the county lies in, where it lies in one. */
  readonly parent: string | undefined
  readonly path: ReferralFacts['path']
  /** Own organisation: nobody refers to themselves. */
  readonly own: string
  /** Its kind: a person is handed on only to a desk that can do the same. */
  readonly ownKind: OrganisationKind
}

/** Organisations that may be asked, those known to fit first. Who refused or does not give this is not listed. */
export function eligible<O extends Listed>(
  file: PersonFile,
  all: readonly O[],
  wanted: Wanted,
): readonly Candidate<O>[] {
  return all
    .filter(one => one.id !== wanted.own && mayReceive(file, one, wanted))
    .flatMap(organisation => {
      const offers = wanted.path === 'transfer' ? 'yes' : known(organisation.services, [wanted.service])
      const covers = known(organisation.territories, wanted.parent ? [wanted.county, wanted.parent] : [wanted.county])
      if (offers === 'no' || covers === 'no') return []
      return [
        {
          organisation,
          offers,
          covers,
          consent: consentOf(file, organisation.id),
          asked: askedOf(file, organisation.id, wanted.service),
        },
      ]
    })
    .sort((a, b) => rank(a) - rank(b) || (a.organisation.name < b.organisation.name ? -1 : 1))
}

/** A person is handed on only to a desk that works here: another could not answer, and nobody would hold them. */
function mayReceive(file: PersonFile, one: Listed, { path, ownKind }: Wanted): boolean {
  if (path === 'transfer') return one.connected && takersOf(file, ownKind).includes(one.kind)
  return RECEIVERS[path].includes(one.kind)
}

function known(listed: readonly string[], wanted: readonly string[]): 'yes' | 'no' | 'unknown' {
  if (listed.length === 0) return 'unknown'
  return wanted.some(one => listed.includes(one)) ? 'yes' : 'no'
}

/** What the person said last of being referred to this organisation. */
export function consentOf(file: PersonFile, receiver: string): Candidate['consent'] {
  return file.consents.findLast(one => one.purpose === 'referral' && one.recipient === receiver)?.answer ?? 'not-asked'
}

function askedOf(file: PersonFile, receiver: string, service: string): ReferralState | null {
  const earlier = file.referrals.filter(
    one => one.receiver === receiver && one.service === service && one.state !== 'draft',
  )
  return earlier.findLast(one => one.state !== 'entered-in-error')?.state ?? null
}

/** Already asked stand last; then what the directory knows, and a consent already given, count for a place. */
function rank(one: Candidate): number {
  return (
    (one.asked ? 8 : 0) +
    (one.offers === 'yes' ? 0 : 4) +
    (one.covers === 'yes' ? 0 : 2) +
    (one.consent === 'given' ? 0 : 1)
  )
}

/** Whether the next provider is to be proposed: declined or failed, or asked and silent past the clock. */
export function needsNext(referral: ReferralFacts, now: number): boolean {
  if (referral.state === 'rejected' || referral.state === 'failed') return true
  const silent = referral.answerDueAt !== null && referral.answerDueAt < now
  return referral.state === 'requested' && referral.businessStatus !== 'waitlisted' && silent
}
