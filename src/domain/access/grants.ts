import { isAsChild } from '../facts/status.ts'
import type { OrganisationKind, Stage } from '../mechanism/vocabulary.ts'
import type { Coded, Grant, PersonFile, ReferralFacts } from '../person/file.ts'
import { handedOver, managerNamed } from '../referral/transfer.ts'
import { appointedDesks } from './appointments.ts'
import { basisText, relationsOf, stretchOf } from './basis.ts'
import { classesHeld } from './may.ts'
import type { AccessRule, GrantRelation, ReferralGround } from './rule.ts'

const ACTIVE = new Set(['accepted', 'in-progress', 'on-hold'])

/**
 * Who may see which classes of a person, and on what ground: a leg of the notification, an accepted referral or
 * transfer, or an appointment in force; who was
 * there at an interview or a statement holds that as a further ground. Everything else has nothing. Derived anew by every
 * act, so a withdrawal or an ended referral closes access at once.
 * A notifier is not here: she sees what she sent, never the person.
 */
export function grantsOf(file: PersonFile, rules: readonly AccessRule[]): readonly Grant[] {
  const held = new Map<string, Own>()
  const give = (organisation: string, kind: OrganisationKind, relation: GrantRelation) => {
    const own = held.get(organisation) ?? { kind, relations: new Set<GrantRelation>(), ground: 'referral' }
    own.relations.add(relation)
    held.set(organisation, own)
    return own
  }
  const gone = handedOver(file)
  for (const leg of file.legs) {
    if (leg.connected && !gone.has(leg.addressee)) give(leg.addressee, leg.addresseeKind, 'notification')
  }
  for (const referral of file.referrals) {
    const running =
      ACTIVE.has(referral.state) || (referral.state === 'completed' && isCaseManager(file, referral.receiver))
    const ground = groundOf(file, referral)
    if (!running || (ground === 'referral' && isConsentGone(file, referral.receiver))) continue
    const own = give(referral.receiver, referral.receiverKind, 'referral')
    if (own.ground === 'referral') own.ground = ground
  }
  for (const { organisation, as } of appointedDesks(file)) give(organisation, as, 'appointment')
  const present = kindsPresent(file)
  for (const own of held.values()) if (present.has(own.kind)) own.relations.add('attended')
  return [...held].flatMap(([organisation, own]) => grantOf(organisation, own, file, rules) ?? [])
}

type Own = { readonly kind: OrganisationKind; readonly relations: Set<GrantRelation>; ground: ReferralGround }

/** The grant on some relations; undefined where no rule speaks of that kind on any of them. */
function grantOf(organisation: string, own: Own, file: PersonFile, rules: readonly AccessRule[]): Grant | undefined {
  const held = heldBy(rules, own, file.stage)
  return held && { organisation, ...held }
}

type Held = Omit<Grant, 'organisation'>

/** What each kind holds on each ground, as long as the rules are the same: everybody is asked about it each day. */
const known = new WeakMap<readonly AccessRule[], Map<string, Held | undefined>>()

function heldBy(rules: readonly AccessRule[], own: Own, stage: Stage): Held | undefined {
  const all = known.get(rules) ?? new Map<string, Held | undefined>()
  if (all.size === 0) known.set(rules, all)
  const relations = relationsOf(rules, own.kind).filter(one => own.relations.has(one))
  const key = `${own.kind} ${relations.join('+')} ${stage} ${own.ground}`
  if (!all.has(key)) all.set(key, reckonHeld(rules, own, relations, stage))
  return all.get(key)
}

function reckonHeld(
  rules: readonly AccessRule[],
  { kind, ground }: Own,
  relations: readonly GrantRelation[],
  stage: Stage,
): Held | undefined {
  if (relations.length === 0) return undefined
  const classes = classesHeld(rules, kind, new Set(relations), stage)
  return { classes: [...classes].sort(), basis: basisText(relations, stretchOf(rules, stage), ground) }
}

/** The service ended, the person did not: whoever manages the case goes on until somebody else does. */
function isCaseManager(file: PersonFile, organisation: string): boolean {
  return managerNamed(file)?.organisation === organisation
}

/**
 * What a referral rests on. A place tonight and the official referral of a child rest on a duty that a withdrawal does not
 * end, and say so; everything else rests on consent alone.
 */
function groundOf(file: PersonFile, referral: ReferralFacts): ReferralGround {
  if (referral.emergency) return 'emergency'
  const byDuty = referral.path === 'official' || referral.path === 'transfer'
  return isAsChild(file) && byDuty ? 'child-protection' : 'referral'
}

/** The consent to share with this provider was withdrawn or fell, or is a no now: nothing more is disclosed on that ground. */
function isConsentGone(file: PersonFile, receiver: string): boolean {
  const latest = file.consents.findLast(one => one.purpose === 'referral' && one.recipient === receiver)
  return latest !== undefined && latest.answer !== 'given'
}

const HEARD = new Set(['interview.recorded', 'statement.recorded'])

/** Kinds of organisation that were there at an interview or a statement; the form names the kind, not the desk. */
function kindsPresent(file: PersonFile): ReadonlySet<string> {
  const rows = (value: Coded | undefined): readonly Coded[] => (Array.isArray(value) ? value : [])
  return new Set(
    file.events
      .filter(event => HEARD.has(event.kind))
      .flatMap(event => rows(event.act.attendees))
      .flatMap(row => {
        const kind = row !== null && typeof row === 'object' && 'organisationKind' in row ? row.organisationKind : null
        return typeof kind === 'string' ? [kind] : []
      }),
  )
}
