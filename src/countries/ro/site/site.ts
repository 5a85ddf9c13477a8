import type { PublicSite } from '../../../domain/site/site.ts'
import { ANSWERS } from './answers.ts'
import { DRAFTS } from './drafts/drafts.ts'
import { CHECK_SIGNS, GUIDES } from './guides.ts'
import { SITE_LANGUAGES } from './languages.ts'
import { PARTNER_LINES, PUBLIC_LINES, UNION } from './lines.ts'
import { MONEY } from './money.ts'
import { SENTENCES } from './sentences.ts'
import { STEPS_TOLD } from './steps.ts'

/** The public help site of this country, as data. */
export const SITE: PublicSite = {
  languages: SITE_LANGUAGES,
  drafts: DRAFTS,
  lines: PUBLIC_LINES,
  partners: PARTNER_LINES,
  partnersShown: 'P-PARTNER-LINE',
  union: UNION,
  guides: GUIDES,
  checkSigns: CHECK_SIGNS,
  answers: ANSWERS,
  steps: STEPS_TOLD,
  money: MONEY,
  sentences: SENTENCES,
}
