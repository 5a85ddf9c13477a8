import type { MessageKey, Translate } from '../platform/i18n/translator.ts'

/** The name of a service; a line that only names a need says the need. */
export function serviceWords(t: Translate, code: string): string {
  return code.startsWith('need-') ? t(`form.need.${code.slice('need-'.length)}` as MessageKey) : t(`service.${code}`)
}
