/** Use case: an organisation adds a service, or says what its service is, for whom, where and when; each save is a version, and vouches for the entry. Actor: administrators of the organisation; officers of the national desk for every entry. Law: none; what is left empty is shown as unknown. */

import { randomUUID } from 'node:crypto'
import type { Mechanism } from '../../../act/mechanism.ts'
import { rowsDescribing } from '../../../domain/directory/describe.ts'
import {
  describedBy,
  EVERYWHERE,
  NOTHING_KNOWN,
  type ServiceDescription,
} from '../../../domain/directory/description.ts'
import type { Rows } from '../../../domain/directory/objects.ts'
import { directoryOf } from '../../../domain/directory/pack.ts'
import { offsetAt } from '../../../domain/time/calendar.ts'
import { field } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { languageWord, territoryWord } from '../words.ts'
import { type Choices, type KeepProblem, readService } from './form.ts'
import { NewPage } from './new-page.tsx'
import { KeepPage } from './page.tsx'
import { type KeptService, readKept, readOwnOrganizations, saveService } from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /directory/services/:id/edit', { may: 'directory.keep' }, request => show(mechanism, request)),
  form('POST /directory/services/:id/edit', { may: 'directory.keep', audits: 'directory.edited' }, request =>
    save(mechanism, request),
  ),
  page('GET /directory/new-service', { may: 'directory.keep' }, request => showNew(mechanism, request)),
  form('POST /directory/new-service', { may: 'directory.keep', audits: 'directory.added' }, request =>
    add(mechanism, request),
  ),
]

/** The organizations one may add a service to, and the one that is asked for; the only one needs no choice. */
async function organizationsFor({ tx, query, fields }: SignedInRequest) {
  const all = await readOwnOrganizations(tx)
  const asked = field(fields, 'organization') || query.get('organization')
  const only = all.length === 1 ? all[0] : undefined
  return { all, chosen: asked ? all.find(one => one.id === asked) : only }
}

async function showNew(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { all, chosen } = await organizationsFor(request)
  if (all.length === 0) return request.reply.notFound()
  return drawNew(mechanism, request, { all, chosen }, { ...NOTHING_KNOWN, name: '', needs: [] }, [])
}

function drawNew(
  mechanism: Mechanism,
  { t, lang, reply }: SignedInRequest,
  { all, chosen }: Awaited<ReturnType<typeof organizationsFor>>,
  described: ServiceDescription,
  problems: readonly KeepProblem[],
): Reply {
  return reply.page(
    t('keep-service.new-title'),
    <NewPage
      saying={{ mechanism, t, lang }}
      organizations={all}
      organization={chosen}
      described={described}
      choices={choicesOf(mechanism, lang)}
      problems={problems}
      formId={randomUUID()}
    />,
    problems.length > 0 ? { status: 422, problems: true } : {},
  )
}

/** The form's own id is the service's: sent twice it is one service. */
async function add(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, fields, formId, lang, reply } = request
  const which = await organizationsFor(request)
  if (!which.chosen) return reply.notFound()
  const { described, problems } = readService(fields, choicesOf(mechanism, lang))
  if (problems.length > 0) return drawNew(mechanism, request, which, described, problems)
  const id = formId ?? randomUUID()
  const rows = rowsOf(mechanism, request, described, { id, organization: which.chosen.id, rows: {} })
  const answer = await saveService(tx, formId, id, 0, rows)
  return answer === 'saved' || answer === 'replayed' ? reply.seeOther(`/directory/services/${id}`) : reply.notFound()
}

function rowsOf(
  mechanism: Mechanism,
  { now, lang }: SignedInRequest,
  described: ServiceDescription,
  { id, organization, rows }: { readonly id: string; readonly organization: string; readonly rows: Rows },
): Rows {
  const own = mechanism.pack.languages[0] ?? lang
  const saying = { mechanism, t: mechanism.translate(own), lang: own }
  const winter = Date.UTC(Number(new Date(now).getUTCFullYear()), 0, 1)
  return rowsDescribing(described, { id, organization }, rows, {
    territory: code => territoryWord(saying, code),
    language: code => languageWord(saying, code),
    timeZone: mechanism.pack.timeZone,
    offset: offsetAt(winter, mechanism.pack.timeZone) / 3_600_000,
  })
}

function choicesOf(mechanism: Mechanism, lang: string): Choices {
  return {
    needs: directoryOf(mechanism.pack).needs,
    territories: [EVERYWHERE, ...mechanism.pack.territories.map(one => one.code)],
    languages: Object.keys(mechanism.catalogue(lang)).flatMap(key => /^language\.([a-z]{2,3})$/.exec(key)?.[1] ?? []),
  }
}

async function show(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const id = request.params.id ?? ''
  const kept = await readKept(request.tx, id)
  if (!kept) return request.reply.notFound()
  return draw(mechanism, request, kept, describedBy(kept.rows, id), [], false)
}

function draw(
  mechanism: Mechanism,
  { params, t, lang, reply }: SignedInRequest,
  kept: KeptService,
  described: ServiceDescription,
  problems: readonly KeepProblem[],
  stale: boolean,
): Reply {
  return reply.page(
    t('keep-service.title'),
    <KeepPage
      saying={{ mechanism, t, lang }}
      id={params.id ?? ''}
      version={kept.version}
      described={described}
      choices={choicesOf(mechanism, lang)}
      problems={problems}
      stale={stale}
      formId={randomUUID()}
    />,
    problems.length > 0 ? { status: 422, problems: true } : stale ? { status: 409, problems: true } : {},
  )
}

async function save(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, params, fields, formId, lang, reply } = request
  const id = params.id ?? ''
  const kept = await readKept(tx, id)
  if (!kept) return reply.notFound()
  const { described, problems } = readService(fields, choicesOf(mechanism, lang))
  if (problems.length > 0)
    return draw(mechanism, request, { ...kept, version: versionIn(fields) }, described, problems, false)
  const rows = rowsOf(mechanism, request, described, { id, organization: kept.organization, rows: kept.rows })
  const answer = await saveService(tx, formId, id, versionIn(fields), rows)
  if (answer === 'forbidden') return reply.notFound()
  // The form is drawn anew over the version that stands now: sending it again says so knowingly.
  if (answer === 'stale') return draw(mechanism, request, kept, described, [], true)
  return reply.seeOther(`/directory/services/${id}`)
}

const versionIn = (fields: SignedInRequest['fields']) => Number(/^\d{1,9}$/.exec(field(fields, '_version'))?.[0] ?? -1)
