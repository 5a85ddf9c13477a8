/** Letters that do not come apart by Unicode's own decomposition, and Arabic letters that are written in several ways. */
const SAME: Readonly<Record<string, string>> = {
  ı: 'i',
  đ: 'd',
  ł: 'l',
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  ё: 'е',
  ґ: 'г',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ہ: 'ه',
  ھ: 'ه',
}
const SPECIAL = new RegExp(`[${Object.keys(SAME).join('')}]`, 'gu')
/** Accents of Latin and Cyrillic, and the vowel marks of Arabic. The vowel signs of Indic scripts are letters and stay. */
const MARKS = /[\u0300-\u036f\u064b-\u0652\u0670\u0640]/g

/** A text as it is compared: small letters, no accents, no difference between ways of writing one letter. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(SPECIAL, letter => SAME[letter] ?? letter)
    .normalize('NFKD')
    .replace(MARKS, '')
    .normalize('NFC')
}

/** The folded words of a text. */
export function wordsIn(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
}

/**
 * Edits between two words: a letter more, less, another, or two swapped (optimal string alignment). Stops at `most`, and
 * says `most + 1` then.
 */
export function editsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1)
      row.push(best)
    }
    if (Math.min(...row) > most) return most + 1
    before = last
    last = row
  }
  return last[b.length] ?? most + 1
}

/** The word and every word with one letter less; two letters less where it is long. */
export function shortenings(word: string, letters: number): ReadonlySet<string> {
  let all = new Set([word])
  for (let round = 0; round < letters; round++) {
    const next = new Set(all)
    for (const one of all) for (let at = 0; at < one.length; at++) next.add(one.slice(0, at) + one.slice(at + 1))
    all = next
  }
  return all
}

/** Typing errors forgiven in a word of so many letters. */
export function forgiven(length: number): number {
  return length < 4 ? 0 : length < 8 ? 1 : 2
}
