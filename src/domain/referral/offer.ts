import type { PersonFile } from '../person/file.ts'
import { folded } from '../text/folded.ts'
import { ageOn } from '../time/calendar.ts'
import type { CivilDate } from '../time/civil-date.ts'
import type { TransferReason } from './transfer.ts'

/** Fields that only a transfer has: why the person is handed on, and what is owed to them now, as steps. */
export const TRANSFER_FIELDS: readonly string[] = ['reason', 'owed']

/** What a sender may tell before anybody accepted, each of which can be taken out. Service and emergency always stand. */
export const OFFER_FIELDS = [
  'ageBand',
  'sex',
  'county',
  'needs',
  'languages',
  'urgency',
  'transport',
  'safety',
  'reason',
  'owed',
] as const
export type OfferField = (typeof OFFER_FIELDS)[number]

export const AGE_BANDS = [
  'under-8',
  '8-12',
  '13-17',
  '18-24',
  '25-34',
  '35-49',
  '50-over',
  'adult',
  'child',
  'not-known',
] as const
export type AgeBand = (typeof AGE_BANDS)[number]
export const URGENCIES = ['today', 'days', 'can-wait'] as const
export const TRANSPORTS = ['yes', 'no', 'unknown'] as const

/** Minimum disclosure: codes, and one text on safety. No name, no birth date, no address: there is no field for them. */
export type Offer = {
  readonly service: string
  readonly emergency: boolean
  readonly ageBand?: AgeBand
  readonly sex?: string
  readonly county?: string
  readonly needs?: readonly string[]
  readonly languages?: readonly string[]
  readonly urgency?: (typeof URGENCIES)[number]
  readonly transport?: (typeof TRANSPORTS)[number]
  readonly safety?: string
  readonly reason?: TransferReason
  readonly owed?: readonly string[]
}

/** What the sender answers for the offer; the rest comes from the file. */
export type OfferAnswers = Pick<
  Offer,
  'service' | 'emergency' | 'county' | 'needs' | 'languages' | 'urgency' | 'transport' | 'safety' | 'reason' | 'owed'
>

/** The offer as the receiver will see it, without the fields taken out and without what nobody answered. */
export function buildOffer(
  file: Pick<PersonFile, 'ageStatus' | 'birthDate' | 'sex'>,
  answers: OfferAnswers,
  out: ReadonlySet<string>,
  today: CivilDate,
): Offer {
  const {
    service,
    emergency,
    county,
    needs = [],
    languages = [],
    urgency,
    transport,
    safety,
    reason,
    owed = [],
  } = answers
  const told: { readonly [field in OfferField]: unknown } = {
    ageBand: ageBandOf(file, today),
    sex: file.sex,
    county: county || undefined,
    needs: needs.length > 0 ? needs : undefined,
    languages: languages.length > 0 ? languages : undefined,
    urgency,
    transport,
    safety: safety || undefined,
    reason,
    owed: owed.length > 0 ? owed : undefined,
  }
  const kept = OFFER_FIELDS.filter(field => !out.has(field) && told[field] !== undefined).map(field => [
    field,
    told[field],
  ])
  return { service, emergency, ...(Object.fromEntries(kept) as Omit<Offer, 'service' | 'emergency'>) }
}

/** Years in bands wide enough to name nobody; where the birth date is not known, only what is believed. */
export function ageBandOf(file: Pick<PersonFile, 'ageStatus' | 'birthDate'>, today: CivilDate): AgeBand {
  if (file.birthDate === null)
    return file.ageStatus === 'adult' ? 'adult' : file.ageStatus === 'unknown' ? 'not-known' : 'child'
  const age = ageOn(file.birthDate, today)
  const bands: readonly (readonly [number, AgeBand])[] = [
    [8, 'under-8'],
    [13, '8-12'],
    [18, '13-17'],
    [25, '18-24'],
    [35, '25-34'],
    [50, '35-49'],
  ]
  return bands.find(([below]) => age < below)?.[1] ?? '50-over'
}

/** Reads a stored offer; whatever is not of its shape is left out. */
export function readOffer(stored: unknown): Offer {
  const from = (typeof stored === 'object' && stored !== null ? stored : {}) as { readonly [field: string]: unknown }
  const kept = OFFER_FIELDS.filter(field => typeof from[field] === 'string' || Array.isArray(from[field])).map(
    field => [field, from[field]],
  )
  return {
    service: typeof from.service === 'string' ? from.service : '',
    emergency: from.emergency === true,
    ...(Object.fromEntries(kept) as Omit<Offer, 'service' | 'emergency'>),
  }
}

/** What identifies a person: names, numbers, places. Null where not known. */
export type Identifying = {
  readonly givenNames?: string | null
  readonly familyName?: string | null
  readonly birthDate?: string | null
  readonly phone?: string | null
  readonly place?: string | null
  readonly document?: string | null
}

const digitsOf = (text: string): string => text.replace(/\D/g, '')

/**
 * Whether a free text gives the person away: a name of theirs, the birth date in any common order, the telephone, the
 * document or the address. Case and diacritics do not matter. Names of one letter are too short to tell.
 */
export function givesAway(text: string, known: Identifying): boolean {
  const searched = folded(text)
  const words = new Set(searched.split(/[^\p{L}\p{N}]+/u))
  const names = folded(`${known.givenNames ?? ''} ${known.familyName ?? ''}`).split(/[^\p{L}\p{N}]+/u)
  if (names.some(name => Array.from(name).length > 1 && words.has(name))) return true
  const whole = [known.place, known.document].map(one => folded(one ?? '').trim()).filter(one => one.length > 3)
  if (whole.some(one => searched.includes(one))) return true
  const digits = digitsOf(text)
  const phone = digitsOf(known.phone ?? '').slice(-9)
  return (
    (phone.length >= 6 && digits.includes(phone)) || datesOf(known.birthDate ?? '').some(date => digits.includes(date))
  )
}

function datesOf(birthDate: string): readonly string[] {
  const [year, month, day] = birthDate.split('-')
  if (!year || !month || !day) return []
  return [
    ...new Set([
      `${year}${month}${day}`,
      `${day}${month}${year}`,
      `${Number(day)}${Number(month)}${year}`,
      `${Number(day)}${month}${year}`,
    ]),
  ]
}
