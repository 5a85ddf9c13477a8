import type { Sex } from '../../domain/mechanism/vocabulary.ts'
import type { CivilDate } from '../../domain/time/civil-date.ts'

/** What a personal numeric code says about its holder. */
export type NationalNumber = { readonly birthDate: CivilDate; readonly sex: Sex }

const WEIGHTS = '279146358279'
/** First digit → century; 7 to 9 are residents and foreign citizens, whose century the number does not tell. */
const CENTURIES: Readonly<Record<string, string>> = { 1: '19', 2: '19', 3: '18', 4: '18', 5: '20', 6: '20' }

function controlDigit(digits: string): number {
  const sum = [...WEIGHTS].reduce((total, weight, at) => total + Number(weight) * Number(digits[at]), 0)
  return sum % 11 === 10 ? 1 : sum % 11
}

function isDay(date: string): date is CivilDate {
  const made = new Date(`${date}T00:00:00Z`)
  return !Number.isNaN(made.getTime()) && made.toISOString().startsWith(date)
}

/** Reads a CNP: 13 digits with a control digit (general knowledge, R-15); undefined when it cannot be one. */
export function readNationalNumber(number: string): NationalNumber | undefined {
  if (!/^[1-9]\d{12}$/.test(number) || controlDigit(number) !== Number(number[12])) return undefined
  const first = number[0] as string
  const short = `${number.slice(1, 3)}-${number.slice(3, 5)}-${number.slice(5, 7)}`
  const date = `${CENTURIES[first] ?? '20'}${short}`
  const birth = isDay(date) ? date : undefined
  if (!birth) return undefined
  return { birthDate: birth, sex: first === '9' ? 'unknown' : Number(first) % 2 === 1 ? 'male' : 'female' }
}

/**
 * Whether a number that was given agrees with what is known: `agrees`, `disagrees`, or `unknown` where it does not
 * tell the century or nothing is known to hold against it. The answer is coded, the number never is.
 */
export function checkNationalNumber(
  number: string,
  known: { readonly birthDate: CivilDate | null; readonly sex: Sex },
): 'agrees' | 'disagrees' | 'unknown' {
  const read = readNationalNumber(number)
  if (!read) return 'disagrees'
  const tellsCentury = (number[0] as string) in CENTURIES
  const told = known.birthDate?.slice(tellsCentury ? 0 : 2)
  const birthDiffers = told !== undefined && read.birthDate.slice(tellsCentury ? 0 : 2) !== told
  const sexDiffers = isBinary(known.sex) && isBinary(read.sex) && known.sex !== read.sex
  if (birthDiffers || sexDiffers) return 'disagrees'
  return known.birthDate === null ? 'unknown' : 'agrees'
}

function isBinary(sex: Sex): boolean {
  return sex === 'female' || sex === 'male'
}
