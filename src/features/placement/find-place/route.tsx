/** Use case: somebody who must place a person sees who can help, in which order and why, and asks several services at once without naming the person; where nobody can be asked, the person waits and the gap is written down. Actor: act.referral. Law: R-57; the question needs no consent, for it identifies nobody. */
import { fileOf, noteRead } from '../../../act/file-of.ts'
import { classesOf } from '../../../act/identity.ts'
import { type Matching, matchFor } from '../../../act/matching.ts'
import { actorOf, type Mechanism, parameter } from '../../../act/mechanism.ts'
import { codesOf, territoryOptions } from '../../../act/reading.ts'
import { freshId } from '../../../act/referral.ts'
import { askedOf, wantedServices } from '../../../domain/matching/asked.ts'
import { queryOf, type Urgency, urgencyOf } from '../../../domain/matching/query.ts'
import type { Ranking } from '../../../domain/matching/rank.ts'
import { ENGINE_PARAMETERS } from '../../../domain/mechanism/needed.ts'
import type { PersonFile } from '../../../domain/person/file.ts'
import { civilDateOf } from '../../../domain/time/calendar.ts'
import { field, fieldList } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import type { Problem } from '../../../platform/ui/index.ts'
import { helpWord, queryRows } from '../words.tsx'
import { FindPlacePage } from './page.tsx'
import { type PagesShown, pageOf } from './pages.tsx'
import { openPlaceSearch, openSearch } from './store.ts'

export const routes = (matching: Matching): readonly Route[] => [
  page('GET /people/:id/places/new', { may: 'act.referral' }, request => show(matching, request)),
  form('POST /people/:id/places/new', { may: 'act.referral', audits: 'places asked' }, request =>
    ask(matching, request),
  ),
]

type Typed = {
  readonly service: string
  readonly county: string
  readonly urgency: string
  readonly chosen: readonly string[]
  readonly pages: PagesShown
}

const FIRST: PagesShown = { page: 1, telephone: 1, unavailable: 1 }

/** The person, where this desk works with them. */
async function open(mechanism: Mechanism, { tx, params, actor }: SignedInRequest): Promise<PersonFile | undefined> {
  const file = await fileOf(tx, params.id ?? '')
  return file && classesOf(mechanism, file, actor).includes('core') ? file : undefined
}

const known = (all: readonly { readonly value: string }[], code: string) =>
  all.some(one => one.value === code) ? code : ''

async function show(matching: Matching, request: SignedInRequest): Promise<Reply> {
  const { query, reply, tx } = request
  const file = await open(matching.mechanism, request)
  if (!file) return reply.notFound()
  await noteRead(tx, file.id, ['core', 'plan'], 'place, to be found')
  const county = query.get('county') ?? file.territory ?? ''
  const pages = {
    page: pageOf(query.get('page')),
    telephone: pageOf(query.get('telephone')),
    unavailable: pageOf(query.get('unavailable')),
  }
  return draw(
    matching,
    request,
    file,
    { service: query.get('service') ?? '', county, urgency: '', chosen: [], pages },
    [],
  )
}

async function draw(
  matching: Matching,
  request: SignedInRequest,
  file: PersonFile,
  typed: Typed,
  problems: readonly Problem[],
  found?: Ranking,
): Promise<Reply> {
  const { mechanism } = matching
  const { t, lang, tx, now, reply } = request
  const words = { mechanism, t, lang }
  const services = codesOf(mechanism, 'service.').map(value => ({ value, label: helpWord(words, value) }))
  const counties = territoryOptions(mechanism)
  const [service, county] = [known(services, typed.service), known(counties, typed.county)]
  const today = civilDateOf(now, mechanism.pack.timeZone)
  const asked = askedOf(file, { service, county }, today)
  const chosen = service !== '' && county !== ''
  const ranking = found ?? (chosen ? await rankingFor(matching, request, file, typed) : undefined)
  const running = chosen ? await openSearch(tx, file.id, service) : undefined
  return reply.page(
    t('placement.find-title'),
    <FindPlacePage
      {...{ words, file, service, county, services, counties, ranking, problems }}
      wanted={wantedServices(file, mechanism.pack.directory?.answers ?? {})}
      disclosed={queryRows({ ...queryOf(asked, 'today'), urgency: urgencyOf(typed.urgency) }, service, words)}
      running={running ? `/people/${file.id}/places/${running.id}` : undefined}
      chosen={typed.chosen}
      pages={typed.pages}
      urgency={typed.urgency}
      parallel={parameter(mechanism.pack, ENGINE_PARAMETERS.queryParallel, today)}
      formId={freshId()}
    />,
    { wide: true, status: problems.length > 0 ? 422 : 200, problems: problems.length > 0 },
  )
}

