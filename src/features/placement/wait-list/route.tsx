/** Use case: a desk sees for whom it found no place yet, in which order to look again, and why in that order. Actor: act.referral. Law: R-57; the order is ours and told in words. */
import { exactTime, type Saying } from '../../../act/clock-words.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { comparePriority, prioritiesOf, type Waiting } from '../../../domain/matching/priority.ts'
import { page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { Link, PageTitle, Table } from '../../../platform/ui/index.ts'
import { countyWord, helpWord, type Words } from '../words.tsx'
import { readWaiting, type WaitingRow } from './store.ts'

const DAY = 86_400_000

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /waiting', { may: 'act.referral' }, request => show(mechanism, request)),
]

async function show(mechanism: Mechanism, { tx, t, lang, now, reply }: SignedInRequest): Promise<Reply> {
  const rows = (await readWaiting(tx))
    .map(row => ({ row, waits: waitingOf(row, now) }))
    .sort((a, b) => comparePriority(a.waits, b.waits))
  const say = { t, lang, now, timeZone: mechanism.pack.timeZone }
  return reply.page(t('placement.list-title'), <WaitPage {...{ rows, say }} words={{ mechanism, t, lang }} />, {
    wide: true,
  })
}

function waitingOf({ danger, child, asked, since }: WaitingRow, now: number): Waiting {
  const tonight = asked.urgency === 'today'
  return { danger, child, tonight, withChildren: asked.withChildren === true, days: Math.floor((now - since) / DAY) }
}

type Props = {
  readonly words: Words
  readonly say: Saying
  readonly rows: readonly { readonly row: WaitingRow; readonly waits: Waiting }[]
}

function WaitPage({ words, say, rows }: Props) {
  const { t } = words
  return (
    <>
      <PageTitle title={t('placement.list-title')} lead={t('placement.list-lead')} />
      <Table
        caption={t('placement.list-title')}
        captionUnseen
        columns={(['person', 'help', 'county', 'why-here', 'since', 'next'] as const).map(name => ({
          label: t(`placement.column-${name}`),
        }))}
        empty={t('placement.nobody-waits')}
        rows={rows.map(({ row, waits }) => ({
          key: row.search,
          cells: [
            <Link key="person" href={`/people/${row.person}/places/${row.search}`}>
              {row.code}
            </Link>,
            helpWord(words, row.service),
            countyWord(words, row.asked.county ?? ''),
            prioritiesOf(waits)
              .map(one => t(`placement.priority-${one}`, { days: waits.days }))
              .join('; '),
            exactTime(row.since, say),
            <Link
              key="next"
              href={`/people/${row.person}/places/new?${new URLSearchParams({ service: row.service, county: row.asked.county ?? '' })}`}
            >
              {t('placement.look-again')}
            </Link>,
          ],
        }))}
      />
    </>
  )
}
