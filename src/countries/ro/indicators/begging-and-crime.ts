import type { IndicatorRow } from './row.ts'

/** Forced begging and forced criminality (IND-D, IND-E). */
export const BEGGING_AND_CRIME_INDICATORS = [
  ['D01', 'strong', 'sign', 'exploitation', 'both', ['begging']],
  ['D02', 'strong', 'sign', 'coercion', 'both', ['begging']],
  ['D03', 'strong', 'sign', 'child', 'child', ['begging']],
  ['D04', 'medium', 'sign', 'general', 'both', ['begging']],
  ['D05', 'medium', 'sign', 'child', 'child', ['begging']],
  ['D06', 'medium', 'sign', 'child', 'child', ['begging']],
  ['D07', 'medium', 'sign', 'exploitation', 'adult', ['begging']],
  ['D08', 'weak', 'sign', 'general', 'both', ['begging']],
  ['D09', 'medium', 'sign', 'vulnerability-abuse', 'both', ['begging']],
  ['E01', 'strong', 'sign', 'exploitation', 'child', ['criminal_activities']],
  ['E02', 'strong', 'sign', 'exploitation', 'both', ['criminal_activities']],
  ['E03', 'strong', 'sign', 'coercion', 'both', ['criminal_activities']],
  ['E04', 'strong', 'sign', 'coercion', 'both', ['criminal_activities']],
  ['E05', 'strong', 'sign', 'vulnerability-abuse', 'child', ['criminal_activities']],
  ['E06', 'medium', 'sign', 'coercion', 'both', ['criminal_activities']],
  ['E07', 'medium', 'sign', 'exploitation', 'both', ['criminal_activities']],
  ['E08', 'medium', 'sign', 'exploitation', 'adult', ['criminal_activities']],
  ['E09', 'medium', 'sign', 'coercion', 'adult', ['criminal_activities']],
] as const satisfies readonly IndicatorRow[]
