import type { IndicatorRow } from './row.ts'

/** Sexual exploitation, also through a partner and online (IND-B). */
export const SEXUAL_INDICATORS = [
  ['B01', 'strong', 'sign', 'exploitation', 'both', ['sexual_prostitution', 'sexual_private']],
  ['B02', 'strong', 'sign', 'exploitation', 'adult', ['sexual_prostitution']],
  ['B03', 'strong', 'sign', 'exploitation', 'adult', ['sexual_prostitution']],
  ['B04', 'medium', 'sign', 'exploitation', 'adult', ['sexual_prostitution', 'sexual_private']],
  ['B05', 'medium', 'sign', 'coercion', 'both', ['sexual_prostitution']],
  ['B06', 'medium', 'sign', 'coercion', 'adult', ['sexual_prostitution']],
  ['B07', 'strong', 'sign', 'recruitment', 'both', ['sexual_prostitution']],
  ['B08', 'strong', 'sign', 'recruitment', 'child', ['sexual_prostitution']],
  ['B09', 'medium', 'sign', 'coercion', 'both', ['sexual_prostitution', 'forced_marriage']],
  [
    'B10',
    'strong',
    'sign',
    'coercion',
    'both',
    ['sexual_remote_interactive', 'sexual_pornography', 'child_pornography'],
  ],
  [
    'B11',
    'strong',
    'sign',
    'exploitation',
    'both',
    ['sexual_remote_interactive', 'sexual_pornography', 'child_pornography'],
  ],
  [
    'B12',
    'medium',
    'sign',
    'recruitment',
    'child',
    ['sexual_remote_interactive', 'sexual_pornography', 'child_pornography'],
  ],
  [
    'B13',
    'medium',
    'sign',
    'recruitment',
    'child',
    ['sexual_remote_interactive', 'sexual_pornography', 'child_pornography'],
  ],
  ['B14', 'medium', 'sign', 'recruitment', 'both', ['sexual_prostitution', 'sexual_remote_interactive']],
  ['B15', 'medium', 'sign', 'recruitment', 'child', ['sexual_prostitution']],
  ['B16', 'medium', 'sign', 'exploitation', 'adult', ['sexual_prostitution']],
] as const satisfies readonly IndicatorRow[]
