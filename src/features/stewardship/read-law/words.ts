import type { Parameter, Step, StepHolder } from '../../../domain/mechanism/pack.ts'
import type { ActKind, OrganisationKind } from '../../../domain/mechanism/vocabulary.ts'
import { dayNumber } from '../../../domain/time/calendar.ts'
import type { CivilDate } from '../../../domain/time/civil-date.ts'
import type { Catalogue, Translate } from '../../../platform/i18n/translator.ts'

export type Words = { readonly t: Translate; readonly catalogue: Catalogue }

/** A civil date as people write it; it has no zone, so it is said in none. */
export function dateText(date: CivilDate, lang: string): string {
  // Plain "en" is American and puts the month first.
  const format = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  return format.format(dayNumber(date) * 86_400_000)
}

/** A day of every year, "30 September". */
export function dayOfYearText(day: string, lang: string): string {
  const format = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  return format.format(dayNumber(`2000-${day}` as CivilDate) * 86_400_000)
}

/** "since 3 Feb 2023", "1 Jan 2005 – 31 Dec 2013". The end of the law's calendar is half-open and said so. */
export function inForceText(
  inForce: { readonly from: CivilDate; readonly to?: CivilDate },
  lang: string,
  { t }: Words,
): string {
  const from = dateText(inForce.from, lang)
  return inForce.to ? t('law.from-until', { from, to: dateText(inForce.to, lang) }) : t('law.since', { from })
}

/** A parameter's value with its unit: "30 minutes"; a limit of nothing is "at once". */
export function valueText({ value, unit }: Parameter, { t }: Words): string {
  return value === 0 && unit !== 'count' ? t('law.at-once') : t(`law.unit-${unit}`, { count: value })
}

const NAMED = ['holder', 'case-manager', 'first-responder', 'addressee'] as const

function holderText(holder: StepHolder, { t }: Words): string {
  const named = NAMED.find(one => one === holder)
  return named ? t(`law.holder-${named}`) : t(`organisation-kind.${holder as OrganisationKind}`)
}

/** Who owes a step; where a child is owed by another desk, both. */
export function stepHolderText({ holder }: Pick<Step, 'holder'>, words: Words): string {
  if (typeof holder === 'string') return holderText(holder, words)
  const { adult, child } = holder
  return words.t('law.adult-child', { adult: holderText(adult, words), child: holderText(child, words) })
}

/** Acts in words, each once. */
export function actsText(acts: readonly ActKind[], { t }: Words): string {
  return [...new Set(acts.map(act => t(`act-kind.${act}`)))].join('; ')
}

/** Until when a step is owed, by its parameter as it stands. */
export function clockText(step: Step, parameters: readonly Parameter[], words: Words): string {
  if (!step.clock) return words.t('act.no-clock')
  const { parameter, from, on, since } = step.clock
  const known = parameters.filter(one => one.id === parameter).sort((a, b) => (a.from < b.from ? 1 : -1))[0]
  const value = known ? valueText(known, words) : parameter
  const start =
    from === 'detected'
      ? words.t('law.from-detected')
      : from === 'due'
        ? words.t('law.from-due')
        : words.t(since ? 'law.from-told' : 'law.from-act', { act: actsText(from, words) })
  const text = words.t('law.clock', { value, start })
  return on ? `${text} ${words.t('law.or-agreed')}` : text
}
