import type pg from 'pg'
import { expect } from 'vitest'

type Rows = <Row extends pg.QueryResultRow>(text: string) => Promise<Row[]>

/** The houses of the exercise as they stand after loading, twice cut off: nothing doubled, nothing that looks real. */
export async function expectHouses(rows: Rows, said: readonly string[]): Promise<void> {
  expect(said.at(-1)).toContain('5 invented houses: 33 beds and family rooms, 4 hours; 15 stays, 2 out of service')
  const [there] = await rows(
    `select (select count(*)::int from app_capacity.house) as houses, count(*)::int as units,
      count(*) filter (where name ilike '%exercițiu%')::int as named,
      (select count(*)::int from app_capacity.placement where state = 'arrived') as stays,
      (select count(*)::int from app_capacity.occupancy where state = 'out-of-service') as out,
      (select count(*)::int from app_capacity.house where confirmed_at > now() - interval '24 hours') as current
      from app_capacity.unit`,
  )
  expect(there).toEqual({ houses: 5, units: 37, named: 37, stays: 15, out: 2, current: 5 })
}
