import type { IndicatorRow } from './row.ts'

/** Labour exploitation and domestic servitude (IND-C). */
export const LABOUR_INDICATORS = [
  ['C01', 'strong', 'sign', 'exploitation', 'both', ['forced_labour']],
  ['C02', 'strong', 'sign', 'exploitation', 'adult', ['forced_labour']],
  ['C03', 'strong', 'sign', 'recruitment', 'adult', ['forced_labour']],
  ['C04', 'medium', 'sign', 'exploitation', 'adult', ['forced_labour']],
  ['C05', 'medium', 'sign', 'exploitation', 'both', ['forced_labour', 'child_labour']],
  ['C06', 'medium', 'sign', 'recruitment', 'adult', ['forced_labour']],
  ['C07', 'strong', 'sign', 'coercion', 'adult', ['forced_labour']],
  ['C08', 'medium', 'sign', 'coercion', 'adult', ['forced_labour']],
  ['C09', 'medium', 'sign', 'coercion', 'adult', ['forced_labour']],
  ['C10', 'weak', 'circumstance', 'general', 'adult', ['forced_labour']],
  ['C11', 'strong', 'sign', 'exploitation', 'adult', ['domestic_servitude']],
  ['C12', 'strong', 'sign', 'exploitation', 'adult', ['domestic_servitude']],
  ['C13', 'strong', 'sign', 'vulnerability-abuse', 'adult', ['forced_labour', 'slavery_like']],
  ['C14', 'strong', 'sign', 'exploitation', 'adult', ['forced_labour']],
  ['C15', 'medium', 'sign', 'exploitation', 'adult', ['forced_labour']],
] as const satisfies readonly IndicatorRow[]
