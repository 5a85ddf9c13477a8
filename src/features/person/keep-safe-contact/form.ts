import { type Hours, hoursProblems, readHours } from '../../../act/hours-form.tsx'
import { type Fields, field } from '../../../platform/http/fields.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import { isNumber } from '../../../platform/mail/gateway.ts'
import { isAddress } from '../../../platform/mail/smtp.ts'
import type { Problem } from '../../../platform/ui/index.ts'
import { CHANNELS, type ContactChannel } from '../safe-contact.ts'

export type SafeContactForm = Hours & {
  readonly channel: ContactChannel | ''
  readonly address: string
  readonly codeWord: string
  readonly whoKnows: string
  readonly language: string
}

export function readSafeContact(fields: Fields): SafeContactForm {
  const chosen = field(fields, 'channel')
  const text = (name: string, most: number) => field(fields, name).trim().slice(0, most)
  return {
    ...readHours(fields),
    channel: CHANNELS.find(one => one === chosen) ?? '',
    address: text('address', 254),
    codeWord: text('codeWord', 80),
    whoKnows: text('whoKnows', 500),
    language: text('language', 3),
  }
}

/** A telephone number as it is dialled from abroad; spaces, dots and brackets do not matter. */
export const dialled = (text: string): string => text.replace(/[\s().-]/g, '').replace(/^00/, '+')

/** Everything wrong at once. Whoever is not to be reached needs no address and no hours. */
export function safeContactProblems(
  form: SafeContactForm,
  languages: readonly string[],
  t: Translate,
): readonly Problem[] {
  const { channel, address } = form
  if (channel === '') return [{ field: 'channel', message: t('safe-contact.channel-missing') }]
  if (channel === 'none') return []
  const good = channel === 'email' ? isAddress(address) : isNumber(dialled(address))
  return [
    ...(good
      ? []
      : [
          {
            field: 'address',
            message: t(channel === 'email' ? 'safe-contact.email-wrong' : 'safe-contact.number-wrong'),
          },
        ]),
    ...hoursProblems(form, t),
    ...(languages.includes(form.language) ? [] : [{ field: 'language', message: t('safe-contact.language-missing') }]),
  ]
}
