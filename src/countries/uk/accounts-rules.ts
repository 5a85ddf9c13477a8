import type { AccountRules } from '../../domain/mechanism/pack.ts'
import { cite } from './law.ts'

/**
 * The undertaking everybody accepts, in our own words until a lawyer gives others, and who confirms a recovery: an
 * administrator, and a second person in another role. Small organisations have no supervisor: there the national desk helps.
 */
export const ACCOUNTS: AccountRules = {
  undertaking: {
    version: '1',
    pinned: {
      en: '373f2ff55516194931ee8797f889bfff09f42003872d0059aa5af3bd4f2af896',
    },
    cites: [cite('SPEC-DESIGN', 'issue Only those who need to know: confidentiality undertaking')],
    standing: 'assumed',
  },
  recovery: {
    first: [
      { role: 'administrator', of: 'own' },
      { role: 'administrator', of: 'national-desk' },
    ],
    second: [
      { role: 'supervisor', of: 'own' },
      { role: 'administrator', of: 'national-desk' },
      { role: 'supervisor', of: 'national-desk' },
    ],
  },
}
