/** The worker's part: puts what was written in order, signs what the order is now, and anchors it. */
import { type AnchorTarget, fileAnchor } from './anchor.ts'
import { type AuditKey, type SignedHead, signHead, standingOf, type TrustedKeys, trustedKeys } from './head.ts'
import { type AuditEnvironment, anchorPath, formerKeys, openAuditKey } from './key-file.ts'
import {
  appendLeaf,
  emptyFrontier,
  type Frontier,
  frontierBytes,
  frontierOf,
  frontierRoot,
  type Hash,
  sameHash,
} from './merkle.ts'

/** How the sweep reaches the database, as the worker's role. */
export type Query = (text: string, values?: readonly unknown[]) => Promise<readonly object[]>

/** Leaves a head at most: large enough to be fast, small enough that a head covers a handful of seconds of backlog. */
export const BATCH = 10_000

/** Heads a time that are sent to an anchor. */
const ANCHORED_AT_ONCE = 1000

/** The tree in the database is not one that can be gone on with. `bin/audit verify` says what is wrong. */
class AuditBroken extends Error {
  override readonly name = 'AuditBroken'
}

type HeadRow = { size: string; root: Buffer; at: string; signature: Buffer; key_id: string }
type LastRow = Partial<HeadRow> & { frontier: Buffer | null; clock: string }
type Row = { source: string; source_seq: string; txid: string; hash: Buffer }

const APPEND = 'select app.audit_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as done'

/**
 * Gives a leaf to everything that has none yet, in batches with a signed head each. Two at once do no harm: who comes second
 * finds the tree grown, writes nothing and leaves the rest to the other.
 * @param former keys besides the own one whose heads may be gone on with
 * @returns how many leaves were appended
 * @throws {AuditBroken} when the last head is not one of ours: we would vouch for what somebody else made
 */
export async function sequenceAudit(
  query: Query,
  key: AuditKey,
  former: readonly string[] = [],
  batch: number = BATCH,
): Promise<number> {
  const keys = trustedKeys([key.publicText, ...former])
  for (let appended = 0; ; ) {
    // First the head, then the rows: what another worker appends in between makes the head stale, and then nothing is written.
    const [last] = (await query('select * from app.audit_last()')) as readonly LastRow[]
    const rows = (await query('select * from app.audit_unsequenced($1)', [batch])) as readonly Row[]
    if (!last || rows.length === 0) return appended
    const frontier = await frontierOfLast(last, keys)
    const from = frontier.size
    for (const row of rows) appendLeaf(frontier, row.hash)
    const at = Math.max(Number(last.clock), Number(last.at ?? 0))
    const head = signHead({ size: frontier.size, root: frontierRoot(frontier), at }, key)
    if (!(await append(query, from, rows, head, frontier))) return appended
    appended += rows.length
    if (rows.length < batch) return appended
  }
}

async function frontierOfLast(last: LastRow, keys: TrustedKeys): Promise<Frontier> {
  if (!last.size || !last.frontier) return emptyFrontier()
  const head = headOfRow(last as HeadRow)
  const known = frontierOf(head.size, last.frontier)
  if (known && sameHash(frontierRoot(known), head.root) && (await standingOf(head, keys)) === 'good') return known
  throw new AuditBroken('The last head of the audit log is not one of ours; run bin/audit verify.')
}

async function append(
  query: Query,
  from: number,
  rows: readonly Row[],
  head: SignedHead,
  frontier: Frontier,
): Promise<boolean> {
  const { root, at, signature, keyId } = head
  const [answer] = (await query(APPEND, [
    from,
    rows.map(row => row.source),
    rows.map(row => row.source_seq),
    rows.map(row => row.txid),
    Buffer.concat(rows.map(row => row.hash)),
    buffer(root),
    at,
    buffer(signature),
    keyId,
    frontierBytes(frontier),
  ])) as readonly { done: boolean }[]
  return answer?.done === true
}

/**
 * Anchors every head that the target does not hold yet, also those that an earlier run could not.
 * @throws {AuditBroken} when the target knows more than the database: then something was taken out of the database
 */
export async function anchorHeads(query: Query, target: AnchorTarget): Promise<number> {
  const last = await target.last()
  let after = last?.size ?? 0
  const [present] = (await query('select size from app.audit_last()')) as readonly LastRow[]
  if (Number(present?.size ?? 0) < after) {
    throw new AuditBroken('The anchors know more entries than the database holds; run bin/audit verify.')
  }
  for (let anchored = 0; ; ) {
    const rows = (await query('select * from app.audit_heads($1, $2)', [after, ANCHORED_AT_ONCE])) as readonly HeadRow[]
    if (rows.length === 0) return anchored
    await target.append(rows.map(headOfRow))
    anchored += rows.length
    after = Number(rows.at(-1)?.size)
  }
}

/** A head as the database gives it. */
function headOfRow({ size, root, at, signature, key_id }: HeadRow): SignedHead {
  return { size: Number(size), root, at: Number(at), signature, keyId: key_id }
}

type Opened = {
  readonly key: AuditKey
  readonly former: readonly string[]
  readonly target: AnchorTarget | undefined
  anchored: number
}
let opened: Promise<Opened> | undefined

/** The sweep `audit`: order, sign, anchor. Key and target are opened at the first run; a run without news asks two questions. */
export async function auditSweep(query: Query, environment: AuditEnvironment): Promise<void> {
  opened ??= open(environment)
  const state = await opened.catch(error => {
    opened = undefined
    throw error
  })
  const appended = await sequenceAudit(query, state.key, state.former)
  if (!state.target) return
  // At the first run and after each new head, also another worker's: the file is read only then.
  const [last] = (await query('select size from app.audit_last()')) as readonly LastRow[]
  const size = Number(last?.size ?? 0)
  if (appended === 0 && state.anchored === size) return
  await anchorHeads(query, state.target)
  state.anchored = size
}

async function open(environment: AuditEnvironment): Promise<Opened> {
  const path = anchorPath(environment)
  return {
    key: await openAuditKey(environment),
    former: formerKeys(environment),
    target: path ? fileAnchor(path) : undefined,
    anchored: -1,
  }
}

function buffer(bytes: Hash): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes)
}
