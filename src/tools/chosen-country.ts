import { countryOf } from '../countries/countries.ts'
import type { Country } from '../countries/country.ts'

/** The country this run is about: `PUNTE_COUNTRY`, or the first country. Throws where there is no such pack. */
export function chosenCountry(environment: Readonly<Record<string, string | undefined>> = process.env): Country {
  return countryOf(environment.PUNTE_COUNTRY?.trim() || undefined)
}
