import type { Sex } from '../../domain/mechanism/vocabulary.ts'
import { addDays, civilDateOf } from '../../domain/time/calendar.ts'
import { act, type Values } from './act.ts'
import * as say from './answers.ts'
import { stableId } from './chance.ts'
import { send } from './screens.ts'
import { takeUp } from './take-up.ts'
import type { Hand, World } from './world.ts'

/** How far a person of the cohort has come: the last thing that was done. An adult leaves out what only a child has. */
export const STATIONS = [
  'sent', 'taken-up', 'needs', 'screened', 'rights', 'agreed', 'interviewed', 'decided', 'risk', 'planned', 'consented',
  'requested', 'answered', 'arrived', 'managed', 'assessed', 'recovering', 'understood', 'helped', 'received', 'closed',
] as const
export type Station = (typeof STATIONS)[number]

/** What is different about one person. */
export type Turn = {
  readonly tonight?: true
  readonly screening?: 'involved' | 'unknown'
  readonly represented?: false
  readonly refusesInterview?: true
  readonly refusesReferral?: true
  readonly parentInRoom?: true
  readonly badStatement?: true
  readonly status?: 'identified' | 'not-victim' | 'inconclusive'
  readonly answer?: 'waitlist' | 'reject' | 'hold' | 'fail' | 'cancel' | 'complete'
  readonly onward?: string
  readonly withdrew?: true
  readonly contactLost?: true
}

export type Walker = {
  readonly key: string
  readonly person: string
  readonly child: boolean
  readonly years?: number
  readonly sex?: Sex
  readonly county: string
  readonly language: string
  /** Code of the provider an adult is referred to. */
  readonly provider: string
  readonly service: string
  readonly from: number
  readonly to: Station
  readonly turn: Turn
}

type Way = Walker & { readonly world: World; readonly hand: Hand; readonly clock: () => number }

/** Takes a person along the way, each act by a desk whose role may do it, spread over the time since the first sign. */
export async function walk(world: World, hand: Hand, walker: Walker): Promise<void> {
  const last = STATIONS.indexOf(walker.to)
  const steps = last + 4
  const gap = Math.min(9 * 3_600_000, Math.floor((world.began - walker.from - 60_000) / steps))
  let moment = walker.from
  const clock = () => {
    moment += gap
    return moment
  }
  const way: Way = { ...walker, world, hand, clock }
  for (const station of STATIONS.slice(1, last + 1)) {
    if (!walker.child && station === 'screened') continue
    if (walker.child && station === 'consented') continue
    await TO[station]?.(way)
  }
  if (walker.turn.badStatement) await record(way, centre(way), 'F-24', say.statementWithoutPsychologist(way.language))
  if (walker.turn.withdrew) await record(way, centre(way), 'F-58', { scope: 'everything', withdrawnBy: 'person', told: ['may-return', 'emergency-numbers'], dangerNow: 'no' })
  if (walker.turn.contactLost) await record(way, centre(way), 'F-57', { circumstance: 'does-not-answer', danger: 'unknown', reported: 'yes' })
}

const day = (way: Way, days = 0) => addDays(civilDateOf(way.world.began, way.world.mechanism.pack.timeZone), days)
const centreDesk = ({ world, county }: Way) => world.desk('regional-centre', county)
const protectionDesk = ({ world, county }: Way) => world.desk('child-protection', county)
const centre = (way: Way) => way.world.at(centreDesk(way), 'centre-officer')
const intake = (way: Way) => way.world.at(protectionDesk(way), 'intake-officer')
/** Who takes the person in: child protection for a child, the provider for an adult. */
const helper = (way: Way) => (way.child ? protectionDesk(way) : way.provider)
const answerer = (way: Way) => (way.child ? intake(way) : way.world.at(way.provider, roleAt(way.provider)))
const worker = (way: Way) => (way.child ? way.world.at(protectionDesk(way), 'case-manager') : answerer(way))
const roleAt = (desk: string) => (desk.startsWith('SSVI') ? 'victim-support-worker' : 'ngo-worker')

type Form = Parameters<typeof act>[2]['form']
const doing = (way: Way, by: string, form: Form, values: Values, more: { key?: string; reason?: string } = {}) =>
  act(way.world, way.hand, { key: `${way.key} ${more.key ?? ''}`, person: way.person, by, at: way.clock(), form, values, ...(more.reason ? { reason: more.reason } : {}) })
const record = (way: Way, by: string, form: Form, values: Values) => doing(way, by, form, values)

/** Who answers for the person. */
function giver({ child, turn }: Way): say.Giver {
  if (!child) return { givenBy: 'person' }
  return turn.screening ? { givenBy: 'representative', childView: 'agrees' } : { givenBy: 'parent', subject: 'parent-1', childView: 'agrees' }
}

const band = ({ child, years = 15 }: Way) => (!child ? 'adult' : years >= 13 ? '13-17' : '8-12')

