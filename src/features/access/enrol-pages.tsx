import type { Translate } from '../../platform/i18n/translator.ts'
import type { QrCode } from '../../platform/session/qr.ts'
import {
  BackLink,
  Button,
  Hidden,
  Link,
  type LinkItem,
  Notice,
  PageTitle,
  Prose,
  Section,
  TextField,
} from '../../platform/ui/index.ts'

/** Where a means is added: from one's own account, or at the door with an invitation. Forms go to `path/passkey` and `path/code`. */
export type EnrolPlace = {
  readonly path: string
  readonly back?: LinkItem | undefined
  /** Another way, for whoever cannot take this one. */
  readonly other?: LinkItem | undefined
}

type EnrolView = { t: Translate; place: EnrolPlace; handle: string; problem?: string | undefined }

export type AddPasskeyView = EnrolView & { options: object }

/** Makes a passkey when the button is pressed: a device should never be asked to make one unbidden. */
export function AddPasskeyPage({ t, place, handle, options, problem }: AddPasskeyView) {
  return (
    <>
      {place.back ? <BackLink {...place.back} /> : null}
      {problem ? <Notice kind="caution" word={t('sign-in.not-yet')} title={problem} /> : null}
      <PageTitle title={t('sign-in.add-passkey')} lead={t('sign-in.add-passkey-lead')} />
      <form method="post" action={`${place.path}/passkey`} data-passkey="create" data-options={JSON.stringify(options)}>
        <Hidden fields={{ handle, response: '' }} />
        <p hidden data-passkey-failed="" role="alert">
          {t('sign-in.passkey-failed')}
        </p>
        <Button>{t('sign-in.create-passkey')}</Button>
      </form>
      <noscript>
        <p>{t('sign-in.passkey-needs-script')}</p>
      </noscript>
      {place.other ? (
        <p>
          <Link href={place.other.href}>{place.other.label}</Link>
        </p>
      ) : null}
    </>
  )
}

export type AddCodeView = EnrolView & { secret: string; signInKey: string; qr: QrCode }

/** Scan, write down, prove: three steps on one page, so that nothing is kept before all three are done. */
export function AddCodePage({ t, place, handle, secret, signInKey, qr, problem }: AddCodeView) {
  return (
    <>
      {place.back ? <BackLink {...place.back} /> : null}
      {problem ? <Notice kind="caution" word={t('sign-in.not-yet')} title={problem} /> : null}
      <PageTitle title={t('sign-in.add-code')} lead={t('sign-in.add-code-lead')} />
      <Section title={t('sign-in.step-scan')}>
        <QrImage qr={qr} label={t('sign-in.qr-label')} />
        <Prose>
          <p>{t('sign-in.step-scan-text')}</p>
          <p>
            <code translate="no">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          </p>
        </Prose>
      </Section>
      <Section title={t('sign-in.step-key')} lead={t('sign-in.step-key-text')}>
        <p className="lead">
          <strong>
            <code translate="no">{signInKey}</code>
          </strong>
        </p>
      </Section>
      <Section title={t('sign-in.step-code')}>
        <form method="post" action={`${place.path}/code`} className="form" noValidate>
          <Hidden fields={{ handle }} />
          <TextField
            name="code"
            label={t('sign-in.code')}
            hint={t('sign-in.code-hint')}
            problem={problem}
            kind="code"
            autoComplete="one-time-code"
            width="short"
          />
          <div className="actions">
            <Button>{t('sign-in.add-code-submit')}</Button>
          </div>
        </form>
      </Section>
    </>
  )
}

/** Dark on white in every colour scheme, with the four quiet modules around it that scanners need. */
function QrImage({ qr, label }: { qr: QrCode; label: string }) {
  const side = qr.size + 8
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`-4 -4 ${side} ${side}`}
      width="240"
      height="240"
      shapeRendering="crispEdges"
    >
      <rect x="-4" y="-4" width={side} height={side} fill="#fff" />
      <path d={qr.path} fill="#000" />
    </svg>
  )
}
