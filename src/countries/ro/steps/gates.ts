import type { FactName } from '../../../domain/facts/registry.ts'
import type { Step } from '../../../domain/mechanism/pack.ts'
import type { Condition } from '../../../domain/rules/rule.ts'
import { no, oneOf, yes } from '../rules/words.ts'

export type RomanianStep = Step<FactName>

/** The way is open: not closed, not found to be no victim, not left by the adult herself. */
export const ON_THE_WAY: Condition<FactName> = {
  all: [no('isClosed'), { not: { fact: 'status', is: 'not-victim' } }, no('hasWithdrawn')],
}

export const NOT_CLOSED: Condition<FactName> = no('isClosed')

/** Never done once for all: it is owed as long as it is due. */
export const NEVER: Condition<FactName> = { any: [] }

/** The centre for an adult, child protection for a child. */
export const CENTRE_OR_CHILD_PROTECTION = { adult: 'regional-centre', child: 'child-protection' } as const

/** Whoever took the adult in; child protection for a child. */
export const HOLDER_OR_CHILD_PROTECTION = { adult: 'holder', child: 'child-protection' } as const

/** Reasonable belief, and the way is open. */
export const PRESUMED: Condition<FactName> = { all: [ON_THE_WAY, yes('isPresumed')] }

/** Told to those who must know, and the way is open. */
export const NOTIFIED: Condition<FactName> = { all: [ON_THE_WAY, yes('isNotified')] }

/**
 * A desk has taken the person up by name: what is owed at the first meeting is owed now. Until then taking up is the desk's one
 * next step; emergency, needs and a place tonight never wait for it.
 */
export const MET: Condition<FactName> = { all: [NOTIFIED, no('waitsToBeTakenUp')] }

/** Path C: neither a citizen nor of the union; whoever nobody asked is not taken for foreign. */
export const FOREIGN: Condition<FactName> = oneOf('citizenshipKind', 'third-country', 'stateless')
