import { civilDay } from '../../../act/clock-words.ts'
import { territoryNames } from '../../../act/listings.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { type Found, type Freshness, isOpenNow, isStale, type Wanted } from '../../../domain/directory/listing.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import {
  FilterBar,
  Link,
  Pager,
  PageTitle,
  PhoneLink,
  Prose,
  SectionNav,
  StatusTag,
  Table,
} from '../../../platform/ui/index.ts'

type Option = { readonly value: string; readonly label: string }
export type FindPageProps = {
  readonly saying: { readonly mechanism: Mechanism; readonly t: Translate; readonly lang: string }
  readonly now: number
  readonly wanted: Wanted
  readonly found: readonly Found[]
  readonly total: number
  readonly page: number
  readonly pages: number
  readonly freshness: Freshness
  readonly needs: readonly Option[]
  readonly languages: readonly Option[]
}

/** Services that fit, those known to fit first; what is unknown of one is said beside it. */
export function FindPage(props: FindPageProps) {
  const { t } = props.saying
  return (
    <>
      <PageTitle title={t('find-service.title')} lead={t('find-service.lead')} />
      <DirectoryNav t={t} current="services" />
      <Filter {...props} />
      <Prose>
        <p>{t('find-service.count', { count: props.total })}</p>
      </Prose>
      <Results {...props} />
      <Pages {...props} />
    </>
  )
}

/** The parts of the directory. */
function DirectoryNav({ t, current }: { t: Translate; current: 'services' | 'organisations' | 'check' }) {
  return (
    <SectionNav
      label={t('find-service.parts')}
      items={[
        { href: '/directory', label: t('find-service.title'), current: current === 'services' },
        { href: '/directory/organisations', label: t('directory.title'), current: current === 'organisations' },
      ]}
    />
  )
}

function Filter({ saying, wanted, needs, languages }: FindPageProps) {
  const { t, mechanism } = saying
  const all = t('find-service.all')
  const asked =
    wanted.words || wanted.need || wanted.territory || wanted.age !== null || wanted.language || wanted.openNow
  const ages = [
    ['10', 'find-service.age-child'],
    ['16', 'find-service.age-youth'],
    ['30', 'find-service.age-adult'],
  ] as const
  return (
    <FilterBar
      action="/directory"
      label={t('find-service.filter')}
      search={{ name: 'q', label: t('find-service.words'), value: wanted.words }}
      selects={[
        { name: 'need', label: t('find-service.need'), value: wanted.need ?? '', all, options: needs },
        {
          name: 'territory',
          label: t('find-service.where'),
          value: wanted.territory ?? '',
          all,
          options: mechanism.pack.territories.map(one => ({ value: one.code, label: one.name })),
        },
        {
          name: 'age',
          label: t('find-service.age'),
          value: wanted.age === null ? '' : String(wanted.age),
          all,
          options: ages.map(([value, label]) => ({ value, label: t(label) })),
        },
        { name: 'language', label: t('find-service.language'), value: wanted.language ?? '', all, options: languages },
        {
          name: 'open',
          label: t('find-service.when'),
          value: wanted.openNow ? 'now' : '',
          all: t('find-service.any-time'),
          options: [{ value: 'now', label: t('find-service.open-now') }],
        },
      ]}
      submit={t('find-service.show')}
      clear={asked ? { href: '/directory', label: t('find-service.clear') } : undefined}
    />
  )
}

function Results({ saying, found, now, freshness }: FindPageProps) {
  const { t, mechanism, lang } = saying
  return (
    <Table
      caption={t('find-service.title')}
      captionUnseen
      columns={[
        { label: t('find-service.service') },
        { label: t('find-service.organisation') },
        { label: t('find-service.where') },
        { label: t('find-service.phones') },
        { label: t('find-service.now') },
        { label: t('find-service.verified') },
      ]}
      empty={t('find-service.empty')}
      rows={found.map(({ listing, unknown }) => ({
        key: listing.id,
        cells: [
          <ServiceCell key="name" t={t} listing={listing} unknown={unknown} />,
          listing.organizationName ?? t('find-service.unknown'),
          listing.territories
            ? territoryNames(mechanism, listing.territories, t('find-service.everywhere'))
            : t('find-service.unknown'),
          listing.phones[0] ? <PhoneLink key="phone" number={listing.phones[0].number} /> : t('find-service.unknown'),
          <Open key="open" t={t} open={isOpenNow(listing, now)} />,
          isStale(listing, freshness) ? (
            <StatusTag key="stale" kind="late" text={t('find-service.stale')} />
          ) : listing.verifiedOn ? (
            civilDay(listing.verifiedOn, lang)
          ) : (
            t('find-service.always-listed')
          ),
        ],
      }))}
    />
  )
}

function ServiceCell({ t, listing, unknown }: Found & { t: Translate }) {
  return (
    <>
      <Link href={`/directory/services/${listing.id}`}>{listing.name}</Link>
      {listing.protected ? (
        <>
          <br />
          <StatusTag kind="refused" text={t('find-service.protected')} />
        </>
      ) : null}
      {unknown.length > 0 ? (
        <>
          <br />
          {t('find-service.ask-about', { what: unknown.map(one => t(`find-service.unknown-${one}`)).join(', ') })}
        </>
      ) : null}
    </>
  )
}

function Open({ open, t }: { open: boolean | null; t: Translate }) {
  if (open === null) return t('find-service.unknown')
  return (
    <StatusTag kind={open ? 'done' : 'waiting'} text={t(open ? 'find-service.is-open' : 'find-service.is-closed')} />
  )
}

function Pages({ saying: { t }, wanted, page, pages }: FindPageProps) {
  if (pages <= 1) return null
  const href = (number: number) => {
    const asked = Object.entries({
      q: wanted.words,
      need: wanted.need,
      territory: wanted.territory,
      age: wanted.age?.toString() ?? null,
      language: wanted.language,
      open: wanted.openNow ? 'now' : null,
      page: String(number),
    }).flatMap(([name, value]) => (value ? [[name, value] as [string, string]] : []))
    return `/directory?${new URLSearchParams(asked)}`
  }
  return (
    <Pager
      label={t('find-service.page', { page, pages })}
      previous={page > 1 ? { href: href(page - 1), label: t('find-service.previous') } : undefined}
      next={page < pages ? { href: href(page + 1), label: t('find-service.next') } : undefined}
    />
  )
}
