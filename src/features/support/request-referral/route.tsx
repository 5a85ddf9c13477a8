/** Use case: a regional centre or a child's case manager asks an organisation to help a person, telling no more than it needs to answer. Actor: act.referral. Law; a place tonight waits for none of them. */
import { fileOf, noteRead } from '../../../act/file-of.ts'
import { classesOf, readIdentifying } from '../../../act/identity.ts'
import type { Matching } from '../../../act/matching.ts'
import { actorOf, type Mechanism } from '../../../act/mechanism.ts'
import { codesOf, languageOptions, territoryOptions } from '../../../act/reading.ts'
import { freshId, type OpenReferral, openReferral } from '../../../act/referral.ts'
import { formOfAct } from '../../../domain/form/versions.ts'
import type { PersonFile } from '../../../domain/person/file.ts'
import { pathOf } from '../../../domain/referral/eligible.ts'
import { buildOffer, type OfferAnswers, readOffer } from '../../../domain/referral/offer.ts'
import { civilDateOf } from '../../../domain/time/calendar.ts'
import { field } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import type { MessageKey, Translate } from '../../../platform/i18n/translator.ts'
import type { Option } from '../../../platform/ui/index.ts'
import { candidatesFor, chosenOf } from './candidates.ts'
import { ChoosePage } from './choose-page.tsx'
import { firstTyped, type Known, readAnswers, type Typed, typedFrom } from './form.ts'
import { DetailsPage, type DetailsPageProps, OfferPage, type OfferPageProps } from './offer-page.tsx'
import { keepDraft, type Ready, sendRequest } from './send.ts'

export const routes = (matching: Matching): readonly Route[] => [
  page('GET /people/:id/referrals/new', { may: 'act.referral' }, request => show(matching, request)),
  form('POST /people/:id/referrals/new', { may: 'act.referral', audits: 'referral.requested' }, request =>
    save(matching, request),
  ),
]

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The person, where this desk works with them. */
async function open(mechanism: Mechanism, request: SignedInRequest): Promise<PersonFile | undefined> {
  const file = await fileOf(request.tx, request.params.id ?? '')
  return file && classesOf(mechanism, file, request.actor).includes('plan') ? file : undefined
}

/** Codes with the words the pack has for them. */
function packOptions(mechanism: Mechanism, t: Translate, prefix: string): readonly Option[] {
  return codesOf(mechanism, prefix).map(value => ({ value, label: t(`${prefix}${value}` as MessageKey) }))
}

async function show(matching: Matching, request: SignedInRequest): Promise<Reply> {
  const { mechanism } = matching
  const { t, query, actor, reply, tx } = request
  const file = await open(mechanism, request)
  if (!file) return reply.notFound()
  await noteRead(tx, file.id, ['core'], 'referral, to be asked')
  const draft = await draftOf(request, file, query.get('draft') ?? '')
  if (draft) return showDraft(mechanism, request, file, draft)
  const services = packOptions(mechanism, t, 'service.')
  const counties = territoryOptions(mechanism)
  const service = services.some(one => one.value === query.get('service')) ? (query.get('service') ?? '') : ''
  const county = counties.some(one => one.value === query.get('county'))
    ? (query.get('county') ?? '')
    : (file.territory ?? '')
  const path = pathOf(file, actorOf(actor).organisationKind)
  const candidates = service && county ? await candidatesFor(matching, request, file, { service, county }) : undefined
  const receiver = chosenOf(candidates ?? [], query.get('receiver'))
  if (receiver) {
    const needs = packOptions(mechanism, t, 'form.need.').map(one => one.value)
    return drawDetails(mechanism, request, {
      file,
      receiver,
      typed: firstTyped(file, { service, county, receiver: receiver.id }, needs),
      problems: [],
    })
  }
  const consentAt = `/people/${file.id}/acts/${formOfAct(mechanism.pack.forms, 'consent.recorded')?.id ?? ''}`
  return reply.page(
    t('referral.request-title'),
    <ChoosePage {...{ file, path, service, county, services, counties, candidates, consentAt, t }} />,
    { wide: true },
  )
}

/** A draft of this desk for this person; anything else is none. */
async function draftOf(request: SignedInRequest, file: PersonFile, id: string): Promise<OpenReferral | undefined> {
  const found = UUID.test(id) ? await openReferral(request.tx, id) : undefined
  return found?.file.id === file.id &&
    found.facts.state === 'draft' &&
    found.facts.sender === request.actor.organisation
    ? found
    : undefined
}

function showDraft(mechanism: Mechanism, request: SignedInRequest, file: PersonFile, draft: OpenReferral): Reply {
  const receiver = mechanism.directory.find(draft.facts.receiver)
  if (!receiver) return request.reply.notFound()
  const {
    service,
    emergency,
    county = '',
    urgency = '',
    transport = '',
    safety = '',
    needs = [],
    languages = [],
  } = readOffer(draft.offer)
  const said = { service, county, urgency, transport, safety, needs, languages, emergency: emergency ? 'yes' : 'no' }
  return drawDetails(mechanism, request, {
    file,
    receiver,
    typed: { ...said, receiver: receiver.id, out: [], draft: draft.facts.id },
    problems: [],
  })
}

