import type { FactName } from '../../domain/facts/registry.ts'
import type { Condition } from '../../domain/rules/rule.ts'

/** Conditions that rules and steps of this pack share; what they make is plain data. */

export const yes = (fact: FactName): Condition<FactName> => ({ fact, is: true })
export const no = (fact: FactName): Condition<FactName> => ({ fact, is: false })
export const is = (fact: FactName, word: string): Condition<FactName> => ({ fact, is: word })

/** "Not sure" is a child until somebody decides otherwise. */
export const CHILD = yes('isTreatedAsChild')
export const ADULT = no('isTreatedAsChild')

export const NOT_CLOSED = no('isClosed')

/** Never done once for all: owed as long as it is due. */
export const NEVER: Condition<FactName> = { any: [] }

/** Not closed, not decided against, not left by the adult. */
export const ON_THE_WAY: Condition<FactName> = {
  all: [NOT_CLOSED, { not: is('status', 'not-victim') }, no('hasWithdrawn')],
}

/** Reported, and the way is open. */
export const REPORTED: Condition<FactName> = { all: [ON_THE_WAY, yes('isNotified')] }

/** A positive reasonable grounds decision, or the conclusive one after it. */
export const POSITIVE: Condition<FactName> = { all: [ON_THE_WAY, yes('isPresumed')] }

/** An adult is referred only by consent; a child without being asked. */
export const REFERRED: Condition<FactName> = { any: [CHILD, yes('consentsToNotification')] }
