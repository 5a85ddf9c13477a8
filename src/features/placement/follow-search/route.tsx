/** Use case: the desk that looks for a place follows who answered what, offers the person to whoever said yes, and stops looking. Actor: act.referral. Law: R-57. */
import { fileOf, noteRead } from '../../../act/file-of.ts'
import { classesOf } from '../../../act/identity.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { FollowPage } from './page.tsx'
import { readAsked, readSearch, type Search, withdrawSearch } from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /people/:id/places/:searchId', { may: 'act.referral' }, request => show(mechanism, request)),
  form('POST /people/:id/places/:searchId/withdraw', { may: 'act.referral', audits: 'places withdrawn' }, withdraw),
]

/** The search, where it is this desk's and about this person. */
async function openHere({ tx, params }: SignedInRequest): Promise<Search | undefined> {
  const search = await readSearch(tx, params.searchId ?? '')
  return search?.person === params.id?.toLowerCase() ? search : undefined
}

async function show(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, t, lang, now, actor, reply } = request
  const search = await openHere(request)
  const file = search && (await fileOf(tx, search.person))
  if (!search || !file || !classesOf(mechanism, file, actor).includes('core')) return reply.notFound()
  const [asked] = await Promise.all([readAsked(tx, search.id), noteRead(tx, file.id, ['core'], 'place, asked for')])
  const words = { mechanism, t, lang }
  const say = { t, lang, now, timeZone: mechanism.pack.timeZone }
  return reply.page(t('placement.find-title'), <FollowPage {...{ words, say, file, search, asked }} />, { wide: true })
}

/** Withdrawn twice is withdrawn. */
async function withdraw(request: SignedInRequest): Promise<Reply> {
  const { tx, now, reply } = request
  const search = await openHere(request)
  if (!search) return reply.notFound()
  await withdrawSearch(tx, search.id, now)
  return reply.seeOther(`/people/${search.person}/places/${search.id}`)
}
