import { randomUUID } from 'node:crypto'
import { forDesk, forSender } from '../../../act/receipt.ts'
import { type FileHead, openFile, openHead } from '../../../act/report-file.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { openBox, sealTo } from '../../../platform/vault/sealed-box.ts'
import type { DeskKeys } from '../desk-keys.ts'

/** A report as the list has it. Hours, not minutes: more is not known. */
export type Listed = {
  readonly id: string
  readonly key: string
  readonly score: number
  readonly passOn: boolean
  readonly state: 'new' | 'answered' | 'passed-on' | 'closed'
  readonly arrivedAt: number
  readonly dueAt: number
  readonly message: string
  readonly sealed: string
}

/** Reports on one screen. */
export const PER_SCREEN = 20

// The most plausible first, by tens, the newest first within them; whatever was judged is somewhere on the list.
const LIST = `select r.id, r.key_id as key, r.score, r.pass_on as "passOn", r.state, floor(extract(epoch from r.arrived_at) * 1000)::bigint as "arrivedAt",
    floor(extract(epoch from r.answer_due) * 1000)::bigint as "dueAt", m.id as message, m.for_desk as sealed
  from app.report r join lateral (select * from app.report_message x where x.report_id = r.id and not x.of_desk order by x.ordinal desc limit 1) m on true
  where (r.state = 'new') = $1
  order by r.score / 10 desc, r.arrived_at desc, r.score desc, r.id limit $2 offset $3`

export function listReports(tx: Tx, waiting: boolean, after: number): Promise<Listed[]> {
  return tx.rows<Listed>(LIST, [waiting, PER_SCREEN, after])
}

/** How many wait and how many are settled. */
export async function countReports(tx: Tx): Promise<{ readonly waiting: number; readonly others: number }> {
  const row = await tx.one<{ waiting: number; others: number }>(
    "select count(*) filter (where state = 'new')::int as waiting, count(*) filter (where state <> 'new')::int as others from app.report",
  )
  return row ?? { waiting: 0, others: 0 }
}

/** Whether the one who asks is on duty for the mailbox now. */
export async function readsMailbox(tx: Tx): Promise<boolean> {
  return (await tx.one<{ reads: boolean }>('select app.reads_mailbox() as reads'))?.reads ?? false
}

/** The text of a message; undefined where it does not open. */
export function openMessage(keys: DeskKeys, key: string, report: string, message: string, sealed: string) {
  const pair = keys.get(key)
  return pair && openBox(pair.privateKey, forDesk(report, message), sealed)
}

export type Message = {
  readonly id: string
  readonly ofDesk: boolean
  readonly at: number
  readonly sealed: string
}
/** A file as its desk sees it; `head` is undefined where it does not open. */
export type ReportFile = { readonly id: string; readonly message: string; readonly head: FileHead | undefined }
export type Report = Omit<Listed, 'message' | 'sealed'> & {
  /** Names of the other desks that were told the same. */
  readonly others: readonly string[]
  readonly senderKey: string
  readonly reachable: boolean
  readonly messages: readonly Message[]
}

/** One report with its messages; the look is written down first. Undefined where there is none for the one who asks. */
export async function readReport(tx: Tx, id: string): Promise<Report | undefined> {
  const opened = await tx.one<{ open: boolean }>('select app.report_open($1) as open', [id])
  if (!opened?.open) return undefined
  const report = await tx.one<Omit<Report, 'messages' | 'others'>>(
    `select id, key_id as key, score, pass_on as "passOn", state, floor(extract(epoch from arrived_at) * 1000)::bigint as "arrivedAt",
       floor(extract(epoch from answer_due) * 1000)::bigint as "dueAt", sender_key as "senderKey", code_digest is not null as reachable
     from app.report where id = $1`,
    [id],
  )
  const messages = await tx.rows<Message>(
    `select id, of_desk as "ofDesk", floor(extract(epoch from at) * 1000)::bigint as at, for_desk as sealed
       from app.report_message where report_id = $1 order by ordinal`,
    [id],
  )
  const others = await tx.rows<{ name: string }>('select name from app.report_others($1) t(name)', [id])
  return report && { ...report, messages, others: others.map(one => one.name) }
}

/** The files of a report, in the order of its messages. */
export async function readFiles(tx: Tx, report: Report, keys: DeskKeys): Promise<readonly ReportFile[]> {
  const rows = await tx.rows<{ id: string; message: string; head: string }>(
    `select f.id, f.message_id as message, f.head from app.report_file f join app.report_message m on m.id = f.message_id
      where m.report_id = $1 order by m.ordinal, f.id`,
    [report.id],
  )
  const pair = keys.get(report.key)
  return rows.map(({ id, message, head }) => ({ id, message, head: pair && openHead(pair.privateKey, id, head) }))
}

/** The content of a file; the look is written down. Undefined where it does not open. */
export async function takeFile(tx: Tx, report: Report, { id, head }: ReportFile): Promise<Buffer | undefined> {
  const rows = await tx.rows<{ body: Buffer }>('select body from app.report_file_take($1, $2) t(body)', [report.id, id])
  return (
    head &&
    openFile(
      head,
      id,
      rows.map(row => row.body),
    )
  )
}

/** The person with this code, where the one who asks may see them. */
export async function personWith(tx: Tx, code: string): Promise<string | undefined> {
  return (await tx.one<{ id: string }>('select id from app.person where code = $1', [code]))?.id
}

/** Answers a report: sealed once to the desk and once to the receipt code. A form sent twice answers once. */
export async function answerReport(tx: Tx, report: Report, keys: DeskKeys, text: string, form: string | null) {
  const pair = keys.get(report.key)
  if (!pair) return false
  const message = form ?? randomUUID()
  const row = await tx.one<{ done: boolean }>('select app.report_answer($1, $2, $3, $4) as done', [
    report.id,
    message,
    sealTo(pair.publicKey, forDesk(report.id, message), text),
    sealTo(report.senderKey, forSender(report.id, message), text),
  ])
  return row?.done ?? false
}

export async function settleReport(tx: Tx, id: string, as: 'closed' | 'noise' | 'passed-on'): Promise<boolean> {
  return (await tx.one<{ done: boolean }>('select app.report_settle($1, $2) as done', [id, as]))?.done ?? false
}
