import { EVERYWHERE } from '../directory/description.ts'
import type { CivilDate } from '../time/civil-date.ts'
import type { Asked } from './asked.ts'
import type { Provider } from './provider.ts'
import type { WeighedReason } from './reasons.ts'
import type { Travel } from './travel.ts'

/** What weighing needs beside the provider. */
export type Ground = {
  readonly asked: Asked
  readonly travel: Travel
  /** Territories of a region: where a protected house may stand. */
  readonly region: (code: string) => readonly string[]
  readonly today: CivilDate
}

/**
 * One thing that is weighed: a small number, lower is better, and the words that belong to it. They are apart because all
 * services are put in order, but only those on the page are explained.
 */
type Criterion = {
  /** The number is smaller than this. */
  readonly below: number
  readonly points: (one: Provider, ground: Ground) => number
  readonly said: (points: number, one: Provider) => WeighedReason
}

/** Does not matter for this person: weighs nothing and says nothing. */
const NO_MATTER = -1
/** What is farther than any land border. */
const MOST = 99

const says = (code: WeighedReason['code'], good: boolean | null, n?: number): WeighedReason =>
  n === undefined ? { code, good } : { code, good, n }

const declined: Criterion = {
  below: 2,
  points: one => (one.declined ? 1 : NO_MATTER),
  said: () => says('declined-before', false),
}

const safety: Criterion = {
  below: 2,
  points: ({ listing }, { asked }) =>
    asked.exploiters.length === 0 ? NO_MATTER : nearExploiters(listing, asked) === 'no' ? 0 : 1,
  said: points => (points === 0 ? says('away-from-exploiters', true) : says('exploiters-perhaps-near', null)),
}

const place: Criterion = {
  below: 2,
  points: ({ room }) => (room.kind === 'free' ? 0 : 1),
  said: (_, { room }) => (room.kind === 'free' ? says('place-free', true, room.places) : says('place-unknown', null)),
}

const licence: Criterion = {
  below: 2,
  points: ({ listing }, { asked }) =>
    !asked.child ? NO_MATTER : listing.licence?.['valid-to'] || listing.licence?.number ? 0 : 1,
  said: points => (points === 0 ? says('licence-in-force', true) : says('licence-unknown', null)),
}

const language: Criterion = {
  below: 3,
  points: ({ listing }, { asked }) => {
    if (asked.languages.length === 0) return NO_MATTER
    if (!listing.languages) return 1
    return meets(listing.languages, asked.languages) ? 0 : 2
  },
  said: points =>
    points === 0
      ? says('speaks-language', true)
      : points === 1
        ? says('language-unknown', null)
        : says('language-missing', false),
}

const isEverywhere = ({ listing }: Provider) => listing.territories?.includes(EVERYWHERE) === true

const way: Criterion = {
  below: MOST + 1,
  points: (one, { travel, region }) => {
    if (isEverywhere(one)) return 0
    const { listing } = one
    let borders = MOST
    for (const at of listing.territories ?? (listing.region ? region(listing.region) : []))
      borders = Math.min(borders, travel.get(at) ?? MOST)
    return borders
  },
  said: (borders, one) => {
    if (borders === MOST) return says('distance-unknown', null)
    if (borders > 0) return says('borders-away', borders === 1 ? null : false, borders)
    return isEverywhere(one) ? says('serves-whole-country', true) : says('in-the-county', true)
  },
}

const speciality: Criterion = {
  below: 2,
  points: ({ listing }, { asked }) => (asked.exploitation.length === 0 ? NO_MATTER : listing.exploitation ? 0 : 1),
  said: points => (points === 0 ? says('knows-this-exploitation', true) : says('speciality-unknown', null)),
}

/** How many of the conditions that matter for this person are not known of the service. */
const eligibility: Criterion = {
  below: 5,
  points: ({ listing }, { asked }) =>
    Number(asked.age !== null && listing.minimumAge === null && listing.maximumAge === null) +
      Number(asked.sex !== 'unknown' && listing.sexes === null) +
      Number(asked.withChildren && listing.children === null) +
      Number(asked.accessible && listing.access === null) || NO_MATTER,
  said: points => says('eligibility-unknown', null, points),
}

