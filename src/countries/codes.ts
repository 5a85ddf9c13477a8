/** The codes of all country packs: each is the name of a folder beside this file, and a value of `PUNTE_COUNTRY`. */
export const COUNTRY_CODES = ['ro', 'uk'] as const
export type CountryCode = (typeof COUNTRY_CODES)[number]

/** The country an installation serves where nobody names another. */
export const DEFAULT_COUNTRY: CountryCode = 'ro'
