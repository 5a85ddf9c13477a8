import type { Indicator } from '../../../domain/mechanism/pack.ts'

/** One line of an indicator list: code, weight, sign or only circumstance, dimension, whom it concerns, forms it points to. */
export type IndicatorRow = readonly [
  code: string,
  weight: Indicator['weight'],
  kind: Indicator['kind'],
  dimension: Indicator['dimension'],
  audience: Indicator['audience'],
  exploitation: Indicator['exploitation'],
]
