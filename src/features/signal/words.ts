import { exactDate, exactTime } from '../../act/clock-words.ts'
import type { Mechanism } from '../../act/mechanism.ts'
import type { CivilDate } from '../../domain/time/civil-date.ts'
import type { Translate } from '../../platform/i18n/translator.ts'

/** An indicator as the observer reads it. */
export function indicatorWords(t: Translate, code: string): string {
  return t(`indicator.${code}`)
}

/** An organisation's name. */
export function nameOf(mechanism: Mechanism, organisation: string): string {
  return mechanism.directory.find(organisation)?.name ?? ''
}

/** A territory's name; "I do not know" where it is not known. */
export function territoryName(mechanism: Mechanism, t: Translate, code: string | null | undefined): string {
  return mechanism.pack.territories.find(one => one.code === code)?.name ?? t('shell.unknown')
}

/** The day something was noticed. */
export function whenWords(day: CivilDate | 'unknown' | undefined, t: Translate, lang: string): string {
  if (day === undefined || day === 'unknown') return t('shell.unknown')
  return exactDate(Date.parse(`${day}T12:00:00Z`), { lang, timeZone: 'UTC' })
}

/** A moment in words of the country's zone. */
export function momentWords(mechanism: Mechanism, lang: string, at: Date | number): string {
  return exactTime(Number(at), { lang, timeZone: mechanism.pack.timeZone })
}
