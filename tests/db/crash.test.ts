/**
 * The web process, the worker and the database are killed while people write. What was acknowledged is there, nothing is
 * there twice, every job took effect once. Real processes, a real server with PostgreSQL's default safety.
 */
import type { ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate } from '../../src/platform/db/migrate.ts'
import { layout } from '../../src/platform/postgres/folder.ts'
import { readNote } from '../../src/platform/postgres/leftover.ts'
import type { Postgres } from '../../src/platform/postgres/server.ts'
import { openExerciseSession } from '../../src/platform/session/exercise.ts'
import { build } from '../../src/tools/build.ts'
import { loadPack } from '../../src/tools/load-pack.ts'
import { DATABASE, MIGRATIONS, prepareEmbedded } from '../../src/tools/place.ts'
import { endProgram, startProgram } from '../../src/tools/processes.ts'
import { type Served, serve } from '../../src/tools/serve.ts'
import { startThrowaway } from '../../src/tools/throwaway.ts'
import { codeOf, WHO } from '../support/world.ts'

const SIGNS = 150
const WRITERS = 6

let server: Postgres
let web: Served
let worker: ChildProcess
let admin: pg.Pool
let cookie: string
let stopping = false
let webOutlivedTheDatabase = false
const drafts: string[] = []
/** Addresses of what was acknowledged, by draft. */
const acknowledged = new Map<string, string>()

/** A worker that is started again when it ends by itself, as the starter does. */
function startWorker(): ChildProcess {
  const child = startProgram({
    name: 'worker',
    environment: { DATABASE_URL: server.connectionString(DATABASE, 'app_worker') },
    log: () => {},
  })
  child.once('exit', () =>
    setTimeout(() => {
      if (!stopping && child === worker) worker = startWorker()
    }, 300),
  )
  return child
}
const startWeb = () => serve({ databaseUrl: server.connectionString(DATABASE, 'app_web') })

beforeAll(async () => {
  server = await startThrowaway(true)
  const place = await prepareEmbedded(server)
  await migrate(place.adminUrl, MIGRATIONS)
  await loadPack(place.adminUrl, () => {})
  admin = new pg.Pool({ connectionString: place.adminUrl, max: 2 })
  admin.on('error', () => {}) // the database is killed in this test
  admin.on('connect', client => void client.on('error', () => {}))
  await arrange(place.webUrl)
  await build()
  ;[web, worker] = [await startWeb(), startWorker()]
}, 60_000)

afterAll(async () => {
  stopping = true
  await admin?.end()
  await web?.stop()
  if (worker) await endProgram(worker)
  await server?.stop()
})

/** A session, and first signs with every answer given, each about one adult and ready to be sent. */
async function arrange(webUrl: string): Promise<void> {
  // Each time a leg is delivered is written down, so that twice would be seen.
  await admin.query(`create table public.delivered (leg uuid);
    create function public.tally() returns trigger language plpgsql security definer as $$ begin insert into public.delivered values (new.id); return new; end $$;
    create trigger tally after update on app.leg for each row when (old.state = 'sent' and new.state = 'delivered') execute function public.tally()`)
  const [account] = (
    await admin.query<{ id: string }>('select id from app.account where code = $1', [codeOf(WHO.hospital)])
  ).rows
  const client = new pg.Client(webUrl)
  await client.connect()
  const token = await openExerciseSession(
    async (text, values) => (await client.query(text, [...values])).rows,
    account?.id ?? '',
    new Date(),
  )
  await client.end()
  cookie = `punte=${token}`
  const answers = {
    danger: 'no',
    age: 'adult',
    count: 1,
    children: 0,
    selfDeclared: true,
    nothingKnown: true,
    territory: 'CJ',
    noticedOn: 'unknown',
    asked: ['agrees'],
  }
  drafts.push(...Array.from({ length: SIGNS }, () => randomUUID()))
  await admin.query(
    `insert into app.draft (id, account_id, kind, answers, expires_at) select d, $1, 'sign', $2, now() + interval '1 day' from unnest($3::uuid[]) d`,
    [account?.id, answers, drafts],
  )
}

/** Sends one sign. The address when the system said it is sent; nothing when it said anything else, or died. */
async function send(draft: string): Promise<string | undefined> {
  try {
    const { origin } = web
    const answer = await fetch(`${origin}/signs/${draft}/send`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: `_form=${draft}`,
      signal: AbortSignal.timeout(5_000),
    })
    await answer.arrayBuffer()
    const location = answer.headers.get('location') ?? ''
    return answer.status === 303 && location.startsWith('/sent/') ? location : undefined
  } catch {
    return undefined // killed under way: whoever sent it tries again with the same form
  }
}

async function writer(queue: string[]): Promise<void> {
  for (let draft = queue.shift(); draft !== undefined; draft = queue.shift()) {
    const location = await send(draft)
    if (location) {
      acknowledged.set(draft, location)
    } else {
      queue.push(draft)
      await wait(50)
    }
  }
}

/** Waits until something is so, at most so long, and asks so often (milliseconds). @returns whether it is. */
async function until(isSo: () => Promise<boolean> | boolean, seconds: number, every = 20): Promise<boolean> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await wait(every)) if (await isSo()) return true
  return false
}

