/** Use case: those who asked for help follow what became of it, ask elsewhere after a no or a silence, and stop it when the person says so. Actor: person.read; act.referral to act. Law. */
import { noteRead } from '../../../act/file-of.ts'
import { classesOf, readIdentifying } from '../../../act/identity.ts'
import { actorOf, hasRight, type Mechanism } from '../../../act/mechanism.ts'
import {
  freshId,
  type OpenReferral,
  openReferral,
  type SentReferral,
  sentReferral,
  sidesOf,
  stepReferral,
} from '../../../act/referral.ts'
import { readStep } from '../../../act/referral-answers.ts'
import { eligible, needsNext } from '../../../domain/referral/eligible.ts'
import { readOffer } from '../../../domain/referral/offer.ts'
import { MOVE_NAMES, type Move, movesFrom, TAKEN, whoMayMove } from '../../../domain/referral/states.ts'
import { civilDateOf } from '../../../domain/time/calendar.ts'
import type { Entered } from '../../../platform/db/database.ts'
import { field } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { printDocument } from '../../../platform/pdf/print.ts'
import { ReferralPage, type ReferralPageProps } from './page.tsx'
import { referralPaper } from './print.ts'
import { readNotes } from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /people/:id/referrals/:referralId', { may: 'person.read' }, request => show(mechanism, request)),
  page('GET /people/:id/referrals/:referralId/pdf', { may: 'person.read' }, request => print(mechanism, request)),
  form('POST /people/:id/referrals/:referralId/:move', { may: 'act.referral', audits: 'referral step' }, request =>
    take(mechanism, request, false),
  ),
  form('POST /people/:id/transfers/:referralId/:move', { may: 'act.transfer', audits: 'transfer step' }, request =>
    take(mechanism, request, true),
  ),
]

/** The referral, where row security shows it to this account and it belongs to this person. */
async function openHere({ tx, params }: SignedInRequest): Promise<OpenReferral | undefined> {
  const open = await openReferral(tx, params.referralId ?? '')
  return open?.file.id === params.id?.toLowerCase() ? open : undefined
}

/** The same for a desk that has nothing to do with the person any more: what it was sent, and no file. */
async function sentHere({ tx, params }: SignedInRequest): Promise<SentReferral | undefined> {
  const sent = await sentReferral(tx, params.referralId ?? '')
  return sent?.person === params.id?.toLowerCase() ? sent : undefined
}

/** Whether this desk knows the person. A desk that is only asked has the request's own page. */
const knows = (mechanism: Mechanism, open: OpenReferral, actor: Entered) =>
  classesOf(mechanism, open.file, actor).includes('core')

async function show(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, actor, reply } = request
  const open = await openHere(request)
  if (!open) return reply.notFound()
  if (!knows(mechanism, open, actor))
    return open.facts.receiver === actor.organisation ? reply.seeOther(`/requests/${open.facts.id}`) : reply.notFound()
  await noteRead(tx, open.file.id, ['core', 'plan'], 'referral')
  return draw(mechanism, request, open, { problems: [] })
}

async function print(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, actor, reply, t, lang, now } = request
  const whole = await openHere(request)
  const open = whole ?? (await sentHere(request))
  if (!open || (!(whole && knows(mechanism, whole, actor)) && open.facts.receiver !== actor.organisation))
    return reply.notFound()
  const accepted = TAKEN.includes(open.facts.state) || open.facts.state === 'completed'
  const opened = accepted && whole && classesOf(mechanism, whole.file, actor, 'print').includes('identity')
  const known = opened ? { file: whole.file, identity: await readIdentifying(tx, whole.file.id) } : null
  await noteRead(tx, open.person, known ? ['core', 'identity', 'contact'] : [], 'referral, printed')
  const say = { t, lang, now, timeZone: mechanism.pack.timeZone }
  const body = await printDocument(referralPaper({ mechanism, open, known, say }))
  return reply.file(body, 'application/pdf', `${t('referral.paper-file-name')}-${open.facts.id.slice(0, 8)}.pdf`)
}

