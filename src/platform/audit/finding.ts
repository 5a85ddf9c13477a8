/** What an examination of the audit log can find, and how it is said. */

/** The two kinds of rows the log is made of: an act (app.event) and a look at a person (app.access_log). */
export type Source = 'event' | 'access'

export type Finding = {
  readonly what: keyof typeof SENTENCES
  /** The row: its table and its own number there. */
  readonly source?: Source
  readonly seq?: number
  /** The place in the log, from 0; with `to` a range whose end is not part of it. */
  readonly position?: number
  readonly to?: number
  /** Number of entries of the head or anchor. */
  readonly size?: number
  readonly detail?: string
}

const SENTENCES = {
  changed: 'the entry is not what was written',
  removed: 'the entry is gone',
  reordered: 'the entry stands in the place of another one',
  inserted: 'the entry was put in without passing through the log',
  backdated: 'the entry says it is older than the head before it',
  'leaf-changed': 'the entry is right, but its leaf was changed',
  'leaf-removed': 'the leaf is gone',
  unsigned: 'the leaf stands behind the last head',
  rewritten: 'entries here were changed, removed, inserted or moved together with their leaves',
  'head-forged': 'the signature of the head is not that of its key',
  'head-unknown-key': 'the head is signed with a key that nobody told us to trust',
  'head-frontier': 'the subtrees kept with the head are not its own',
  'head-rewritten': 'the head is not the one that was anchored',
  'head-removed': 'the head was anchored and is gone',
  truncated: 'the end of the log is gone: an anchor knows more entries',
  'anchor-forged': 'the anchor is not one of ours',
  'anchor-unreadable': 'a line of the anchor file cannot be read',
  'not-anchored': 'the head is not in the anchor file',
  'function-changed': 'a function that makes the text of entries is not ours',
} as const

/** A finding as one line for the person who verifies. */
export function findingLine({ what, source, seq, position, to, size, detail }: Finding): string {
  const named = [
    source !== undefined && `${source} ${seq ?? ''}`.trim(),
    position !== undefined && (to === undefined ? `position ${position}` : `positions ${position} to ${to - 1}`),
    size !== undefined && `head ${size}`,
  ].filter(part => part !== false)
  return `${what}: ${[...named, SENTENCES[what], ...(detail ? [detail] : [])].join(', ')}`
}
