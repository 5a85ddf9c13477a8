import { exactTime, type Saying } from '../../../act/clock-words.ts'
import { inWords, momentTexts } from '../../../act/form-words.ts'
import {
  DateTimeField,
  ErrorSummary,
  FormFrame,
  Notice,
  PageTitle,
  PostButton,
  problemOf,
  Section,
  SelectField,
  Table,
} from '../../../platform/ui/index.ts'
import type { Colleague } from '../colleagues.ts'
import { DeskNav, type DeskPart } from '../desk-nav.tsx'
import type { DutyAnswers, DutyProblem } from './form.ts'
import type { Shift } from './store.ts'

export type DutyPageProps = {
  readonly say: Saying
  readonly organisation: string
  readonly shifts: readonly Shift[]
  readonly colleagues: readonly Colleague[]
  readonly mayChange: boolean
  readonly parts: readonly DeskPart[]
  readonly answers: DutyAnswers
  readonly problems: readonly DutyProblem[]
  readonly formId: string
}

/** Who is on duty at one's own desk, now and next; and, for whoever keeps the roster, a way to change it. */
export function DutyPage(props: DutyPageProps) {
  const { say, organisation, shifts, problems, mayChange } = props
  const { t, now } = say
  const running = shifts.filter(shift => shift.from <= now)
  const present = running.filter(shift => !shift.away)
  const coming = shifts.filter(shift => shift.from > now)
  return (
    <>
      <ErrorSummary title={t('shell.summary-title')} problems={inWords(problems, t)} />
      <PageTitle kicker={organisation} title={t('duty.title')} lead={t('duty.lead')} />
      <DeskNav t={t} parts={props.parts} here="/duty" />
      {present.length === 0 ? (
        <Notice kind="caution" word={t('act.caution')} title={t('duty.nobody')}>
          <p>{t('duty.nobody-text')}</p>
        </Notice>
      ) : null}
      <Section title={t('duty.now')}>
        <Shifts {...props} caption={t('duty.now')} rows={running} empty={t('duty.nobody')} />
      </Section>
      <Section title={t('duty.next')}>
        <Shifts {...props} caption={t('duty.next')} rows={coming} empty={t('duty.nobody-next')} />
      </Section>
      {mayChange ? <AddShift {...props} /> : null}
    </>
  )
}

type ShiftsProps = DutyPageProps & { rows: readonly Shift[]; caption: string; empty: string }

function Shifts({ rows, caption, empty, say, mayChange }: ShiftsProps) {
  const { t } = say
  return (
    <Table
      caption={caption}
      captionUnseen
      columns={[
        { label: t('duty.who') },
        { label: t('duty.from') },
        { label: t('duty.to') },
        ...(mayChange ? [{ label: t('duty.change') }] : []),
      ]}
      empty={empty}
      rows={rows.map(shift => ({
        key: shift.id,
        cells: [
          shift.away ? t('duty.away', { name: shift.name }) : shift.name,
          exactTime(shift.from, say),
          exactTime(shift.to, say),
          <PostButton
            key="end"
            action={`/duty/${shift.id}/end`}
            label={t('duty.end')}
            kind="quiet"
            hiddenText={shift.name}
          />,
        ],
      }))}
    />
  )
}

function AddShift({ say: { t }, colleagues, answers, problems, formId }: DutyPageProps) {
  const wrong = inWords(problems, t)
  const problem = (name: string) => problemOf(wrong, name)
  const texts = momentTexts(t)
  return (
    <Section title={t('duty.add')} lead={t('duty.add-lead')}>
      <FormFrame action="/duty" form={formId} version={1} submit={t('duty.add')}>
        <SelectField
          name="account"
          label={t('duty.who')}
          options={colleagues.map(one => ({ value: one.id, label: one.name }))}
          value={answers.account}
          emptyLabel={t('shell.choose')}
          problem={problem('account')}
        />
        <DateTimeField
          name="from"
          label={t('duty.from')}
          value={answers.from}
          texts={texts}
          problem={problem('from')}
        />
        <DateTimeField name="to" label={t('duty.to')} value={answers.to} texts={texts} problem={problem('to')} />
      </FormFrame>
    </Section>
  )
}
