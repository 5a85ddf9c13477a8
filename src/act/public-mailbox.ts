import { randomInt } from 'node:crypto'
import { cleanText } from '../domain/form/clean.ts'
import { beginningOf } from '../domain/mailbox/code.ts'
import { judgeAgain, judgeAndRemember, type Lately, nothingLately } from '../domain/mailbox/plausibility.ts'
import type { Database } from '../platform/db/database.ts'
import { type FormTokens, openFormTokens } from '../platform/flood/form-tokens.ts'
import { openGuesses } from '../platform/flood/guesses.ts'
import { openSources } from '../platform/flood/sources.ts'
import { openBox } from '../platform/vault/sealed-box.ts'
import { type BoxDesk, openBoxDesks, takesReports } from './box-desks.ts'
import { forSender, freshReceipt, idFrom, type Receipt, receiptOf } from './receipt.ts'
import type { BareFile } from './report-file.ts'
import {
  type Addressed,
  keepFiles,
  messageOf,
  NoRoom,
  type ReportRow,
  reportsBehind,
  sealedText,
  type Told,
} from './report-store.ts'

/** One form of a stranger: its token, and the address it came from, which is hashed with a key of this hour and then forgotten. */
export type Sent = { readonly token: string; readonly address: string; readonly now: number }
/** What is told: the words, and files without their metadata. */
export type Message = { readonly text: string; readonly files: readonly BareFile[] }
/** The mailbox at one desk, as the sender finds it again. */
export type Thread = Omit<ReportRow, 'key' | 'publicKey' | 'answers'> & {
  readonly answers: readonly { readonly at: number; readonly text: string | undefined }[]
}
export type Looked =
  | { readonly kind: 'found'; readonly threads: readonly Thread[] }
  | { readonly kind: 'wrong' | 'refused' }
/** Why nothing was kept: `stale` the form lay too long or is not ours, `busy` very much came from there, `full` no room for files. */
export type NotKept = 'stale' | 'closed' | 'busy' | 'full'

/** The mailbox as strangers meet it. */
export type PublicMailbox = {
  readonly desks: (now: number) => Promise<readonly BoxDesk[]>
  readonly tokens: FormTokens
  /** Tells one or several desks. `by`: the desks that have it now; one may have given its mailbox back meanwhile. */
  readonly arrive: (
    sent: Sent & Message & { readonly desks: readonly string[]; readonly passOn: boolean },
  ) => Promise<
    { readonly kind: 'kept'; readonly code: string; readonly by: readonly BoxDesk[] } | { readonly kind: NotKept }
  >
  readonly look: (typed: string, address: string, now: number) => Promise<Looked>
  /** Writes again to those of the sender's desks. */
  readonly write: (
    typed: string,
    message: Message & { readonly desks: readonly string[] },
    sent: Sent,
  ) => Promise<'kept' | 'wrong' | NotKept>
  readonly forget: (typed: string, address: string, now: number) => Promise<boolean>
}

/** Reports of one source within an hour before they count a little less, and before no more are taken from there. */
const BUSY = 20
const TOO_MANY = 400
/** Messages with files from one source within an hour. */
const TOO_MANY_FILES = 20
/** Milliseconds between two times that what came of late is judged again. */
const AGAIN = 30_000
const MOST_WAITING = 200

type Waiting = (milliseconds: number) => Promise<void>
const sleep: Waiting = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds))

