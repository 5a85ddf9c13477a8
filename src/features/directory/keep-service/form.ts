import type { ServiceDescription, WeekHours } from '../../../domain/directory/description.ts'
import { isDate, minutesOf } from '../../../domain/directory/schedule.ts'
import { TERMS } from '../../../domain/directory/taxonomy.ts'
import { hasFormat } from '../../../domain/directory/value.ts'
import { type Fields, field, fieldList } from '../../../platform/http/fields.ts'

export const STATUSES = ['active', 'temporarily closed', 'inactive', 'defunct'] as const
export const HOURS = ['open', 'staffed', 'reachable'] as const

export type KeepProblem = { readonly field: string; readonly message: KeepProblemKey }
export type KeepProblemKey =
  | 'keep-service.problem-name'
  | 'keep-service.problem-needs'
  | 'keep-service.problem-phone'
  | 'keep-service.problem-email'
  | 'keep-service.problem-age'
  | 'keep-service.problem-ages'
  | 'keep-service.problem-date'
  | 'keep-service.problem-hours'

/** What one may choose from: everything else that comes is left out. */
export type Choices = {
  readonly needs: readonly string[]
  readonly territories: readonly string[]
  readonly languages: readonly string[]
}

type Typed = { readonly described: ServiceDescription; readonly problems: readonly KeepProblem[] }

/** Reads the form: what was described as far as it can be understood, and every problem at once. */
export function readService(fields: Fields, choices: Choices): Typed {
  const problems: KeepProblem[] = []
  const blame = (name: string, message: KeepProblemKey) => void problems.push({ field: name, message })
  const text = (name: string, most = 400) => field(fields, name).trim().slice(0, most)
  const orNull = (name: string, most?: number) => text(name, most) || null
  const some = <Code extends string>(name: string, all: readonly Code[]) => {
    const found = all.filter(code => fieldList(fields, name).includes(code))
    return found.length > 0 ? found : null
  }
  const one = <Code extends string>(name: string, all: readonly Code[]) => all.find(code => code === text(name)) ?? null
  const age = (name: string) => {
    const typed = text(name, 10)
    if (typed === '') return null
    if (/^\d{1,3}$/.test(typed) && Number(typed) <= 150) return Number(typed)
    blame(name, 'keep-service.problem-age')
    return null
  }
  const name = text('name', 200)
  if (name === '') blame('name', 'keep-service.problem-name')
  const needs = some('needs', choices.needs) ?? []
  if (needs.length === 0) blame('needs', 'keep-service.problem-needs')
  const phones = text('phones')
    .split(/[,;\n]/)
    .flatMap(part => part.trim() || [])
  if (phones.some(phone => !/^\+?[\d\s().-]{2,30}$/.test(phone))) blame('phones', 'keep-service.problem-phone')
  const email = orNull('email', 200)
  if (email !== null && !hasFormat('email', email)) blame('email', 'keep-service.problem-email')
  const [minimumAge, maximumAge] = [age('minimumAge'), age('maximumAge')]
  if (minimumAge !== null && maximumAge !== null && minimumAge > maximumAge)
    blame('maximumAge', 'keep-service.problem-ages')
  const validTo = orNull('licenceValidTo', 20)
  if (validTo !== null && !isDate(validTo)) blame('licenceValidTo', 'keep-service.problem-date')
  const documents = text('documents', 4000)
    .split('\n')
    .flatMap(line => line.trim() || [])
  const described: ServiceDescription = {
    name,
    description: orNull('description', 4000),
    status: one('status', STATUSES) ?? 'active',
    needs,
    minimumAge,
    maximumAge,
    sexes: some('sexes', TERMS.sex),
    exploitation: some('exploitation', TERMS.exploitation),
    citizenship: some('citizenship', TERMS.citizenship),
    children: one('children', TERMS.children),
    access: one('access', TERMS.access),
    languages: some('languages', choices.languages),
    territories: some('territories', choices.territories),
    licence: { standard: orNull('licenceStandard'), number: orNull('licenceNumber'), validTo },
    funding: orNull('funding'),
    documents: documents.length > 0 ? documents : null,
    process: orNull('process', 4000),
    fees: orNull('fees'),
    interpretation: orNull('interpretation'),
    email,
    phones,
    open: readHours(fields, 'open', blame),
    staffed: readHours(fields, 'staffed', blame),
    reachable: readHours(fields, 'reachable', blame),
  }
  return { described, problems }
}

/** Days with both times, or nothing at all; a window that opens and closes in the same minute never opens. */
function readHours(
  fields: Fields,
  kind: (typeof HOURS)[number],
  blame: (name: string, message: KeepProblemKey) => void,
): WeekHours | null {
  const days = [1, 2, 3, 4, 5, 6, 7].filter(day => fieldList(fields, `${kind}-days`).includes(String(day)))
  const [from, to] = [field(fields, `${kind}-from`).trim(), field(fields, `${kind}-to`).trim()]
  if (days.length === 0 && from === '' && to === '') return null
  const two = (time: string) => time.padStart(5, '0')
  const [opens, closes] = [minutesOf(two(from)), minutesOf(two(to))]
  if (days.length === 0 || opens === undefined || closes === undefined || opens === closes || from === '')
    blame(`${kind}-from`, 'keep-service.problem-hours')
  return { days, from: two(from).slice(0, 5), to: two(to).slice(0, 5) }
}
