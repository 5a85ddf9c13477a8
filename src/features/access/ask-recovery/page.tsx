import type { Translate } from '../../../platform/i18n/translator.ts'
import {
  BackLink,
  Button,
  ErrorSummary,
  PageTitle,
  type Problem,
  Prose,
  SelectField,
  TextField,
} from '../../../platform/ui/index.ts'

export type AskAnswers = { readonly organisation: string; readonly name: string }

type AskView = {
  readonly t: Translate
  readonly organisations: readonly { readonly id: string; readonly name: string }[]
  readonly answers: AskAnswers
  readonly problems: readonly Problem[]
}

/** Two questions: where one works, and under which name. */
export function AskPage({ t, organisations, answers, problems }: AskView) {
  const problemOf = (name: string) => problems.find(one => one.field === name)?.message
  return (
    <>
      <BackLink href="/sign-in" label={t('sign-in.title')} />
      <ErrorSummary title={t('shell.summary-title')} problems={problems} />
      <PageTitle title={t('recovery.ask-title')} lead={t('recovery.ask-lead')} />
      <form method="post" action="/recovery" className="form" noValidate>
        <SelectField
          name="organisation"
          label={t('recovery.organisation')}
          options={organisations.map(one => ({ value: one.id, label: one.name }))}
          value={answers.organisation}
          emptyLabel={t('shell.choose')}
          problem={problemOf('organisation')}
        />
        <TextField
          name="name"
          label={t('recovery.name')}
          hint={t('recovery.name-hint')}
          value={answers.name.slice(0, 200)}
          autoComplete="name"
          problem={problemOf('name')}
        />
        <div className="actions">
          <Button>{t('recovery.ask')}</Button>
        </div>
      </form>
    </>
  )
}

/** The same page for everybody. */
export function AskedPage({ t, reference }: { t: Translate; reference: string }) {
  return (
    <>
      <BackLink href="/sign-in" label={t('sign-in.title')} />
      <PageTitle title={t('recovery.asked-title')} lead={t('recovery.asked-lead')} />
      <p className="lead">
        <strong>
          <code translate="no">{reference}</code>
        </strong>
      </p>
      <Prose>
        <p>{t('recovery.asked-text')}</p>
      </Prose>
    </>
  )
}
