import type { Mechanism } from '../../../act/mechanism.ts'
import { hasMessage, type MessageKey, type Translate } from '../../../platform/i18n/translator.ts'
import type { PhoneEntry } from '../../../platform/ui/index.ts'

/**
 * The numbers of the country with who answers and when. The hours are the message `line-hours.<organisation code>` of the
 * pack; where the pack has none we say that we do not know, because a wrong hour sends somebody to a dead line.
 */
export function linesOf(mechanism: Mechanism, t: Translate, lang: string): readonly PhoneEntry[] {
  const { general, child, information } = mechanism.pack.emergency
  const catalogue = mechanism.catalogue(lang)
  const entry = (number: string, name: string, text: string): PhoneEntry => {
    const line = mechanism.directory.all().find(one => one.kind === 'hotline' && one.phone === number)
    const key = `line-hours.${line?.code ?? ''}`
    const hours = hasMessage(catalogue, key) ? t(key as MessageKey) : t('start.hours-unknown')
    return { number, name, text, hours }
  }
  return [
    entry(general, t('start.general-name'), t('start.general-text')),
    entry(child, t('start.child-name'), t('start.child-text')),
    entry(information, t('start.information-name'), t('start.information-text')),
  ]
}
