import type { Tx } from '../../../platform/db/database.ts'
import type { DayHours, HoursAnswers } from './form.ts'

const HOURS = `select h.weekday, to_char(h.opens, 'HH24:MI') as opens, case when h.closes = '24:00' then '24:00' else to_char(h.closes, 'HH24:MI') end as closes,
    h.on_holidays as "onHolidays" from app.desk_hours h where h.organisation_id = app.organisation() order by h.weekday`

/** The hours the own desk has said; null where it keeps the usual ones. */
export async function readOwnHours(tx: Tx): Promise<HoursAnswers | null> {
  const rows = await tx.rows<DayHours & { onHolidays: boolean }>(HOURS)
  return rows.length === 0 ? null : { days: rows, onHolidays: rows.some(row => row.onHolidays) }
}

/** Sets the hours of the own desk, all at once; none means the usual ones. False where the role may not. */
export async function setHours(tx: Tx, hours: readonly DayHours[], onHolidays: boolean): Promise<boolean> {
  const row = await tx.one<{ set: boolean }>('select app.desk_hours_set($1) as set', [
    JSON.stringify(hours.map(one => ({ ...one, holidays: onHolidays }))),
  ])
  return row?.set ?? false
}
