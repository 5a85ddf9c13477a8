/** A package there and back loses nothing; a broken one is refused with row and field. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyDirectory } from '../../../tests/support/any-directory.ts'
import { violations } from '../../../tests/support/json-schema.ts'
import { checkRows } from './check.ts'
import { csvOf, readCsv } from './csv.ts'
import { entriesOf } from './entry.ts'
import { indexOf, nest, packageOf } from './nest.ts'
import { type HsdsObject, OBJECTS, type Row, type Rows } from './objects.ts'
import { plainRows, pluralOf, type Read, readPackage, readTables } from './package.ts'
import { schemaOf } from './schema.ts'

const sorted = (rows: Rows) =>
  Object.fromEntries(
    Object.entries(rows).map(([object, all]) => [
      object,
      [...(all ?? [])].sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1)),
    ]),
  )
const rowsOf = (read: Read): Rows => {
  if (read.kind === 'broken') throw new Error(JSON.stringify(read.faults.slice(0, 3)))
  return plainRows(read.rows)
}
const faultsOf = (read: Read) =>
  read.kind === 'broken' ? read.faults : [...entriesOf(read.rows).faults, ...checkRows(read.rows, () => false)]
const columns = (object: HsdsObject) => (OBJECTS.get(object) ?? []).filter(one => !one.of).map(one => one.name)
const tablesOf = (rows: Rows) =>
  new Map(
    Object.entries(rows).map(([object, all]) => [
      object,
      readCsv(csvOf(columns(object as HsdsObject), all ?? [])) ?? [],
    ]),
  )

test('any directory is in order, and comes back from JSON and from tables as it was', () => {
  fc.assert(
    fc.property(anyDirectory, rows => {
      const json = JSON.parse(JSON.stringify(packageOf(rows))) as unknown
      expect(faultsOf(readPackage(json))).toEqual([])
      expect(sorted(rowsOf(readPackage(json)))).toEqual(sorted(rows))
      expect(sorted(rowsOf(readTables(tablesOf(rows))))).toEqual(sorted(rows))
    }),
    { numRuns: 60 },
  )
})

test('what is nested is what the schemas say, by a reader of its own', () => {
  fc.assert(
    fc.property(anyDirectory, rows => {
      const index = indexOf(rows)
      const find = (ref: string) => schemaOf(ref.replace('.json', '') as HsdsObject, 'x')
      for (const object of ['service', 'organization', 'service_at_location'] as const)
        for (const row of rows[object] ?? [])
          expect(violations(find(object), nest(index, object, row), find)).toEqual([])
    }),
    { numRuns: 20 },
  )
})

const [WHOLE] = fc.sample(anyDirectory, { numRuns: 1, seed: 7 }) as [Rows]

describe('each required field dropped, each word list broken, each format spoilt', () => {
  const cases = [...OBJECTS].flatMap(([object, fields]) =>
    fields.flatMap(field => {
      const row = WHOLE[object]?.[0]
      if (!row || field.of) return []
      const told = [
        ...(field.required && field.name !== 'id' ? [[object, field.name, 'required', undefined] as const] : []),
        ...(field.enum ? [[object, field.name, 'not-in-list', 'no such word'] as const] : []),
        ...(field.type === 'number' ? [[object, field.name, 'not-a-number', 'many'] as const] : []),
        ...(field.format === 'uri' ? [[object, field.name, 'not-a-uri', 'no address'] as const] : []),
        ...(field.format === 'email' ? [[object, field.name, 'not-an-email', 'nobody'] as const] : []),
        ...(field.format === 'uuid' ? [[object, field.name, 'not-a-uuid', '41'] as const] : []),
      ]
      return told
    }),
  )
  test.each(cases)('%s.%s: %s', (object, field, code, value) => {
    const broken = (row: Row) =>
      Object.fromEntries([
        ...Object.entries(row).filter(([name]) => name !== field),
        ...(value === undefined ? [] : [[field, value]]),
      ]) as Row
    const rows = { ...WHOLE, [object]: [broken(WHOLE[object]?.[0] ?? {}), ...(WHOLE[object] ?? []).slice(1)] }
    const json = readPackage({ [pluralOf(object)]: [rows[object]?.[0]] })
    expect(json.kind === 'broken' && json.faults[0]).toEqual({ row: `${pluralOf(object)}[0]`, field, code })
    const tables = readTables(tablesOf(rows))
    expect(tables.kind === 'broken' && tables.faults[0]).toEqual({ row: `${object}.csv:2`, field, code })
  })
  test('and there are many of them', () => expect(cases.length).toBeGreaterThan(120))
  test('what tables require besides', () => {
    const { organization_id: _, ...service } = WHOLE.service?.[0] ?? {}
    expect(faultsOf(readTables(tablesOf({ ...WHOLE, service: [service as Row] })))[0]).toEqual({
      row: 'service.csv:2',
      field: 'organization_id',
      code: 'required',
    })
  })
})

const ID = (n: number) => `00000000-0000-4000-8000-00000000000${n}`
const organization = (n: number, more: object = {}) => ({ id: ID(n), name: 'Exercise', description: '', ...more })

describe('what cannot be', () => {
  const serving = (more: object, inside: object = {}) => ({
    organizations: [organization(1)],
    services: [{ id: ID(2), organization_id: ID(1), name: 'x', status: 'active', ...more, ...inside }],
  })
  test.each([
    [
      'a circle of organizations',
      {
        organizations: [
          organization(1, { parent_organization_id: ID(2) }),
          organization(2, { parent_organization_id: ID(3) }),
          organization(3, { parent_organization_id: ID(1) }),
        ],
      },
      'organizations[0]',
      'parent_organization_id',
      'cycle',
    ],
    [
      'one above itself',
      { organizations: [organization(1, { parent_organization_id: ID(1) })] },
      'organizations[0]',
      'parent_organization_id',
      'cycle',
    ],
    [
      'a service of nobody',
      { services: [{ id: ID(2), organization_id: ID(1), name: 'x', status: 'active' }] },
      'services[0]',
      'organization_id',
      'nothing-there',
    ],
    [
      'closing as it opens',
      serving({ schedules: [{ id: ID(3), opens_at: '08:00', closes_at: '08:00' }] }),
      'services[0].schedules[0]',
      'byday',
      'never-opens',
    ],
    [
      'ending before it begins',
      serving({ schedules: [{ id: ID(3), valid_from: '2026-02-01', valid_to: '2026-01-01' }] }),
      'services[0].schedules[0]',
      'byday',
      'never-opens',
    ],
    [
      'a day that is none',
      serving({ schedules: [{ id: ID(3), byday: 'XX' }] }),
      'services[0].schedules[0]',
      'byday',
      'never-opens',
    ],
    [
      'a date that is none',
      serving({ schedules: [{ id: ID(3), valid_from: '2026-02-30' }] }),
      'services[0].schedules[0]',
      'valid_from',
      'not-a-date',
    ],
    [
      'an hour that is none',
      serving({ schedules: [{ id: ID(3), opens_at: '8 in the morning' }] }),
      'services[0].schedules[0]',
      'opens_at',
      'not-a-time',
    ],
    ['ages crossed', serving({ minimum_age: 18, maximum_age: 14 }), 'services[0]', 'maximum_age', 'ages-crossed'],
    [
      'fewer than none',
      serving({
        capacities: [{ id: ID(3), available: -1, updated: '2026-01-01T00:00:00Z', unit: { id: ID(4), name: 'Bed' } }],
      }),
      'services[0].capacities[0]',
      'available',
      'out-of-range',
    ],
    ['a field of nobody', serving({ secret: 'x' }), 'services[0]', 'secret', 'unknown-field'],
    [
      'a child of another',
      serving({ phones: [{ id: ID(3), number: '1', service_id: ID(9) }] }),
      'services[0].phones[0]',
      'service_id',
      'other-parent',
    ],
    [
      'the same id twice',
      serving({
        phones: [
          { id: ID(3), number: '1' },
          { id: ID(3), number: '2' },
        ],
      }),
      'services[0].phones[1]',
      'id',
      'twice',
    ],
    ['no list', { services: {} }, '', 'services', 'not-a-list'],
    ['no object', { services: [7] }, 'services[0]', '', 'not-an-object'],
    ['an object of nobody', { shelters: [] }, '', 'shelters', 'unknown-object'],
    ['no package', 'x', '', '', 'not-a-package'],
  ])('%s', (_, json, row, field, code) => {
    expect(faultsOf(readPackage(json))).toContainEqual({ row, field, code })
  })
  test('a table whose quotes do not close', () => expect(readCsv('id,name\n1,"x')).toBeUndefined())
})
