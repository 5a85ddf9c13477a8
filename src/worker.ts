import { HANDLERS, SWEEPS } from './jobs.ts'
import { startWorker } from './platform/jobs/worker.ts'
import { endOnUncaught, logToStandardError } from './platform/log/log.ts'

/** The worker process: moves what acts left in the outbox, runs it, and passes on what nobody answered. */
const stop = await startWorker({
  connectionString: process.env.DATABASE_URL ?? '',
  handlers: HANDLERS,
  sweeps: SWEEPS,
  log: logToStandardError,
})
endOnUncaught(logToStandardError)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await stop()
    process.exit(0)
  })
}