async function take(mechanism: Mechanism, request: SignedInRequest, transfer: boolean): Promise<Reply> {
  const { fields, t, now, actor, formId, reply, params, tx } = request
  const move = MOVE_NAMES.find(one => one === params.move)
  const open = await openHere(request)
  if (!open || !move || move === 'send' || !knows(mechanism, open, actor)) return reply.notFound()
  if (transfer !== (open.facts.path === 'transfer')) return reply.notFound()
  const forReceiver = speaksForReceiver(open, move)
  const { timeZone } = mechanism.pack
  const read = readStep(move, fields, { today: civilDateOf(now, timeZone), timeZone, t, workers: [], forReceiver })
  if (read.kind === 'invalid' && mayTake(mechanism, request, open).some(one => one.move === move)) {
    return draw(mechanism, request, open, { tried: move, problems: read.problems }, 422)
  }
  const answers = read.kind === 'valid' ? read.answers : {}
  const location = `/people/${open.file.id}/referrals/${open.facts.id}`
  const version = Number(field(fields, '_version')) || open.version
  const done = await stepReferral(tx, mechanism, {
    id: open.facts.id,
    move,
    actor: actorOf(actor),
    ...answers,
    version,
    formId,
    location,
    now,
  })
  if (done.kind === 'done' || done.kind === 'replayed') return reply.seeOther(done.location)
  const fresh = await openHere(request)
  if (!fresh || done.kind === 'not-found') return reply.notFound()
  const said = done.kind === 'refused' ? { broken: done.broken } : { why: done.why }
  return draw(mechanism, request, fresh, { tried: move, problems: [], ...said }, 409)
}

/** A step that is not the sender's own is written down for a receiver outside the system. */
function speaksForReceiver({ facts }: OpenReferral, move: Move): boolean {
  return !whoMayMove(facts, move).includes('sender')
}

function mayTake(mechanism: Mechanism, { actor }: SignedInRequest, open: OpenReferral): ReferralPageProps['moves'] {
  if (!hasRight(mechanism.pack, actor, open.facts.path === 'transfer' ? 'act.transfer' : 'act.referral')) return []
  return movesFrom(
    open.facts,
    sidesOf(mechanism, open.facts, actor.organisation).filter(
      side => side === 'sender' || open.facts.sender === actor.organisation,
    ),
  )
    .filter(move => move !== 'send')
    .map(move => ({ move, forReceiver: speaksForReceiver(open, move) }))
}

type Drawn = Pick<ReferralPageProps, 'problems' | 'tried' | 'broken' | 'why'>

async function draw(
  mechanism: Mechanism,
  request: SignedInRequest,
  open: OpenReferral,
  drawn: Drawn,
  status = 200,
): Promise<Reply> {
  const { t, lang, now, fields, reply, tx, actor } = request
  const props: ReferralPageProps = {
    ...drawn,
    ...{ mechanism, open, fields },
    notes: await readNotes(tx, open.file.id, open.facts.id),
    moves: mayTake(mechanism, request, open),
    isSender: open.facts.sender === actor.organisation,
    next: nextOf(mechanism, request, open),
    formIdOf: freshId,
    catalogue: mechanism.catalogue(lang),
    say: { t, lang, now, timeZone: mechanism.pack.timeZone },
  }
  return reply.page(
    t(open.facts.path === 'transfer' ? 'referral.transfer-name' : 'referral.follow-name'),
    <ReferralPage {...props} />,
    { status, problems: status >= 400 },
  )
}

/** Who may be asked next: eligible for the same need in the same county, not asked before, not refused by the person. */
function nextOf(
  mechanism: Mechanism,
  { actor, now }: SignedInRequest,
  { facts, file, offer }: OpenReferral,
): ReferralPageProps['next'] {
  if (facts.sender !== actor.organisation || !needsNext(facts, now)) return undefined
  const county = readOffer(offer).county ?? file.territory ?? ''
  const parent = mechanism.pack.territories.find(one => one.code === county)?.parent
  const wanted = {
    service: facts.service,
    county,
    parent,
    path: facts.path,
    own: actor.organisation,
    ownKind: actorOf(actor).organisationKind,
  }
  return eligible(file, mechanism.directory.all(), wanted).filter(
    one => one.asked === null && one.consent !== 'refused' && one.consent !== 'withdrawn',
  )
}
