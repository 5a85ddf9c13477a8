import { clockWords, type Saying } from '../../../act/clock-words.ts'
import { requestName } from '../../../act/referral-view.tsx'
import type { Tx } from '../../../platform/db/database.ts'
import { Clock, Link, Section, Table } from '../../../platform/ui/index.ts'

/** What a desk owes beside the clocks of people: somebody lost a place, somebody asked for one, a promise was broken. */
export type DeskDue = {
  readonly kind: 'displaced' | 'question' | 'breach-answer' | 'breach-start'
  readonly id: string
  /** The person, where one may see them. */
  readonly code: string | null
  readonly person: string | null
  readonly dueAt: number | null
}

const MOST = 50
const READ = `select * from (
    select 'displaced' as kind, d.placement as id, p.code, d.person, floor(extract(epoch from d.at) * 1000)::bigint as "dueAt"
      from app.capacity_displaced() d left join app.person p on p.id = d.person
    union all
    select 'question', q.id, null, null, floor(extract(epoch from nullif(q.due_at, 'infinity')) * 1000)::bigint
      from app.place_query q where q.receiver_id = app.organisation() and q.state in ('asked', 'silent')
    union all
    select 'breach-' || b.clause, b.referral, null, null, floor(extract(epoch from b.due_at) * 1000)::bigint
      from app.agreement_breaches($1) b where b.kept_at is null) found
  order by "dueAt" nulls last, id limit ${MOST}`

export function readDeskDues(tx: Tx, now: number): Promise<DeskDue[]> {
  return tx.rows(READ, [new Date(now).toISOString()])
}

/** Where an alert is dealt with. */
function doorOf({ kind, person }: DeskDue): string {
  if (kind === 'displaced') return person ? `/people/${person}/places/new` : '/places'
  return kind === 'question' ? '/place-queries' : '/agreements'
}

/** Stands under the list of clocks; nothing where nothing is owed. */
export function DeskDues({ dues, say }: { dues: readonly DeskDue[]; say: Saying }) {
  const { t } = say
  if (dues.length === 0) return null
  return (
    <Section title={t('work.alerts-title')} lead={t('work.alerts-lead')}>
      <Table
        caption={t('work.alerts-title')}
        captionUnseen
        columns={[{ label: t('work.what') }, { label: t('work.person') }, { label: t('work.clock') }]}
        rows={dues.map(one => ({
          key: `${one.kind} ${one.id}`,
          cells: [
            <Link key="what" href={doorOf(one)}>
              {t(`work.alert-${one.kind}`)}
            </Link>,
            one.code ?? requestName(one.id),
            one.dueAt === null ? t('work.alert-no-clock') : <Clock key="clock" {...clockWords(one.dueAt, say)} />,
          ],
        }))}
      />
    </Section>
  )
}