function rankingFor(matching: Matching, { tx, actor, now }: SignedInRequest, file: PersonFile, typed: Typed) {
  const today = civilDateOf(now, matching.mechanism.pack.timeZone)
  const { organisation, organisationKind } = actorOf(actor)
  return matchFor(tx, matching, file, askedOf(file, typed, today), { organisation, organisationKind, now })
}

async function ask(matching: Matching, request: SignedInRequest): Promise<Reply> {
  const { fields, t, reply } = request
  const { mechanism } = matching
  const file = await open(matching.mechanism, request)
  if (!file) return reply.notFound()
  const typed: Typed = {
    service: known(
      codesOf(mechanism, 'service.').map(value => ({ value })),
      field(fields, 'service'),
    ),
    county: known(territoryOptions(mechanism), field(fields, 'county')),
    urgency: field(fields, 'urgency'),
    chosen: fieldList(fields, 'ask'),
    pages: { ...FIRST, page: pageOf(field(fields, 'page')) },
  }
  if (!typed.service || !typed.county) return draw(matching, request, file, typed, [])
  const ranking = await rankingFor(matching, request, file, typed)
  const waits = field(fields, '_wait') === 'yes'
  const urgency = urgencyOf(typed.urgency)
  // In the order of the ranking, whatever order they were ticked in.
  const services = ranking.ranked
    .filter(one => one.connected && typed.chosen.includes(one.listing.id))
    .map(one => one.listing.id)
  const problems: Problem[] = []
  if (!urgency) problems.push({ field: 'urgency', message: t('referral.choose-urgency') })
  if (!waits && services.length === 0) problems.push({ field: 'ask', message: t('placement.choose-whom') })
  // Meanwhile there is somebody to ask: that is better than waiting.
  if (waits && ranking.ranked.length > 0) return draw(matching, request, file, typed, [], ranking)
  if (!urgency || problems.length > 0) return draw(matching, request, file, typed, problems, ranking)
  return send(matching, request, file, typed, { urgency, services: waits ? [] : services, ranking })
}

type Ready = { readonly urgency: Urgency; readonly services: readonly string[]; readonly ranking: Ranking }

async function send(
  { mechanism }: Matching,
  { tx, formId, now, reply }: SignedInRequest,
  file: PersonFile,
  typed: Typed,
  { urgency, services, ranking }: Ready,
): Promise<Reply> {
  const today = civilDateOf(now, mechanism.pack.timeZone)
  const limit = urgency === 'today' ? ENGINE_PARAMETERS.queryAnswerUrgent : ENGINE_PARAMETERS.queryAnswer
  const search = freshId()
  const answer = await openPlaceSearch(tx, {
    formId,
    search,
    person: file.id,
    service: typed.service,
    query: queryOf(askedOf(file, typed, today), urgency),
    services,
    parallel: parameter(mechanism.pack, ENGINE_PARAMETERS.queryParallel, today),
    within: parameter(mechanism.pack, limit, today),
    cause: ranking.unavailable.some(one => ranking.whyNot(one).includes('not-available'))
      ? 'nobody-free'
      : 'nobody-eligible',
    now,
  })
  if (answer === 'not-found') return reply.notFound()
  if (answer === 'asked' || answer === 'waiting') return reply.seeOther(`/people/${file.id}/places/${search}`)
  // Sent before, or somebody of this desk looks already: their search is the answer.
  const running = await openSearch(tx, file.id, typed.service)
  if (running) return reply.seeOther(`/people/${file.id}/places/${running.id}`)
  return reply.seeOther(
    `/people/${file.id}/places/new?${new URLSearchParams({ service: typed.service, county: typed.county })}`,
  )
}
