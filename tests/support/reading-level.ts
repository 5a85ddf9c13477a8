/**
 * How many years of school a text asks for. Two formulas, so that both languages of the site can be measured.
 *
 * RIX (Anderson 1983, "Lix and Rix"): words of seven letters and more, for each sentence. It counts letters and no
 * syllables and is used across languages; its table turns it into a grade.
 * Flesch–Kincaid (1975), English only: 0.39 words/sentence + 11.8 syllables/word − 15.59.
 */
const GRADES = [0.2, 0.5, 0.8, 1.3, 1.8, 2.4, 3.0, 3.7, 4.5, 5.3, 6.2, 7.2] as const
const LONG = 7

const sentencesIn = (text: string) => text.split(/[.!?;:]+(?:\s|$)/).filter(one => /\p{L}/u.test(one)).length
const wordsIn = (text: string) => text.match(/[\p{L}’'-]+/gu) ?? []

/** Grade by RIX: below 0.2 is the first, from 7.2 the thirteenth (college). */
export function rixGrade(text: string): number {
  const rix = wordsIn(text).filter(word => word.length >= LONG).length / sentencesIn(text)
  return GRADES.filter(least => rix >= least).length + 1
}

/** Grade by Flesch–Kincaid; syllables are groups of vowels, a silent e left out. */
export function fleschKincaidGrade(text: string): number {
  const words = wordsIn(text)
  const syllables = words.reduce((sum, word) => {
    const groups = word
      .toLowerCase()
      .replace(/(?:[^laeiouy]e|ed|es)$/, '')
      .match(/[aeiouy]+/g)
    return sum + Math.max(1, groups?.length ?? 1)
  }, 0)
  return 0.39 * (words.length / sentencesIn(text)) + 11.8 * (syllables / words.length) - 15.59
}
