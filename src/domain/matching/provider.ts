import type { Listing } from '../directory/listing.ts'
import type { Consent } from '../person/file.ts'

/** What is known of the free places of one service for the nights asked for; not confirmed in time counts as unknown. */
export type Room =
  | { readonly kind: 'free'; readonly places: number }
  | { readonly kind: 'full' }
  | { readonly kind: 'unknown' }

/** How a service answered when it was asked: questions put to it and ended, and its average answer time in minutes. */
export type AnswerRecord = { readonly asked: number; readonly answered: number; readonly minutes: number | null }

/** One service of the directory with what only the mechanism knows of it. */
export type Provider = {
  readonly listing: Pick<
    Listing,
    | 'id'
    | 'name'
    | 'organizationName'
    | 'status'
    | 'minimumAge'
    | 'maximumAge'
    | 'sexes'
    | 'exploitation'
    | 'children'
    | 'access'
    | 'languages'
    | 'territories'
    | 'region'
    | 'licence'
    | 'protected'
    | 'desk'
  >
  /** Services with the same number are alike in their `likeness`; undefined: not compared. */
  readonly profile?: number | undefined
  readonly room: Room
  readonly record: AnswerRecord | undefined
  /** The desk is one of the mechanism and works in this system: it can be asked here. */
  readonly connected: boolean
  /** The way of this person's referral does not lead to that kind of desk. */
  readonly offPath: boolean
  /** The independent desk keeps it from placement. */
  readonly excluded: boolean
  /** What the person said of being referred there. */
  readonly consent: Consent['answer'] | 'not-asked'
  /** A question or referral for the same help was answered with no. */
  readonly declined: boolean
}

/** Everything of a listing that is weighed or keeps it out by itself, as one text: whatever has the same is weighed once. */
export function likeness(listing: Provider['listing']): string {
  const {
    status,
    minimumAge,
    maximumAge,
    sexes,
    exploitation,
    children,
    access,
    languages,
    territories,
    region,
    licence,
  } = listing
  return JSON.stringify([
    ...[status, minimumAge, maximumAge, sexes, exploitation, children, access],
    ...[languages, territories, region, licence],
  ])
}
