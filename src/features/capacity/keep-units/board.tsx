import { addDays } from '../../../domain/time/calendar.ts'
import type { CivilDate } from '../../../domain/time/civil-date.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import { Table } from '../../../platform/ui/index.ts'
import type { BoardUnit, Taken } from './store.ts'

const BOARD_NIGHTS = 14

export type BoardProps = {
  readonly t: Translate
  readonly lang: string
  readonly today: CivilDate
  readonly units: readonly BoardUnit[]
  readonly taken: readonly Taken[]
}

/** A day in a few letters: "Mon 4 Mar". */
export function shortDay(day: CivilDate, lang: string): string {
  return new Intl.DateTimeFormat(lang, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    Date.parse(`${day}T12:00:00Z`),
  )
}

/** What a unit is on one night. Whoever should have left and did not is there tonight. */
function stateOn(unit: BoardUnit, day: CivilDate, today: CivilDate, taken: readonly Taken[]) {
  if (unit.closedOn !== null && unit.closedOn <= day) return 'closed'
  if (unit.weekday !== null && new Date(`${day}T12:00:00Z`).getUTCDay() % 7 !== unit.weekday % 7) return 'no-hour'
  const own = taken.filter(one => one.unit === unit.id)
  if (day === today && own.some(one => one.state === 'stay' && one.until <= today)) return 'overstay'
  return own.find(one => one.from <= day && day < one.until)?.state ?? 'free'
}

/** Units down, the next nights across; every cell is a word. */
export function NightBoard({ t, lang, today, units, taken }: BoardProps) {
  const days = Array.from({ length: BOARD_NIGHTS }, (_, night) => addDays(today, night))
  return (
    <Table
      caption={t('units.board')}
      captionUnseen
      empty={t('units.none')}
      columns={[{ label: t('units.unit') }, ...days.map(day => ({ label: shortDay(day, lang) }))]}
      rows={units.map(unit => ({
        key: unit.id,
        cells: [unitWords(unit, t, lang), ...days.map(day => t(`units.night-${stateOn(unit, day, today, taken)}`))],
      }))}
    />
  )
}

/** A unit in words: kind, number, and what it is for. */
export function unitWords(unit: BoardUnit, t: Translate, lang: string): string {
  // 1 January 2024 was a Monday.
  const day = (weekday: number) =>
    new Intl.DateTimeFormat(lang, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, weekday))
  const words = [
    `${t(`units.kind-${unit.kind}`)} ${unit.name}`,
    unit.weekday === null ? null : `${day(unit.weekday)} ${unit.starts}`,
    unit.sex && t(`sex.${unit.sex}`),
    unit.accessible ? t('units.trait-accessible') : null,
    unit.children ? t('units.trait-children') : null,
    unit.highSecurity ? t('units.trait-highSecurity') : null,
  ]
  return words.filter(Boolean).join(', ')
}
