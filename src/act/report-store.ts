import type { Database, Tx } from '../platform/db/database.ts'
import { sealTo } from '../platform/vault/sealed-box.ts'
import { forDesk, idFrom, type Receipt } from './receipt.ts'
import { type BareFile, sealFile } from './report-file.ts'

/** A desk as it takes one message: whose report, and what to seal to. */
export type Addressed = { readonly report: string; readonly publicKey: string }
/** One message before it is sealed. */
export type Told = { readonly text: string; readonly files: readonly BareFile[]; readonly secret: Buffer }

/** Parts of files that one desk keeps at most: about a gigabyte. Beyond it words are still taken. */
const MOST_PARTS = 4_000

/** Raised to leave nothing of a message behind whose files find no room. */
export class NoRoom extends Error {}

/** Each desk has a message of its own: ids always belong to the same form and the same report. */
export const messageOf = (secret: Buffer, report: string): string => idFrom(secret, `message|${report}`)

/** The text as it is stored for a desk. */
export const sealedText = ({ report, publicKey }: Addressed, { text, secret }: Told): string =>
  sealTo(publicKey, forDesk(report, messageOf(secret, report)), text)

/** Keeps the files of a message that was kept in this transaction. @throws NoRoom where the desk has none left */
export async function keepFiles(tx: Tx, { digest }: Receipt, to: Addressed, told: Told): Promise<void> {
  const message = messageOf(told.secret, to.report)
  for (const [order, file] of told.files.entries()) {
    const id = idFrom(told.secret, `file|${to.report}|${order}`)
    const sealed = sealFile(to.publicKey, id, file)
    const kept = await tx.one<{ answer: 'kept' | 'full' | 'no' }>(
      'select app.report_file_put($1, $2, $3, $4, $5::int::smallint, $6) as answer',
      [digest, message, id, sealed.head, sealed.parts, MOST_PARTS],
    )
    if (kept?.answer === 'full') throw new NoRoom()
    if (kept?.answer !== 'kept') continue
    let at = 0
    for (const body of sealed.bodies)
      await tx.one('select app.report_file_part_put($1, $2, $3::int::smallint, $4)', [digest, id, at++, body])
  }
}

type Row = {
  readonly id: string
  readonly organisation: string
  readonly desk: string
  readonly state: 'new' | 'answered' | 'passed-on' | 'closed'
  readonly box: 'open' | 'closed' | 'closed-itself'
  readonly key: string
  readonly publicKey: string
  readonly arrivedAt: number
  readonly written: number
  readonly answers: readonly { readonly id: string; readonly at: number; readonly sealed: string }[]
}
/** What the database knows of the report of one desk behind a code. */
export type ReportRow = Row

const BEHIND = `select id, organisation, desk, state, box, key, public_key as "publicKey", floor(extract(epoch from arrived_at) * 1000)::bigint as "arrivedAt",
  written, answers from app.report_behind($1)`

/** The reports behind a receipt: one for each desk the sender chose. */
export const reportsBehind = (db: Database, { digest }: Receipt): Promise<Row[]> =>
  db.as(null, tx => tx.rows<Row>(BEHIND, [digest]))