const HALF_DAY = 720
const silentTenths = ({ asked, answered }: { asked: number; answered: number }) =>
  Math.round(((asked - answered) / asked) * 9)

/** Tenths of the questions it left unanswered, then its slowness in half days; who was never asked stands in the middle. */
const answers: Criterion = {
  below: 100,
  points: ({ record }) => {
    if (!record || record.asked === 0) return 50
    return silentTenths(record) * 10 + Math.min(9, Math.floor((record.minutes ?? 9 * HALF_DAY) / HALF_DAY))
  },
  said: (_, { record }) => {
    if (!record || record.asked === 0) return says('answers-not-known', null)
    const silent = silentTenths(record)
    const good = silent <= 1 ? true : silent >= 5 ? false : null
    return says('answers', good, Math.round((record.answered / record.asked) * 100))
  },
}

const byTelephone: Criterion = {
  below: 2,
  points: one => (one.connected ? NO_MATTER : 1),
  said: () => says('asked-by-telephone', null),
}

/** Most important first: a no before, safety, a free place, licence, language, way, skill, answers. */
const CRITERIA: readonly Criterion[] = [
  declined,
  safety,
  place,
  licence,
  language,
  way,
  speciality,
  eligibility,
  answers,
  byTelephone,
]

/** How many weights there can be: each is a whole number below this. */
export const WEIGHTS = CRITERIA.reduce((product, { below }) => product * below, 1)

/** What each point of a criterion adds: more than all the points of those after it. */
const PLACES = CRITERIA.map((_, at) => CRITERIA.slice(at + 1).reduce((product, { below }) => product * below, 1))

type Part = readonly (readonly [worth: number, points: Criterion['points']])[]
const partOf = (chosen: (one: Criterion) => boolean): Part =>
  CRITERIA.flatMap((one, at) => (chosen(one) ? [[PLACES[at] ?? 0, one.points] as const] : []))

/** What is weighed of a service beside its listing. */
const MOVING: readonly Criterion[] = [declined, place, answers, byTelephone]
const OF_LISTING = partOf(one => !MOVING.includes(one))
const OF_TODAY = partOf(one => MOVING.includes(one))

function sum(part: Part, one: Provider, ground: Ground): number {
  let weight = 0
  for (const [worth, points] of part) weight += worth * Math.max(0, points(one, ground))
  return weight
}

/**
 * Weighs a service that can be asked, lower is better. All points in one number, the more important ones in the higher places:
 * comparing two such numbers is comparing point by point. It is the sum of two: what the listing weighs, the same for all that
 * are listed alike, and what else there is.
 */
export const weighListing = (one: Provider, ground: Ground): number => sum(OF_LISTING, one, ground)
export const weighToday = (one: Provider, ground: Ground): number => sum(OF_TODAY, one, ground)

/** Why a service stands where it stands, each point in words, most important first. */
export function reasonsOf(one: Provider, ground: Ground): readonly WeighedReason[] {
  return CRITERIA.flatMap(({ points, said }) => {
    const found = points(one, ground)
    return found === NO_MATTER ? [] : [said(found, one)]
  })
}

/** Whether the two lists have something in common. */
export const meets = (list: readonly string[], wanted: readonly string[]) => wanted.some(one => list.includes(one))

/** Where a service is given, as far as known: `yes` only where every territory it names is one of the exploiters. */
export function nearExploiters({ territories }: Provider['listing'], { exploiters }: Asked): 'yes' | 'no' | 'perhaps' {
  if (exploiters.length === 0) return 'no'
  if (!territories || territories.includes(EVERYWHERE)) return 'perhaps'
  if (territories.every(one => exploiters.includes(one))) return 'yes'
  return meets(exploiters, territories) ? 'perhaps' : 'no'
}
