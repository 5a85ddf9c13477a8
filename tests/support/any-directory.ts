import fc from 'fast-check'
import { type HsdsObject, linkTo, OBJECTS, type Row, type Rows } from '../../src/domain/directory/objects.ts'

/**
 * Any small directory that is in order: organizations above one another, services, places, and one of every object that
 * may belong to them, with every field that may stand there, and hostile texts in those that take any text.
 */
export const anyDirectory: fc.Arbitrary<Rows> = fc
  .record({
    seed: fc.nat(),
    texts: fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }).filter(isPlain), { minLength: 4, maxLength: 9 }),
    size: fc.integer({ min: 1, max: 3 }),
    full: fc.array(fc.boolean(), { minLength: 7, maxLength: 7 }),
  })
  .map(build)

function isPlain(text: string): boolean {
  return text.isWellFormed() && !text.includes('\u0000')
}

type Choice = {
  readonly seed: number
  readonly texts: readonly string[]
  readonly size: number
  readonly full: readonly boolean[]
}

function build({ seed, texts, size, full }: Choice): Rows {
  let count = 0
  const id = () => `00000000-0000-4000-8000-${((seed % 1_000_000) * 1000 + ++count).toString(16).padStart(12, '0')}`
  const text = () => texts[count % texts.length] ?? ''
  const found: Partial<Record<HsdsObject, Row[]>> = {}
  const add = (object: HsdsObject, own: Row): string => {
    const row: Record<string, string | number> = { id: id() }
    for (const [at, field] of (OBJECTS.get(object) ?? []).entries()) {
      if (field.name === 'id' || field.name.endsWith('_id') || field.type === 'array' || field.type === 'object')
        continue
      if (!field.required && !field.inTables && !full[(at + count) % full.length]) continue
      row[field.name] =
        LIKELY[field.name] ??
        (field.enum
          ? (field.enum[count % field.enum.length] ?? '')
          : field.type === 'number'
            ? count
            : field.format
              ? FORMATS[field.format]
              : text())
    }
    const whole = { ...row, ...own } as Row
    found[object] = [...(found[object] ?? []), whole]
    return String(whole.id)
  }
  const taxonomy = add('taxonomy', {})
  const term = add('taxonomy_term', { taxonomy_id: taxonomy })
  const below = add('taxonomy_term', { taxonomy_id: taxonomy, parent_id: term })
  const unit = add('unit', {})
  add('meta_table_description', {})
  let above: string | undefined
  for (let n = 0; n < size; n++) {
    const organization: string = add('organization', above ? { parent_organization_id: above } : {})
    above = organization
    const program = add('program', { organization_id: organization })
    const location = add('location', { organization_id: organization })
    const service = add('service', { organization_id: organization, program_id: program })
    const given = add('service_at_location', { service_id: service, location_id: location })
    add('service_capacity', { service_id: service, unit_id: unit, available: n, maximum: n + 1 })
    const contact = add('contact', { service_id: service })
    const phone = add('phone', { contact_id: contact })
    add('language', { phone_id: phone })
    const roots = { organization, location, service, service_at_location: given } as const
    for (const [parent, key] of Object.entries(roots) as [HsdsObject, string][])
      for (const field of OBJECTS.get(parent) ?? []) {
        if (
          field.type !== 'array' ||
          !field.of ||
          ['location', 'program', 'service_at_location', 'service_capacity'].includes(field.of)
        )
          continue
        const link = linkTo(parent, field.of)
        add(field.of, {
          [link.field]: key,
          ...(link.kind ? { [link.kind]: parent } : {}),
          ...(field.of === 'attribute' ? { taxonomy_term_id: below } : {}),
        })
      }
  }
  return found
}

const FORMATS = {
  uuid: '',
  uri: 'https://example.org/?a=1',
  email: 'exercise@example.org',
  'date-time': '2026-01-02T03:04:05.678Z',
} as const
/** Fields whose texts mean something. */
const LIKELY: Readonly<Record<string, string | number>> = {
  opens_at: '08:00',
  closes_at: '16:00',
  byday: 'MO,TU',
  bymonthday: '1,-1',
  valid_from: '2026-01-01',
  valid_to: '2026-12-31',
  dtstart: '2026-01-01',
  until: '2026-12-31',
  count: 5,
  interval: 2,
  timezone: 2,
  latitude: 46.5,
  longitude: 23.25,
  minimum_age: 0,
  maximum_age: 17,
  assured_date: '2026-02-03T04:05:06Z',
  location_type: 'physical',
  country: 'RO',
}
