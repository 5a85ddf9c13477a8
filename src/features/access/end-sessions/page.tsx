import type { Translate } from '../../../platform/i18n/translator.ts'
import { BackLink, Notice, PageTitle, PostButton, Table } from '../../../platform/ui/index.ts'

type SessionsView = {
  readonly t: Translate
  readonly sessions: readonly {
    readonly id: string
    readonly means: 'passkey' | 'code' | 'provider' | 'exercise'
    readonly created: string
    readonly seen: string
    readonly own: boolean
  }[]
  readonly asked: readonly { readonly id: string; readonly asked: string }[]
}

/** Where the account is signed in now. No address and no browser is kept, so none is shown. */
export function SessionsPage({ t, sessions, asked }: SessionsView) {
  return (
    <>
      <BackLink href="/account/sign-in" label={t('sign-in.back-to-means')} />
      {asked.map(one => (
        <Notice
          key={one.id}
          kind="caution"
          word={t('session.caution')}
          title={t('session.recovery-asked', { when: one.asked })}
        >
          <PostButton action={`/account/recoveries/${one.id}/refuse`} label={t('session.not-me')} kind="quiet" />
        </Notice>
      ))}
      <PageTitle title={t('session.title')} lead={t('session.lead')} />
      <Table
        caption={t('session.title')}
        captionUnseen
        columns={[
          { label: t('session.means') },
          { label: t('session.created') },
          { label: t('session.seen') },
          { label: t('session.end') },
        ]}
        rows={sessions.map(one => ({
          key: one.id,
          cells: [
            t(`session.means-${one.means}`),
            one.created,
            one.seen,
            one.own ? (
              t('session.this')
            ) : (
              <PostButton
                key="end"
                action={`/account/sessions/${one.id}/end`}
                label={t('session.end')}
                hiddenText={one.created}
                kind="quiet"
              />
            ),
          ],
        }))}
      />
      {sessions.length > 1 ? (
        <PostButton action="/account/sessions/others/end" label={t('session.end-others')} kind="quiet" />
      ) : null}
    </>
  )
}
