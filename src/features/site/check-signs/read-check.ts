import type { CountryPack, Indicator } from '../../../domain/mechanism/pack.ts'
import { type Band, screen } from '../../../domain/notification/screening.ts'
import { type Fields, field, fieldList } from '../../../platform/http/fields.ts'

/** What the list says. It never says whether it is trafficking. */
export type Check = {
  /** `danger` before all; `notify` on disclosure or two signs of different dimensions; otherwise ask a specialist. */
  readonly says: 'danger' | 'notify' | 'ask'
  readonly band: Band
  readonly told: boolean
  readonly asChild: boolean
  readonly signs: readonly Indicator[]
}

/** Reads the answers. What is not on the list is not there; an unknown age is a child's, as everywhere. */
export function readCheck({ indicators, site }: Pick<CountryPack, 'indicators' | 'site'>, fields: Fields): Check {
  const marked = new Set(fieldList(fields, 'sign'))
  const signs = site.checkSigns.flatMap(code => (marked.has(code) ? indicators.filter(one => one.code === code) : []))
  const danger = field(fields, 'danger') === 'yes'
  const told = field(fields, 'told') === 'yes'
  const asChild = field(fields, 'age') === 'child'
  const band = screen({ ticked: signs, disclosed: told, danger, asChild })
  return { says: danger ? 'danger' : band === 'notify-now' ? 'notify' : 'ask', band, told, asChild, signs }
}
