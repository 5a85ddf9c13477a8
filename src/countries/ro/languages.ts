/** Languages a person may need, the two of the system first: message `language.<code>`. A language is no statement about descent. */
export const SPOKEN_LANGUAGES = [
  'ro',
  'en',
  'uk',
  'ru',
  'hu',
  'rom',
  'fr',
  'de',
  'it',
  'es',
  'ar',
  'bn',
  'hi',
  'ne',
  'si',
  'ta',
  'ur',
  'vi',
  'tr',
] as const
export type SpokenLanguage = (typeof SPOKEN_LANGUAGES)[number]
