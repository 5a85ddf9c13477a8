import type { MessageKey, Translate } from '../../platform/i18n/translator.ts'
import { BackLink, Button, ErrorSummary, Hidden, PageTitle, type Problem, TextField } from '../../platform/ui/index.ts'
import { withReturn } from './return.ts'

type CodeView = { readonly t: Translate; readonly to: string; readonly problems: readonly Problem[] }

/** Where key and code are asked for, and in which words: to sign in, or to confirm again who one is. */
type CodePlace = { path: string; otherWay: MessageKey; title: MessageKey; submit: MessageKey }
const SIGN_IN: CodePlace = {
  path: '/sign-in',
  otherWay: 'sign-in.other-way',
  title: 'sign-in.code-title',
  submit: 'sign-in.enter',
}
export const CONFIRM: CodePlace = {
  path: '/confirm',
  otherWay: 'confirm.other-way',
  title: 'confirm.title',
  submit: 'confirm.submit',
}

/** Sign-in key and code: works on any browser, without script. */
export function CodePage({ t, to, problems, at = SIGN_IN }: CodeView & { at?: CodePlace }) {
  const problemOf = (name: string) => problems.find(problem => problem.field === name)?.message
  return (
    <>
      <BackLink href={withReturn(at.path, to)} label={t(at.otherWay)} />
      <ErrorSummary title={t('shell.summary-title')} problems={problems} />
      <PageTitle title={t(at.title)} lead={t('sign-in.code-lead')} />
      <form method="post" action={`${at.path}/code`} className="form" noValidate>
        <Hidden fields={{ to }} />
        {/* Password managers keep a secret under a name, and Chromium complains where a form has none. */}
        <input type="text" name="username" autoComplete="username" value={t('shell.product')} readOnly hidden />
        <TextField
          name="signInKey"
          label={t('sign-in.key')}
          hint={t('sign-in.key-hint')}
          problem={problemOf('signInKey')}
          kind="password"
          autoComplete="current-password"
          width="middle"
        />
        <TextField
          name="code"
          label={t('sign-in.code')}
          hint={t('sign-in.code-hint')}
          problem={problemOf('code')}
          kind="code"
          autoComplete="one-time-code"
          width="short"
        />
        <div className="actions">
          <Button>{t(at.submit)}</Button>
        </div>
      </form>
    </>
  )
}
