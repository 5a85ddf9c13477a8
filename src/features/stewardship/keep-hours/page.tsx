import type { DeskHours } from '../../../domain/mechanism/pack.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import {
  Checkboxes,
  ErrorSummary,
  FormFrame,
  PageTitle,
  Section,
  SummaryList,
  TextField,
} from '../../../platform/ui/index.ts'
import { DeskNav, type DeskPart } from '../desk-nav.tsx'
import { type DayHours, type HoursAnswers, type HoursProblem, WEEKDAYS } from './form.ts'

export type HoursPageProps = {
  readonly t: Translate
  readonly organisation: string
  readonly parts: readonly DeskPart[]
  /** The desk's own hours; null where it keeps the usual ones. */
  readonly own: HoursAnswers | null
  readonly usual: DeskHours | undefined
  readonly mayChange: boolean
  readonly answers: HoursAnswers
  readonly problems: readonly HoursProblem[]
  readonly formId: string
}

/** When one's own desk is open; outside these hours the duty officer has what falls due. */
export function HoursPage(props: HoursPageProps) {
  const { t, organisation, parts, own, problems, mayChange } = props
  return (
    <>
      <ErrorSummary
        title={t('shell.summary-title')}
        problems={problems.map(one => ({
          field: one.field,
          message: t(one.message, { day: t(`hours.day-${one.weekday}`) }),
        }))}
      />
      <PageTitle kicker={organisation} title={t('hours.title')} lead={t('hours.lead')} />
      <DeskNav t={t} parts={parts} here="/duty/hours" />
      <Section title={t(own ? 'hours.own' : 'hours.usual')} lead={own ? undefined : t('hours.usual-lead')}>
        <SummaryList rows={WEEKDAYS.map(day => ({ label: t(`hours.day-${day}`), value: hoursText(props, day) }))} />
        <p>{t(own?.onHolidays ? 'hours.holidays-open' : 'hours.holidays-closed')}</p>
      </Section>
      {mayChange ? <ChangeHours {...props} /> : null}
    </>
  )
}

function hoursText({ t, own, usual }: HoursPageProps, weekday: DayHours['weekday']): string {
  const found = own?.days.find(one => one.weekday === weekday)
  const day = own ? found : usual?.days.includes(weekday) ? { opens: usual.from, closes: usual.to } : undefined
  return day ? t('hours.from-to', { from: day.opens, to: day.closes }) : t('hours.closed')
}

function ChangeHours({ t, answers, problems, formId }: HoursPageProps) {
  const of = (name: string) => {
    const found = problems.find(one => one.field === name)
    return found && t(found.message, { day: t(`hours.day-${found.weekday}`) })
  }
  return (
    <Section title={t('hours.change')} lead={t('hours.change-lead')}>
      <FormFrame action="/duty/hours" form={formId} version={1} submit={t('hours.save')}>
        {WEEKDAYS.flatMap(weekday => {
          const day = answers.days.find(one => one.weekday === weekday)
          const name = t(`hours.day-${weekday}`)
          return (['opens', 'closes'] as const).map(end => (
            <TextField
              key={`${end}-${weekday}`}
              name={`${end}-${weekday}`}
              label={t(`hours.${end}`, { day: name })}
              value={day?.[end] ?? ''}
              width="short"
              problem={of(`${end}-${weekday}`)}
            />
          ))
        })}
        <Checkboxes
          name="holidays"
          label={t('hours.holidays')}
          options={[{ value: 'yes', label: t('hours.holidays-yes') }]}
          value={answers.onHolidays ? ['yes'] : []}
        />
      </FormFrame>
    </Section>
  )
}
