import type { IndicatorRow } from './row.ts'

/** Signs that concern children (IND-G). */
export const CHILD_INDICATORS = [
  ['G01', 'strong', 'sign', 'child', 'child', []],
  ['G02', 'medium', 'sign', 'child', 'child', []],
  ['G03', 'weak', 'sign', 'child', 'child', []],
  ['G04', 'medium', 'sign', 'child', 'child', ['sexual_remote_interactive', 'sexual_pornography', 'child_pornography']],
  ['G05', 'medium', 'sign', 'exploitation', 'child', ['child_labour', 'begging']],
  ['G06', 'strong', 'sign', 'exploitation', 'child', []],
  ['G07', 'weak', 'circumstance', 'child', 'child', []],
  ['G08', 'weak', 'circumstance', 'child', 'child', []],
  ['G09', 'medium', 'sign', 'child', 'child', []],
  ['G10', 'medium', 'sign', 'recruitment', 'child', ['sexual_prostitution']],
  ['G11', 'medium', 'sign', 'child', 'child', ['sexual_prostitution']],
  ['G12', 'strong', 'sign', 'child', 'child', ['begging']],
  ['G13', 'weak', 'circumstance', 'child', 'child', []],
  ['G14', 'medium', 'sign', 'child', 'child', []],
] as const satisfies readonly IndicatorRow[]
