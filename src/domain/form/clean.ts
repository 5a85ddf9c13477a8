/**
 * Text as people type it made safe and comparable, without changing what they said.
 * Removed: control characters, bidirectional embeddings, overrides and isolates, zero-width space, byte-order mark,
 * interlinear annotation and tag characters: they are invisible and can make a text read as something else.
 * Cedilla ş ţ become comma ș ț, the letters of Romanian; both are typed for the same letter.
 */
const INVISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200B\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu

const COMMA: Readonly<Record<string, string>> = { ş: 'ș', Ş: 'Ș', ţ: 'ț', Ţ: 'Ț' }

function normalise(text: string): string {
  const lines = text.toWellFormed().replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
  const comma = lines
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(/[şŞţŢ]/g, letter => COMMA[letter] ?? letter)
  return comma.normalize('NFC')
}

/** Several lines: line breaks stay, tabs become spaces, ends are trimmed. Cleaning twice changes nothing. */
export function cleanText(text: string): string {
  return normalise(text).replace(/\t/g, ' ').trim()
}

/** One line: every run of white space becomes one space. Cleaning twice changes nothing. */
export function cleanLine(text: string): string {
  return normalise(text).replace(/\s+/g, ' ').trim()
}

/** Length as people count it: characters, not code units. */
export function lengthOf(text: string): number {
  return Array.from(text).length
}
