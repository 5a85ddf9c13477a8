import { UNIT_KINDS, type UnitKind } from '../../../domain/capacity/unit.ts'
import { type Fields, field, fieldList } from '../../../platform/http/fields.ts'
import type { Problem } from '../../../platform/ui/index.ts'

export type UnitProblem = Problem & {
  readonly message:
    | 'units.problem-kind'
    | 'units.problem-count'
    | 'units.problem-age'
    | 'units.problem-place'
    | 'units.problem-hours'
}

/** What was typed into the form that opens units, given back as it came where something is wrong. */
export type UnitAnswers = {
  readonly kind: string
  readonly count: string
  readonly name: string
  readonly sex: string
  readonly minimumAge: string
  readonly maximumAge: string
  readonly places: string
  readonly traits: readonly string[]
  readonly weekday: string
  readonly starts: string
  readonly ends: string
  readonly territory: string
}
export const TRAITS = ['accessible', 'children', 'highSecurity'] as const

export function typedUnits(fields: Fields): UnitAnswers {
  const text = (name: string) => field(fields, name).trim().slice(0, 40)
  return {
    kind: text('kind'),
    count: text('count'),
    name: text('name'),
    sex: text('sex'),
    minimumAge: text('minimumAge'),
    maximumAge: text('maximumAge'),
    places: text('places'),
    traits: fieldList(fields, 'traits').filter(one => TRAITS.some(known => known === one)),
    weekday: text('weekday'),
    starts: text('starts'),
    ends: text('ends'),
    territory: text('territory'),
  }
}

export type NewUnits = {
  readonly kind: UnitKind
  readonly count: number
  readonly traits: Readonly<Record<string, string | number | boolean>>
  readonly territory: string | null
}

/** Units to be opened, or every problem at once. `territories` are those one may choose from. */
export function readUnitsForm(
  answers: UnitAnswers,
  territories: readonly string[],
): { readonly units: NewUnits } | { readonly problems: readonly UnitProblem[] } {
  const problems: UnitProblem[] = []
  const kind = UNIT_KINDS.find(one => one === answers.kind)
  const count = whole(answers.count)
  const [minimumAge, maximumAge] = [whole(answers.minimumAge), whole(answers.maximumAge)]
  const places = answers.places === '' ? 1 : whole(answers.places)
  if (!kind) problems.push({ field: 'kind', message: 'units.problem-kind' })
  if (count === null || count < 1 || count > 200) problems.push({ field: 'count', message: 'units.problem-count' })
  if (places === null || places < 1 || places > 20) problems.push({ field: 'places', message: 'units.problem-count' })
  const wrongAge = (typed: string, age: number | null) => typed !== '' && (age === null || age > 130)
  if (wrongAge(answers.minimumAge, minimumAge)) problems.push({ field: 'minimumAge', message: 'units.problem-age' })
  else if (wrongAge(answers.maximumAge, maximumAge) || (minimumAge ?? 0) > (maximumAge ?? 130))
    problems.push({ field: 'maximumAge', message: 'units.problem-age' })
  if (answers.territory !== '' && !territories.includes(answers.territory))
    problems.push({ field: 'territory', message: 'units.problem-place' })
  const slot = kind === 'therapy-slot' || kind === 'lawyer-hour' ? hoursOf(answers) : {}
  if (!slot) problems.push({ field: 'starts', message: 'units.problem-hours' })
  if (!kind || count === null || !slot || problems.length > 0) return { problems }
  const traits = {
    name: answers.name,
    places: places ?? 1,
    ...(answers.sex === 'female' || answers.sex === 'male' ? { sex: answers.sex } : {}),
    ...(minimumAge === null ? {} : { minimumAge }),
    ...(maximumAge === null ? {} : { maximumAge }),
    ...Object.fromEntries(answers.traits.map(one => [one, true])),
    ...slot,
  }
  return { units: { kind, count, traits, territory: answers.territory || null } }
}

const whole = (typed: string): number | null => (/^\d{1,3}$/.test(typed) ? Number(typed) : null)

function hoursOf({ weekday, starts, ends }: UnitAnswers): Readonly<Record<string, string | number>> | null {
  const clock = (typed: string) => {
    const read = /^(\d{1,2})[:.](\d{2})$/.exec(typed)
    return read && Number(read[1]) < 24 && Number(read[2]) < 60 ? `${read[1]?.padStart(2, '0')}:${read[2]}` : null
  }
  const [from, to] = [clock(starts), clock(ends)]
  return /^[1-7]$/.test(weekday) && from && to && from < to
    ? { weekday: Number(weekday), starts: from, ends: to }
    : null
}

/** A day typed as 2030-03-04, 4.3.2030 or 04/03/2030; null where it is none. */
export function typedDay(typed: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed.trim())
  const local = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(typed.trim())
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : [local?.[3], local?.[2], local?.[1]]
  if (!year || !month || !day) return null
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = Date.parse(`${date}T12:00:00Z`)
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== date ? null : date
}

export const NO_ANSWERS: UnitAnswers = typedUnits({ kind: 'bed', count: '1' })
