/**
 * Lines of the log: one JSON object a line, the time in UTC first. Nothing a person typed is ever part of one: of an error
 * only its kind, its code and its place are told, because messages and details of the database can carry values.
 */

/** One entry before it is written. Values are ids, codes, kinds and numbers. */
export type LogEntry = Readonly<Record<string, unknown>>

/** The line of an entry. JSON escapes line ends and control characters, so that no value can begin a line of its own. */
export function logLine(entry: LogEntry, at: Date): string {
  return JSON.stringify({ time: at.toISOString(), ...entry }).replace(/[\u007f-\u009f\u2028\u2029]/g, escaped)
}

function escaped(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** What of an error may stand in a log: never its message, never the details the database added. */
export function errorEntry(error: unknown): LogEntry {
  if (!(error instanceof Error)) return { name: typeof error }
  const { code } = error as { code?: unknown }
  return {
    ...(typeof code === 'string' && { code }),
    name: error.name,
    at: error.stack
      ?.split('\n')
      .filter(line => /^\s+at /.test(line))
      .slice(0, 3)
      .map(line => line.trim())
      .join(' | '),
  }
}

/** Writes entries to the standard error stream of the process, where the starter reads them. */
export function logToStandardError(entry: LogEntry): void {
  process.stderr.write(`${logLine(entry, new Date())}\n`)
}

/**
 * What nobody caught ends the process in order: told without its message, which the run time would print whole. The starter
 * starts the program again.
 */
export function endOnUncaught(log: (entry: LogEntry) => void, end: (code: number) => void = process.exit): void {
  const last = (error: unknown) => {
    log({ level: 'fatal', what: 'nobody caught this', ...errorEntry(error) })
    end(1)
  }
  process.on('uncaughtException', last)
  process.on('unhandledRejection', last)
}
