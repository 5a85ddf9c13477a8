import type { Citation, Standing } from '../rules/rule.ts'
import type { CivilDate } from '../time/civil-date.ts'
import type { PartnerLine, PublicLine } from './line.ts'

/** A sentence in the languages that have the whole site. */
export type Words = { readonly ro: string; readonly en: string }

/**
 * How far a language has come. `draft`: nobody has read it, so numbers and one sentence stand first and the draft is one
 * step away. `working`: the text the project works with, not yet confirmed by a lawyer or psychologist. `reviewed`: a
 * named person read it on a day.
 */
export type Review =
  | { readonly state: 'draft' | 'working'; readonly on: CivilDate }
  | { readonly state: 'reviewed'; readonly on: CivilDate; readonly by: string }

/** A language of the public site: its name in itself, and the language that stands in where a text is missing. */
export type SiteLanguage = {
  readonly code: string
  readonly name: string
  readonly fallback: string
  readonly review: Review
}

/** One claim, with where it stands and since when. `disagree`: another source says otherwise, in a sentence. */
export type Statement = {
  readonly text: Words
  readonly cites: readonly [Citation, ...Citation[]]
  readonly standing: Standing
  readonly disagree?: Words
}

/** A question people ask, with claims and nothing else. */
export type Answer = {
  readonly id: string
  readonly question: Words
  readonly statements: readonly Statement[]
  /** Other words people may search it by; never shown. */
  readonly also?: Words
}

/** For people who meet others at work or in the street: signs of the list, what to do, what not to do. */
export type Guide = {
  readonly id: string
  /** Codes of indicators, in the order shown. */
  readonly indicators: readonly string[]
  /** Who notices here records a first sign in the system; otherwise they call. */
  readonly records: boolean
}

/** The public site of a country: data only. */
export type PublicSite = {
  readonly languages: readonly SiteLanguage[]
  /** Texts of the languages that are no languages of the system, by message key; what is missing falls back. */
  readonly drafts: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly lines: readonly PublicLine[]
  readonly partners: readonly PartnerLine[]
  /** Id of the parameter that says for how many days after a call a partner line is shown; without it none is. */
  readonly partnersShown?: string
  /** ISO 3166-1 alpha-2, the country itself first. */
  readonly union: readonly string[]
  readonly guides: readonly Guide[]
  /** Signs of the self-check: every dimension is there, so that two can differ. */
  readonly checkSigns: readonly string[]
  readonly answers: readonly Answer[]
  /** Step by step, and money: told as claims, like answers. */
  readonly steps: Answer
  readonly money: Answer
  /** For each rights text, the rights its sentences rest on, in order; null where a sentence claims none. */
  readonly sentences: Readonly<Record<string, readonly (string | null)[]>>
}
