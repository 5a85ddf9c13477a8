import { EventEmitter } from 'node:events'
import { Logger, makeWorkerUtils, type Runner, run, type TaskList, type WorkerEvents } from 'graphile-worker'
import pg from 'pg'

/** What a job does. Payloads hold ids only; a handler may run again and must do no harm when it does. */
export type Handler = (payload: never, query: Query) => Promise<unknown>
export type Query = (text: string, values?: readonly unknown[]) => Promise<readonly object[]>

export type WorkerOptions = {
  readonly connectionString: string
  readonly handlers: Readonly<Record<string, Handler>>
  /** Done again and again; each must be exactly-once by itself (locks, guards). */
  readonly sweeps: readonly {
    readonly name: string
    readonly everySeconds: number
    readonly run: (query: Query) => Promise<unknown>
  }[]
  readonly log: (line: Record<string, unknown>) => void
}

// The outbox row leaves and the job arrives in one transaction, so that nothing is lost and nothing runs twice for one row.
const MOVE = `
  with taken as (
    delete from app.outbox where id in (select id from app.outbox order by id limit 200 for update skip locked)
    returning id, task, payload, job_key)
  select graphile_worker.add_job(task, payload => payload::json, job_key => coalesce(job_key, 'outbox:' || id)) from taken`

// A job held by a worker that was killed would wait for hours; no handler of ours runs longer than a minute.
const FREE = `update graphile_worker._private_jobs set locked_at = null, locked_by = null where locked_at < now() - interval '1 minute'`

/** Milliseconds without a sign of life after which a runner is taken for lost; it asks for jobs every second. */
const PATIENCE = 30_000

/** Calls `leave` when the runner neither asks for jobs nor works on one: a question to a database that was killed may never be answered. */
function watch(events: WorkerEvents, leave: () => unknown): () => void {
  let seen = performance.now()
  let working = 0
  events.on('worker:getJob:start', () => {
    seen = performance.now()
  })
  events.on('job:start', () => {
    working++
  })
  events.on('job:complete', () => {
    working--
    seen = performance.now()
  })
  // No job of ours takes a minute.
  const isLost = () => performance.now() - seen > (working === 0 ? PATIENCE : 3 * PATIENCE)
  const timer = setInterval(() => isLost() && leave(), 1000)
  return () => clearInterval(timer)
}

/** Makes the tables of the queue in a database that has none yet, as the worker, who owns them. Safe to repeat. */
export function prepareQueue(connectionString: string): Promise<void> {
  return makeQueue({ connectionString })
}

async function makeQueue(where: { pgPool: pg.Pool } | { connectionString: string }): Promise<void> {
  const queue = await makeWorkerUtils({ ...where, logger: new Logger(() => () => {}) })
  await queue.migrate()
  await queue.release()
}

/** Starts moving and running jobs. Resolves with the function that stops after the job under way. */
export async function startWorker({
  connectionString,
  handlers,
  sweeps,
  log,
}: WorkerOptions): Promise<() => Promise<void>> {
  const pool = new pg.Pool({ connectionString, max: 6, connectionTimeoutMillis: PATIENCE })
  const lost = (error: Error) => log({ level: 'warn', what: 'a database connection was lost', name: error.name })
  pool.on('error', lost)
  pool.on('connect', client => void client.on('error', lost))
  let stopping = false
  // A runner that stops while the process lives would leave the queue to nobody: the process ends and is started anew. It
  // does not wait for the runner to end in order: one that lost the database in the middle of a job may never finish that.
  const leave = () => stopping || process.exit(1)
  const events: WorkerEvents = new EventEmitter()
  const unwatch = watch(events, leave)
  await makeQueue({ pgPool: pool })
  const query: Query = async (text, values) => (await pool.query(text, [...(values ?? [])])).rows
  events.on('worker:fatalError', leave)
  events.on('pool:gracefulShutdown', leave)
  const runner: Runner = await run({
    pgPool: pool,
    events,
    concurrency: 4,
    pollInterval: 1000,
    noHandleSignals: true,
    taskList: tasks(handlers, query),
    logger: new Logger(() => () => {}),
  })
  runner.promise.then(leave, leave)
  const loops = [
    loop('forgotten jobs', 10, async () => void (await query(FREE)), log),
    loop('outbox', 1, async () => void (await query(MOVE)), log),
    ...sweeps.map(sweep => loop(sweep.name, sweep.everySeconds, async () => void (await sweep.run(query)), log)),
  ]
  return async () => {
    stopping = true
    unwatch()
    await Promise.all(loops.map(stop => stop()))
    await runner.stop()
    await pool.end()
  }
}

function tasks(handlers: WorkerOptions['handlers'], query: Query): TaskList {
  return Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [
      name,
      async (payload: unknown) => void (await handle(payload as never, query)),
    ]),
  )
}

/** Runs at once and then every so many seconds after it ended; a failure is told and tried again. */
function loop(
  name: string,
  seconds: number,
  work: () => Promise<void>,
  log: WorkerOptions['log'],
): () => Promise<void> {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let wake = () => {}
  const running = (async () => {
    while (!stopped) {
      await work().catch((error: Error) =>
        log({ level: 'error', what: `sweep ${name}`, name: error.name, code: (error as { code?: string }).code }),
      )
      if (stopped) break
      await new Promise<void>(resolve => {
        wake = resolve
        timer = setTimeout(resolve, seconds * 1000)
      })
    }
  })()
  return async () => {
    stopped = true
    clearTimeout(timer)
    wake()
    await running
  }
}
