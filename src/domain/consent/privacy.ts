import type { Citation, Standing } from '../rules/rule.ts'

/** Grounds on which a desk may see a person without any consent, as grants name them. */
export const OTHER_GROUNDS = ['notification', 'emergency', 'child-protection', 'appointment'] as const
export type OtherGround = (typeof OTHER_GROUNDS)[number]

/** A lawful basis in the terms of the Data Privacy Vocabulary, and where it comes from. */
export type LawfulBasis = {
  /** Term of DPV or its GDPR extension: `eu-gdpr:A6-1-c`. */
  readonly term: string
  readonly cites: readonly [Citation, ...Citation[]]
  readonly standing: Standing
}

/** What a consent record of ISO/IEC TS 27560 says about the world around the consent; data of the country. */
export type PrivacyFacts = {
  /** ISO 3166-1 code. */
  readonly jurisdiction: string
  /** Path of the notice that people are given. */
  readonly notice: string
  /** Where the data lie and under which rule of transfer. */
  readonly storage: string
  readonly restriction: string
  readonly authority: { readonly name: string; readonly url: string }
  readonly withdrawal: string
  /** What consent itself rests on. */
  readonly consent: LawfulBasis
  readonly others: { readonly [ground in OtherGround]: LawfulBasis }
}
