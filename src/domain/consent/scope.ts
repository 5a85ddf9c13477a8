import type { ConsentPurpose, DataClass } from '../mechanism/vocabulary.ts'

/** Classes of data a consent for a purpose is about: no more than the purpose needs. Frozen in the ledger with each entry. */
export const CONSENT_CLASSES: { readonly [purpose in ConsentPurpose]: readonly DataClass[] } = {
  interview: ['interview'],
  referral: ['core', 'identity', 'contact', 'indicators', 'plan'],
  register: ['register'],
  transnational: ['core', 'identity', 'contact', 'plan'],
  proceedings: ['proceedings'],
  research: ['core'],
  notification: ['core', 'identity', 'contact', 'indicators'],
}
