import type { Translate } from '../platform/i18n/translator.ts'

/** Words of the parts of a date, for `DateField`. */
export const dateTexts = (t: Translate) => ({ day: t('shell.day'), month: t('shell.month'), year: t('shell.year') })

/** Words of the parts of a moment, for `DateTimeField`. */
export const momentTexts = (t: Translate) => ({ ...dateTexts(t), time: t('shell.time') })

/** What is wrong with a form's answers, put into words: the same sentence in the summary and at the field. */
export function inWords<Key>(
  problems: readonly { readonly field: string; readonly message: Key }[],
  say: (message: Key) => string,
): readonly { readonly field: string; readonly message: string }[] {
  return problems.map(({ field, message }) => ({ field, message: say(message) }))
}
