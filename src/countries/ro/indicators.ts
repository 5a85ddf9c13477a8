import { type Indicator, SECTORS } from '../../domain/mechanism/pack.ts'
import { BEGGING_AND_CRIME_INDICATORS } from './indicators/begging-and-crime.ts'
import { CHILD_INDICATORS } from './indicators/child.ts'
import { GENERAL_INDICATORS } from './indicators/general.ts'
import { LABOUR_INDICATORS } from './indicators/labour.ts'
import { OTHER_INDICATORS } from './indicators/other-forms.ts'
import { SECTOR_INDICATORS } from './indicators/sectors.ts'
import { SEXUAL_INDICATORS } from './indicators/sexual.ts'

const ROWS = [
  ...GENERAL_INDICATORS,
  ...SEXUAL_INDICATORS,
  ...LABOUR_INDICATORS,
  ...BEGGING_AND_CRIME_INDICATORS,
  ...OTHER_INDICATORS,
  ...CHILD_INDICATORS,
] as const

/** Code of an indicator, as in the specification (section 6). Never reused. */
export type IndicatorCode = (typeof ROWS)[number][0]

const sectorsOf = (code: IndicatorCode) =>
  SECTORS.filter(sector => (SECTOR_INDICATORS[sector] as readonly IndicatorCode[]).includes(code))

/**
 * The screening list: weights are the specification's own proposal, sectors, dimension and audience ours; all assumed.
 * Circumstances are A17, G07, G08, G13 and, judged here, C10: a sector of work is nobody's sign.
 */
export const INDICATORS: readonly Indicator[] = ROWS.map(([code, weight, kind, dimension, audience, exploitation]) => ({
  code,
  weight,
  kind,
  dimension,
  audience,
  sectors: sectorsOf(code),
  exploitation,
  standing: 'assumed',
}))
