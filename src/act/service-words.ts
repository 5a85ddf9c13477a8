import { TRANSFER } from '../domain/referral/transfer.ts'
import type { MessageKey, Translate } from '../platform/i18n/translator.ts'

/** The name of a service; a line that only names a need says the need, and a transfer that it is the person. */
export function serviceWords(t: Translate, code: string): string {
  if (code === TRANSFER) return t('referral.transfer-service')
  return code.startsWith('need-') ? t(`form.need.${code.slice('need-'.length)}` as MessageKey) : t(`service.${code}`)
}
