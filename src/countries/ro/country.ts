import type { Country } from '../country.ts'
import { SHOWN } from './accounts/shown.ts'
import { ACCOUNTS } from './accounts.ts'
import { specifiedBy } from './forms/specification.ts'
import { HOUSES } from './houses.ts'
import { messages } from './messages/messages.ts'
import { RO } from './pack.ts'

/** Romania: the mechanism, its words, and an exercise with people at every stage of the way. */
export const ROMANIA: Country = {
  pack: RO,
  messages,
  exercise: { accounts: ACCOUNTS, shown: SHOWN, people: 'cohort', houses: HOUSES },
  specifiedBy,
}
