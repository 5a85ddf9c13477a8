import { inWords } from '../../../act/form-words.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import {
  Checkboxes,
  ErrorSummary,
  FormFrame,
  Notice,
  PageTitle,
  PostButton,
  problemOf,
  Section,
  SelectField,
  TextField,
} from '../../../platform/ui/index.ts'
import { DeskNav, type DeskPart } from '../desk-nav.tsx'
import type { MailboxAnswers, MailboxProblem } from './form.ts'
import type { OwnMailbox, Reader } from './store.ts'

export type MailboxPageProps = {
  readonly t: Translate
  readonly organisation: string
  readonly parts: readonly DeskPart[]
  readonly own: OwnMailbox | undefined
  readonly readers: readonly Reader[]
  readonly answers: MailboxAnswers
  readonly problems: readonly MailboxProblem[]
  /** Longest promise, in hours. */
  readonly most: number
  readonly exercise: boolean
  readonly formId: string
}

/** Whether this desk reads what the public writes, when, who, and by when it answers: all of it stands on the public page. */
export function MailboxPage(props: MailboxPageProps) {
  const { t, organisation, parts, own, problems, most, exercise } = props
  return (
    <>
      <ErrorSummary title={t('shell.summary-title')} problems={inWords(problems, message => t(message, { most }))} />
      <PageTitle kicker={organisation} title={t('mailbox.title')} lead={t('mailbox.lead')} />
      <DeskNav t={t} parts={parts} here="/duty/mailbox" />
      {exercise ? (
        <Notice kind="caution" word={t('act.caution')} title={t('mailbox.exercise')}>
          <p>{t('mailbox.exercise-text')}</p>
        </Notice>
      ) : null}
      <Section title={t(`mailbox.state-${own?.state ?? 'never'}`)}>
        <p>{t('mailbox.missed', { count: own?.missed ?? 0 })}</p>
        {own?.state === 'open' ? (
          <PostButton action="/duty/mailbox/given-back" label={t('mailbox.end')} kind="quiet" />
        ) : null}
      </Section>
      <TakeOn {...props} />
    </>
  )
}

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const

function TakeOn({ t, own, readers, answers, problems, most, formId }: MailboxPageProps) {
  const wrong = inWords(problems, message => t(message, { most }))
  const problem = (name: string) => problemOf(wrong, name)
  return (
    <Section title={t(own?.state === 'open' ? 'mailbox.change' : 'mailbox.take-on')} lead={t('mailbox.take-on-lead')}>
      <FormFrame action="/duty/mailbox" form={formId} version={1} submit={t('mailbox.save')}>
        <Checkboxes
          name="days"
          label={t('mailbox.days')}
          options={DAYS.map(day => ({ value: String(day), label: t(`hours.day-${day}`) }))}
          value={answers.days}
          problem={problem('days')}
        />
        <TextField
          name="opens"
          label={t('mailbox.opens')}
          value={answers.opens}
          width="short"
          problem={problem('opens')}
        />
        <TextField
          name="closes"
          label={t('mailbox.closes')}
          value={answers.closes}
          width="short"
          problem={problem('closes')}
        />
        <TextField
          name="promise"
          label={t('mailbox.promise', { most })}
          value={answers.promise}
          kind="code"
          width="short"
          problem={problem('promise')}
        />
        <SelectField
          name="duty"
          label={t('mailbox.duty')}
          options={readers.map(one => ({ value: one.id, label: one.name }))}
          value={answers.duty}
          emptyLabel={t('shell.choose')}
          problem={problem('duty')}
        />
        <Checkboxes
          name="callbacks"
          label={t('mailbox.callbacks')}
          options={[{ value: 'yes', label: t('mailbox.callbacks-yes') }]}
          value={answers.callbacks ? ['yes'] : []}
        />
      </FormFrame>
    </Section>
  )
}
