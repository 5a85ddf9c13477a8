import type { Translate } from '../../../platform/i18n/translator.ts'
import { BackLink, ButtonLink, Link, Notice, PageTitle, Section, Table } from '../../../platform/ui/index.ts'

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
      <p>
        <Link href="/account/sessions">{t('session.title')}</Link>
      </p>
      <p>
        <Link href="/account/notices">{t('outside.title')}</Link>
      </p>
    </>
  )
}

/** This session may not add a means: it has one factor while the account has stronger ones. */
export function NotAllowedPage({ t }: { t: Translate }) {
  return (
    <>
      <BackLink href="/account/sign-in" label={t('sign-in.back-to-means')} />
      <PageTitle title={t('sign-in.means-title')} lead={t('sign-in.add-not-allowed')} />
    </>
  )
}