/** What a worker that died still holds was taken long ago, and what waits to be tried again has waited. */
const TIME_PASSES = `update graphile_worker._private_jobs
  set locked_at = locked_at - interval '5 hours', run_at = least(run_at, now())
  where locked_at is null or locked_at < now() - interval '5 seconds'`
const answeredAtLeast = (many: number) => until(() => acknowledged.size >= many, 20)

async function number(sql: string): Promise<number> {
  return Number(
    (await admin.query<{ n: string }>(`select (${sql}) as n`).catch(() => ({ rows: [{ n: 'NaN' }] }))).rows[0]?.n,
  )
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function killed(child: ChildProcess): Promise<void> {
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  child.kill('SIGKILL')
  return ended
}

describe('kill -9 in the middle of writing', () => {
  test('of web, worker and database loses nothing that was acknowledged and writes nothing twice', async () => {
    const queue = [...drafts]
    const writing = Promise.all(Array.from({ length: WRITERS }, () => writer(queue)))
    await answeredAtLeast(SIGNS * 0.2)
    process.kill(web.pid, 'SIGKILL')
    web = await startWeb()
    await answeredAtLeast(SIGNS * 0.4)
    await killed(worker)
    await answeredAtLeast(SIGNS * 0.6)
    process.kill((await readNote(layout(dirname(server.host)).cluster))?.pid ?? 0, 'SIGKILL')
    // The starter would start a web process again that ended by itself; whether it did is asked below.
    await until(() => acknowledged.size === SIGNS || !lives(web.pid), 25)
    webOutlivedTheDatabase = lives(web.pid)
    await until(async () => (await number('select 1')) === 1, 20)
    if (!webOutlivedTheDatabase) web = await startWeb()
    await writing

    expect(acknowledged.size).toBe(SIGNS)
    const kept = await admin.query<{ form_id: string; location: string }>(
      'select form_id, location from app.submission',
    )
    expect(new Map(kept.rows.map(row => [row.form_id, row.location]))).toEqual(acknowledged)
    const notifications = await admin.query<{ id: string }>('select id from app.notification')
    expect(notifications.rows.map(row => `/sent/${row.id}`).sort()).toEqual([...acknowledged.values()].sort())
    // Each whole: one person, its first sign and its notification, its legs; no draft is left to send.
    expect(await number('select count(*) from app.person')).toBe(SIGNS)
    expect(
      await number(`select count(*) from app.person p where 2 <> (select count(*) from app.event e where e.person_id = p.id and e.kind in ('sign.recorded', 'notification.sent'))
      or not exists (select from app.leg l where l.person_id = p.id) or not exists (select from app.person_grant g where g.person_id = p.id)`),
    ).toBe(0)
    expect(await number('select count(*) from app.draft where sent_at is null')).toBe(0)
  }, 60_000)

  test('of the database does not end the web process: requests fail, and then work again', () => {
    expect(webOutlivedTheDatabase).toBe(true)
  })

  test('drains the outbox, and delivers every leg once', async () => {
    const left = 'select (select count(*) from app.outbox) + (select count(*) from graphile_worker._private_jobs)'
    // Time passes again and again, not once: a worker that dies late leaves locks later, and a job that met a database on its
    // way down waits longer with each try. The next test is about how long that takes.
    const drained = async () => {
      await admin.query(TIME_PASSES).catch(() => undefined)
      return (await number(left)) === 0
    }
    const isDrained = await until(drained, 90, 500)
    const rest = await admin.query(
      'select task_id, attempts, last_error, locked_at, run_at from graphile_worker._private_jobs',
    )
    expect(isDrained, `left: ${JSON.stringify(rest.rows)}`).toBe(true)
    expect(await number(`select count(*) from app.leg where connected and state <> 'delivered'`)).toBe(0)
    expect(await number('select count(*) from public.delivered')).toBe(
      await number('select count(*) from app.leg where connected'),
    )
    expect(await number('select count(distinct leg) from public.delivered')).toBe(
      await number('select count(*) from public.delivered'),
    )
  }, 120_000)

  test('of a worker in the middle of a job does not keep the job for hours', async () => {
    await admin.query(`select graphile_worker.add_job('notice.referral', '{}', run_at => now() + interval '1 hour')`)
    await admin.query(
      `update graphile_worker._private_jobs set run_at = now() - interval '3 minutes', locked_at = now() - interval '2 minutes', locked_by = 'killed'`,
    )
    expect(
      await until(async () => (await number('select count(*) from graphile_worker._private_jobs')) === 0, 60),
    ).toBe(true)
  }, 90_000)

  test('of one worker of two passes every silent leg on once', async () => {
    await admin.query(`update app.leg set due_at = now() - interval '2 days'`)
    const second = startWorker()
    await until(async () => (await number(`select count(*) from app.event where kind = 'leg.escalated'`)) > 0, 15)
    await killed(worker)
    worker = second
    expect(await until(async () => (await number('select count(*) from app.leg where escalation < 2')) === 0, 25)).toBe(
      true,
    )
    expect(
      await number(
        `select count(*) from (select act->>'leg', act->>'level' from app.event where kind = 'leg.escalated' group by 1, 2 having count(*) > 1) twice`,
      ),
    ).toBe(0)
    expect(
      await number(
        `select count(*) from app.leg l where not exists (select from app.task t where t.ref = l.id and t.level = 2 and t.closed_at is null)`,
      ),
    ).toBe(0)
  }, 45_000)
})
