/**
 * Why a service can be asked, and why it stands where it stands: message `placement.reason-<code>`. `n` is a count (places,
 * borders, minutes) of the message.
 */
const WEIGHED = [
  'place-free',
  'place-unknown',
  'away-from-exploiters',
  'exploiters-perhaps-near',
  'licence-in-force',
  'licence-unknown',
  'speaks-language',
  'language-unknown',
  'language-missing',
  'in-the-county',
  'serves-whole-country',
  'borders-away',
  'distance-unknown',
  'knows-this-exploitation',
  'speciality-unknown',
  'eligibility-unknown',
  'answers',
  'answers-not-known',
  'asked-by-telephone',
  'declined-before',
] as const

/**
 * Why a service is not proposed. `not-available` says no more: full, closed, and kept out by the independent desk read
 * the same, so that nobody learns of an inquiry from a list of places.
 */
const UNAVAILABLE = [
  'not-available',
  'not-by-this-path',
  'age-does-not-fit',
  'sex-does-not-fit',
  'exploitation-does-not-fit',
  'children-not-accepted',
  'not-accessible',
  'licence-ended',
  'exploiters-near',
  'somebody-tied-to-exploiters',
  'person-said-no',
] as const

export type WeighedReason = {
  readonly code: (typeof WEIGHED)[number]
  readonly good: boolean | null
  readonly n?: number
}
export type UnavailableReason = (typeof UNAVAILABLE)[number]
