import { ROLES, type Role } from '../../../domain/mechanism/vocabulary.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'

/** What the log calls a look or a deed, as the code and the database write it, and the message that says it. */
const WHOLE = {
  'person page': 'accesses.for-person',
  help: 'accesses.for-help',
  request: 'accesses.for-request',
  referral: 'accesses.for-referral',
  'referral, to be asked': 'accesses.for-asking',
  'referral, printed': 'accesses.for-referral-print',
  'consent ledger': 'accesses.for-consents',
  'consent receipt, printed': 'accesses.for-receipt',
  'consent record, exported': 'accesses.for-consent-record',
  'evidence list': 'accesses.for-files',
  'evidence, read': 'accesses.for-file',
  'time limit': 'accesses.for-clock',
  'place, to be found': 'accesses.for-place',
  'place, asked for': 'accesses.for-search',
  'safe contact': 'accesses.for-safe-contact',
  restriction: 'accesses.for-restriction',
  mailbox: 'accesses.for-mailbox',
  callback: 'accesses.for-callback',
  'signed out': 'accesses.for-out',
  'second factor shown': 'accesses.for-second',
  'duty shift added': 'accesses.for-shift',
  'duty shift ended': 'accesses.for-shift-end',
  'duty shift taken off': 'accesses.for-shift-off',
  'legal hold ended': 'accesses.for-hold-end',
  erased: 'accesses.for-erased',
  'who looked, asked with a code': 'accesses.for-looks-code',
  'invitation code that is not good': 'accesses.for-bad-code',
  'invitation opened': 'accesses.for-invitation',
  'invitation renewed': 'accesses.for-renewed',
  'invitation taken back': 'accesses.for-taken-back',
  'roles confirmed': 'accesses.for-roles-confirmed',
  'sessions ended by an administrator': 'accesses.for-sessions',
  'account unlocked': 'accesses.for-unlocked',
  'recovery done: sessions and means ended': 'accesses.for-recovered',
  'recovery refused': 'accesses.for-recovery-refused',
  'first administrator invited by the operator': 'accesses.for-first',
} as const

/** The same with something behind it: a form, a means, roles, a reason. */
const BEGINNINGS = {
  'form ': 'accesses.for-form',
  'record opened by ': 'accesses.for-record-opened',
  'record ': 'accesses.for-record',
  'print ': 'accesses.for-print',
  'signed in by ': 'accesses.for-in',
  'sign-in tries beyond the limit of one ': 'accesses.for-tries',
  'legal hold placed: ': 'accesses.for-hold',
  'who looked, code given: ': 'accesses.for-looks-given',
  'who looked, given in presence: ': 'accesses.for-looks-presence',
  'account invited: ': 'accesses.for-invited',
  'account locked: ': 'accesses.for-locked',
  'roles taken back: ': 'accesses.for-roles-back',
  'roles changed from ': 'accesses.for-roles-changed',
  'undertaking accepted, version ': 'accesses.for-undertaking',
  'recovery confirmed: ': 'accesses.for-recovery',
  'means of signing in added: ': 'accesses.for-means',
} as const

const DETAILS = {
  passkey: 'accesses.detail-passkey',
  code: 'accesses.detail-code',
  provider: 'accesses.detail-provider',
  exercise: 'accesses.detail-exercise',
  totp: 'accesses.detail-code',
  pair: 'accesses.detail-pair',
  identifier: 'accesses.detail-identifier',
  address: 'accesses.detail-address',
  consent: 'accesses.detail-consent',
  order: 'accesses.detail-order',
  dormant: 'accesses.detail-dormant',
  alone: 'accesses.detail-alone',
  'document-seen': 'accesses.detail-document',
  'known-in-person': 'accesses.detail-known',
  'called-back': 'accesses.detail-called',
  passkey_credential: 'accesses.detail-passkey',
  court: 'retention.reason-court',
  prosecution: 'retention.reason-prosecution',
  compensation: 'retention.reason-compensation',
  complaint: 'retention.reason-complaint',
  inspection: 'retention.reason-inspection',
} as const

/** What somebody looked or acted for, in words. What the log says and no message knows stays as it is written. */
export function purposeWords(purpose: string, t: Translate): string {
  const [said = ''] = purpose.split(' · account ')
  if (Object.hasOwn(WHOLE, said)) return t(WHOLE[said as keyof typeof WHOLE])
  const beginning = Object.keys(BEGINNINGS).find(one => said.startsWith(one)) as keyof typeof BEGINNINGS | undefined
  if (!beginning) return said
  return t(BEGINNINGS[beginning], { detail: detailWords(said.slice(beginning.length), t) })
}

function detailWords(detail: string, t: Translate): string {
  if (Object.hasOwn(DETAILS, detail)) return t(DETAILS[detail as keyof typeof DETAILS])
  return detail
    .split(' to ')
    .map(part =>
      part
        .split(', ')
        .map(one => roleWords(one, t))
        .join(', '),
    )
    .join(' → ')
}

function roleWords(code: string, t: Translate): string {
  return ROLES.some(role => role === code) ? t(`role.${code as Role}`) : code
}
