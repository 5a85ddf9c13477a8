import { randomInt } from 'node:crypto'
import { cleanText } from '../domain/form/clean.ts'
import { beginningOf } from '../domain/mailbox/code.ts'
import { judgeAgain, judgeAndRemember, type Lately, nothingLately } from '../domain/mailbox/plausibility.ts'
import type { Database } from '../platform/db/database.ts'
import { type FormTokens, openFormTokens } from '../platform/flood/form-tokens.ts'
import { openGuesses } from '../platform/flood/guesses.ts'
import { openSources } from '../platform/flood/sources.ts'
import { openBox, sealTo } from '../platform/vault/sealed-box.ts'
import { type BoxDesk, openBoxDesks, takesReports } from './box-desks.ts'
import { forDesk, forSender, freshReceipt, idFrom, type Receipt, receiptOf } from './receipt.ts'

/** One form of a stranger: its token, and the address it came from, which is hashed with a key of this hour and then forgotten. */
export type Sent = { readonly token: string; readonly address: string; readonly now: number }
export type Thread = {
  readonly id: string
  readonly desk: string
  readonly box: 'open' | 'closed' | 'closed-itself'
  readonly state: 'new' | 'answered' | 'passed-on' | 'closed'
  readonly arrivedAt: number
  readonly written: number
  readonly answers: readonly { readonly at: number; readonly text: string | undefined }[]
}
export type Looked = { readonly kind: 'found'; readonly thread: Thread } | { readonly kind: 'wrong' | 'refused' }

/** The mailbox as strangers meet it. */
export type PublicMailbox = {
  readonly desks: (now: number) => Promise<readonly BoxDesk[]>
  readonly tokens: FormTokens
  /** `stale`: the form lay too long or is not ours. `busy`: very much came from there within the hour. */
  readonly arrive: (
    sent: Sent & { readonly desk: string; readonly text: string; readonly passOn: boolean },
  ) => Promise<{ readonly kind: 'kept'; readonly code: string } | { readonly kind: 'stale' | 'closed' | 'busy' }>
  readonly look: (typed: string, address: string, now: number) => Promise<Looked>
  readonly write: (
    typed: string,
    text: string,
    sent: Sent,
  ) => Promise<'kept' | 'closed' | 'full' | 'stale' | 'busy' | 'wrong'>
  readonly forget: (typed: string, address: string, now: number) => Promise<boolean>
}

/** Reports of one source within an hour before they count a little less, and before no more are taken from there. */
const BUSY = 20
const TOO_MANY = 400
/** Milliseconds between two times that what came of late is judged again. */
const AGAIN = 30_000
const MOST_WAITING = 200

type Row = {
  id: string
  desk: string
  state: Thread['state']
  box: Thread['box']
  key: string
  publicKey: string
  arrivedAt: number
  written: number
  answers: readonly { id: string; at: number; sealed: string }[]
}
const BEHIND = `select id, desk, state, box, key, public_key as "publicKey", floor(extract(epoch from arrived_at) * 1000)::bigint as "arrivedAt",
  written, answers from app.report_behind($1)`

type Waiting = (milliseconds: number) => Promise<void>
const sleep: Waiting = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds))

/** Opens the mailbox of one process. What it remembers of floods and guesses is in memory and goes with it. */
export function openPublicMailbox(db: Database, wait: Waiting = sleep): PublicMailbox {
  const desks = openBoxDesks(db)
  const tokens = openFormTokens()
  const sources = openSources()
  const guesses = openGuesses()
  const lately = nothingLately(randomInt(2 ** 31))
  let judgedAt = Number.NEGATIVE_INFINITY
  let waiting = 0

  // A relay on this machine (Tor, a proxy) lends everybody its address: it is counted for nobody.
  const countOf = (address: string, now: number) =>
    /^(?:$|127\.|::1$|::ffff:127\.)/.test(address) ? 0 : sources.count(address, now)

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
    const row = await db.as(null, tx => tx.one<Row>(BEHIND, [receipt.digest]))
    if (row) return { receipt, row }
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
    async arrive({ desk, text, passOn, token, address, now }) {
      const secret = tokens.secretOf(token, now)
      if (!secret) return { kind: 'stale' }
      const to = (await desks(now)).filter(takesReports).find(one => one.organisation === desk)
      if (!to) return { kind: 'closed' }
      const count = countOf(address, now)
      if (count > TOO_MANY) return { kind: 'busy' }
      const receipt = freshReceipt(secret)
      const message = idFrom(secret, 'message')
      const score = judgeAndRemember(receipt.id, text, lately, count > BUSY, now)
      const sealed = sealTo(to.publicKey, forDesk(receipt.id, message), text)
      const kept = await db.as(null, tx =>
        tx.one<{ answer: 'kept' | 'closed' }>(
          'select app.report_arrive($1, $2, $3, $4, $5::int::smallint, $6, $7, $8) as answer',
          [receipt.id, to.key, receipt.digest, receipt.pair.publicKey, score, passOn, message, sealed],
        ),
      )
      await lower(now)
      return kept?.answer === 'kept' ? { kind: 'kept', code: receipt.shown } : { kind: 'closed' }
    },
    async look(typed, address, now) {
      const found = await behind(typed, address, now)
      return typeof found === 'string' ? { kind: found } : { kind: 'found', thread: threadOf(found.receipt, found.row) }
    },
    async write(typed, text, { token, address, now }) {
      const secret = tokens.secretOf(token, now)
      if (!secret) return 'stale'
      const found = await behind(typed, address, now)
      if (typeof found === 'string') return 'wrong'
      if (countOf(address, now) > TOO_MANY) return 'busy'
      const message = idFrom(secret, 'message')
      const sealed = sealTo(found.row.publicKey, forDesk(found.row.id, message), text)
      const row = await db.as(null, tx =>
        tx.one<{ answer: 'kept' | 'closed' | 'full' }>('select app.report_write($1, $2, $3) as answer', [
          found.receipt.digest,
          message,
          sealed,
        ]),
      )
      return row?.answer ?? 'closed'
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

function threadOf({ pair }: Receipt, { id, desk, state, box, arrivedAt, written, answers }: Row): Thread {
  const opened = answers.map(one => ({ at: one.at, text: openBox(pair.privateKey, forSender(id, one.id), one.sealed) }))
  return { id, desk, box, state, arrivedAt, written, answers: opened }
}

/** The longest message that is taken, in characters. */
export const LONGEST_MESSAGE = 10_000

/** What somebody typed, without what cannot be shown or turns a line around: controls, overrides of direction, halves of letters. */
export function cleanMessage(text: string): string {
  return cleanText(text.toWellFormed())
}
