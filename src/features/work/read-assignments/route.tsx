/** Use case: an interpreter reads which talks the own desk was booked for, and nothing else of anybody. Actor: interpreter. Law: R-73 (told in one's language); each sees what the task needs. */
import { exactDate } from '../../../act/clock-words.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { PageTitle, Prose, Table } from '../../../platform/ui/index.ts'
import { type Assignment, readAssignments } from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /assignments', { may: 'assignment.read' }, request => show(mechanism, request)),
]

async function show(mechanism: Mechanism, { tx, t, lang, reply }: SignedInRequest): Promise<Reply> {
  const rows = await readAssignments(tx)
  const say = { lang, timeZone: mechanism.pack.timeZone }
  const wishOf = ({ wish }: Assignment) => (wish === 'woman' || wish === 'man' ? t(`assignment.wish-${wish}`) : '')
  const deskOf = ({ askedBy }: Assignment) => {
    const desk = mechanism.directory.find(askedBy)
    return [desk?.name, desk?.phone].filter(Boolean).join(', ')
  }
  return reply.page(
    t('assignment.title'),
    <>
      <PageTitle title={t('assignment.title')} lead={t('assignment.lead')} />
      <Table
        caption={t('assignment.title')}
        captionUnseen
        columns={[
          { label: t('assignment.when') },
          { label: t('assignment.language') },
          { label: t('assignment.person') },
          { label: t('assignment.desk') },
        ]}
        rows={rows.map(row => ({
          key: row.id,
          cells: [
            exactDate(row.plannedFor, say),
            t(`language.${row.language}` as 'language.ro'),
            [row.code, row.child ? t('work.child') : '', wishOf(row)].filter(Boolean).join(', '),
            deskOf(row),
          ],
        }))}
        empty={t('assignment.none')}
      />
      <Prose>
        <p>{t('assignment.place')}</p>
      </Prose>
    </>,
    { wide: true },
  )
}
