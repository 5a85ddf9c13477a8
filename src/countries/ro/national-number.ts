import type { Sex } from '../../domain/mechanism/vocabulary.ts'
import type { CivilDate } from '../../domain/time/civil-date.ts'

/** What a personal numeric code says about its holder; no birth date where it does not tell the century. */
export type NationalNumber = { readonly birthDate: CivilDate | null; readonly sex: Sex }

const WEIGHTS = '279146358279'
/** First digit → century; 7 to 9 are residents and foreign citizens, whose number does not tell it. */
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
  const century = CENTURIES[first]
  const date = `${century ?? '20'}${short}`
  if (!isDay(date)) return undefined
  return {
    birthDate: century ? date : null,
    sex: first === '9' ? 'unknown' : Number(first) % 2 === 1 ? 'male' : 'female',
  }
}

/**
 * Whether a number that was given agrees with what is known: `agrees`, `disagrees`, or `unknown` where nothing can
 * be held against it. The answer is coded, the number never is.
 */
export function checkNationalNumber(
  number: string,
  known: { readonly birthDate: CivilDate | null; readonly sex: Sex },
): 'agrees' | 'disagrees' | 'unknown' {
  const read = readNationalNumber(number)
  if (!read) return 'disagrees'
  if (isBinary(known.sex) && isBinary(read.sex) && known.sex !== read.sex) return 'disagrees'
  if (known.birthDate === null || read.birthDate === null) return 'unknown'
  return known.birthDate === read.birthDate ? 'agrees' : 'disagrees'
}

function isBinary(sex: Sex): boolean {
  return sex === 'female' || sex === 'male'
}
