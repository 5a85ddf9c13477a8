import type { CountryPack, VictimRight } from '../../../domain/mechanism/pack.ts'
import { hasMessage, type MessageKey } from '../../../platform/i18n/translator.ts'
import type { Reading } from '../reading.tsx'

/** One sentence of a rights text, with what it rests on: a right, practice, or nothing it claims. */
export type ToldSentence = { readonly text: string; readonly rests: string | null }

/** A text in its sentences, in any script of the site; the closing quote belongs to the sentence it ends. */
export function sentencesOf(text: string): readonly string[] {
  return (text.match(/[^.!?।۔؟]+[.!?।۔؟]+["”»]?\s*/g) ?? [text]).map(one => one.trim())
}

/** The sentences of a rights text, in order. */
export function toldSentences({ t, mechanism }: Reading, text: string): readonly ToldSentence[] {
  const rests = mechanism.pack.site.sentences[text] ?? []
  return sentencesOf(t(`rights-text.${text}`)).map((one, at) => ({ text: one, rests: rests[at] ?? null }))
}

/** For whom a text is written. */
export function audienceOf(text: string): 'adult' | 'child' | 'foreign' {
  return text === 'adult' ? 'adult' : text === 'foreign' ? 'foreign' : 'child'
}

/** Rights of an audience, in order. */
export function rightsFor(pack: Pick<CountryPack, 'rights'>, text: string): readonly VictimRight[] {
  const audience = audienceOf(text)
  return pack.rights.filter(right => right[audience])
}

/** A right in the words for its reader, where there are words of their own. */
export function rightWords({ t, mechanism, lang }: Reading, right: VictimRight, text: string): string {
  const own = `right.${right.id}.${audienceOf(text)}`
  return t((hasMessage(mechanism.catalogue(lang), own) ? own : `right.${right.id}`) as MessageKey)
}
