/** Use case: everybody who works with people sees what is due, soonest first. Actor: every role with work. Law: the clocks of the pack's steps. */
import { readGlassNotices } from '../../../act/glass.ts'
import { type Mechanism, seesWholeCountry } from '../../../act/mechanism.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { readDeskDues } from './desk-dues.tsx'
import { WorkPage } from './page.tsx'
import { PAGE, readClosedShares, readWork, seeClosedShare, type WorkFilter } from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /work', { may: 'work.read' }, request => show(mechanism, request)),
  form('POST /closed-shares/:noticeId', { may: 'work.read', audits: 'closed share confirmed' }, confirm),
]

async function confirm({ tx, params, reply }: SignedInRequest): Promise<Reply> {
  return (await seeClosedShare(tx, params.noticeId ?? '')) ? reply.seeOther('/work') : reply.notFound()
}

async function show(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { query, t, lang, now, tx, reply } = request
  const text = (name: string) => query.get(name)?.trim().slice(0, 80) || null
  const everywhere = seesWholeCountry(mechanism, request.actor)
  const filter: WorkFilter = {
    everywhere: everywhere && query.get('scope') !== 'own',
    step: text('step'),
    territory: text('territory'),
    waiting: query.get('show') === 'waiting',
    mine: query.get('show') === 'mine',
    search: text('q'),
    after: query.get('after'),
  }
  const [rows, closedShares, dues, glassNotices] = await Promise.all([
    readWork(tx, filter),
    readClosedShares(tx),
    filter.after ? [] : readDeskDues(tx, now),
    filter.after ? [] : readGlassNotices(tx),
  ])
  return reply.page(
    t('work.title'),
    <WorkPage
      mechanism={mechanism}
      rows={rows.slice(0, PAGE)}
      closedShares={closedShares}
      dues={dues}
      glassNotices={glassNotices}
      more={rows.length > PAGE}
      filter={filter}
      mayEverywhere={everywhere}
      t={t}
      lang={lang}
      now={now}
    />,
    { wide: true },
  )
}
