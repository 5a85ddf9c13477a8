import type { Organisation } from '../../../act/directory.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { ORGANISATION_KINDS } from '../../../domain/mechanism/vocabulary.ts'
import { hasMessage, type MessageKey, type Translate } from '../../../platform/i18n/translator.ts'
import {
  FilterBar,
  Link,
  PageTitle,
  PhoneLink,
  Prose,
  Section,
  SectionNav,
  StatusTag,
  Table,
} from '../../../platform/ui/index.ts'
import type { Wanted } from './find.ts'

type DirectoryPageProps = {
  readonly mechanism: Mechanism
  readonly wanted: Wanted
  readonly found: readonly Organisation[]
  readonly t: Translate
  readonly lang: string
}

/** The organisations of the mechanism by kind: what they do, where, how to reach them. Never an address. */
export function DirectoryPage(props: DirectoryPageProps) {
  const { mechanism, wanted, found, t } = props
  const isAsked = wanted.kind !== null || wanted.territory !== null || wanted.words !== ''
  const kinds = ORGANISATION_KINDS.filter(kind => mechanism.directory.all().some(one => one.kind === kind))
  const byKind = Map.groupBy(found, one => one.kind)
  return (
    <>
      <PageTitle title={t('directory.title')} lead={t('directory.lead')} />
      <FilterBar
        action="/directory/organisations"
        label={t('directory.filter')}
        search={{ name: 'q', label: t('directory.search'), value: wanted.words }}
        selects={[
          {
            name: 'kind',
            label: t('directory.kind'),
            value: wanted.kind ?? '',
            all: t('directory.all'),
            options: kinds.map(kind => ({ value: kind, label: t(`organisation-kind.${kind}`) })),
          },
          {
            name: 'territory',
            label: t('directory.territory'),
            value: wanted.territory ?? '',
            all: t('directory.all'),
            options: mechanism.pack.territories.map(one => ({ value: one.code, label: one.name })),
          },
        ]}
        submit={t('directory.show')}
        clear={isAsked ? { href: '/directory/organisations', label: t('directory.clear') } : undefined}
      />
      {isAsked ? null : (
        <SectionNav
          label={t('directory.kinds')}
          items={kinds.map(kind => ({
            href: `/directory/organisations?kind=${kind}`,
            label: t(`organisation-kind.${kind}`),
          }))}
        />
      )}
      {isAsked && found.length === 0 ? (
        <Prose>
          <p>{t('directory.empty')}</p>
        </Prose>
      ) : null}
      {isAsked
        ? kinds
            .filter(kind => byKind.has(kind))
            .map(kind => (
              <Section key={kind} title={t(`organisation-kind.${kind}`)}>
                <Organisations {...props} title={t(`organisation-kind.${kind}`)} rows={byKind.get(kind) ?? []} />
              </Section>
            ))
        : null}
    </>
  )
}

function Organisations({
  rows,
  title,
  mechanism,
  t,
  lang,
}: DirectoryPageProps & { title: string; rows: readonly Organisation[] }) {
  const places = new Map(mechanism.pack.territories.map(one => [one.code, one.name]))
  return (
    <Table
      caption={title}
      captionUnseen
      columns={[
        { label: t('directory.name') },
        { label: t('directory.where') },
        { label: t('directory.services') },
        { label: t('directory.phone') },
        { label: t('directory.reach') },
      ]}
      rows={rows.map(one => ({
        key: one.id,
        cells: [
          <Name key="name" one={one} />,
          placesText(one, places, t),
          servicesText(one, t, mechanism.catalogue(lang)),
          <Phone key="phone" one={one} t={t} />,
          <StatusTag
            key="reach"
            kind={one.connected ? 'done' : 'unknown'}
            text={t(one.connected ? 'directory.connected' : 'directory.not-connected')}
          />,
        ],
      }))}
    />
  )
}

function Name({ one }: { one: Organisation }) {
  return (
    <>
      {one.name}
      {one.website ? (
        <>
          <br />
          <Link href={`https://${one.website.replace(/^https?:\/\//, '')}`}>{one.website}</Link>
        </>
      ) : null}
    </>
  )
}

function Phone({ one, t }: { one: Organisation; t: Translate }) {
  if (!one.phone) return t('directory.phone-unknown')
  return (
    <div>
      <PhoneLink number={one.phone} />
      {one.phoneStanding === 'assumed' ? ` (${t('act.assumed')})` : null}
    </div>
  )
}

function placesText(one: Organisation, places: ReadonlyMap<string, string>, t: Translate): string {
  if (one.territories.length === 0) return t('directory.whole-country')
  if (one.territories.length === places.size) return t('directory.every-territory')
  return one.territories.map(code => places.get(code) ?? code).join(', ')
}

function servicesText(one: Organisation, t: Translate, catalogue: Readonly<Record<string, string>>): string {
  if (one.services.length === 0) return t('directory.services-unknown')
  return one.services
    .map(code => (hasMessage(catalogue, `service.${code}`) ? t(`service.${code}` as MessageKey) : code))
    .join(', ')
}
