import type { Tx } from './database.ts'

/** What was written since a memory was brought up to date, as one reader sees it. */
export type Step<Row> = {
  /** The snapshot it was read in; what is asked with next time. */
  readonly snapshot: string
  /** Everything, not only what changed. */
  readonly whole: boolean
  /** Some of it was written by the reader and may yet be rolled back. */
  readonly own: boolean
  /** Each key that changed; undefined where nothing is there any more. */
  readonly changed: readonly (readonly [key: string, row: Row | undefined])[]
}

/** The row under each of the keys that were asked for, by their place in the list. */
export type Seen<Row> = (at: number) => Row | undefined

/** A memory of rows that is never older than the question; each question costs what was changed since, not what there is. */
export type InStep<Row, Asking = undefined> = {
  /**
   * Rows as the one who asks sees them now; undefined where that one may not. A list of keys that is the same list as before
   * is not looked up again. Use it before waiting for anything else.
   */
  readonly read: (tx: Tx, keys: readonly string[], asking: Asking) => Promise<Seen<Row> | undefined>
}

/** Where a row is kept: it stays the same one as long as the process lives, so that it need be found only once. */
type Cell<Row> = { readonly key: string; row: Row | undefined }

/**
 * Keeps rows in the memory of this process, in step with the transactions of the database. Each question reads what was
 * changed by transactions that the snapshot of the memory did not see; so a commit is known to every question that comes
 * after it, whatever the order in which transactions end.
 * @param since reads the changes, as the one who asks, so that the database decides who may know; undefined: not that one
 */
export function inStep<Row, Asking = undefined>(
  since: (tx: Tx, snapshot: string | null, asking: Asking) => Promise<Step<Row> | undefined>,
): InStep<Row, Asking> {
  const cells = new Map<string, Cell<Row>>()
  const found = new WeakMap<readonly string[], readonly Cell<Row>[]>()
  let snapshot: string | null = null
  const cellOf = (key: string): Cell<Row> => {
    const cell = cells.get(key) ?? { key, row: undefined }
    cells.set(key, cell)
    return cell
  }
  const cellsOf = (keys: readonly string[]) => {
    const known = found.get(keys) ?? keys.map(cellOf)
    found.set(keys, known)
    return known
  }
  const apply = (step: Step<Row>): void => {
    if (step.whole) for (const cell of cells.values()) cell.row = undefined
    for (const [key, row] of step.changed) cellOf(key).row = row
    snapshot = step.snapshot
  }
  return {
    async read(tx, keys, asking) {
      const kept = cellsOf(keys)
      const seen: Seen<Row> = at => kept[at]?.row
      for (;;) {
        const asOf = snapshot
        const step = await since(tx, asOf, asking)
        if (!step) return undefined
        // Nobody else may see what is not committed: it is laid over what all know.
        if (step.own) return laidOver(step, kept)
        if (step.changed.length === 0 && !step.whole) return seen
        // Meanwhile another question moved the memory on: what was read here may be older than that.
        if (snapshot !== asOf) continue
        apply(step)
        return seen
      }
    },
  }
}

function laidOver<Row>({ whole, changed }: Step<Row>, cells: readonly Cell<Row>[]): Seen<Row> {
  const own = new Map(changed)
  return at => {
    const cell = cells[at]
    if (!cell) return undefined
    return own.has(cell.key) ? own.get(cell.key) : whole ? undefined : cell.row
  }
}
