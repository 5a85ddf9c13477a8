import { messages as packMessages } from '../../../src/countries/ro/messages/messages.ts'
import { RO } from '../../../src/countries/ro/pack.ts'
import { messages } from '../../../src/messages/messages.ts'
import { type Translate, translator } from '../../../src/platform/i18n/translator.ts'

export type Language = 'ro' | 'en'

const translators = Object.fromEntries(
  RO.languages.map(lang => [lang, translator(lang, { ...messages[lang], ...packMessages[lang] })]),
)

/** The words of the screens in one language, exactly as the application says them. */
export function wordsOf(lang: Language): Translate {
  const found = translators[lang]
  if (!found) throw new Error(`No messages in ${lang}.`)
  return found
}

/** The sentence that stands before anything else on every page of the exercise. */
export function exerciseSentence(lang: Language): string {
  return wordsOf(lang)('shell.exercise', { general: RO.emergency.general, child: RO.emergency.child })
}
