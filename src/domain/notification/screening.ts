import type { Indicator } from '../mechanism/pack.ts'
import type { ExploitationForm } from '../mechanism/vocabulary.ts'

/** What the signs say to whoever noticed them. Never a status, never a score. */
export const BANDS = ['no-sign', 'some-signs', 'talk-to-specialist', 'notify-now'] as const
export type Band = (typeof BANDS)[number]

export type Observed = {
  readonly ticked: readonly Indicator[]
  /** The person said it, or somebody else did. */
  readonly disclosed: boolean
  readonly danger: boolean
  readonly asChild: boolean
}

/**
 * The reading of the signs (spec 6.1). Notify now: only on disclosure, danger, or two signs of different dimensions. One
 * strong sign, or a child with any sign: talk to a specialist now. A circumstance alone is no sign.
 */
export function screen({ ticked, disclosed, danger, asChild }: Observed): Band {
  const signs = ticked.filter(one => one.kind === 'sign')
  if (disclosed || danger || new Set(signs.map(one => one.dimension)).size > 1) return 'notify-now'
  if (signs.some(one => one.weight === 'strong') || (asChild && signs.length > 0)) return 'talk-to-specialist'
  return signs.length > 0 ? 'some-signs' : 'no-sign'
}

/** Forms of exploitation the signs point to, in the order of the list; `unknown` where none does. */
export function formsOf(ticked: readonly Indicator[], asChild: boolean): readonly ExploitationForm[] {
  const onlyChild: readonly ExploitationForm[] = ['child_labour', 'child_pornography']
  const forms = ticked
    .filter(one => one.kind === 'sign')
    .flatMap(one => one.exploitation)
    .filter(form => asChild || !onlyChild.includes(form))
  return forms.length > 0 ? [...new Set(forms)] : ['unknown']
}

/** A sign has a ground: a sign and not only a circumstance, something said, one's own words; danger needs none. */
export function hasGround(observed: Observed & { readonly told: boolean }): boolean {
  return observed.told || observed.disclosed || observed.danger || observed.ticked.some(one => one.kind === 'sign')
}
