/** Use case: somebody looks for a service by need, place, age, language and hour, and reads what is known of it. Actor: everybody signed in; protected shelters are listed for those who place people, without address. Law: none; what is unknown is said to be unknown. */

import { findAllServices, freshnessAt, type Listings } from '../../../act/listings.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { describedBy } from '../../../domain/directory/description.ts'
import { isStale, type Wanted } from '../../../domain/directory/listing.ts'
import { directoryOf } from '../../../domain/directory/pack.ts'
import { page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { languageWord, needWord } from '../words.ts'
import { FindPage } from './page.tsx'
import { ServicePage } from './service-page.tsx'
import { mayEdit, readPlaces, readService, readVersions } from './store.ts'

const PER_PAGE = 20

export const routes = (mechanism: Mechanism, listings: Listings): readonly Route[] => [
  page('GET /directory', { may: 'directory.read' }, request => find(mechanism, listings, request)),
  page('GET /directory/services/:id', { may: 'directory.read' }, request => show(mechanism, request)),
]

/** What was asked for; what cannot be understood asks for nothing. */
function readWanted(query: URLSearchParams, mechanism: Mechanism): Wanted {
  const { territories } = mechanism.pack
  const directory = directoryOf(mechanism.pack)
  const given = (name: string) => query.get(name)?.trim() ?? ''
  const age = given('age')
  return {
    words: given('q').slice(0, 80),
    need: directory.needs.find(code => code === given('need')) ?? null,
    territory: territories.find(one => one.code === given('territory'))?.code ?? null,
    age: /^\d{1,3}$/.test(age) ? Number(age) : null,
    language: /^[a-z]{2,3}$/.test(given('language')) ? given('language') : null,
    openNow: given('open') === 'now',
  }
}

async function find(mechanism: Mechanism, listings: Listings, request: SignedInRequest): Promise<Reply> {
  const { query, tx, t, lang, now, reply } = request
  const wanted = readWanted(query, mechanism)
  const found = await findAllServices(mechanism, listings, tx, wanted, now)
  const number = Math.max(1, Number(/^\d{1,6}$/.exec(query.get('page') ?? '')?.[0] ?? 1))
  const saying = { mechanism, t, lang }
  const languages = [...new Set((await listings.open(tx)).all.flatMap(one => one.languages ?? []))].sort()
  return reply.page(
    t('find-service.title'),
    <FindPage
      saying={saying}
      now={now}
      wanted={wanted}
      total={found.length}
      found={found.slice((number - 1) * PER_PAGE, number * PER_PAGE)}
      page={number}
      pages={Math.max(1, Math.ceil(found.length / PER_PAGE))}
      freshness={freshnessAt(mechanism.pack, now)}
      needs={directoryOf(mechanism.pack).needs.map(code => ({ value: code, label: needWord(saying, code) }))}
      languages={languages.map(code => ({ value: code, label: languageWord(saying, code) }))}
    />,
    { wide: true },
  )
}

async function show(mechanism: Mechanism, { params, tx, t, lang, now, reply }: SignedInRequest): Promise<Reply> {
  const id = params.id ?? ''
  const entry = await readService(tx, id)
  if (!entry) return reply.notFound()
  const [places, versions, may] = await Promise.all([readPlaces(tx, id), readVersions(tx, id), mayEdit(tx, id)])
  const described = describedBy(entry.rows, id)
  const stale = isStale(
    { verifiedOn: entry.verifiedOn as null, neverStale: entry.neverStale },
    freshnessAt(mechanism.pack, now),
  )
  return reply.page(
    described.name,
    <ServicePage
      saying={{ mechanism, t, lang }}
      say={{ t, lang, now, timeZone: mechanism.pack.timeZone }}
      entry={entry}
      described={described}
      places={places}
      versions={versions}
      mayEdit={may}
      stale={stale}
    />,
  )
}
