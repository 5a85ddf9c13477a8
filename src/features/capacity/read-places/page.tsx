import { levelOf, sumOf, type TerritoryNights } from '../../../domain/capacity/country.ts'
import type { DirectoryPack } from '../../../domain/directory/pack.ts'
import type { Territory } from '../../../domain/mechanism/pack.ts'
import { addDays } from '../../../domain/time/calendar.ts'
import type { CivilDate } from '../../../domain/time/civil-date.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import {
  FilterBar,
  Link,
  type MapTile,
  Notice,
  PageTitle,
  Section,
  Table,
  TileMap,
} from '../../../platform/ui/index.ts'
import type { Lost, TonightFree } from './store.ts'

export const PLACE_KINDS = ['bed', 'family-room'] as const

export type PlacesPageProps = {
  readonly t: Translate
  readonly lang: string
  readonly placing: boolean
  readonly tonight: CivilDate
  readonly day: CivilDate
  readonly night: number
  readonly kind: (typeof PLACE_KINDS)[number]
  readonly country: readonly TerritoryNights[]
  readonly free: readonly TonightFree[]
  readonly lost: readonly Lost[]
  readonly territories: readonly Territory[]
  readonly regions: DirectoryPack['regions']
}

/** Where in the country there is a place on one night: people to place first, then the map and the table that is its equal. */
export function PlacesPage(props: PlacesPageProps) {
  const { t, placing } = props
  return (
    <>
      <PageTitle title={t('places.title')} lead={t('places.lead')} />
      {placing ? (
        <Placing {...props} />
      ) : (
        <Notice kind="info" word={t('places.note')} title={t('places.not-placing')} />
      )}
    </>
  )
}

function Placing(props: PlacesPageProps) {
  const { t, lang, day, night, kind, tonight, lost } = props
  const options = Array.from({ length: 14 }, (_, ahead) => ahead).concat([21, 28, 45, 60, 89])
  return (
    <>
      {lost.length > 0 ? <LostList {...props} /> : null}
      <FilterBar
        action="/places"
        label={t('places.filter')}
        submit={t('places.show')}
        selects={[
          {
            name: 'kind',
            label: t('places.kind'),
            value: kind,
            options: PLACE_KINDS.map(one => ({ value: one, label: t(`units.kind-${one}`) })),
          },
          {
            name: 'night',
            label: t('places.night'),
            value: String(night),
            options: options.map(ahead => ({ value: String(ahead), label: dayWords(addDays(tonight, ahead), lang) })),
          },
        ]}
      />
      <Section title={t('places.map', { day: dayWords(day, lang) })} lead={t('places.map-lead')}>
        <CountryMap {...props} />
      </Section>
      <Section title={t('places.table', { day: dayWords(day, lang) })} lead={t('places.table-lead')}>
        <CountryTable {...props} />
      </Section>
    </>
  )
}

function dayWords(day: CivilDate, lang: string): string {
  return new Intl.DateTimeFormat(lang, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    Date.parse(`${day}T12:00:00Z`),
  )
}

function CountryMap({ t, territories, country, night, day, lang }: PlacesPageProps) {
  const tiles: readonly MapTile[] = territories.flatMap(one => {
    if (!one.tile) return []
    const sum = sumOf(country, night, code => code === one.code)
    const figure = sum.inService === 0 ? '–' : `${sum.free}/${sum.inService}`
    const code = one.code.split('-').at(-1) ?? one.code
    return [{ code, column: one.tile[0], row: one.tile[1], figure, level: levelOf(sum) }]
  })
  if (tiles.length === 0) return <p>{t('places.no-map')}</p>
  return <TileMap label={t('places.map-label', { day: dayWords(day, lang) })} tiles={tiles} />
}

/** The country, then each region with its counties; counties without a unit say so, because that is what is missing. */
function CountryTable({ t, territories, regions, country, free, night, day, lang }: PlacesPageProps) {
  const confirmed = (within: (code: string | null) => boolean) =>
    night > 0 ? '–' : free.filter(one => within(one.territory)).reduce((sum, one) => sum + one.free, 0)
  const row = (key: string, name: string, within: (code: string | null) => boolean) => {
    const sum = sumOf(country, night, within)
    return {
      key,
      cells: [name, sum.inService, sum.taken, sum.held, sum.free, confirmed(within), t(`places.level-${levelOf(sum)}`)],
    }
  }
  const nameOf = (code: string) => territories.find(one => one.code === code)?.name ?? code
  const rows = [
    row('country', t('places.country'), () => true),
    ...regions.flatMap(region => [
      row(
        region.code,
        t('places.region', { name: region.name }),
        code => code !== null && region.territories.includes(code),
      ),
      ...region.territories.map(code => row(code, nameOf(code), one => one === code)),
    ]),
    row('unknown', t('places.unknown'), code => code === null),
  ]
  return (
    <Table
      caption={t('places.table', { day: dayWords(day, lang) })}
      captionUnseen
      columns={[
        { label: t('places.where') },
        { label: t('places.in-service'), numeric: true },
        { label: t('places.taken'), numeric: true },
        { label: t('places.held'), numeric: true },
        { label: t('places.free'), numeric: true },
        { label: t('places.tonight'), numeric: true },
        { label: t('places.level') },
      ]}
      rows={rows}
    />
  )
}

function LostList({ t, lang, lost }: PlacesPageProps) {
  return (
    <Section title={t('places.lost')} lead={t('places.lost-lead')}>
      <Table
        caption={t('places.lost')}
        captionUnseen
        columns={[
          { label: t('places.who') },
          { label: t('places.service') },
          { label: t('places.nights') },
          { label: t('places.why') },
        ]}
        rows={lost.map(one => ({
          key: one.placement,
          cells: [
            one.person && one.code ? (
              <Link key="person" href={`/people/${one.person}`}>
                {one.code}
              </Link>
            ) : (
              t('places.no-code')
            ),
            one.serviceName,
            `${dayWords(one.from, lang)} – ${dayWords(one.until, lang)}`,
            t(`places.lost-${REASONS.find(reason => reason === one.reason) ?? 'other'}`),
          ],
        }))}
      />
    </Section>
  )
}

const REASONS = ['unit-closed', 'unit-out-of-service', 'service-closed', 'overstay', 'no-place-left'] as const
