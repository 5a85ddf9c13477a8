import { randomUUID } from 'node:crypto'
import { packServiceId } from '../../src/domain/directory/pack.ts'
import type { TestApp } from './app.ts'

/** What stands in the way of a test about capacity: a service of the pack and its owner. */
export type House = { readonly service: string; readonly units: readonly string[] }

/** A service of the pack with so many beds, of the organisation that the pack says. For arranging. */
export async function arrangeHouse(
  app: Pick<TestApp, 'sql'>,
  code: string,
  unit: { readonly count: number; readonly territory?: string; readonly confirmedAt?: number } & Readonly<
    Record<string, unknown>
  >,
): Promise<House> {
  const service = packServiceId(code)
  const { count, territory = null, confirmedAt = null, ...traits } = unit
  await app.sql(
    `insert into app_capacity.house (service_id, tenant_id, territory, confirmed_at)
     select l.service_id, l.tenant_id, $2, to_timestamp($3::float8 / 1000) from app_directory.listing l where l.service_id = $1
     on conflict (service_id) do update set confirmed_at = excluded.confirmed_at`,
    [service, territory, confirmedAt],
  )
  const units = Array.from({ length: count }, (_, n) => ({
    id: randomUUID(),
    service_id: service,
    name: `Unit ${n + 1}`,
    kind: 'bed',
    places: 1,
    accessible: false,
    children: false,
    high_security: false,
    opened_on: '2020-01-01',
    ...traits,
  }))
  await app.sql(`insert into app_capacity.unit select * from jsonb_populate_recordset(null::app_capacity.unit, $1)`, [
    JSON.stringify(units),
  ])
  return { service, units: units.map(one => one.id) }
}

/** The service starts anew: nobody placed, no unit. */
export async function clearHouses(app: Pick<TestApp, 'sql'>): Promise<void> {
  await app.sql(
    'truncate app_capacity.placed_person, app_capacity.occupancy, app_capacity.placement, app_capacity.unit, app_capacity.house cascade',
  )
}
