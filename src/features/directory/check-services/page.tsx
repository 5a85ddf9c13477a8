import { exactTime, type Saying } from '../../../act/clock-words.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import type { ServiceDescription } from '../../../domain/directory/description.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import { BackLink, Link, Notice, PageTitle, PostButton, Prose, SummaryList, Table } from '../../../platform/ui/index.ts'
import { describedWords } from '../words.ts'
import type { Chased, Linked } from './store.ts'

/** The work queue: what nobody has vouched for in a while, and what to do about it. */
export function QueuePage({ say, chased }: { say: Saying; chased: readonly Chased[] }) {
  const { t } = say
  return (
    <>
      <BackLink href="/directory" label={t('find-service.title')} />
      <PageTitle title={t('check-services.title')} lead={t('check-services.lead')} />
      <p>
        <Link href="/directory/new-service">{t('keep-service.new-title')}</Link>
      </p>
      <Table
        caption={t('check-services.title')}
        captionUnseen
        columns={[
          { label: t('find-service.service') },
          { label: t('find-service.organisation') },
          { label: t('find-service.verified') },
          { label: t('check-services.asked') },
          { label: t('check-services.act') },
        ]}
        empty={t('check-services.empty')}
        rows={chased.map(one => ({
          key: one.id,
          cells: [
            <Link key="name" href={`/directory/services/${one.id}`}>
              {one.name}
            </Link>,
            one.organization ?? t('find-service.unknown'),
            one.verifiedOn ?? t('find-service.never'),
            one.askedAt === null ? t('check-services.not-asked') : exactTime(one.askedAt, say),
            <div key="act">
              <PostButton
                action={`/directory/services/${one.id}/confirmed`}
                label={t('find-service.still-so')}
                kind="quiet"
                hiddenText={one.name}
              />
              <PostButton
                action={`/directory/services/${one.id}/link`}
                label={t('find-service.make-link')}
                kind="quiet"
                hiddenText={one.name}
              />
            </div>,
          ],
        }))}
      />
    </>
  )
}

/** The link, this once. */
export function LinkPage({ t, href, id }: { t: Translate; href: string; id: string }) {
  return (
    <>
      <BackLink href={`/directory/services/${id}`} label={t('keep-service.back')} />
      <PageTitle title={t('check-services.link-title')} lead={t('check-services.link-lead')} />
      <Prose>
        <p>
          <code>{href}</code>
        </p>
      </Prose>
    </>
  )
}

type ConfirmProps = {
  readonly saying: { readonly mechanism: Mechanism; readonly t: Translate; readonly lang: string }
  readonly linked: Linked
  readonly described: ServiceDescription
  readonly token: string
}

/** What the owner is asked to vouch for. Opening the page does nothing. */
export function ConfirmPage({ saying, linked, described, token }: ConfirmProps) {
  const { t } = saying
  return (
    <>
      <PageTitle
        kicker={linked.organization ?? t('find-service.unknown')}
        title={linked.name}
        lead={t('check-services.confirm-lead')}
      />
      <SummaryList rows={describedWords(described, saying)} />
      <PostButton action={`/directory/confirm/${token}`} label={t('check-services.confirm')} />
      <Prose>
        <p>{t('check-services.otherwise')}</p>
      </Prose>
    </>
  )
}

export function OutcomePage({ t, outcome }: { t: Translate; outcome: 'confirmed' | 'used' | 'expired' }) {
  return (
    <>
      <PageTitle title={t(`check-services.${outcome}`)} />
      <Notice kind={outcome === 'confirmed' ? 'done' : 'info'} word={t(`check-services.${outcome}`)}>
        <p>{t(`check-services.${outcome}-text`)}</p>
      </Notice>
    </>
  )
}
