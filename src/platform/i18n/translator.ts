import IntlMessageFormat from 'intl-messageformat'

export type Lang = string
/** Values for the placeholders of an ICU message. */
export type Params = Readonly<Record<string, string | number | boolean | Date>>
export type Catalogue = Readonly<Record<string, string>>

/** Filled by the generated list of messages (declaration merging), so that a missing key does not compile. */
// biome-ignore lint/suspicious/noEmptyInterface: merged into by src/messages/messages.ts
export interface KnownMessages {}

/** Words that come with a country pack and are asked for by the id of its data. */
export type PackKey =
  `${'access-log' | 'act-kind' | 'age-status' | 'answer' | 'consent-purpose' | 'data-class' | 'exploitation' | 'fact' | 'form' | 'indicator' | 'involvement' | 'language' | 'law' | 'organisation-kind' | 'parameter' | 'provision' | 'referral-business' | 'referral-state' | 'region' | 'right' | 'rights-text' | 'role' | 'rule' | 'sector' | 'service' | 'sex' | 'site' | 'stage' | 'status' | 'step' | 'territory' | 'undertaking'}.${string}`

export type MessageKey = keyof KnownMessages | PackKey

/** Says a message. An unknown key is shown as itself in brackets, so that a gap is seen and nothing breaks. */
export type Translate<Key extends string = MessageKey> = (key: Key, params?: Params) => string

const compiled = new Map<string, IntlMessageFormat>()

/** A translator for one language; falls back to `fallback` where a message is missing. */
export function translator(lang: Lang, catalogue: Catalogue, fallback: Catalogue = {}): Translate {
  return (key, params) => {
    const text = catalogue[key] ?? fallback[key]
    if (text === undefined) return `[${key}]`
    if (!text.includes('{') && !text.includes("'")) return text
    const id = `${lang}\u0000${text}`
    let message = compiled.get(id)
    if (!message) {
      message = new IntlMessageFormat(text, lang)
      compiled.set(id, message)
    }
    // A placeholder nobody filled must not take the page down: the bare words are shown.
    try {
      return String(message.format(params))
    } catch {
      return text
    }
  }
}

/** True where a message exists: optional hints are asked for this way. */
export function hasMessage(catalogue: Catalogue, key: string): boolean {
  return Object.hasOwn(catalogue, key)
}