async function save(matching: Matching, request: SignedInRequest): Promise<Reply> {
  const { mechanism } = matching
  const { fields, t, reply, tx } = request
  const file = await open(mechanism, request)
  if (!file) return reply.notFound()
  const typed = typedFrom(fields)
  const receiver = chosenOf(await candidatesFor(matching, request, file, typed), typed.receiver)
  if (!receiver) return reply.seeOther(`/people/${file.id}/referrals/new`)
  const known: Known = {
    services: packOptions(mechanism, t, 'service.').map(one => one.value),
    counties: territoryOptions(mechanism).map(one => one.value),
    needs: packOptions(mechanism, t, 'form.need.').map(one => one.value),
    languages: languageOptions(mechanism, t).map(one => one.value),
    receiver,
    identifying: await readIdentifying(tx, file.id),
  }
  const read = readAnswers(typed, known, t)
  const step = field(fields, '_step')
  if (read.kind === 'invalid')
    return drawDetails(mechanism, request, { file, receiver, typed, problems: read.problems })
  if (step === 'edit') return drawDetails(mechanism, request, { file, receiver, typed, problems: [] })
  const shown = offerOf(mechanism, request, file, typed, read.answers)
  if (step !== 'send' || field(fields, '_again'))
    return drawOffer(mechanism, request, { file, receiver, typed, ...shown })
  const draft = await draftOf(request, file, typed.draft)
  const reason = field(fields, '_reason').trim().slice(0, 1000)
  const ready: Ready = {
    file,
    receiver,
    offer: shown.offer,
    draft,
    reason,
    version: Number(field(fields, '_version')) || file.version,
  }
  return field(fields, '_save') === 'draft'
    ? keep(mechanism, request, ready, { file, receiver, typed, ...shown })
    : send(mechanism, request, ready, { file, receiver, typed, ...shown })
}

function offerOf(
  mechanism: Mechanism,
  request: SignedInRequest,
  file: PersonFile,
  typed: Typed,
  answers: OfferAnswers,
) {
  const today = civilDateOf(request.now, mechanism.pack.timeZone)
  return {
    offer: buildOffer(file, answers, new Set(typed.out), today),
    whole: buildOffer(file, answers, new Set(), today),
  }
}

type Shown = Pick<OfferPageProps, 'file' | 'receiver' | 'typed' | 'offer' | 'whole'>

async function keep(mechanism: Mechanism, request: SignedInRequest, ready: Ready, shown: Shown): Promise<Reply> {
  const kept = await keepDraft(request, ready)
  if (kept.kind !== 'stale') return request.reply.seeOther(kept.location)
  return again(mechanism, request, shown)
}

async function send(mechanism: Mechanism, request: SignedInRequest, ready: Ready, shown: Shown): Promise<Reply> {
  const { done, location } = await sendRequest(mechanism, request, ready)
  switch (done.kind) {
    case 'done':
      return request.reply.seeOther(location)
    case 'replayed':
      return request.reply.seeOther(done.location)
    case 'refused':
      return drawOffer(mechanism, request, { ...shown, broken: done.broken })
    case 'reason-needed':
      return drawOffer(mechanism, request, { ...shown, warnings: done.warnings, reason: ready.reason })
    case 'stale':
      return again(mechanism, request, shown)
  }
}

/** Somebody changed the person meanwhile: the same answers, on the newest version. */
async function again(mechanism: Mechanism, request: SignedInRequest, shown: Shown): Promise<Reply> {
  const fresh = await open(mechanism, request)
  return fresh ? drawOffer(mechanism, request, { ...shown, file: fresh, stale: true }) : request.reply.notFound()
}

function drawDetails(
  mechanism: Mechanism,
  { t, reply }: SignedInRequest,
  drawn: Pick<DetailsPageProps, 'file' | 'receiver' | 'typed' | 'problems'>,
): Reply {
  const [needs, languages] = [packOptions(mechanism, t, 'form.need.'), languageOptions(mechanism, t)]
  const problems = drawn.problems.length > 0
  return reply.page(
    t('referral.request-title'),
    <DetailsPage {...drawn} {...{ mechanism, needs, languages, t }} formId={freshId()} />,
    { status: problems ? 422 : 200, problems },
  )
}

function drawOffer(
  mechanism: Mechanism,
  { t, lang, reply }: SignedInRequest,
  drawn: Omit<OfferPageProps, 'mechanism' | 't' | 'formId' | 'catalogue'>,
): Reply {
  const problems = Boolean(drawn.broken || drawn.warnings || drawn.stale)
  return reply.page(
    t('referral.request-title'),
    <OfferPage {...drawn} {...{ mechanism, t }} catalogue={mechanism.catalogue(lang)} formId={freshId()} />,
    { status: problems ? 409 : 200, problems },
  )
}