const TO: { readonly [station in Station]?: (way: Way) => Promise<void> } = {
  'taken-up': way => takeUp(way.world, way.hand, way.person, way.clock()),
  needs: way => doing(way, way.child ? intake(way) : centre(way), 'F-04', say.needs(way.language, way.turn.tonight === true)),
  async screened(way) {
    await doing(way, intake(way), 'F-23', say.screening('parent-1', way.turn.screening ?? 'not-involved'))
    if (way.turn.screening && way.turn.represented !== false) await doing(way, intake(way), 'F-50', say.representative)
  },
  rights: way => doing(way, centre(way), 'F-07', say.rights(way.language, band(way))),
  agreed: way => doing(way, centre(way), 'F-08', say.consent('interview', giver(way), way.language, way.turn.refusesInterview ? 'refused' : 'given'), { key: 'interview' }),
  interviewed(way) {
    const others = way.turn.parentInRoom ? [{ role: 'parent', organisationKind: 'none', subject: 'parent-2' }] : []
    return doing(way, centre(way), 'F-05', say.interview(way.child, way.language, ['forced_labour'], others))
  },
  decided: way => doing(way, centre(way), 'F-06', say.status(way.turn.status ?? 'presumed', civilDateOf(way.from, way.world.mechanism.pack.timeZone))),
  risk: way => doing(way, centre(way), 'F-09', say.risk(way.turn.tonight ? 'high' : 'medium', day(way, 30))),
  planned: way => doing(way, centre(way), 'F-10', say.immediatePlan(way.service)),
  consented: way =>
    doing(way, centre(way), 'F-08', say.consent('referral', giver(way), way.language, way.turn.refusesReferral ? 'refused' : 'given', way.world.idOf(way.provider)), { key: 'referral' }),
  requested: way => request(way, centre(way), helper(way), ''),
  answered: way => answer(way),
  arrived: way => move(way, 'arrive', answerer(way), {}),
  managed: async way => doing(way, answerer(way), 'F-52', { caseManager: (await way.world.session(worker(way))).id }),
  assessed: way => doing(way, worker(way), 'F-14I', say.assessment),
  recovering: way => doing(way, worker(way), 'F-13', say.recovery(day(way), day(way, 60))),
  understood: way => doing(way, worker(way), 'F-14D', say.assessment),
  async helped(way) {
    const provider = way.world.idOf(helper(way))
    await doing(way, worker(way), way.child ? 'F-25' : 'F-15', say.plan(way.child, way.service, provider, day(way), day(way, 85)))
    if (way.turn.onward) await onward(way, way.turn.onward)
  },
  received: way => doing(way, worker(way), 'F-55', say.received(way.service, way.world.idOf(helper(way)), way.child ? 'child-protection' : 'provider')),
  async closed(way) {
    await move(way, 'complete', answerer(way), {})
    await doing(way, worker(way), 'F-22', say.closure(day(way, 30)))
  },
}

/** A request for help, by the screen that shows the sender exactly what is told. */
async function request(way: Way, by: string, receiver: string, key: string): Promise<void> {
  const fields = {
    service: way.service,
    county: way.county,
    receiver: way.world.idOf(receiver),
    emergency: 'no',
    urgency: 'days',
    transport: 'no',
    needs: 'psychological',
    language: way.language,
    _step: 'send',
  }
  await send(way.world, way.hand, { by, at: way.clock(), path: `/people/${way.person}/referrals/new`, fields, key: `${way.key} request${key}` })
}

/** A place tonight is asked for before anything else, and waits for nothing. */
export async function placeTonight(world: World, hand: Hand, walker: Walker, at: number): Promise<void> {
  const by = world.at(world.desk('regional-centre', walker.county), 'centre-officer')
  const receiver = world.idOf(walker.provider)
  const fields = { service: 'SHEL_EM', county: walker.county, receiver, emergency: 'yes', urgency: 'today', transport: 'yes', needs: 'safe-place', language: walker.language, _step: 'send' }
  await send(world, hand, { by, at, path: `/people/${walker.person}/referrals/new`, fields, key: `${walker.key} tonight` })
}

async function answer(way: Way): Promise<void> {
  const given = way.turn.answer
  if (given === 'waitlist') return move(way, 'waitlist', answerer(way), {})
  if (given === 'reject') return move(way, 'reject', answerer(way), { 'reject-reason': 'no-place' })
  if (given === 'cancel') return cancel(way)
  await accept(way, answerer(way), helper(way))
  if (given === 'hold') await move(way, 'hold', answerer(way), { 'hold-reason': 'in-hospital' })
  if (given === 'fail') await move(way, 'fail', answerer(way), { 'fail-reason': 'did-not-arrive' })
}

async function accept(way: Way, by: string, receiver: string): Promise<void> {
  const [year = '', month = '', date = ''] = day(way).split('-')
  const start = { 'accept-start-day': date, 'accept-start-month': month, 'accept-start-year': year }
  const contact = (await way.world.session(by)).id
  await move(way, 'accept', by, { ...start, 'accept-worker': contact }, receiver)
}

async function move(way: Way, name: string, by: string, fields: Record<string, string>, receiver = helper(way)): Promise<void> {
  const id = await referralOf(way, receiver)
  await send(way.world, way.hand, { by, at: way.clock(), path: `/requests/${id}/${name}`, fields, key: `${way.key} ${receiver} ${name}` })
}

async function cancel(way: Way): Promise<void> {
  const id = await referralOf(way, helper(way))
  const path = `/people/${way.person}/referrals/${id}/cancel`
  await send(way.world, way.hand, { by: centre(way), at: way.clock(), path, fields: { 'cancel-reason': 'person-withdrew' }, key: `${way.key} cancel` })
}

async function referralOf({ world, person }: Way, receiver: string): Promise<string> {
  const [row] = await world.sql<{ id: string }>(
    `select id from app.referral where person_id = $1 and receiver_id = $2 and state <> 'draft' order by requested_at desc limit 1`,
    [person, world.idOf(receiver)],
  )
  if (!row) throw new Error(`${stableId(person)} has no referral to ${receiver}.`)
  return row.id
}

/** A child's case manager refers on, under a consent for that provider. */
async function onward(way: Way, provider: string): Promise<void> {
  const by = worker(way)
  await doing(way, by, 'F-08', say.consent('referral', giver(way), way.language, 'given', way.world.idOf(provider)), { key: 'onward' })
  await request(way, by, provider, ' onward')
}
