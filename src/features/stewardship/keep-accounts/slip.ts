import type { Mechanism } from '../../../act/mechanism.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import { printDocument } from '../../../platform/pdf/print.ts'

type Slip = { readonly name: string; readonly organisation: string; readonly code: string; readonly until: string }

/** The slip that is handed over: where to go, what to type, until when. Nothing on it says what the system is for. */
export function printSlip(
  mechanism: Mechanism,
  { t, lang, now }: { t: Translate; lang: string; now: number },
  slip: Slip,
): Promise<Buffer> {
  const { general, child } = mechanism.pack.emergency
  return printDocument({
    language: lang,
    title: t('account.slip-title'),
    head: t('shell.product'),
    ...(mechanism.profile === 'exercise' ? { banner: t('shell.exercise', { general, child }) } : {}),
    pageOf: (page, pages) => t('act.page-of', { page, pages }),
    createdAt: new Date(now),
    blocks: [
      { kind: 'heading', level: 1, text: t('account.slip-title') },
      {
        kind: 'keyValue',
        items: [
          { label: t('account.name'), value: slip.name },
          { label: t('account.organisation'), value: slip.organisation },
          { label: t('account.address'), value: `${mechanism.origin}/admission` },
          { label: t('account.code'), value: slip.code },
          { label: t('account.until'), value: slip.until },
        ],
      },
      { kind: 'paragraph', text: t('account.slip-text') },
    ],
  })
}
