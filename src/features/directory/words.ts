import type { Mechanism } from '../../act/mechanism.ts'
import { EVERYWHERE, type ServiceDescription, type WeekHours } from '../../domain/directory/description.ts'
import { hasMessage, type MessageKey, type Translate } from '../../platform/i18n/translator.ts'

type Saying = { readonly mechanism: Mechanism; readonly t: Translate; readonly lang: string }

/** The word of a kind of need; its code where the pack has none. */
export function needWord({ mechanism, t, lang }: Saying, code: string): string {
  return hasMessage(mechanism.catalogue(lang), `service.${code}`) ? t(`service.${code}`) : code
}

/** The name of a language; its code where the pack has none. */
export function languageWord({ mechanism, t, lang }: Saying, code: string): string {
  return hasMessage(mechanism.catalogue(lang), `language.${code}`) ? t(`language.${code}` as MessageKey) : code
}

export function territoryWord({ mechanism, t }: Saying, code: string): string {
  if (code === EVERYWHERE) return t('find-service.everywhere')
  return mechanism.pack.territories.find(one => one.code === code)?.name ?? code
}

/** Days and hours in words: "Monday, Tuesday, 08:00–16:00". */
function hoursWords(hours: WeekHours | null, { t, lang }: Pick<Saying, 't' | 'lang'>): string {
  if (!hours) return t('find-service.unknown')
  if (hours.days.length === 7 && hours.from === '00:00' && hours.to === '24:00') return t('find-service.always')
  // 1 January 2024 was a Monday.
  const day = (number: number) =>
    new Intl.DateTimeFormat(lang, { weekday: 'short', timeZone: 'UTC' }).format(Date.UTC(2024, 0, number))
  return `${hours.days.map(day).join(', ')}, ${hours.from}–${hours.to}`
}

/** Each thing a description says, in words, with its label; what is not known says so. */
export function describedWords(
  described: ServiceDescription,
  saying: Saying,
): readonly { label: string; value: string }[] {
  const { t } = saying
  const unknown = t('find-service.unknown')
  const list = (codes: readonly string[] | null, word: (code: string) => string) =>
    codes?.map(word).join(', ') || unknown
  const { licence, minimumAge, maximumAge } = described
  const ages =
    minimumAge === null && maximumAge === null
      ? unknown
      : t('find-service.ages', { from: minimumAge ?? 0, to: maximumAge ?? '–' })
  const standing = [
    licence.standard,
    licence.number,
    licence.validTo && t('find-service.until', { date: licence.validTo }),
  ]
  return [
    { label: t('find-service.need'), value: list(described.needs, code => needWord(saying, code)) },
    { label: t('find-service.status'), value: t(`find-service.status-${statusKey(described.status)}`) },
    { label: t('find-service.phones'), value: described.phones.join(', ') || unknown },
    { label: t('find-service.open-hours'), value: hoursWords(described.open, saying) },
    { label: t('find-service.staffed-hours'), value: hoursWords(described.staffed, saying) },
    { label: t('find-service.line-hours'), value: hoursWords(described.reachable, saying) },
    { label: t('find-service.languages'), value: list(described.languages, code => languageWord(saying, code)) },
    { label: t('find-service.where'), value: list(described.territories, code => territoryWord(saying, code)) },
    { label: t('find-service.age'), value: ages },
    { label: t('find-service.sexes'), value: list(described.sexes, code => t(`sex.${code}`)) },
    { label: t('find-service.exploitation'), value: list(described.exploitation, code => t(`exploitation.${code}`)) },
    {
      label: t('find-service.citizenship'),
      value: list(described.citizenship, code => t(`find-service.citizenship-${code as 'elsewhere'}`)),
    },
    {
      label: t('find-service.children'),
      value: described.children ? t(`find-service.children-${described.children}`) : unknown,
    },
    {
      label: t('find-service.access'),
      value: described.access ? t(`find-service.access-${described.access}`) : unknown,
    },
    { label: t('find-service.licence'), value: standing.filter(Boolean).join(', ') || unknown },
    { label: t('find-service.funding'), value: described.funding ?? unknown },
    { label: t('find-service.documents'), value: described.documents?.join('; ') ?? unknown },
    { label: t('find-service.process'), value: described.process ?? unknown },
    { label: t('find-service.fees'), value: described.fees ?? unknown },
    { label: t('find-service.interpretation'), value: described.interpretation ?? unknown },
    { label: t('find-service.email'), value: described.email ?? unknown },
  ]
}

const STATUS_KEYS = {
  active: 'active',
  inactive: 'inactive',
  defunct: 'defunct',
  'temporarily closed': 'closed',
} as const

/** The message of a status of the standard. */
export function statusKey(status: string): (typeof STATUS_KEYS)[keyof typeof STATUS_KEYS] {
  return STATUS_KEYS[status as keyof typeof STATUS_KEYS] ?? 'inactive'
}
