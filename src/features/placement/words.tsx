import type { Mechanism } from '../../act/mechanism.ts'
import type { Provider } from '../../domain/matching/provider.ts'
import { readQuery } from '../../domain/matching/query.ts'
import type { WeighedReason } from '../../domain/matching/reasons.ts'
import { hasMessage, type MessageKey, type Translate } from '../../platform/i18n/translator.ts'
import type { SummaryRow } from '../../platform/ui/index.ts'

export type Words = { readonly mechanism: Mechanism; readonly t: Translate; readonly lang: string }

/** A word of the pack; the code itself where the pack has none. */
function packWord({ mechanism, t, lang }: Words, prefix: string, code: string): string {
  return hasMessage(mechanism.catalogue(lang), `${prefix}${code}`) ? t(`${prefix}${code}` as MessageKey) : code
}

/** The name of a kind of help. */
export const helpWord = (words: Words, code: string): string => packWord(words, 'service.', code)

export function countyWord({ mechanism }: Words, code: string): string {
  return mechanism.pack.territories.find(one => one.code === code)?.name ?? code
}

/** What a service is called: its name, and whose it is. */
export function serviceName({
  name,
  organizationName,
}: Pick<Provider['listing'], 'name' | 'organizationName'>): string {
  return organizationName && organizationName !== name ? `${organizationName}: ${name}` : name
}

/** Why a service stands where it stands, in one line. */
export function reasonsLine(reasons: readonly WeighedReason[], t: Translate): string {
  return reasons.map(({ code, n }) => t(`placement.reason-${code}`, { n: n ?? 0 })).join('; ')
}

/** A question as facts to read: exactly what the service that is asked sees. */
export function queryRows(stored: unknown, service: string, words: Words): readonly SummaryRow[] {
  const { t } = words
  const { sex, ageBand, county, needs = [], languages = [], withChildren, accessible, urgency } = readQuery(stored)
  const list = (prefix: string, codes: readonly string[]) =>
    codes.map(one => packWord(words, prefix, one)).join('; ') || t('referral.not-told')
  return [
    { label: t('referral.service'), value: helpWord(words, service) },
    ...(urgency ? [{ label: t('referral.offer-urgency'), value: t(`referral.urgency-${urgency}`) }] : []),
    { label: t('referral.offer-sex'), value: t(`sex.${sex ?? 'unknown'}`) },
    { label: t('referral.offer-ageBand'), value: t(`referral.age-${(ageBand ?? 'not-known') as 'adult'}`) },
    { label: t('referral.offer-county'), value: county ? countyWord(words, county) : t('referral.not-told') },
    { label: t('referral.offer-needs'), value: list('form.need.', needs) },
    { label: t('referral.offer-languages'), value: list('language.', languages) },
    { label: t('placement.with-children'), value: t(withChildren ? 'shell.yes' : 'shell.no') },
    { label: t('placement.accessible'), value: t(accessible ? 'shell.yes' : 'shell.no') },
  ]
}
