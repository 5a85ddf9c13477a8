/** Use case: a desk asks an organisation to help a person, or to take the person over, telling no more than it needs to answer. Actor: act.referral, act.transfer. Law; a place tonight waits for none of them. */
import { fileOf, noteRead } from '../../../act/file-of.ts'
import { classesOf, readIdentifying } from '../../../act/identity.ts'
import type { Matching } from '../../../act/matching.ts'
import { actorOf, type Mechanism } from '../../../act/mechanism.ts'
import { languageOptions, territoryOptions } from '../../../act/reading.ts'
import { type OpenReferral, openReferral } from '../../../act/referral.ts'
import { formOfAct } from '../../../domain/form/versions.ts'
import type { PersonFile } from '../../../domain/person/file.ts'
import { wayOf } from '../../../domain/referral/eligible.ts'
import { buildOffer, type OfferAnswers, readOffer } from '../../../domain/referral/offer.ts'
import { TRANSFER } from '../../../domain/referral/transfer.ts'
import { civilDateOf } from '../../../domain/time/calendar.ts'
import { field } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { candidatesFor, chosenOf } from './candidates.ts'
import { ChoosePage } from './choose-page.tsx'
import { drawDetails, drawOffer, packOptions, titleOf } from './draw.tsx'
import { firstTyped, type Known, readAnswers, type Typed, typedFrom } from './form.ts'
import { newAddress, type OfferPageProps } from './offer-page.tsx'
import { keepDraft, type Ready, sendRequest } from './send.ts'

export const routes = (matching: Matching): readonly Route[] => [
  page('GET /people/:id/referrals/new', { may: 'act.referral' }, request => show(matching, request, '')),
  form('POST /people/:id/referrals/new', { may: 'act.referral', audits: 'referral.requested' }, request =>
    save(matching, request, ''),
  ),
  page('GET /people/:id/transfers/new', { may: 'act.transfer' }, request => show(matching, request, TRANSFER)),
  form('POST /people/:id/transfers/new', { may: 'act.transfer', audits: 'transfer requested' }, request =>
    save(matching, request, TRANSFER),
  ),
]

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The person, where this desk works with them. */
async function open(mechanism: Mechanism, request: SignedInRequest): Promise<PersonFile | undefined> {
  const file = await fileOf(request.tx, request.params.id ?? '')
  return file && classesOf(mechanism, file, request.actor).includes('plan') ? file : undefined
}

/** What this desk owes the person now, as steps: the clocks that go with them. */
const owedBy = (file: PersonFile, desk: string): readonly string[] => [
  ...new Set(file.tasks.filter(task => task.organisation === desk && task.ref === null).map(task => task.step)),
]

async function show(matching: Matching, request: SignedInRequest, fixed: string): Promise<Reply> {
  const { mechanism } = matching
  const { t, query, actor, reply, tx } = request
  const file = await open(mechanism, request)
  if (!file) return reply.notFound()
  await noteRead(tx, file.id, ['core'], 'referral, to be asked')
  const draft = await draftOf(request, file, query.get('draft') ?? '')
  if (draft) return showDraft(mechanism, request, file, draft)
  const services = packOptions(mechanism, t, 'service.')
  const counties = territoryOptions(mechanism)
  const service = fixed || (services.find(one => one.value === query.get('service'))?.value ?? '')
  const county = counties.some(one => one.value === query.get('county'))
    ? (query.get('county') ?? '')
    : (file.territory ?? '')
  const path = wayOf(file, actorOf(actor).organisationKind, service)
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
    t(titleOf(service)),
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
    reason = '',
    needs = [],
    languages = [],
  } = readOffer(draft.offer)
  const said = {
    service,
    county,
    urgency,
    transport,
    safety,
    needs,
    languages,
    reason,
    emergency: emergency ? 'yes' : 'no',
  }
  return drawDetails(mechanism, request, {
    file,
    receiver,
    typed: { ...said, receiver: receiver.id, out: [], draft: draft.facts.id },
    problems: [],
  })
}

async function save(matching: Matching, request: SignedInRequest, fixed: string): Promise<Reply> {
  const { mechanism } = matching
  const { fields, t, actor, reply, tx } = request
  const file = await open(mechanism, request)
  if (!file) return reply.notFound()
  const sent = typedFrom(fields)
  const typed = fixed ? { ...sent, service: fixed } : sent
  const receiver = chosenOf(await candidatesFor(matching, request, file, typed), typed.receiver)
  if (!receiver) return reply.seeOther(newAddress(file, fixed))
  const known: Known = {
    services: fixed ? [fixed] : packOptions(mechanism, t, 'service.').map(one => one.value),
    counties: territoryOptions(mechanism).map(one => one.value),
    needs: packOptions(mechanism, t, 'form.need.').map(one => one.value),
    languages: languageOptions(mechanism, t).map(one => one.value),
    receiver,
    identifying: await readIdentifying(tx, file.id),
    owed: owedBy(file, actor.organisation),
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
    told: { county: typed.county, reason: typed.reason },
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
