/** Who waits for a place, as far as the order of waiting goes: codes only. */
export type Waiting = {
  /** In danger now. */
  readonly danger: boolean
  readonly child: boolean
  readonly withChildren: boolean
  /** Somewhere to be meanwhile: the reason a place tonight was asked for says no. */
  readonly tonight: boolean
  /** Days on the list. */
  readonly days: number
}

/** Why somebody stands where they stand on a waiting list: message `placement.priority-<code>`. */
export const PRIORITIES = ['danger', 'child', 'tonight', 'with-children', 'waiting'] as const
export type Priority = (typeof PRIORITIES)[number]

/** The grounds that hold for one who waits, most urgent first; everybody waits, so the last always stands. */
export function prioritiesOf(one: Waiting): readonly Priority[] {
  const holds: { readonly [name in Priority]: boolean } = {
    danger: one.danger,
    child: one.child,
    tonight: one.tonight,
    'with-children': one.withChildren,
    waiting: true,
  }
  return PRIORITIES.filter(name => holds[name])
}

/** Orders a waiting list: the most urgent ground decides, then the next, then who has waited longest. No weights, so it can be told. */
export function comparePriority(a: Waiting, b: Waiting): number {
  const grounds = (one: Waiting) => {
    const own = prioritiesOf(one)
    return PRIORITIES.map(name => (own.includes(name) ? 0 : 1))
  }
  const [left, right] = [grounds(a), grounds(b)]
  for (const [at, one] of left.entries()) if (one !== right[at]) return one - (right[at] ?? 0)
  return b.days - a.days
}
