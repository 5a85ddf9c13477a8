/**
 * Loaded before web and worker: when the process that started them is gone, even by kill -9, they end in order too,
 * so that no orphan keeps the port or writes behind the next start's back.
 */

/** Milliseconds for an orderly end. */
const PATIENCE = 5000

if (process.channel) {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), PATIENCE).unref()
    process.kill(process.pid, 'SIGTERM')
  })
  process.channel.unref()
}

// What the starter reads may be gone before we are; a broken pipe is then no reason to fall.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
