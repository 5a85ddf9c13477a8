import type { IndicatorRow } from './row.ts'

/** Signs of any form of exploitation (IND-A). */
export const GENERAL_INDICATORS = [
  ['A01', 'strong', 'sign', 'coercion', 'both', []],
  ['A02', 'strong', 'sign', 'coercion', 'both', []],
  ['A03', 'strong', 'sign', 'coercion', 'both', []],
  ['A04', 'strong', 'sign', 'coercion', 'both', []],
  ['A05', 'strong', 'sign', 'coercion', 'both', []],
  ['A06', 'strong', 'sign', 'exploitation', 'both', []],
  ['A07', 'medium', 'sign', 'coercion', 'both', []],
  ['A08', 'medium', 'sign', 'coercion', 'both', []],
  ['A09', 'medium', 'sign', 'vulnerability-abuse', 'both', []],
  ['A10', 'medium', 'sign', 'vulnerability-abuse', 'both', []],
  ['A11', 'medium', 'sign', 'general', 'both', []],
  ['A12', 'medium', 'sign', 'exploitation', 'both', []],
  ['A13', 'weak', 'sign', 'general', 'both', []],
  ['A14', 'medium', 'sign', 'coercion', 'both', []],
  ['A15', 'medium', 'sign', 'vulnerability-abuse', 'both', []],
  ['A16', 'strong', 'sign', 'recruitment', 'both', []],
  ['A17', 'weak', 'circumstance', 'vulnerability-abuse', 'both', []],
  ['A18', 'weak', 'sign', 'general', 'both', []],
  ['A19', 'medium', 'sign', 'coercion', 'both', []],
  ['A20', 'medium', 'sign', 'general', 'both', []],
] as const satisfies readonly IndicatorRow[]
