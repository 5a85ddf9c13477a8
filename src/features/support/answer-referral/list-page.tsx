import { clockWords, exactTime, type Saying } from '../../../act/clock-words.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { ReferralState, requestName } from '../../../act/referral-view.tsx'
import { serviceWords } from '../../../act/service-words.ts'
import { Clock, FilterBar, Link, Pager, PageTitle, Table, Tag } from '../../../platform/ui/index.ts'
import type { RequestRow } from './store.ts'

export const FILTERS = {
  open: ['requested'],
  running: ['accepted', 'in-progress', 'on-hold'],
  ended: ['rejected', 'completed', 'failed', 'cancelled', 'entered-in-error'],
} as const
export type Filter = keyof typeof FILTERS

export type ListPageProps = {
  readonly mechanism: Mechanism
  readonly rows: readonly RequestRow[]
  readonly filter: Filter | null
  readonly next: string | null
  readonly first: boolean
  readonly say: Saying
}

/** Requests addressed to this desk, open ones first. */
export function ListPage({ mechanism, rows, filter, next, first, say }: ListPageProps) {
  const { t } = say
  const address = (after: string | null) =>
    `/requests?${new URLSearchParams({ ...(filter ? { state: filter } : {}), ...(after ? { after } : {}) })}`
  return (
    <>
      <PageTitle title={t('referral.requests-title')} lead={t('referral.requests-lead')} />
      <p>
        <Link href="/place-queries">{t('placement.questions-title')}</Link>
      </p>
      <FilterBar
        action="/requests"
        label={t('referral.filter')}
        selects={[
          {
            name: 'state',
            label: t('referral.state'),
            value: filter ?? '',
            all: t('referral.all-states'),
            options: (Object.keys(FILTERS) as Filter[]).map(value => ({ value, label: t(`referral.filter-${value}`) })),
          },
        ]}
        submit={t('referral.show')}
      />
      <Table
        caption={t('referral.requests-title')}
        captionUnseen
        columns={['request', 'service', 'state', 'sender', 'asked', 'answer-by'].map(name => ({
          label: t(`referral.column-${name as 'request'}`),
        }))}
        empty={t('referral.no-requests')}
        rows={rows.map(row => ({
          key: row.id,
          cells: [
            <Link key="link" href={`/requests/${row.id}`}>
              {requestName(row.id)}
            </Link>,
            <ServiceCell key="service" row={row} say={say} />,
            <ReferralState key="state" referral={row} t={t} />,
            mechanism.directory.find(row.sender)?.name ?? '',
            exactTime(row.requestedAt, say),
            row.answerDueAt === null ? (
              t('referral.no-answer-due')
            ) : (
              <Clock key="clock" {...clockWords(row.answerDueAt, say)} />
            ),
          ],
        }))}
      />
      <Pager
        label={t('referral.pages')}
        previous={first ? undefined : { href: address(null), label: t('referral.first-page') }}
        next={next ? { href: address(next), label: t('referral.next-page') } : undefined}
      />
    </>
  )
}

function ServiceCell({ row, say: { t } }: { row: RequestRow; say: Saying }) {
  return (
    <>
      {serviceWords(t, row.service)} {row.emergency ? <Tag tone="danger">{t('referral.tonight')}</Tag> : null}{' '}
      {row.reminded ? <Tag>{t('referral.reminded')}</Tag> : null}
    </>
  )
}
