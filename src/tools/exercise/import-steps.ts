import { fileOf } from '../../act/file-of.ts'
import { followUp } from '../../act/follow-up.ts'
import { actorOf } from '../../act/mechanism.ts'
import { eventRow, write } from '../../act/perform.ts'
import { add, changeSections, type Sections } from '../../act/sections.ts'
import { CAST } from '../../countries/ro/exercise.ts'
import type { ActKind } from '../../domain/mechanism/vocabulary.ts'
import { after, type Change, type ReferralChange } from '../../domain/person/change.ts'
import { effectsOf } from '../../domain/person/effects.ts'
import type { ActFacts, Actor, PersonEvent, PersonFile } from '../../domain/person/file.ts'
import { decide } from '../../domain/rules/decide.ts'
import { stableId } from './chance.ts'
import type { Part, SummaryPerson } from './parts.ts'
import type { World } from './world.ts'

type Step = { readonly kind: ActKind; readonly facts: ActFacts; readonly change?: Change }

const DAY = 86_400_000

/**
 * Writes, by the regional centre that is told of the person, the steps that lie behind a person of a summary, each as
 * historical: that it was done is told or follows from what is told; who attended, who agreed and how it was done is not,
 * and is not invented. Consents are not imported: a ledger entry without an answer is none. One statement a person, from
 * the same parts as every act of the screens.
 */
export async function importSteps(world: World, part: Part, person: string, at: number): Promise<void> {
  const about = part.people[at]
  const form = stableId(`${person} steps`)
  if (!about || world.sent.has(form)) return
  const signed = await world.session(world.at(world.desk('regional-centre', part.territory), 'centre-officer'))
  await world.db.as(signed.token, async (tx, entered) => {
    const file = await fileOf(tx, person)
    if (!file || !entered) throw new Error('An imported person cannot be found again.')
    const steps = stepsOf(world, part, about, person)
    const dated = steps.map((step, index) => datedStep(step, part.noticedAt + (index + 1) * DAY))
    const written = await write(tx, sectionsOf(world, actorOf(entered), file, dated), form, `/people/${person}`)
    if (written.kind === 'stale') throw new Error('Somebody changed a person while it was imported.')
  })
}

type Dated = Step & { readonly happenedAt: number }

/** What an act says happened when it did: a referral was asked for on the day of its request. */
function datedStep(step: Step, happenedAt: number): Dated {
  const { change } = step
  if (!change?.referrals) return { ...step, happenedAt }
  const referrals = change.referrals.map(one => ({ ...one, requestedAt: happenedAt }))
  return { ...step, happenedAt, change: { ...change, referrals } }
}

function sectionsOf({ mechanism, began }: World, actor: Actor, file: PersonFile, steps: readonly Dated[]): Sections {
  const sections: Sections = {}
  let next = file
  for (const { kind, facts, happenedAt, change = {} } of steps) {
    const act = { kind, mode: 'record' as const, happenedAt, facts }
    const decision = decide(next, act, actor, began, mechanism.pack)
    const event = eventOf(actor, kind, facts, happenedAt, stableId(`${file.id} ${kind} ${next.events.length}`), began)
    let lines = 0
    const effects = effectsOf(next, act, {}, () => stableId(`${event.id} line ${lines++}`))
    const whole = { ...effects, ...change }
    add(sections, 'events', [eventRow(file.id, event, decision, mechanism.pack.code)])
    changeSections(sections, file.id, event.id, whole)
    next = after(next, event, whole)
  }
  followUp(sections, mechanism, file, next, began)
  return sections
}

function eventOf(
  actor: Actor,
  kind: ActKind,
  act: ActFacts,
  happenedAt: number,
  id: string,
  recordedAt: number,
): PersonEvent {
  return {
    id,
    kind,
    happenedAt,
    recordedAt,
    organisation: actor.organisation,
    organisationKind: actor.organisationKind,
    role: actor.roles[0] ?? 'centre-officer',
    act,
    conformity: 'historical',
    broken: [],
  }
}

function stepsOf(world: World, part: Part, about: SummaryPerson, person: string): readonly Step[] {
  const { summary } = part
  const step = (kind: ActKind, facts: ActFacts = {}, change?: Change): Step => ({
    kind,
    facts: { imported: summary.summary, ...facts },
    ...(change ? { change } : {}),
  })
  const identified = [
    step('needs.recorded'),
    step('interview.recorded'),
    step('status.decided', { status: 'identified', bodyKind: 'unknown' }),
    step('risk.assessed'),
    step('immediate-plan.made'),
  ]
  const referrals = referralsOf(world, part, about, person)
  const referred = referrals.length > 0 || (summary.referredTo.length > 0 && summary.help.length === 0)
  const requested =
    referrals.length > 0
      ? referrals.map(one => step('referral.requested', factsOf(one), { referrals: [one] }))
      : [step('referral.requested')]
  return [
    ...(summary.identified ? identified : []),
    ...(referred ? [step('rights.told'), ...requested] : []),
    ...referrals.map(one => step('referral.accepted', factsOf(one))),
    ...(referrals.length > 0
      ? [step('case-manager.appointed'), step('initial-assessment.made'), step('recovery.opened')]
      : []),
    ...referrals
      .slice(0, 1)
      .flatMap(one => summary.help.map(service => step('service.received', { service, ...helperOf(one) }))),
  ]
}

const factsOf = (one: ReferralChange): ActFacts => ({
  referralId: one.id,
  receiver: one.receiver,
  receiverKind: one.receiverKind,
  service: one.service,
  path: one.path,
})
const helperOf = (one: ReferralChange): ActFacts => ({ provider: one.receiver, providerKind: one.receiverKind })

/**
 * The referrals to whoever helped, where the summary says that somebody did: child protection for a child, and whoever
 * coordinated. Where it is not known whether help came, there is none: only the step that somebody was referred.
 */
function referralsOf(world: World, part: Part, about: SummaryPerson, person: string): readonly ReferralChange[] {
  const { summary, territory } = part
  const service = summary.help[0]
  if (!service || (summary.coordinatedBy !== '' && !about.coordinated)) return []
  const coordinator = summary.coordinatedBy.startsWith(CAST.providerPrefix) ? [summary.coordinatedBy] : []
  const helper = summary.helpBy.find(one => one !== 'child-protection') ?? 'child-protection'
  const other = helper === 'provider' ? PROVIDER : world.desk(helper, territory)
  const codes = about.child
    ? [world.desk('child-protection', territory), ...coordinator]
    : coordinator.length > 0
      ? coordinator
      : [other]
  return codes.map((code, at) => ({
    id: stableId(`${person} referral ${at}`),
    state: 'in-progress',
    businessStatus: null,
    sender: world.idOf(world.desk('regional-centre', territory)),
    receiver: world.idOf(code),
    receiverKind: world.mechanism.directory.byCode(code)?.kind ?? helper,
    service,
    path: !about.child ? 'service' : at === 0 ? 'official' : 'onward',
    emergency: false,
    requestedAt: null,
    answerDueAt: null,
    answeredAt: null,
  }))
}

/** A summary that names no organisation gets one of the directory; which one says nothing about the summary. */
const PROVIDER = CAST.otherShelter
