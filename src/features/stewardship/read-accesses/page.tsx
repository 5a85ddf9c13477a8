import { exactTime, type Saying } from '../../../act/clock-words.ts'
import type { DataClass } from '../../../domain/mechanism/vocabulary.ts'
import { FilterBar, Pager, PageTitle, Table } from '../../../platform/ui/index.ts'
import { DeskNav, type DeskPart } from '../desk-nav.tsx'
import type { AccessRow } from './store.ts'
import { purposeWords } from './words.ts'

type AccessesPageProps = {
  readonly say: Saying
  readonly organisation: string
  readonly rows: readonly AccessRow[]
  readonly more: boolean
  readonly code: string | null
  readonly before: number | null
  readonly parts: readonly DeskPart[]
}

/** The access log of one organisation, newest first. */
export function AccessesPage({ say, organisation, rows, more, code, before, parts }: AccessesPageProps) {
  const { t } = say
  const address = (at: number | null) => {
    const query = new URLSearchParams({ ...(code ? { code } : {}), ...(at === null ? {} : { before: String(at) }) })
    return query.size > 0 ? `/accesses?${query}` : '/accesses'
  }
  return (
    <>
      <PageTitle kicker={organisation} title={t('accesses.title')} lead={t('accesses.lead')} />
      <DeskNav t={t} parts={parts} here="/accesses" />
      <FilterBar
        action="/accesses"
        label={t('accesses.filter')}
        search={{ name: 'code', label: t('accesses.code'), value: code ?? '' }}
        submit={t('accesses.show')}
        clear={code ? { href: '/accesses', label: t('accesses.clear') } : undefined}
      />
      <Rows say={say} rows={rows} />
      <Pager
        label={t('accesses.pages')}
        previous={before === null ? undefined : { href: address(null), label: t('accesses.newest') }}
        next={more ? { href: address(rows.at(-1)?.seq ?? null), label: t('accesses.earlier') } : undefined}
      />
    </>
  )
}

function Rows({ say, rows }: Pick<AccessesPageProps, 'say' | 'rows'>) {
  const { t } = say
  return (
    <Table
      caption={t('accesses.title')}
      captionUnseen
      columns={[
        { label: t('accesses.when') },
        { label: t('accesses.who') },
        { label: t('accesses.person') },
        { label: t('accesses.what') },
        { label: t('accesses.purpose') },
        { label: t('accesses.outcome') },
      ]}
      empty={t('accesses.empty')}
      rows={rows.map(row => ({
        key: String(row.seq),
        cells: [
          exactTime(row.at, say),
          row.account ?? t('accesses.unknown-account'),
          row.code ?? t('accesses.nobody'),
          row.classes.map(one => t(`data-class.${one as DataClass}`)).join(', ') || t('accesses.nothing'),
          purposeWords(row.purpose, t),
          t(`accesses.outcome-${row.outcome}`),
        ],
      }))}
    />
  )
}
