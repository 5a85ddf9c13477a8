import { doubtsOf, type PublishedFigure, seriesOf } from '../../../domain/law/published.ts'
import type { MessageKey } from '../../../platform/i18n/translator.ts'
import { Table } from '../../../platform/ui/index.ts'
import type { LawPageProps } from './page.tsx'
import type { Words } from './words.ts'

/** Figures others published, each source by itself, as printed and with what makes them doubtful. Nothing is added up. */
export function PublishedTable({ pack, words }: LawPageProps) {
  const { t } = words
  const all = pack.published ?? []
  const metrics = [...new Set(all.map(one => one.metric))]
  const rows = metrics.flatMap(metric => [...seriesOf(all, metric).values()].flat())
  return (
    <Table
      caption={t('law.published')}
      captionUnseen
      columns={[
        { label: t('law.published-figure') },
        { label: t('law.published-year'), numeric: true },
        { label: t('law.published-value'), numeric: true },
        { label: t('law.published-source') },
        { label: t('law.published-doubt') },
      ]}
      rows={rows.map(one => ({
        key: one.id,
        cells: [
          t(`published.${one.metric}` as MessageKey),
          String(one.year),
          printed(one, words),
          t(`law.${one.source}` as MessageKey),
          doubtsOf(one, all)
            .map(doubt => t(`law.doubt-${doubt}`))
            .join(' '),
        ],
      }))}
    />
  )
}

/** As it was printed, with its two numbers where the source names them. */
function printed({ value, unit, of }: PublishedFigure, { t }: Words): string {
  if (unit === 'persons') return String(value)
  return of ? t('law.published-share', { value, part: of.part, whole: of.whole }) : `${value}%`
}
