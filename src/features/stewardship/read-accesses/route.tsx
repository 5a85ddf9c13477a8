/** Use case: the data-protection officer sees who of the own organisation looked at whom, when and for what. Actor: data-protection officer. Law: accountability for access to data about a person (access rules of the pack). */
import type { Mechanism } from '../../../act/mechanism.ts'
import { page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { deskParts } from '../desk-nav.tsx'
import { AccessesPage } from './page.tsx'
import { PAGE, readAccesses } from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /accesses', { may: 'access-log.read' }, request => show(mechanism, request)),
]

async function show(mechanism: Mechanism, { tx, t, lang, now, query, actor, reply }: SignedInRequest): Promise<Reply> {
  const code = query.get('code')?.trim().slice(0, 40) || null
  // A key that is not one of ours means the beginning.
  const before = /^\d{1,15}$/.test(query.get('before') ?? '') ? Number(query.get('before')) : null
  const rows = await readAccesses(tx, code, before)
  const say = { t, lang, now, timeZone: mechanism.pack.timeZone }
  return reply.page(
    t('accesses.title'),
    <AccessesPage
      say={say}
      organisation={actor.organisationName}
      rows={rows.slice(0, PAGE)}
      more={rows.length > PAGE}
      code={code}
      before={before}
      parts={deskParts(mechanism, actor)}
    />,
    { wide: true },
  )
}
