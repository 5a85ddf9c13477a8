import type { AuditLog, Entry } from './examine.ts'
import type { Finding } from './finding.ts'
import { sameHash } from './merkle.ts'

/** More rows than this that differ are not compared with each other. */
const MOST = 64

/** Rows that differ from their leaf because each stands where another one stood: said so, instead of "changed". */
export async function nameReordered(
  log: Pick<AuditLog, 'hashAs'>,
  odd: readonly Entry[],
  findings: readonly Finding[],
): Promise<Finding[]> {
  if (odd.length < 2 || odd.length > MOST) return [...findings]
  const stoodAt = new Map<number, Entry>()
  for (const entry of odd) {
    const before = await placeBefore(log, entry, odd)
    if (before) stoodAt.set(entry.position, before)
  }
  return findings.map(finding => {
    const before = finding.position === undefined ? undefined : stoodAt.get(finding.position)
    if (!before || (finding.what !== 'changed' && finding.what !== 'leaf-changed')) return finding
    return {
      ...finding,
      what: 'reordered',
      detail: `which was ${before.source} ${before.seq} at position ${before.position}`,
    }
  })
}

/** The entry in whose place this row was written, when that is known. */
async function placeBefore(
  log: Pick<AuditLog, 'hashAs'>,
  entry: Entry,
  odd: readonly Entry[],
): Promise<Entry | undefined> {
  if (!entry.now) return undefined
  for (const other of odd) {
    if (other === entry) continue
    if (sameHash(entry.now, other.stored)) return other
    if (other.source !== entry.source) continue
    const moved = await log.hashAs(entry.source, entry.seq, other.seq)
    if (moved && sameHash(moved, other.stored)) return other
  }
  return undefined
}
