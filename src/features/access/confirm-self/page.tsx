import type { Translate } from '../../../platform/i18n/translator.ts'
import {
  BackLink,
  Button,
  ButtonLink,
  Hidden,
  Link,
  Notice,
  PageTitle,
  PostButton,
  Section,
} from '../../../platform/ui/index.ts'
import { withReturn } from '../return.ts'

type ConfirmView = {
  readonly t: Translate
  readonly to: string
  readonly exercise: boolean
  /** The account has no means of its own to confirm with. */
  readonly nothing: boolean
}

/** The ways to show again who one is; in the exercise a button as well. */
export function ConfirmPage({ t, to, exercise, nothing }: ConfirmView) {
  return (
    <>
      <BackLink href={to} label={t('confirm.back')} />
      <PageTitle title={t('confirm.title')} lead={t('confirm.lead')} />
      {exercise ? (
        <Section title={t('confirm.exercise-title')} lead={t('confirm.exercise-lead')}>
          <PostButton action="/confirm/exercise" label={t('confirm.exercise')} hidden={{ to }} />
        </Section>
      ) : null}
      {nothing ? (
        <Notice kind="caution" word={t('sign-in.not-yet')} title={t('confirm.nothing-title')}>
          <p>{t('confirm.nothing')}</p>
          <p>
            <Link href="/account/sign-in">{t('sign-in.means-title')}</Link>
          </p>
        </Notice>
      ) : (
        <div className="actions">
          <ButtonLink href={withReturn('/confirm/passkey', to)} kind={exercise ? 'quiet' : 'main'}>
            {t('confirm.with-passkey')}
          </ButtonLink>
          <ButtonLink href={withReturn('/confirm/code', to)} kind="quiet">
            {t('confirm.with-code')}
          </ButtonLink>
        </div>
      )}
    </>
  )
}

type PasskeyView = {
  readonly t: Translate
  readonly to: string
  readonly handle: string
  readonly options: object
  readonly problem?: string | undefined
}

/** Asks the device as soon as it opens; the button asks again. */
export function ConfirmPasskeyPage({ t, to, handle, options, problem }: PasskeyView) {
  return (
    <>
      <BackLink href={withReturn('/confirm', to)} label={t('confirm.other-way')} />
      {problem ? <Notice kind="caution" word={t('sign-in.not-yet')} title={problem} /> : null}
      <PageTitle title={t('confirm.title')} lead={t('sign-in.passkey-lead')} />
      <form
        method="post"
        action="/confirm/passkey"
        data-passkey="get"
        data-options={JSON.stringify(options)}
        data-auto={problem ? undefined : ''}
      >
        <Hidden fields={{ handle, to, response: '' }} />
        <p hidden data-passkey-failed="" role="alert">
          {t('sign-in.passkey-failed')}
        </p>
        <Button>{t('sign-in.passkey-ask')}</Button>
      </form>
      <noscript>
        <p>{t('sign-in.passkey-needs-script')}</p>
      </noscript>
    </>
  )
}
