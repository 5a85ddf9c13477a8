import { codeOfUri, HOURS, isOfKind, type ServiceDescription } from './description.ts'
import type { Row, Rows } from './objects.ts'
import { WEEK } from './schedule.ts'
import { steadyId } from './steady-id.ts'
import { attributeRow, type TaxonomyName, territoryUri } from './taxonomy.ts'

const without = (row: Row, fields: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !fields.includes(name)))

export type Names = {
  readonly territory: (code: string) => string
  readonly language: (code: string) => string
  readonly timeZone: string
  /** The zone's offset without summer time, in hours: what readers of the standard expect in `timezone`. */
  readonly offset: number
}

const FIELDS: readonly (readonly [keyof ServiceDescription, string])[] = [
  ['description', 'description'],
  ['minimumAge', 'minimum_age'],
  ['maximumAge', 'maximum_age'],
  ['process', 'application_process'],
  ['fees', 'fees_description'],
  ['interpretation', 'interpretation_services'],
  ['email', 'email'],
]

/** The rows of a service as described. Rows of `before` that no question asks about stay as they are. */
export function rowsDescribing(
  described: ServiceDescription,
  { id, organization }: { readonly id: string; readonly organization: string },
  before: Rows,
  names: Names,
): Rows {
  const old = before.service?.[0] ?? {}
  const values = FIELDS.flatMap(([key, field]) => {
    const value = described[key]
    return value === null || value === '' ? [] : [[field, value] as const]
  })
  const service = {
    ...without(
      old,
      FIELDS.map(([, field]) => field),
    ),
    id,
    organization_id: organization,
    name: described.name,
    status: described.status,
    ...Object.fromEntries(values),
  } as Row
  const schedules = scheduleRows(described, id, names)
  const replaced = new Set(
    (before.schedule ?? []).filter(row => HOURS.some(kind => isOfKind(before, row, kind))).map(row => row.id),
  )
  return dropEmpty({
    ...before,
    service: [service],
    attribute: [
      ...(before.attribute ?? []).filter(
        row => !replaced.has(row.link_id ?? '') && !(row.link_id === id && isAsked(row)),
      ),
      ...attributesOf(described, id),
      ...schedules.attributes,
    ],
    schedule: [...(before.schedule ?? []).filter(row => !replaced.has(row.id ?? '')), ...schedules.rows],
    phone: merged(before.phone, id, 'number', described.phones),
    language: merged(before.language, id, 'code', described.languages ?? [], code => ({ name: names.language(code) })),
    service_area: merged(before.service_area, id, 'uri', (described.territories ?? []).map(territoryUri), uri => ({
      name: names.territory(codeOfUri(uri) ?? ''),
    })),
    funding: merged(before.funding, id, 'source', described.funding ? [described.funding] : []),
    required_document: merged(before.required_document, id, 'document', described.documents ?? []),
  })
}

/** An attribute that a question of the form asks about. */
function isAsked(row: Row): boolean {
  return ['need', 'sex', 'exploitation', 'citizenship', 'children', 'access', 'licence'].includes(String(row.link_type))
}

function attributesOf(described: ServiceDescription, id: string): readonly Row[] {
  const row = (name: TaxonomyName, code: string, value?: string | null) =>
    attributeRow('service', id, name, code, value ?? undefined)
  const { licence } = described
  return [
    // The label says the code, so that a directory without our taxonomy still reads it.
    ...described.needs.map(code => ({ ...row('need', code), label: code })),
    ...(described.sexes ?? []).map(code => row('sex', code)),
    ...(described.exploitation ?? []).map(code => row('exploitation', code)),
    ...(described.citizenship ?? []).map(code => row('citizenship', code)),
    ...(described.children ? [row('children', described.children)] : []),
    ...(described.access ? [row('access', described.access)] : []),
    ...(licence.standard ? [row('licence', 'standard', licence.standard)] : []),
    ...(licence.number ? [row('licence', 'number', licence.number)] : []),
    ...(licence.validTo ? [row('licence', 'valid-to', licence.validTo)] : []),
  ]
}

function scheduleRows(
  described: ServiceDescription,
  id: string,
  names: Names,
): { rows: readonly Row[]; attributes: readonly Row[] } {
  const told = HOURS.flatMap(kind => {
    const hours = described[kind]
    return hours ? [{ kind, hours, key: steadyId(`${id} hours ${kind}`) }] : []
  })
  return {
    rows: told.map(({ hours, key }) => ({
      id: key,
      service_id: id,
      freq: 'WEEKLY',
      byday: hours.days.flatMap(day => WEEK[day - 1] ?? []).join(','),
      opens_at: hours.from,
      closes_at: hours.to,
      timezone: names.offset,
    })),
    attributes: told.flatMap(({ kind, key }) => [
      attributeRow('schedule', key, 'hours', kind),
      attributeRow('schedule', key, 'hours', 'time-zone', names.timeZone),
    ]),
  }
}

/** Rows of the service by one value each: those that are still wanted stay as they are, new ones are made. */
function merged(
  before: readonly Row[] | undefined,
  id: string,
  field: string,
  wanted: readonly string[],
  more: (value: string) => Row = () => ({}),
): readonly Row[] {
  const others = (before ?? []).filter(row => row.service_id !== id || row[field] === undefined)
  const known = new Map((before ?? []).filter(row => row.service_id === id).map(row => [String(row[field]), row]))
  const rows = [...new Set(wanted)].map(
    value =>
      known.get(value) ?? { id: steadyId(`${id} ${field} ${value}`), service_id: id, [field]: value, ...more(value) },
  )
  return [...others, ...rows]
}

function dropEmpty(rows: Rows): Rows {
  return Object.fromEntries(Object.entries(rows).filter(([, list]) => list && list.length > 0))
}
