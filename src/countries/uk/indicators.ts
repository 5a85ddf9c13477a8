import { type Indicator, SECTORS } from '../../domain/mechanism/pack.ts'

const sign = (
  code: string,
  weight: Indicator['weight'],
  dimension: Indicator['dimension'],
  more: Partial<Indicator> = {},
): Indicator => ({
  code,
  weight,
  kind: 'sign',
  dimension,
  audience: 'both',
  sectors: SECTORS,
  exploitation: [],
  standing: 'assumed',
  ...more,
})

/** A short list for every setting. Weights are ours. */
export const INDICATORS: readonly Indicator[] = [
  sign('K01', 'strong', 'coercion'),
  sign('K02', 'strong', 'exploitation', { exploitation: ['forced_labour'] }),
  sign('K03', 'strong', 'coercion'),
  sign('K04', 'medium', 'recruitment'),
  sign('K05', 'strong', 'exploitation', { exploitation: ['sexual_prostitution'] }),
  sign('K06', 'medium', 'vulnerability-abuse'),
  sign('K07', 'strong', 'child', { audience: 'child', exploitation: ['criminal_activities'] }),
  sign('K08', 'medium', 'exploitation', { exploitation: ['domestic_servitude'] }),
  sign('K09', 'weak', 'vulnerability-abuse', { kind: 'circumstance' }),
]
