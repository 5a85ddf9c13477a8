import type { Row, Rows } from './objects.ts'
import { textOf } from './objects.ts'
import { WEEK } from './schedule.ts'
import { type TaxonomyName, TERMS, termId } from './taxonomy.ts'

/** Hours of the week, local time: days Monday 1 to Sunday 7, `HH:MM`. */
export type WeekHours = { readonly days: readonly number[]; readonly from: string; readonly to: string }

/** A service as people describe it. What is null is not known, and is said to be unknown. */
export type ServiceDescription = {
  readonly name: string
  readonly description: string | null
  readonly status: string
  readonly needs: readonly string[]
  readonly minimumAge: number | null
  readonly maximumAge: number | null
  readonly sexes: readonly string[] | null
  readonly exploitation: readonly string[] | null
  readonly citizenship: readonly string[] | null
  readonly children: 'accepted' | 'not-accepted' | null
  readonly access: 'accessible' | 'not-accessible' | null
  readonly languages: readonly string[] | null
  /** Codes of territories; `*` is the whole country. */
  readonly territories: readonly string[] | null
  readonly licence: {
    readonly standard: string | null
    readonly number: string | null
    readonly validTo: string | null
  }
  readonly funding: string | null
  readonly documents: readonly string[] | null
  readonly process: string | null
  readonly fees: string | null
  readonly interpretation: string | null
  readonly email: string | null
  readonly phones: readonly string[]
  readonly open: WeekHours | null
  readonly staffed: WeekHours | null
  readonly reachable: WeekHours | null
}

export const NOTHING_KNOWN: Omit<ServiceDescription, 'name' | 'needs'> = {
  description: null,
  status: 'active',
  minimumAge: null,
  maximumAge: null,
  sexes: null,
  exploitation: null,
  citizenship: null,
  children: null,
  access: null,
  languages: null,
  territories: null,
  licence: { standard: null, number: null, validTo: null },
  funding: null,
  documents: null,
  process: null,
  fees: null,
  interpretation: null,
  email: null,
  phones: [],
  open: null,
  staffed: null,
  reachable: null,
}

/** The whole country, among territories. */
export const EVERYWHERE = '*'

/** Kinds of hours: the place is open, somebody answers, the line can be reached. */
export const HOURS = ['open', 'staffed', 'reachable'] as const
const LISTS = ['sex', 'exploitation', 'citizenship'] as const

/** Reads the description out of a service's rows. */
export function describedBy(rows: Rows, id: string): ServiceDescription {
  const service = rows.service?.[0]
  const attributes = (rows.attribute ?? []).filter(one => one.link_id === id)
  const term = (name: TaxonomyName, code: string) => attributes.find(one => one.taxonomy_term_id === termId(name, code))
  const codes = (name: (typeof LISTS)[number]) => {
    const found = TERMS[name].filter(code => term(name, code))
    return found.length > 0 ? found : null
  }
  const value = (name: TaxonomyName, code: string) => textOf(term(name, code), 'value') ?? null
  const one = <Code extends string>(name: TaxonomyName, all: readonly Code[]) =>
    all.find(code => term(name, code)) ?? null
  const text = (field: string) => textOf(service, field) ?? null
  const age = (field: string) => (service?.[field] === undefined ? null : Number(service[field]))
  const own = (list: readonly Row[] | undefined) => (list ?? []).filter(row => row.service_id === id)
  const texts = (list: readonly string[]) => (list.length > 0 ? list : null)
  return {
    name: text('name') ?? '',
    description: text('description'),
    status: text('status') ?? 'active',
    needs: attributes.filter(row => row.link_type === 'need').map(row => textOf(row, 'label') ?? ''),
    minimumAge: age('minimum_age'),
    maximumAge: age('maximum_age'),
    sexes: codes('sex'),
    exploitation: codes('exploitation'),
    citizenship: codes('citizenship'),
    children: one('children', TERMS.children),
    access: one('access', TERMS.access),
    languages: texts(own(rows.language).flatMap(row => textOf(row, 'code') ?? [])),
    territories: texts(own(rows.service_area).flatMap(row => codeOfUri(textOf(row, 'uri')) ?? [])),
    licence: {
      standard: value('licence', 'standard'),
      number: value('licence', 'number'),
      validTo: value('licence', 'valid-to'),
    },
    funding: textOf(own(rows.funding)[0], 'source') ?? null,
    documents: texts(own(rows.required_document).flatMap(row => textOf(row, 'document') ?? [])),
    process: text('application_process'),
    fees: text('fees_description'),
    interpretation: text('interpretation_services'),
    email: text('email'),
    phones: own(rows.phone).flatMap(row => textOf(row, 'number') ?? []),
    open: hoursIn(rows, id, 'open'),
    staffed: hoursIn(rows, id, 'staffed'),
    reachable: hoursIn(rows, id, 'reachable'),
  }
}

/** The code of a territory in the address of a service area. */
export const codeOfUri = (uri: string | undefined) => /^urn:punte:territory:(.+)$/.exec(uri ?? '')?.[1]

/** Whether a schedule tells hours of this kind. */
export const isOfKind = (rows: Rows, schedule: Row, kind: string) =>
  rows.attribute?.some(row => row.link_id === schedule.id && row.taxonomy_term_id === termId('hours', kind)) ?? false

function hoursIn(rows: Rows, id: string, kind: (typeof HOURS)[number]): WeekHours | null {
  const row = rows.schedule?.find(one => one.service_id === id && isOfKind(rows, one, kind))
  const [from, to] = [textOf(row, 'opens_at'), textOf(row, 'closes_at')]
  if (!row || !from || !to) return null
  const days = (textOf(row, 'byday') ?? '').split(',')
  return {
    days: WEEK.flatMap((day, at) => (days.includes(day) ? [at + 1] : [])),
    from: from.slice(0, 5),
    to: to.slice(0, 5),
  }
}
