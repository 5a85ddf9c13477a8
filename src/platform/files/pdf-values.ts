/** Values of a PDF (ISO 32000-1, 7.3): read from text where each character is one byte, and written again. */

export type PdfValue =
  /** Numbers, truth, null and strings, as they stand. */
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'ref'; readonly id: number }
  | { readonly kind: 'array'; readonly items: readonly PdfValue[] }
  | { readonly kind: 'dict'; readonly entries: ReadonlyMap<string, PdfValue> }
export type PdfDict = ReadonlyMap<string, PdfValue>

/** A value and where the text goes on; undefined where none stands there. */
type Read = { readonly value: PdfValue; readonly to: number } | undefined

const MOST_DEEP = 60
const SPACE = /(?:[\0\t\n\f\r ]+|%[^\r\n]*)*/y
const PLAIN = /[+-]?(?:\d+\.?\d*|\.\d+)|true|false|null/y
const REF = /(\d{1,9})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R(?![A-Za-z])/y
const NAME = /\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y
const HEX = /<[0-9A-Fa-f\0\t\n\f\r ]*>/y

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Behind white space and comments. */
export const skip = (text: string, at: number): number => at + (match(SPACE, text, at)?.[0].length ?? 0)

/** Reads one value. */
export function readValue(text: string, from: number, deep = 0): Read {
  const at = skip(text, from)
  if (deep > MOST_DEEP) return undefined
  switch (text[at]) {
    case '/': {
      const [all = '', name = ''] = match(NAME, text, at) ?? []
      const shown = name.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
      return { value: { kind: 'name', name: shown }, to: at + all.length }
    }
    case '(':
      return readString(text, at)
    case '[':
      return readArray(text, at + 1, deep)
    case '<':
      return text[at + 1] === '<' ? readDict(text, at + 2, deep) : plainAt(HEX, text, at)
    default: {
      const ref = match(REF, text, at)
      if (ref) return { value: { kind: 'ref', id: Number(ref[1]) }, to: at + ref[0].length }
      return plainAt(PLAIN, text, at)
    }
  }
}

function plainAt(pattern: RegExp, text: string, at: number): Read {
  const found = match(pattern, text, at)?.[0]
  return found === undefined ? undefined : { value: { kind: 'plain', text: found }, to: at + found.length }
}

function readString(text: string, from: number): Read {
  let open = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '(') open++
    else if (text[at] === ')' && --open === 0)
      return { value: { kind: 'plain', text: text.slice(from, at + 1) }, to: at + 1 }
  }
  return undefined
}

function readArray(text: string, from: number, deep: number): Read {
  const items: PdfValue[] = []
  for (let at = skip(text, from); ; at = skip(text, at)) {
    if (text[at] === ']') return { value: { kind: 'array', items }, to: at + 1 }
    const read = readValue(text, at, deep + 1)
    if (!read) return undefined
    items.push(read.value)
    at = read.to
  }
}

function readDict(text: string, from: number, deep: number): Read {
  const entries = new Map<string, PdfValue>()
  for (let at = skip(text, from); ; at = skip(text, at)) {
    if (text.startsWith('>>', at)) return { value: { kind: 'dict', entries }, to: at + 2 }
    const key = text[at] === '/' ? readValue(text, at, deep + 1) : undefined
    const read = key && readValue(text, key.to, deep + 1)
    if (key?.value.kind !== 'name' || !read) return undefined
    entries.set(key.value.name, read.value)
    at = read.to
  }
}

const escaped = (name: string) =>
  name.replaceAll(/[^!-~]|[()<>[\]{}/%#]/g, one => `#${one.charCodeAt(0).toString(16).padStart(2, '0')}`)

/** Writes a value, its references as `numberOf` says. */
export function writeValue(value: PdfValue, numberOf: (id: number) => string): string {
  switch (value.kind) {
    case 'plain':
      return value.text
    case 'name':
      return `/${escaped(value.name)}`
    case 'ref':
      return numberOf(value.id)
    case 'array':
      return `[${value.items.map(one => writeValue(one, numberOf)).join(' ')}]`
    case 'dict':
      return `<<${[...value.entries].map(([key, one]) => `/${escaped(key)} ${writeValue(one, numberOf)}`).join('\n')}>>`
  }
}

export const nameIn = (dict: PdfDict | undefined, key: string): string | undefined => {
  const value = dict?.get(key)
  return value?.kind === 'name' ? value.name : undefined
}
export const numberIn = (dict: PdfDict | undefined, key: string): number | undefined => {
  const value = dict?.get(key)
  return value?.kind === 'plain' && /^\d+$/.test(value.text) ? Number(value.text) : undefined
}
