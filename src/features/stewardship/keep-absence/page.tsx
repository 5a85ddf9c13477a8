import { exactTime, type Saying } from '../../../act/clock-words.ts'
import { inWords, momentTexts } from '../../../act/form-words.ts'
import {
  DateTimeField,
  ErrorSummary,
  FormFrame,
  PageTitle,
  PostButton,
  problemOf,
  Radios,
  Section,
  SelectField,
  Table,
} from '../../../platform/ui/index.ts'
import type { Colleague } from '../colleagues.ts'
import { DeskNav, type DeskPart } from '../desk-nav.tsx'
import { ABSENCE_KINDS, type AbsenceAnswers, type AbsenceProblem } from './form.ts'
import type { Absence } from './store.ts'

export type AbsencePageProps = {
  readonly say: Saying
  readonly organisation: string
  readonly parts: readonly DeskPart[]
  readonly absences: readonly Absence[]
  readonly colleagues: readonly Colleague[]
  readonly answers: AbsenceAnswers
  readonly problems: readonly AbsenceProblem[]
  readonly formId: string
}

/** Who of one's own desk is away, who has their clocks, and a way to say so. */
export function AbsencePage(props: AbsencePageProps) {
  const { say, organisation, parts, absences, problems } = props
  const { t } = say
  return (
    <>
      <ErrorSummary title={t('shell.summary-title')} problems={inWords(problems, t)} />
      <PageTitle kicker={organisation} title={t('absence.title')} lead={t('absence.lead')} />
      <DeskNav t={t} parts={parts} here="/staff/absences" />
      <Section title={t('absence.now')}>
        <Table
          caption={t('absence.now')}
          captionUnseen
          columns={[
            { label: t('absence.who') },
            { label: t('absence.kind') },
            { label: t('absence.from') },
            { label: t('absence.to') },
            { label: t('absence.cover') },
            { label: t('absence.change') },
          ]}
          empty={t('absence.nobody')}
          rows={absences.map(one => ({ key: one.id, cells: cellsOf(one, say) }))}
        />
      </Section>
      <AddAbsence {...props} />
    </>
  )
}

function cellsOf(one: Absence, say: Saying) {
  const { t, now } = say
  return [
    one.name,
    t(`absence.kind-${one.kind}`),
    exactTime(one.from, say),
    one.to === null ? t('absence.no-end') : exactTime(one.to, say),
    one.clocks > 0 ? t('absence.cover-clocks', { name: one.cover, count: one.clocks }) : one.cover,
    <PostButton
      key="end"
      action={`/staff/absences/${one.id}/end`}
      label={t(one.from > now ? 'absence.take-back' : 'absence.end')}
      kind="quiet"
      hiddenText={one.name}
    />,
  ]
}

function AddAbsence({ say: { t }, colleagues, answers, problems, formId }: AbsencePageProps) {
  const wrong = inWords(problems, t)
  const problem = (name: string) => problemOf(wrong, name)
  const options = colleagues.map(one => ({ value: one.id, label: one.name }))
  const texts = momentTexts(t)
  return (
    <Section title={t('absence.add')} lead={t('absence.add-lead')}>
      <FormFrame action="/staff/absences" form={formId} version={1} submit={t('absence.add')}>
        <SelectField
          name="account"
          label={t('absence.who')}
          options={options}
          value={answers.account}
          emptyLabel={t('shell.choose')}
          problem={problem('account')}
        />
        <Radios
          name="kind"
          label={t('absence.kind')}
          options={ABSENCE_KINDS.map(kind => ({ value: kind, label: t(`absence.kind-${kind}`) }))}
          value={answers.kind}
          problem={problem('kind')}
        />
        <DateTimeField
          name="from"
          label={t('absence.from')}
          value={answers.from}
          texts={texts}
          problem={problem('from')}
        />
        <DateTimeField
          name="to"
          label={t('absence.to')}
          hint={t('absence.to-hint')}
          value={answers.to}
          texts={texts}
          problem={problem('to')}
        />
        <SelectField
          name="cover"
          label={t('absence.cover')}
          hint={t('absence.cover-hint')}
          options={options}
          value={answers.cover}
          emptyLabel={t('shell.choose')}
          problem={problem('cover')}
        />
      </FormFrame>
    </Section>
  )
}
