import { EVERYWHERE } from '../directory/description.ts'
import type { CivilDate } from '../time/civil-date.ts'
import type { Asked } from './asked.ts'
import type { Provider } from './provider.ts'
import type { UnavailableReason, WeighedReason } from './reasons.ts'
import type { Travel } from './travel.ts'

/** What weighing needs beside the provider. */
export type Ground = {
  readonly asked: Asked
  readonly travel: Travel
  /** Territories of a region: where a protected house may stand. */
  readonly region: (code: string) => readonly string[]
  readonly today: CivilDate
}

/** A provider weighed: each point a small number, lower is better, most important first; and each point in words. */
export type Weighed = { readonly points: readonly number[]; readonly reasons: readonly WeighedReason[] }

type Point = readonly [points: number, reason: WeighedReason]

const said = (points: number, code: WeighedReason['code'], good: boolean | null, n?: number): Point => [
  points,
  n === undefined ? { code, good } : { code, good, n },
]

/** What is farther than any land border. */
const MOST = 99
/** Older than anybody. */
const OLDEST = 200

/** Why a service cannot be asked for this person; empty where it can. What is not known never leaves a service out. */
export function unavailableOf({ listing, ...one }: Provider, { asked, today }: Ground): readonly UnavailableReason[] {
  // Nothing more is said of what is not available: the other reasons would tell it apart.
  if (one.excluded || listing.status !== 'active' || one.room.kind === 'full') return ['not-available']
  const why: UnavailableReason[] = []
  if (one.offPath) why.push('not-by-this-path')
  if (asked.age !== null && (asked.age < (listing.minimumAge ?? 0) || asked.age > (listing.maximumAge ?? OLDEST)))
    why.push('age-does-not-fit')
  if (listing.sexes && asked.sex !== 'unknown' && !listing.sexes.includes(asked.sex)) why.push('sex-does-not-fit')
  if (listing.exploitation && asked.exploitation.length > 0 && !meets(listing.exploitation, asked.exploitation))
    why.push('exploitation-does-not-fit')
  if (asked.withChildren && listing.children === 'not-accepted') why.push('children-not-accepted')
  if (asked.accessible && listing.access === 'not-accessible') why.push('not-accessible')
  const validTo = listing.licence?.['valid-to']
  if (validTo && validTo < today) why.push('licence-ended')
  if (nearExploiters(listing, asked) === 'yes') why.push('exploiters-near')
  if (listing.desk && asked.apartFrom.includes(listing.desk)) why.push('somebody-tied-to-exploiters')
  if (one.consent === 'refused' || one.consent === 'withdrawn') why.push('person-said-no')
  return why
}

const meets = (list: readonly string[], wanted: readonly string[]) => wanted.some(one => list.includes(one))

/** Where a service is given, as far as known: `yes` only where every territory it names is one of the exploiters. */
function nearExploiters({ territories }: Provider['listing'], { exploiters }: Asked): 'yes' | 'no' | 'perhaps' {
  if (exploiters.length === 0) return 'no'
  if (!territories || territories.includes(EVERYWHERE)) return 'perhaps'
  if (territories.every(one => exploiters.includes(one))) return 'yes'
  return meets(exploiters, territories) ? 'perhaps' : 'no'
}

/** Weighs a service that can be asked, most important point first: safety, a free place, licence, language, way, skill, answers. */
export function weigh(one: Provider, ground: Ground): Weighed {
  const points = [
    one.declined ? said(1, 'declined-before', false) : undefined,
    safety(one, ground),
    place(one),
    licence(one, ground),
    language(one, ground),
    way(one, ground),
    speciality(one, ground),
    eligibility(one, ground),
    answers(one),
    one.connected ? undefined : said(1, 'asked-by-telephone', null),
  ]
  return {
    points: points.map(point => point?.[0] ?? 0),
    reasons: points.flatMap(point => (point ? [point[1]] : [])),
  }
}

function place({ room }: Provider): Point {
  return room.kind === 'free' ? said(0, 'place-free', true, room.places) : said(1, 'place-unknown', null)
}

function safety({ listing }: Provider, { asked }: Ground): Point | undefined {
  if (asked.exploiters.length === 0) return undefined
  return nearExploiters(listing, asked) === 'no'
    ? said(0, 'away-from-exploiters', true)
    : said(1, 'exploiters-perhaps-near', null)
}

function licence({ listing }: Provider, { asked }: Ground): Point | undefined {
  if (!asked.child) return undefined
  return listing.licence?.['valid-to'] || listing.licence?.number
    ? said(0, 'licence-in-force', true)
    : said(1, 'licence-unknown', null)
}

function language({ listing }: Provider, { asked }: Ground): Point | undefined {
  if (asked.languages.length === 0) return undefined
  if (!listing.languages) return said(1, 'language-unknown', null)
  return meets(listing.languages, asked.languages)
    ? said(0, 'speaks-language', true)
    : said(2, 'language-missing', false)
}

function way({ listing }: Provider, { travel, region }: Ground): Point {
  if (listing.territories?.includes(EVERYWHERE)) return said(0, 'serves-whole-country', true)
  const where = listing.territories ?? (listing.region ? region(listing.region) : [])
  let borders = MOST
  for (const one of where) borders = Math.min(borders, travel.get(one) ?? MOST)
  if (borders === MOST) return said(MOST, 'distance-unknown', null)
  return borders === 0
    ? said(0, 'in-the-county', true)
    : said(borders, 'borders-away', borders === 1 ? null : false, borders)
}

function speciality({ listing }: Provider, { asked }: Ground): Point | undefined {
  if (asked.exploitation.length === 0) return undefined
  return listing.exploitation ? said(0, 'knows-this-exploitation', true) : said(1, 'speciality-unknown', null)
}

/** How many of the conditions that matter for this person are not known of the service. */
function eligibility({ listing }: Provider, { asked }: Ground): Point | undefined {
  const unknown =
    Number(asked.age !== null && listing.minimumAge === null && listing.maximumAge === null) +
    Number(asked.sex !== 'unknown' && listing.sexes === null) +
    Number(asked.withChildren && listing.children === null) +
    Number(asked.accessible && listing.access === null)
  return unknown === 0 ? undefined : said(unknown, 'eligibility-unknown', null, unknown)
}

/** Tenths of the questions it left unanswered, then its slowness in half days; who was never asked stands in the middle. */
function answers({ record }: Provider): Point {
  if (!record || record.asked === 0) return said(50, 'answers-not-known', null)
  const silent = Math.round(((record.asked - record.answered) / record.asked) * 9)
  const slow = Math.min(9, Math.floor((record.minutes ?? 9 * HALF_DAY) / HALF_DAY))
  return said(silent * 10 + slow, 'answers', silent <= 1 ? true : silent >= 5 ? false : null, share(record))
}

const HALF_DAY = 720
const share = ({ asked, answered }: { asked: number; answered: number }) => Math.round((answered / asked) * 100)
