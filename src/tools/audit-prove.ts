import type { Source } from '../platform/audit/finding.ts'
import { standingOf, type TrustedKeys } from '../platform/audit/head.ts'
import { HASH_BYTES, type Hash, inclusionProof, leafHash, verifyInclusion } from '../platform/audit/merkle.ts'
import type { OpenLog } from './audit-log.ts'

/** What somebody without our database needs to see that an entry stands in the log (RFC 9162, 2.1.3). Hashes in hex. */
export type EntryProof = {
  readonly entry: string
  readonly leafHash: string
  readonly position: number
  readonly path: readonly string[]
  readonly head: {
    readonly size: number
    readonly root: string
    readonly at: string
    readonly keyId: string
    readonly signature: string
  }
}

export type ProofOutcome =
  | { readonly kind: 'proven'; readonly proof: EntryProof }
  | { readonly kind: 'none'; readonly reason: string }

/** Leaves read at once. */
const CHUNK = 50_000

/** Proves one entry against the last head, and checks the proof before it is given away. */
export async function proveEntry(log: OpenLog, keys: TrustedKeys, source: Source, seq: number): Promise<ProofOutcome> {
  const none = (reason: string): ProofOutcome => ({ kind: 'none', reason })
  const head = log.heads.at(-1)
  const [entry, position] = await Promise.all([log.textOf(source, seq), log.placeOf(source, seq)])
  if (entry === undefined) return none(`There is no entry ${source} ${seq}.`)
  if (!head || position === undefined || position >= head.size)
    return none(`The entry ${source} ${seq} is not in the log yet.`)
  const leaves: Hash[] = []
  for (let from = 0; from < head.size; from += CHUNK) {
    const { stored } = await log.page(from, Math.min(head.size, from + CHUNK), Number.NEGATIVE_INFINITY)
    for (let at = 0; at < stored.length; at += HASH_BYTES) leaves.push(stored.subarray(at, at + HASH_BYTES))
  }
  if (leaves.length !== head.size) return none('Leaves are missing; run bin/audit verify.')
  const leaf = leafHash(Buffer.from(entry))
  const path = inclusionProof(leaves, position, head.size)
  const sound = verifyInclusion(leaf, position, head.size, path, head.root) && (await standingOf(head, keys)) === 'good'
  if (!sound) return none(`The entry ${source} ${seq} cannot be proven; run bin/audit verify.`)
  const { size, root, at, keyId, signature } = head
  return {
    kind: 'proven',
    proof: {
      entry,
      leafHash: hex(leaf),
      position,
      path: path.map(hex),
      head: {
        size,
        root: hex(root),
        at: new Date(at).toISOString(),
        keyId,
        signature: Buffer.from(signature).toString('base64url'),
      },
    },
  }
}

function hex(hash: Uint8Array): string {
  return Buffer.from(hash).toString('hex')
}
