import type { Mechanism } from '../../act/mechanism.ts'
import type { SiteLanguage } from '../../domain/site/site.ts'
import type { CivilDate } from '../../domain/time/civil-date.ts'
import type { OpenRequest } from '../../platform/http/open.ts'
import { hasMessage, type MessageKey, type Params, type Translate } from '../../platform/i18n/translator.ts'
import { directionOf, type ReactNode } from '../../platform/ui/index.ts'

/** One reader of one public page: which language, and how things are said in it. */
export type Reading = {
  readonly mechanism: Mechanism
  readonly language: SiteLanguage
  /** Where the address names the language, links do too. */
  readonly named: boolean
  readonly path: string
  readonly now: number
  readonly lang: string
  readonly t: Translate
  /** A text; where it is missing in this language, in the other one, and marked as such for screen readers. */
  readonly say: (key: SiteKey, params?: Params) => ReactNode
  /** Address of a page of the site in the reader's language. */
  readonly to: (path: string) => string
}
export type SiteKey = `${'site' | 'shell' | 'find' | 'tell' | 'callback' | 'organisation-kind' | 'rights'}.${string}`

/** The language of a request; the composition only lets those of the site through. */
export function readingOf(mechanism: Mechanism, { lang, named, path, now }: OpenRequest): Reading {
  const language = mechanism.pack.site.languages.find(one => one.code === lang) ?? mechanism.pack.site.languages[0]
  if (!language) throw new Error('The site has no language.')
  const prefix = named || isDraft(language) ? `/${language.code}` : ''
  const to = (address: string) =>
    address === '/' ? (prefix === '' ? '/' : isDraft(language) ? `${prefix}/front` : prefix) : `${prefix}${address}`
  return { mechanism, language, named, path, now, to, ...voiceOf(mechanism, language.code, language.fallback) }
}

/** The same reader, told in a language that has every text. */
export function inProse(reading: Reading): Reading {
  const { mechanism, language } = reading
  if (mechanism.pack.languages.includes(language.code)) return reading
  return { ...reading, ...voiceOf(mechanism, language.fallback, language.fallback) }
}

function voiceOf(mechanism: Mechanism, lang: string, fallback: string): Pick<Reading, 'lang' | 't' | 'say'> {
  const t = mechanism.translate(lang)
  const own = mechanism.catalogue(lang)
  return {
    lang,
    t,
    say: (key, params) =>
      hasMessage(own, key) || lang === fallback ? (
        t(key as MessageKey, params)
      ) : (
        <span lang={fallback} dir={directionOf(fallback)}>
          {t(key as MessageKey, params)}
        </span>
      ),
  }
}

/** Whether nobody has read this language yet. */
export function isDraft(language: SiteLanguage): boolean {
  return language.review.state === 'draft'
}

/** Intl has no data for every language we speak; the language that stands in lends its names of days. */
function localeOf({ code, fallback }: SiteLanguage): string {
  let locale = locales.get(code)
  if (locale === undefined) {
    const known = Intl.DateTimeFormat.supportedLocalesOf(code).length > 0
    locale = `${code === 'en' ? 'en-GB' : known ? code : fallback}-u-nu-latn`
    locales.set(code, locale)
  }
  return locale
}

const locales = new Map<string, string>()

const formats = new Map<string, Intl.DateTimeFormat>()

function format(reading: Reading, options: Intl.DateTimeFormatOptions, timeZone: string): Intl.DateTimeFormat {
  const locale = reading.lang === reading.language.code ? localeOf(reading.language) : reading.lang
  const key = `${locale} ${timeZone} ${JSON.stringify(options)}`
  let made = formats.get(key)
  if (!made) {
    made = new Intl.DateTimeFormat(locale, { hourCycle: 'h23', ...options, timeZone })
    formats.set(key, made)
  }
  return made
}

/** The day in words: "Monday, 23 November", with the time: "08:00". Civil time of the country. */
export function dayAndTime(reading: Reading, instant: number): string {
  return format(
    reading,
    { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
    reading.mechanism.pack.timeZone,
  ).format(instant)
}

export function timeOf(reading: Reading, instant: number): string {
  return format(reading, { hour: '2-digit', minute: '2-digit' }, reading.mechanism.pack.timeZone).format(instant)
}

/** A civil date in words. */
export function dateOf(reading: Reading, date: CivilDate): string {
  return format(reading, { dateStyle: 'long' }, 'UTC').format(Date.parse(`${date}T12:00:00Z`))
}

/** Names of the days of the week, Monday is 1. The fifth of January 1970 was a Monday. */
export function weekday(reading: Reading, day: number): string {
  return format(reading, { weekday: 'long' }, 'UTC').format((day + 3.5) * 86_400_000)
}

/** Name of a country by its code. */
export function countryName(reading: Reading, code: string): string {
  const names = new Intl.DisplayNames(
    [reading.lang === reading.language.code ? localeOf(reading.language) : reading.lang],
    { type: 'region' },
  )
  return names.of(code) ?? code
}
