import { amount } from '../../../act/clock-words.ts'
import { reasonText } from '../../../act/referral-view.tsx'
import { bedsForEach, type RegionCount, type Shown, shownCount } from '../../../domain/matching/figures.ts'
import { PageTitle, Prose, Section, Table } from '../../../platform/ui/index.ts'
import { countyWord, helpWord, type Words } from '../words.tsx'
import type { FigureRow, PromiseRow } from './store.ts'

export type FiguresPageProps = {
  readonly words: Words
  readonly period: { readonly from: string; readonly until: string }
  readonly least: number
  readonly rows: readonly FigureRow[]
  readonly promises: readonly PromiseRow[]
  readonly regions: readonly RegionCount[]
  readonly regionName: (code: string) => string
  /** Beds in each county, where they are known at all. */
  readonly beds: ReadonlyMap<string, { readonly total: number; readonly taken: number }>
}

/** What placing people showed in a year, without people: tables first, to be read and printed. */
export function FiguresPage(props: FiguresPageProps) {
  const { words, period, least, beds } = props
  const { t } = words
  return (
    <>
      <PageTitle title={t('placement.figures-title')} lead={t('placement.figures-lead', period)} />
      <Prose>
        <p>{t('placement.figures-least', { least })}</p>
        {beds.size === 0 ? <p>{t('placement.figures-no-beds')}</p> : null}
      </Prose>
      <Regions {...props} />
      <Gaps {...props} />
      <Answers {...props} />
      <Declines {...props} />
      <Promises {...props} />
    </>
  )
}

/** What desks promised each other and did not keep, by help. */
function Promises(props: FiguresPageProps) {
  const { words, promises } = props
  const { t } = words
  return (
    <Section title={t('placement.promises-title')} lead={t('placement.promises-lead')}>
      <Table
        caption={t('placement.promises-title')}
        captionUnseen
        columns={(['service', 'promise', 'given', 'broken'] as const).map(name => ({
          label: t(`placement.promises-${name}`),
        }))}
        empty={t('placement.promises-none')}
        rows={promises.map(one => ({
          key: `${one.service} ${one.clause}`,
          cells: [
            helpWord(words, one.service),
            t(`agreement.clause-${one.clause}`),
            told(props, one.promised),
            told(props, one.broken),
          ],
        }))}
      />
    </Section>
  )
}

/** A count in words: too small ones say so. */
function told({ words: { t }, least }: FiguresPageProps, count: Shown): string {
  return count === null ? t('placement.figures-under', { least }) : String(count)
}

const of = (rows: readonly FigureRow[], measure: FigureRow['measure']) => rows.filter(one => one.measure === measure)

function Regions(props: FiguresPageProps) {
  const { words, regions, regionName, beds } = props
  const { t } = words
  const unknown = t('referral.not-known')
  const line = (key: string, name: string, victims: Shown, counties: readonly string[]) => {
    const known = counties.flatMap(one => beds.get(one) ?? [])
    const total = known.length === 0 ? null : known.reduce((all, one) => all + one.total, 0)
    const taken = known.reduce((all, one) => all + one.taken, 0)
    const ratio = bedsForEach(total, victims)
    return {
      key,
      cells: [
        name,
        told(props, victims),
        total === null ? unknown : String(total),
        total === null ? unknown : String(taken),
        total === 0 ? t('placement.figures-no-bed') : ratio === null ? unknown : String(ratio),
      ],
    }
  }
  return (
    <Section title={t('placement.figures-regions')} lead={t('placement.figures-regions-lead')}>
      <Table
        caption={t('placement.figures-regions')}
        captionUnseen
        columns={(['place', 'victims', 'beds', 'taken', 'ratio'] as const).map((name, at) => ({
          label: t(`placement.column-${name}`),
          numeric: at > 0,
        }))}
        rows={regions.flatMap(({ code, total, counties }) => [
          line(
            code,
            regionName(code),
            total,
            counties.map(one => one.county),
          ),
          ...counties.map(one => line(`${code} ${one.county}`, countyWord(words, one.county), one.count, [one.county])),
        ])}
      />
    </Section>
  )
}

function Gaps(props: FiguresPageProps) {
  const { words, rows, least } = props
  const { t } = words
  return (
    <Section title={t('placement.figures-gaps')}>
      <Table
        caption={t('placement.figures-gaps')}
        captionUnseen
        columns={[
          { label: t('placement.column-help') },
          { label: t('placement.column-county') },
          { label: t('placement.column-cause') },
          { label: t('placement.column-times'), numeric: true },
        ]}
        empty={t('placement.figures-nothing')}
        rows={of(rows, 'gap').map(({ a, b, c, n }) => ({
          key: `${a} ${b} ${c}`,
          cells: [
            helpWord(words, a ?? ''),
            countyWord(words, b ?? ''),
            t(`placement.cause-${c as 'nobody-free'}`),
            told(props, shownCount(n, least)),
          ],
        }))}
      />
    </Section>
  )
}

function Answers(props: FiguresPageProps) {
  const { words, rows, least } = props
  const { t } = words
  return (
    <Section title={t('placement.figures-answers')}>
      <Table
        caption={t('placement.figures-answers')}
        captionUnseen
        columns={[
          { label: t('placement.column-help') },
          { label: t('placement.column-asked'), numeric: true },
          { label: t('placement.column-answered'), numeric: true },
          { label: t('placement.column-middle'), numeric: true },
        ]}
        empty={t('placement.figures-nothing')}
        rows={of(rows, 'answer').map(({ a, n, m, minutes }) => {
          const asked = shownCount(n, least)
          const few = told(props, null)
          return {
            key: a ?? '',
            cells: [
              helpWord(words, a ?? ''),
              told(props, asked),
              asked === null
                ? few
                : t('placement.figures-of', { part: m ?? 0, whole: n, percent: Math.round(((m ?? 0) / n) * 100) }),
              asked === null ? few : minutes === null ? t('referral.not-known') : amount(minutes * 60_000, t),
            ],
          }
        })}
      />
    </Section>
  )
}

function Declines(props: FiguresPageProps) {
  const { words, rows, least } = props
  const { t } = words
  return (
    <Section title={t('placement.figures-declines')}>
      <Table
        caption={t('placement.figures-declines')}
        captionUnseen
        columns={[
          { label: t('referral.reason') },
          { label: t('referral.reason-lies') },
          { label: t('placement.column-times'), numeric: true },
        ]}
        empty={t('placement.figures-nothing')}
        rows={of(rows, 'decline').map(({ a, b, n }) => ({
          key: `${a} ${b}`,
          cells: [
            reasonText(a ?? '', t),
            b === 'person' || b === 'provider' ? t(`referral.side-${b}`) : t('referral.not-known'),
            told(props, shownCount(n, least)),
          ],
        }))}
      />
    </Section>
  )
}
