import type { Translate } from '../../../platform/i18n/translator.ts'
import type { Admission } from '../../../platform/session/admission.ts'
import {
  BackLink,
  Button,
  Checkboxes,
  ErrorSummary,
  Hidden,
  PageTitle,
  type Problem,
  Prose,
  TextField,
} from '../../../platform/ui/index.ts'

/** Where a code that was handed over is typed. It is never written back into the page: it is a secret. */
export function AdmissionPage({ t, problems }: { t: Translate; problems: readonly Problem[] }) {
  return (
    <>
      <BackLink href="/sign-in" label={t('sign-in.title')} />
      <ErrorSummary title={t('shell.summary-title')} problems={problems} />
      <PageTitle title={t('admission.title')} lead={t('admission.lead')} />
      <form method="post" action="/admission" className="form" noValidate>
        <TextField
          name="code"
          label={t('admission.code')}
          hint={t('admission.code-hint')}
          problem={problems[0]?.message}
          autoComplete="one-time-code"
          width="middle"
        />
        <div className="actions">
          <Button>{t('admission.open')}</Button>
        </div>
      </form>
    </>
  )
}

type UndertakingView = {
  readonly t: Translate
  readonly admission: Admission
  readonly version: string
  readonly to: string
  readonly problem: string | undefined
}

/** The undertaking of the country, and the one box that accepts it. */
export function UndertakingPage({ t, admission, version, to, problem }: UndertakingView) {
  return (
    <>
      <ErrorSummary
        title={t('shell.summary-title')}
        problems={problem === undefined ? [] : [{ field: 'agree', message: problem }]}
      />
      <PageTitle
        kicker={admission.organisation_name}
        title={t('undertaking.title')}
        lead={t('admission.undertaking-lead', { name: admission.name })}
      />
      <Prose>
        {t('undertaking.text')
          .split('\n\n')
          .map(part => (
            <p key={part}>{part}</p>
          ))}
        <p>{t('admission.version', { version })}</p>
      </Prose>
      <form method="post" action="/admission/undertaking" className="form" noValidate>
        <Hidden fields={{ version, to }} />
        <Checkboxes
          name="agree"
          label={t('admission.agree-label')}
          options={[{ value: 'yes', label: t('admission.agree') }]}
          problem={problem}
        />
        <div className="actions">
          <Button>{t('admission.go-on')}</Button>
        </div>
      </form>
    </>
  )
}
