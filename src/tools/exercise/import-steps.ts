import { fileOf } from '../../act/file-of.ts'
import { actorOf } from '../../act/mechanism.ts'
import { perform } from '../../act/perform.ts'
import type { ActKind } from '../../domain/mechanism/vocabulary.ts'
import type { Change, ReferralChange } from '../../domain/person/change.ts'
import type { ActFacts } from '../../domain/person/file.ts'
import type { Tx } from '../../platform/db/database.ts'
import { stableId } from './chance.ts'
import type { Part, SummaryPerson } from './parts.ts'
import type { World } from './world.ts'

type Step = { readonly kind: ActKind; readonly facts: ActFacts; readonly change?: Change }

const DAY = 86_400_000

/**
 * Writes, by the regional centre that took the person up, the steps that lie behind a person of a summary, each written as historical: that it was done is told or follows from
 * what is told; who attended, who agreed and how it was done is not, and is not invented. Consents are not imported: a
 * ledger entry without an answer is none. One transaction a person.
 */
export async function importSteps(world: World, part: Part, person: string, at: number): Promise<void> {
  const about = part.people[at]
  if (!about) return
  const signed = await world.session(world.at(world.desk('regional-centre', part.territory), 'centre-officer'))
  const last = stableId(`${person} last step`)
  if (world.sent.has(last)) return
  await world.db.as(signed.token, async (tx, actor) => {
    if (!actor) throw new Error('The session of the import has ended.')
    const steps = stepsOf(world, part, about, person)
    for (const [index, step] of steps.entries()) {
      // One transaction: the last form stands for all of them.
      const formId = index === steps.length - 1 ? last : null
      await importStep(world, tx, actorOf(actor), person, { ...step, happenedAt: part.noticedAt + (index + 1) * DAY, formId })
    }
  })
  world.sent.set(last, '')
}

type Dated = Step & { readonly happenedAt: number; readonly formId: string | null }

async function importStep(world: World, tx: Tx, actor: ReturnType<typeof actorOf>, person: string, step: Dated): Promise<void> {
  const file = await fileOf(tx, person)
  if (!file) throw new Error('An imported person cannot be found again.')
  const { kind, facts, happenedAt, formId, change } = step
  const done = await perform(tx, world.mechanism, {
    file,
    act: { kind, mode: 'record', happenedAt, facts },
    actor,
    content: {},
    form: null,
    ...(change ? { change } : {}),
    formId,
    location: `/people/${person}`,
    now: world.began,
    historical: true,
  })
  if (done.kind !== 'done' && done.kind !== 'replayed') throw new Error(`The import of ${kind} was answered with ${done.kind}.`)
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
  const requested = referrals.length > 0 ? referrals.map(one => step('referral.requested', factsOf(one), { referrals: [one] })) : [step('referral.requested')]
  return [
    ...(summary.identified ? identified : []),
    ...(referred ? [step('rights.told'), ...requested] : []),
    ...referrals.map(one => step('referral.accepted', factsOf(one))),
    ...(referrals.length > 0 ? [step('case-manager.appointed'), step('initial-assessment.made'), step('recovery.opened')] : []),
    ...referrals.slice(0, 1).flatMap(one => summary.help.map(service => step('service.received', { service, ...helperOf(one) }))),
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
  const { summary, territory, noticedAt } = part
  const service = summary.help[0]
  if (!service || (summary.coordinatedBy !== '' && !about.coordinated)) return []
  const coordinator = summary.coordinatedBy.startsWith('NGO-') ? [summary.coordinatedBy] : []
  const helper = summary.helpBy.find(one => one !== 'child-protection') ?? 'child-protection'
  const other = helper === 'provider' ? PROVIDER : world.desk(helper, territory)
  const codes = about.child ? [world.desk('child-protection', territory), ...coordinator] : coordinator.length > 0 ? coordinator : [other]
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
    requestedAt: noticedAt + 6 * DAY,
    answerDueAt: null,
    answeredAt: null,
  }))
}

/** A summary that names no organisation gets one of the directory; which one says nothing about the summary. */
const PROVIDER = 'NGO-YOUNGGEN'
