import type { IndicatorRow } from './row.ts'

/** Other forms (IND-F). */
export const OTHER_INDICATORS = [
  ['F01', 'strong', 'sign', 'exploitation', 'both', ['forced_marriage']],
  ['F02', 'strong', 'sign', 'exploitation', 'adult', ['illegal_adoption']],
  ['F03', 'strong', 'sign', 'exploitation', 'adult', ['surrogacy']],
  ['F04', 'strong', 'sign', 'exploitation', 'adult', ['organ_removal']],
  ['F05', 'medium', 'sign', 'exploitation', 'adult', ['forced_marriage']],
  ['F06', 'strong', 'sign', 'vulnerability-abuse', 'both', ['other']],
  ['F07', 'strong', 'sign', 'exploitation', 'adult', ['forced_military']],
] as const satisfies readonly IndicatorRow[]
