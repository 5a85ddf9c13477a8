import { isAsChild } from '../facts/status.ts'
import type { DataClass, OrganisationKind } from '../mechanism/vocabulary.ts'
import type { Grant, PersonFile, ReferralFacts } from '../person/file.ts'
import { appointedDesks } from './appointments.ts'

/** Classes a desk works with once a duty towards the person is its own (spec 1.6). Kinds not named get the core only. */
const DUTY_CLASSES: { readonly [kind in OrganisationKind]?: readonly DataClass[] } = {
  'regional-centre': [
    'core',
    'identity',
    'contact',
    'indicators',
    'interview',
    'consent',
    'plan',
    'proceedings',
    'register',
  ],
  'national-desk': ['core', 'identity', 'contact', 'indicators', 'consent', 'register'],
  'child-protection': ['core', 'identity', 'contact', 'indicators', 'interview', 'consent', 'plan', 'proceedings'],
  'legal-aid': ['core', 'identity', 'contact', 'consent', 'proceedings', 'compensation'],
  // A page of its own says when, in which language and for whom to ask; nothing else is opened to an interpreter.
  interpreting: [],
  representation: ['core', 'identity', 'contact', 'consent', 'plan', 'proceedings'],
}

/** Classes of a provider that accepted: what it needs to help, no more. */
const PROVIDER_CLASSES: readonly DataClass[] = ['core', 'identity', 'contact', 'indicators', 'consent', 'plan']

const ACTIVE = new Set(['accepted', 'in-progress', 'on-hold'])

/**
 * Who may see which classes of a person, and on what ground: a leg of the notification, an accepted referral, or an
 * appointment in force.
 * Everything else has nothing. Derived anew by every act, so a withdrawal or an ended referral closes access at once.
 * A notifier is not here: she sees what she sent, never the person.
 */
export function grantsOf(file: PersonFile): readonly Grant[] {
  const grants = new Map<string, { classes: Set<DataClass>; basis: string }>()
  const give = (organisation: string, classes: readonly DataClass[], basis: string) => {
    const own = grants.get(organisation) ?? { classes: new Set(), basis }
    for (const one of classes) own.classes.add(one)
    grants.set(organisation, own)
  }
  for (const leg of file.legs) {
    if (leg.connected) give(leg.addressee, DUTY_CLASSES[leg.addresseeKind] ?? ['core'], 'notification')
  }
  for (const referral of file.referrals) {
    const running =
      ACTIVE.has(referral.state) || (referral.state === 'completed' && isCaseManager(file, referral.receiver))
    const basis = basisOf(file, referral)
    if (!running || (basis === 'consent' && isConsentGone(file, referral.receiver))) continue
    const named = basis === 'consent' ? 'referral' : basis
    give(referral.receiver, DUTY_CLASSES[referral.receiverKind] ?? PROVIDER_CLASSES, named)
  }
  for (const { organisation, as } of appointedDesks(file)) {
    give(organisation, DUTY_CLASSES[as] ?? ['core'], 'appointment')
  }
  return [...grants].map(([organisation, { classes, basis }]) => ({
    organisation,
    classes: [...classes].sort(),
    basis,
  }))
}

/** The service ended, the person did not: whoever manages the case goes on until somebody else does. */
function isCaseManager(file: PersonFile, organisation: string): boolean {
  return file.events.findLast(event => event.kind === 'case-manager.appointed')?.organisation === organisation
}

/**
 * What a referral rests on. A place tonight and the official referral of a child rest on a duty that a withdrawal does not
 * end, and say so; everything else rests on consent alone.
 */
function basisOf(file: PersonFile, referral: ReferralFacts): 'emergency' | 'child-protection' | 'consent' {
  if (referral.emergency) return 'emergency'
  return isAsChild(file) && referral.path === 'official' ? 'child-protection' : 'consent'
}

/** The consent to share with this provider was withdrawn or fell, or is a no now: nothing more is disclosed on that ground. */
function isConsentGone(file: PersonFile, receiver: string): boolean {
  const latest = file.consents.findLast(one => one.purpose === 'referral' && one.recipient === receiver)
  return latest !== undefined && latest.answer !== 'given'
}