/** Opens the mailbox of one process. What it remembers of floods and guesses is in memory and goes with it. */
export function openPublicMailbox(db: Database, wait: Waiting = sleep): PublicMailbox {
  const desks = openBoxDesks(db)
  const tokens = openFormTokens()
  const sources = openSources()
  const fileSources = openSources()
  const guesses = openGuesses()
  const lately = nothingLately(randomInt(2 ** 31))
  let judgedAt = Number.NEGATIVE_INFINITY
  let waiting = 0

  // A relay on this machine (Tor, a proxy) lends everybody its address: it is counted for nobody.
  const isRelay = (address: string) => /^(?:$|127\.|::1$|::ffff:127\.)/.test(address)
  const countOf = (address: string, now: number) => (isRelay(address) ? 0 : sources.count(address, now))
  const isTooMuch = (count: number, files: readonly BareFile[], address: string, now: number) =>
    count > TOO_MANY || (files.length > 0 && !isRelay(address) && fileSources.count(address, now) > TOO_MANY_FILES)

  const behind = async (typed: string, address: string, now: number) => {
    const receipt = receiptOf(typed)
    if (!receipt) return 'wrong'
    const beginning = beginningOf(receipt.code)
    const before = guesses.before(beginning, now)
    if (before.refused || waiting >= MOST_WAITING) return 'refused'
    if (before.wait > 0) {
      waiting++
      await wait(before.wait).finally(() => {
        waiting--
      })
    }
    const rows = await reportsBehind(db, receipt)
    if (rows.length > 0) return { receipt, rows }
    guesses.failed(beginning, now)
    return countOf(address, now) > TOO_MANY ? 'refused' : 'wrong'
  }
  const lower = async (now: number) => {
    if (now - judgedAt < AGAIN && now >= judgedAt) return
    judgedAt = now
    await lowerAgain(db, lately)
  }
  return {
    desks,
    tokens,
    async arrive({ desks: chosen, text, files, passOn, token, address, now }) {
      const secret = tokens.secretOf(token, now)
      if (!secret) return { kind: 'stale' }
      const open = (await desks(now)).filter(takesReports).filter(one => chosen.includes(one.organisation))
      if (open.length === 0) return { kind: 'closed' }
      const count = countOf(address, now)
      if (isTooMuch(count, files, address, now)) return { kind: 'busy' }
      const receipt = freshReceipt(secret)
      // Judged once, whoever is told: the same words to two desks are no repetition.
      const score = judgeAndRemember(reportAt(secret, open[0]?.organisation), text, lately, count > BUSY, now)
      const by = await arriveAt(db, receipt, { text, files, secret }, { open, score, passOn })
      await lower(now)
      return typeof by === 'string'
        ? { kind: by }
        : by.length > 0
          ? { kind: 'kept', code: receipt.shown, by }
          : { kind: 'closed' }
    },
    async look(typed, address, now) {
      const found = await behind(typed, address, now)
      return typeof found === 'string'
        ? { kind: found }
        : { kind: 'found', threads: found.rows.map(row => threadOf(found.receipt, row)) }
    },
    async write(typed, { text, files, desks: chosen }, { token, address, now }) {
      const secret = tokens.secretOf(token, now)
      if (!secret) return 'stale'
      const found = await behind(typed, address, now)
      if (typeof found === 'string') return 'wrong'
      if (isTooMuch(countOf(address, now), files, address, now)) return 'busy'
      const to = found.rows.filter(row => row.box === 'open' && chosen.includes(row.organisation))
      return writeTo(db, found.receipt, { text, files, secret }, to)
    },
    async forget(typed, address, now) {
      const found = await behind(typed, address, now)
      if (typeof found === 'string') return false
      await db.as(null, tx => tx.rows('select app.report_forget($1)', [found.receipt.digest]))
      return true
    },
  }
}

/** Reports whose text turned out to be one of a flood go down on the list. */
async function lowerAgain(db: Database, lately: Lately): Promise<void> {
  const byScore = Map.groupBy(judgeAgain(lately), one => one.score)
  for (const [score, reports] of byScore)
    await db.as(null, tx =>
      tx.rows('select app.report_lower($1::uuid[], $2::int::smallint)', [reports.map(one => one.id), score]),
    )
}

function threadOf({ pair }: Receipt, { key: _key, publicKey: _public, answers, ...row }: ReportRow): Thread {
  const opened = answers.map(one => ({
    at: one.at,
    text: openBox(pair.privateKey, forSender(row.id, one.id), one.sealed),
  }))
  return { ...row, answers: opened }
}

const reportAt = (secret: Buffer, desk: string | undefined): string => idFrom(secret, `report|${desk}`)

type Open = BoxDesk & { readonly key: string; readonly publicKey: string }

/** One report for each desk, sealed to its key; all of them or, where files find no room, none. */
async function arriveAt(
  db: Database,
  receipt: Receipt,
  told: Told,
  { open, score, passOn }: { open: readonly Open[]; score: number; passOn: boolean },
): Promise<readonly BoxDesk[] | 'full'> {
  return orNoRoom(
    db.as(null, async tx => {
      const by: BoxDesk[] = []
      for (const desk of open) {
        const to: Addressed = { report: reportAt(told.secret, desk.organisation), publicKey: desk.publicKey }
        const message = messageOf(told.secret, to.report)
        const kept = await tx.one<{ answer: 'kept' | 'closed' }>(
          'select app.report_arrive($1, $2, $3, $4, $5::int::smallint, $6, $7, $8) as answer',
          [
            ...[to.report, desk.key, receipt.digest, receipt.pair.publicKey, score, passOn],
            ...[message, sealedText(to, told)],
          ],
        )
        if (kept?.answer !== 'kept') continue
        await keepFiles(tx, receipt, to, told)
        by.push(desk)
      }
      return by
    }),
  )
}

async function writeTo(db: Database, receipt: Receipt, told: Told, rows: readonly ReportRow[]) {
  return orNoRoom(
    db.as(null, async tx => {
      const answers: string[] = []
      for (const row of rows) {
        const to: Addressed = { report: row.id, publicKey: row.publicKey }
        const values = [receipt.digest, row.id, messageOf(told.secret, row.id), sealedText(to, told)]
        const wrote = await tx.one<{ answer: 'kept' | 'closed' | 'full' }>(
          'select app.report_write_to($1, $2, $3, $4) as answer',
          values,
        )
        answers.push(wrote?.answer ?? 'closed')
        if (wrote?.answer === 'kept') await keepFiles(tx, receipt, to, told)
      }
      return answers.includes('kept') ? 'kept' : answers.includes('full') ? 'full' : 'closed'
    }),
  )
}

const orNoRoom = <T>(kept: Promise<T>): Promise<T | 'full'> =>
  kept.catch(error => {
    if (error instanceof NoRoom) return 'full'
    throw error
  })

/** The longest message that is taken, in characters. */
export const LONGEST_MESSAGE = 10_000

/** What somebody typed, without what cannot be shown or turns a line around: controls, overrides of direction, halves of letters. */
export function cleanMessage(text: string): string {
  return cleanText(text.toWellFormed())
}
