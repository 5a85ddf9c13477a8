import { type CountryCode, DEFAULT_COUNTRY } from './codes.ts'
import type { Country } from './country.ts'
import { ROMANIA } from './ro/country.ts'
import { UNITED_KINGDOM } from './uk/country.ts'

/** Every country there is a pack for. */
export const COUNTRIES: Readonly<Record<CountryCode, Country>> = { ro: ROMANIA, uk: UNITED_KINGDOM }

/** The country with this code. Throws with the codes there are: a program that serves no country must not start. */
export function countryOf(code: string = DEFAULT_COUNTRY): Country {
  if (Object.hasOwn(COUNTRIES, code)) return COUNTRIES[code as CountryCode]
  throw new Error(`There is no country "${code}". There are: ${Object.keys(COUNTRIES).join(', ')}.`)
}
