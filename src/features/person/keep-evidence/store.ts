import type { EvidenceClass } from '../../../act/evidence.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { MediaType } from '../../../platform/files/media-type.ts'
import { openRows } from '../../../platform/vault/rows.ts'

export type Evidence = {
  readonly id: string
  readonly person: string
  /** Null where it does not open any more. */
  readonly name: string | null
  readonly type: MediaType
  readonly size: number
  readonly parts: number
  readonly dataClass: EvidenceClass
  readonly at: number
  readonly received: string
  readonly hash: string
  readonly key: string | null
}

const EVIDENCE = `select e.id, e.person_id as person, e.name, e.media_type as type, e.size, e.parts, e.data_class as "dataClass",
    floor(extract(epoch from e.at) * 1000)::bigint as at, encode(e.received_hash, 'hex') as received, encode(e.kept_hash, 'hex') as hash, app.key_of(e.person_id) as key
  from app.evidence e where e.person_id = $1 order by e.at desc, e.id`

/** What is kept of a person and may be read by this account, newest first. */
export async function readEvidence(tx: Tx, person: string): Promise<Evidence[]> {
  return openRows(tx, await tx.rows<Evidence>(EVIDENCE, [person]), {
    subject: row => row.person,
    key: row => row.key,
    row: row => row.id,
    columns: { name: 'evidence.name' },
  })
}

/** One link of the chain of custody. */
export type Link = {
  readonly seq: number
  readonly evidence: string
  readonly kind: 'from-mailbox' | 'received' | 'stripped' | 'read' | 'handed-over' | 'destroyed'
  readonly at: number
  readonly organisation: string | null
  readonly receiver: string | null
}

const CUSTODY = `select seq, evidence_id as evidence, kind, floor(extract(epoch from at) * 1000)::bigint as at,
    organisation_id as organisation, receiver_id as receiver
  from app.custody where person_id = $1 order by seq`
export const readCustody = (tx: Tx, person: string): Promise<Link[]> => tx.rows<Link>(CUSTODY, [person])

export async function handOver(tx: Tx, person: string, evidence: string, receiver: string): Promise<boolean> {
  const row = await tx.one<{ done: boolean }>('select app.evidence_hand_over($1, $2, $3) as done', [
    person,
    evidence,
    receiver,
  ])
  return row?.done ?? false
}
