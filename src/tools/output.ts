import { stdout } from 'node:process'

/** How a step tells what it is doing just now. */
export type Say = (text: string) => void

const LABEL_WIDTH = 16
const TEXT_WIDTH = 44

/** Back to the beginning of the line, and wipe it. */
const CLEAR = '\r\u001b[2K'

/** Without a terminal, news of a long step is printed at most this often, in milliseconds. */
const NEWS_EVERY = 5000

/** Seconds as people read them. */
export function seconds(since: number, now: number = performance.now()): string {
  return `${((now - since) / 1000).toFixed(1)} s`
}

/** One finished step as a line of the table. */
function stepLine(label: string, text: string, time: string): string {
  return `  ${label.padEnd(LABEL_WIDTH)}${text.padEnd(TEXT_WIDTH)}${time.padStart(8)}`
}

/**
 * Does one step and prints one line for it: what, the sentence the work returns, how long. Meanwhile a terminal shows
 * what happens on the same line; elsewhere long steps print a line now and then.
 */
export async function step(label: string, work: (say: Say) => Promise<string>): Promise<void> {
  const began = performance.now()
  let told = performance.now()
  const say: Say = text => {
    if (stdout.isTTY) return overwrite(stepLine(label, text.slice(0, TEXT_WIDTH), ''))
    if (performance.now() - told < NEWS_EVERY) return
    told = performance.now()
    line(stepLine(label, `… ${text}`, ''))
  }
  if (stdout.isTTY) say('…')
  try {
    const text = await work(say)
    overwrite('')
    line(stepLine(label, text, seconds(began)))
  } catch (error) {
    overwrite('')
    line(stepLine(label, 'failed', seconds(began)))
    throw error
  }
}

/** Prints a line, in place of what a step is just showing. */
export function line(text = ''): void {
  stdout.write(`${stdout.isTTY ? CLEAR : ''}${text}\n`)
}

/** Prints a block of complaints and sets the exit code; the process ends when its work has ended. */
export function complain(...sentences: string[]): void {
  for (const sentence of sentences) process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}

/** What to print of an error: its sentence; of one nobody foresaw, also where it happened. */
export function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.name === 'Error' || error.name === 'KeysMissing' ? error.message : (error.stack ?? error.message)
}

function overwrite(text: string): void {
  if (stdout.isTTY) stdout.write(`${CLEAR}${text.trimEnd()}`)
}
