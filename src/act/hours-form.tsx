/** Days and hours in a form: when somebody may be reached. Shared by the safe contact of a person and one's own notices. */
import { type Fields, field, fieldList } from '../platform/http/fields.ts'
import type { Translate } from '../platform/i18n/translator.ts'
import { Checkboxes, type Problem, TextField } from '../platform/ui/index.ts'

/** ISO days of the week, Monday first. */
const DAYS = ['1', '2', '3', '4', '5', '6', '7'] as const

export type Hours = { readonly days: readonly string[]; readonly opens: string; readonly closes: string }

const TIME = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/

/** A time of day as `HH:MM`, or empty where it is none. */
const timeOf = (text: string): string => {
  const [, hours, minutes] = TIME.exec(text.trim()) ?? []
  return hours === undefined ? '' : `${hours.padStart(2, '0')}:${minutes}`
}

export function readHours(fields: Fields): Hours {
  const days = fieldList(fields, 'days')
  return {
    days: DAYS.filter(day => days.includes(day)),
    opens: timeOf(field(fields, 'opens')),
    closes: timeOf(field(fields, 'closes')),
  }
}

/** What is wrong with them; the hours lie in one day. */
export function hoursProblems({ days, opens, closes }: Hours, t: Translate): readonly Problem[] {
  return [
    ...(days.length === 0 ? [{ field: 'days', message: t('outside.days-missing') }] : []),
    ...(opens === '' ? [{ field: 'opens', message: t('outside.time-wrong') }] : []),
    ...(closes === '' || (opens !== '' && closes <= opens)
      ? [{ field: 'closes', message: t('outside.closes-wrong') }]
      : []),
  ]
}

/** The three questions. */
export function HoursFields({ t, value, problems }: { t: Translate; value: Hours; problems: readonly Problem[] }) {
  const of = (name: string) => problems.find(one => one.field === name)?.message
  return (
    <>
      <Checkboxes
        name="days"
        label={t('outside.days')}
        options={DAYS.map(day => ({ value: day, label: t(`outside.day-${day}`) }))}
        value={value.days}
        problem={of('days')}
      />
      <TextField
        name="opens"
        label={t('outside.opens')}
        hint={t('outside.time-hint')}
        value={value.opens}
        width="short"
        problem={of('opens')}
      />
      <TextField name="closes" label={t('outside.closes')} value={value.closes} width="short" problem={of('closes')} />
    </>
  )
}

/** Hours as people say them. */
export function hoursWords({ days, opens, closes }: Hours, t: Translate): string {
  const names = days.map(day => t(`outside.day-${day as (typeof DAYS)[number]}`)).join(', ')
  return t('outside.hours-words', { days: names, opens: opens.slice(0, 5), closes: closes.slice(0, 5) })
}
