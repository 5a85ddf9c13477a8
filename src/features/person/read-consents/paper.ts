import { exactDate } from '../../../act/clock-words.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import type { LedgerEntry } from '../../../domain/consent/consent-record.ts'
import type { Block, PrintedDocument } from '../../../platform/pdf/document.ts'
import { paperLanguage } from '../paper-language.ts'

export type Receipt = {
  readonly mechanism: Mechanism
  readonly entry: LedgerEntry
  readonly number: string
  /** The person's language, as far as it is known. */
  readonly spoken: string | null
  readonly now: number
}

/**
 * The receipt of a consent. Whoever finds it in a pocket reads that somebody answered a question on a day, and a number: not
 * which question, nor who asked, nor what for.
 */
export function receiptPaper({ mechanism, entry, number, spoken, now }: Receipt): PrintedDocument {
  const { pack, translate } = mechanism
  const { lang, instead } = paperLanguage(mechanism, spoken)
  const t = translate(lang)
  const { general, child } = pack.emergency
  const text = (words: string): Block => ({ kind: 'paragraph', text: words })
  return {
    language: lang,
    title: t('receipt.title'),
    ...(mechanism.profile === 'exercise' ? { banner: t('shell.exercise', { general, child }) } : {}),
    head: t('receipt.head'),
    pageOf: (page, pages) => t('answer.page', { page, pages }),
    createdAt: new Date(now),
    blocks: [
      { kind: 'heading', level: 1, text: t('receipt.title') },
      {
        kind: 'keyValue',
        items: [
          { label: t('receipt.number'), value: number },
          { label: t('receipt.day'), value: exactDate(entry.at, { lang, timeZone: pack.timeZone }) },
          { label: t('receipt.answer'), value: t(entry.answer === 'given' ? 'receipt.yes' : 'receipt.no') },
        ],
      },
      text(t('receipt.keep')),
      text(t('receipt.change')),
      text(t('receipt.ask')),
      ...(instead ? [text(t('receipt.other-language'))] : []),
    ],
  }
}
