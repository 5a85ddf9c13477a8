/**
 * Ten thousand junk reports within an hour, through everything but the socket: judged, sealed, stored, judged again, listed for
 * whoever is on duty. Ten people write in between; where each stands on the list a minute later, and what a report costs.
 * The clock is given, so that the hour takes as long as the machine needs. The other ninety runs are in the domain's own test.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import pg from 'pg'
import { openPublicMailbox } from '../src/act/public-mailbox.ts'
import { receiptOf } from '../src/act/receipt.ts'
import { reportsBehind } from '../src/act/report-store.ts'
import { listReports, PER_SCREEN } from '../src/features/signal/read-mailbox/store.ts'
import { type Database, openDatabase } from '../src/platform/db/database.ts'
import { hashToken } from '../src/platform/session/token.ts'
import { fileKeys, makeKeyFile } from '../src/platform/vault/key-file.ts'
import { makePair } from '../src/platform/vault/sealed-box.ts'
import { openVault } from '../src/platform/vault/vault.ts'
import { atMost, type BenchContext, type Figure } from '../src/tools/figure.ts'
import { chance, JUNK, pick, REPORTS } from '../tests/support/flood.ts'

const DATABASE = 'bench_mailbox'
const FLOOD = 10_000
const HOUR = 3_600_000
const MINUTE = 60_000

/** Two figures: the worst place of a person's report after a minute, and the time of one report of the flood. */
export async function* run(context: BenchContext): AsyncGenerator<Figure> {
  await context.database(DATABASE)
  const folder = `/tmp/punte-bench-keys-${randomUUID()}`
  await makeKeyFile(folder, Date.now())
  const db = openDatabase(context.url(DATABASE, 'app_web'), 2, openVault(fileKeys(folder)))
  const admin = new pg.Client({ connectionString: context.url(DATABASE, 'punte_admin') })
  await admin.connect()
  try {
    const { desk, token } = await openDesk(admin)
    const began = performance.now()
    const places = await flooded(db, desk, token, context)
    const each = (performance.now() - began) / FLOOD
    yield atMost(
      'worst place of ten real reports among 10,000 junk, a minute later',
      Math.max(...places),
      PER_SCREEN,
      '',
    )
    yield atMost('one report of a flood, judged, sealed and stored', each, 20, 'ms')
  } finally {
    await admin.end()
    await db.close()
  }
}

/** A desk that has taken the mailbox on, and whoever is on duty there, signed in. */
async function openDesk(admin: pg.Client): Promise<{ desk: string; token: Buffer }> {
  const value = randomBytes(32).toString('base64url')
  const { publicKey } = makePair()
  await admin.query(
    "insert into app.setting values ('profile', 'production') on conflict (name) do update set value = 'production'",
  )
  await admin.query('delete from app.report')
  const { rows } = await admin.query<{ account: string; desk: string }>(
    `select a.id as account, a.organisation_id as desk from app.account a join app.organisation o on o.id = a.organisation_id
       join app.account_role r on r.account_id = a.id where o.code = 'CR-CJ' and r.role = 'centre-officer' order by a.code limit 1`,
  )
  const [one] = rows
  if (!one) throw new Error('The exercise has no officer at this desk.')
  await admin.query(
    `insert into app.session (token_hash, account_id, means, created_at, last_seen_at, idle_expires_at, expires_at, second_factor_at)
     values ($1, $2, 'exercise', now(), now(), now() + interval '1 day', now() + interval '1 day', now())`,
    [hashToken(value), one.account],
  )
  await admin.query(
    `insert into app.mailbox (organisation_id, days, opens, closes, promise_hours, duty_id)
     values ($1, '{1,2,3,4,5,6,7}', '00:00', '23:59', 24, $2) on conflict do nothing`,
    [one.desk, one.account],
  )
  await admin.query(
    'insert into app.mailbox_key (id, organisation_id, public_key, private_key) values ($1, $2, $3, $4)',
    [...[randomUUID(), one.desk, publicKey, 'x']],
  )
  return { desk: one.desk, token: hashToken(value) }
}

async function flooded(db: Database, desk: string, token: Buffer, context: BenchContext): Promise<readonly number[]> {
  const next = chance(4_711)
  const mailbox = openPublicMailbox(db)
  const start = Date.now()
  const tell = async (text: string, now: number): Promise<string> => {
    const sent = { token: mailbox.tokens.make(now), address: '', now }
    const told = await mailbox.arrive({ ...sent, desks: [desk], text, files: [], passOn: true })
    if (told.kind !== 'kept') throw new Error(`A report was not kept: ${told.kind}.`)
    return told.code
  }
  const waits: { id: string; at: number }[] = []
  const places: number[] = []
  for (let at = 0; at <= FLOOD; at++) {
    const now = start + (at * HOUR) / FLOOD
    if (at % 1_000 === 500)
      waits.push({ id: await idOf(db, await tell(REPORTS[Math.floor(at / 1_000)] ?? '', now)), at: now })
    while (waits[0] && now >= waits[0].at + MINUTE) places.push(await placeOf(db, token, waits.shift()?.id ?? ''))
    await tell(pick(JUNK, next)(next), now)
    if (at % 1_000 === 0) context.say(`mailbox: ${at} of ${FLOOD}`)
  }
  return places
}

async function idOf(db: Database, code: string): Promise<string> {
  const receipt = receiptOf(code)
  const [row] = receipt ? await reportsBehind(db, receipt) : []
  if (!row) throw new Error('A report that was kept is not there.')
  return row.id
}

/** The place on the first screen, as whoever is on duty sees it; one past it where it is not there. */
async function placeOf(db: Database, token: Buffer, id: string): Promise<number> {
  const first = await db.as(token, tx => listReports(tx, true, 0))
  if (first.length === 0) throw new Error('Nobody on duty sees a report.')
  const at = first.findIndex(one => one.id === id)
  return at < 0 ? PER_SCREEN + 1 : at + 1
}
