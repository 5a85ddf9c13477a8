import type { Field } from './objects.ts'

/** What is wrong with a package: message `exchange.fault-<code>`. */
export const FAULTS = [
  'not-json',
  'not-a-package',
  'unknown-object',
  'unknown-field',
  'required',
  'not-text',
  'not-a-number',
  'not-a-list',
  'not-an-object',
  'not-in-list',
  'not-a-uuid',
  'not-a-uri',
  'not-an-email',
  'not-a-moment',
  'not-a-date',
  'not-a-time',
  'twice',
  'other-parent',
  'nothing-there',
  'cycle',
  'never-opens',
  'ages-crossed',
  'out-of-range',
  'too-deep',
  'others-entry',
] as const
export type FaultCode = (typeof FAULTS)[number]

/** One fault with its place: the row (`services[3].phones[0]`, `phone.csv:12`) and the field. */
export type Fault = { readonly row: string; readonly field: string; readonly code: FaultCode }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const URI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i
const EMAIL = /^[^\s@<>()]+@[^\s@<>()]+\.[^\s@<>()]+$/
const MOMENT =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(Z|[+-]\d{2}:\d{2})$/i

const FORMAT = {
  uuid: { fits: UUID, code: 'not-a-uuid' },
  uri: { fits: URI, code: 'not-a-uri' },
  email: { fits: EMAIL, code: 'not-an-email' },
  'date-time': { fits: MOMENT, code: 'not-a-moment' },
} as const satisfies Record<string, { fits: RegExp; code: FaultCode }>

/** Whether a text has a format of the standard. */
export function hasFormat(format: keyof typeof FORMAT, text: string): boolean {
  return FORMAT[format].fits.test(text)
}

/** What is wrong with one value; undefined where nothing is. Half of a letter pair and NUL cannot be stored. */
export function faultOf(field: Field, value: unknown): FaultCode | undefined {
  if (field.type === 'number') return typeof value === 'number' && Number.isFinite(value) ? undefined : 'not-a-number'
  if (typeof value !== 'string' || !value.isWellFormed() || value.includes('\u0000')) return 'not-text'
  if (field.enum) return field.enum.includes(value) ? undefined : 'not-in-list'
  if (field.format && !FORMAT[field.format].fits.test(value)) return FORMAT[field.format].code
  return undefined
}
