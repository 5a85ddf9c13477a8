import { civilDay, exactTime, type Saying } from '../../../act/clock-words.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { describedBy, type ServiceDescription } from '../../../domain/directory/description.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import {
  Actions,
  BackLink,
  ButtonLink,
  Details,
  Notice,
  PageTitle,
  PostButton,
  Prose,
  Section,
  SummaryList,
  Table,
} from '../../../platform/ui/index.ts'
import { describedWords } from '../words.ts'
import type { Place, ServiceEntry, Version } from './store.ts'

type Props = {
  readonly saying: { readonly mechanism: Mechanism; readonly t: Translate; readonly lang: string }
  readonly say: Saying
  readonly entry: ServiceEntry
  readonly described: ServiceDescription
  readonly places: readonly Place[]
  readonly versions: readonly Version[]
  readonly mayEdit: boolean
  readonly stale: boolean
}

/** Everything known of one service, who said so and when; and for whoever keeps it, what to do about it. */
export function ServicePage(props: Props) {
  const { saying, entry, described, mayEdit, stale } = props
  const { t } = saying
  return (
    <>
      <BackLink href="/directory" label={t('find-service.title')} />
      <PageTitle
        kicker={entry.organizationName ?? t('find-service.unknown')}
        title={described.name}
        lead={described.description ?? undefined}
      />
      {entry.protected ? (
        <Notice kind="caution" word={t('act.caution')} title={t('find-service.protected')}>
          <p>{t('find-service.protected-text')}</p>
        </Notice>
      ) : null}
      {stale ? (
        <Notice kind="caution" word={t('act.caution')} title={t('find-service.stale')}>
          <p>{t('find-service.stale-text')}</p>
        </Notice>
      ) : null}
      <SummaryList
        rows={[
          ...describedWords(described, saying),
          { label: t('find-service.places'), value: placesWords(props) },
          {
            label: t('find-service.verified'),
            value: entry.verifiedOn ? civilDay(entry.verifiedOn, saying.lang) : t('find-service.never'),
          },
          { label: t('find-service.source'), value: entry.source ?? t('find-service.unknown') },
        ]}
      />
      {mayEdit ? (
        <Actions>
          <ButtonLink href={`/directory/services/${entry.id}/edit`}>{t('find-service.edit')}</ButtonLink>
          <PostButton
            action={`/directory/services/${entry.id}/confirmed`}
            label={t('find-service.still-so')}
            kind="quiet"
          />
          <PostButton
            action={`/directory/services/${entry.id}/link`}
            label={t('find-service.make-link')}
            kind="quiet"
          />
        </Actions>
      ) : null}
      <Versions {...props} />
    </>
  )
}

function placesWords({ places, saying: { t } }: Props): string {
  const told = places.map(one => [one.name, one.address ?? (one.redacted ? t('find-service.address-kept') : null)])
  return (
    told
      .map(parts => parts.filter(Boolean).join(', '))
      .filter(Boolean)
      .join('; ') || t('find-service.unknown')
  )
}

function Versions({ versions, say, saying, entry }: Props) {
  const { t } = saying
  return (
    <Section title={t('find-service.versions')}>
      <Table
        caption={t('find-service.versions')}
        captionUnseen
        columns={[
          { label: t('find-service.version'), numeric: true },
          { label: t('find-service.when') },
          { label: t('find-service.what') },
          { label: t('find-service.who') },
          { label: t('find-service.changed') },
        ]}
        empty={t('find-service.no-versions')}
        rows={versions.map((one, at) => ({
          key: String(one.id),
          cells: [
            one.version,
            exactTime(one.at, say),
            t(`find-service.action-${one.action}`),
            one.organisation ?? t('find-service.the-owner'),
            <Changes key="changes" saying={saying} before={versions[at + 1]} after={one} id={entry.id} />,
          ],
        }))}
      />
    </Section>
  )
}

/** What one version says otherwise than the one before. */
function Changes({
  saying,
  before,
  after,
  id,
}: {
  saying: Props['saying']
  before: Version | undefined
  after: Version
  id: string
}) {
  if (!before) return null
  const old = new Map(wordsOf(before, saying, id).map(one => [one.label, one.value]))
  const changed = wordsOf(after, saying, id).filter(one => old.get(one.label) !== one.value)
  if (changed.length === 0) return null
  return (
    <Details summary={changed.map(one => one.label).join(', ')}>
      <Prose>
        {changed.map(one => (
          <p key={one.label}>
            {one.label}: {old.get(one.label)} → {one.value}
          </p>
        ))}
      </Prose>
    </Details>
  )
}

function wordsOf(version: Version, saying: Props['saying'], id: string) {
  const described = describedBy(version.rows, id)
  const { t } = saying
  return [
    { label: t('find-service.service'), value: described.name },
    { label: t('find-service.description'), value: described.description ?? t('find-service.unknown') },
    ...describedWords(described, saying),
  ]
}
