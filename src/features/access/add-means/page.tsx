import type { Translate } from '../../../platform/i18n/translator.ts'
import type { QrCode } from '../../../platform/session/qr.ts'
import {
  BackLink,
  Button,
  ButtonLink,
  Hidden,
  Notice,
  PageTitle,
  Prose,
  Section,
  Table,
  TextField,
} from '../../../platform/ui/index.ts'

export type MeansView = {
  t: Translate
  passkeys: readonly { readonly id: string; readonly created: string; readonly used: string | undefined }[]
  added: boolean
}

/** The means one has, and the way to add another. */
export function MeansPage({ t, passkeys, added }: MeansView) {
  const columns = (['sign-in.means-passkeys', 'sign-in.means-created', 'sign-in.means-used'] as const).map(key => ({
    label: t(key),
  }))
  const rows = passkeys.map((one, index) => ({
    key: one.id,
    cells: [t('sign-in.means-name', { number: index + 1 }), one.created, one.used ?? t('sign-in.means-never')],
  }))
  return (
    <>
      {added ? <Notice kind="done" word={t('sign-in.done')} title={t('sign-in.means-added')} /> : null}
      <PageTitle title={t('sign-in.means-title')} lead={t('sign-in.means-lead')} />
      <Section title={t('sign-in.means-passkeys')}>
        {rows.length === 0 ? (
          <p>{t('sign-in.means-none')}</p>
        ) : (
          <Table caption={t('sign-in.means-passkeys')} captionUnseen columns={columns} rows={rows} />
        )}
        <ButtonLink href="/account/sign-in/passkey">{t('sign-in.add-passkey')}</ButtonLink>
      </Section>
      <Section title={t('sign-in.means-code')} lead={t('sign-in.means-code-text')}>
        <ButtonLink href="/account/sign-in/code" kind="quiet">
          {t('sign-in.add-code')}
        </ButtonLink>
      </Section>
    </>
  )
}

function Back({ t }: { t: Translate }) {
  return <BackLink href="/account/sign-in" label={t('sign-in.back-to-means')} />
}

/** This session may not add a means: it has one factor while the account has stronger ones. */
export function NotAllowedPage({ t }: { t: Translate }) {
  return (
    <>
      <Back t={t} />
      <PageTitle title={t('sign-in.means-title')} lead={t('sign-in.add-not-allowed')} />
    </>
  )
}

export type AddPasskeyView = { t: Translate; handle: string; options: object; problem?: string | undefined }

/** Makes a passkey when the button is pressed: a device should never be asked to make one unbidden. */
export function AddPasskeyPage({ t, handle, options, problem }: AddPasskeyView) {
  return (
    <>
      <Back t={t} />
      {problem ? <Notice kind="caution" word={t('sign-in.not-yet')} title={problem} /> : null}
      <PageTitle title={t('sign-in.add-passkey')} lead={t('sign-in.add-passkey-lead')} />
      <form
        method="post"
        action="/account/sign-in/passkey"
        data-passkey="create"
        data-options={JSON.stringify(options)}
      >
        <Hidden fields={{ handle, response: '' }} />
        <p hidden data-passkey-failed="" role="alert">
          {t('sign-in.passkey-failed')}
        </p>
        <Button>{t('sign-in.create-passkey')}</Button>
      </form>
      <noscript>
        <p>{t('sign-in.passkey-needs-script')}</p>
      </noscript>
    </>
  )
}

export type AddCodeView = {
  t: Translate
  handle: string
  secret: string
  signInKey: string
  qr: QrCode
  problem?: string | undefined
}

/** Scan, write down, prove: three steps on one page, so that nothing is kept before all three are done. */
export function AddCodePage({ t, handle, secret, signInKey, qr, problem }: AddCodeView) {
  return (
    <>
      <Back t={t} />
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
        <form method="post" action="/account/sign-in/code" className="form" noValidate>
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
