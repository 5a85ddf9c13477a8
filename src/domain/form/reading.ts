import type { ActFacts, Coded } from '../person/file.ts'
import type { CivilDate, Instant } from '../time/civil-date.ts'
import type { ReferenceType } from './definition.ts'

/** What a browser, a terminal or paper typed in sends: input name → text, or texts where several boxes are ticked. */
export type Fields =
  | ReadonlyMap<string, string | readonly string[]>
  | { readonly [name: string]: string | readonly string[] | undefined }

/** The answers as typed, cleaned, by input name; only names the form knows. Kept whatever is wrong with them. */
export type Answers = { readonly [input: string]: string | readonly string[] }

/** One thing to fix. `field` is the input name the summary links to; `message` is a key of area `answer`. */
export type Problem = {
  readonly field: string
  readonly message: `answer.problem.${string}`
  readonly params: { readonly [name: string]: string | number }
}

/** The part of the answers that is not for the event: texts, names, identity. Rows keep the order of the coded rows. */
export type ContentValue = string | number | readonly string[] | readonly Content[]
export type Content = { readonly [name: string]: ContentValue }

/** What reading needs to know of the world. Pure: the clock and the calendar of the country come in as values. */
export type ReadContext = {
  readonly now: Instant
  readonly today: CivilDate
  readonly languages: readonly string[]
  readonly territories: readonly string[]
  /** Civil date and `HH:MM` in the country's time zone → moment; null where the clock skips that minute. */
  readonly momentOf: (date: CivilDate, time: string) => Instant | null
  /** Codes that exist, per reference type; absent means any well-formed code (the store checks it). */
  readonly known?: { readonly [type in Exclude<ReferenceType, 'language' | 'territory'>]?: readonly string[] }
  /** `record` where a `do` form writes down what already happened elsewhere; default is the form's own mode. */
  readonly mode?: 'do' | 'record'
}

export type ReadForm =
  | {
      readonly kind: 'read'
      readonly mode: 'do' | 'record'
      readonly coded: ActFacts
      readonly content: Content
      readonly happenedAt: Instant
      readonly answers: Answers
    }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[]; readonly answers: Answers }

/** One answer understood: `null` is not answered. */
export type Value = Coded | readonly string[]

/** All texts sent under one input name. Anything that is not text (a file, a number) counts as not sent. */
export function textsOf(fields: Fields, name: string): readonly string[] {
  const sent: unknown =
    fields instanceof Map ? fields.get(name) : Object.hasOwn(fields, name) ? Reflect.get(fields, name) : undefined
  if (typeof sent === 'string') return [sent]
  return Array.isArray(sent) ? sent.filter(text => typeof text === 'string') : []
}

/** Every input name sent. */
export function namesOf(fields: Fields): readonly string[] {
  return fields instanceof Map ? [...fields.keys()] : Object.keys(fields)
}
