/** `bin/test`: the one test run, here and in CI. The last line is `N passed, N failed`. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CHROMIUM_ADVICE, findChromium, installChromium } from './chromium.ts'
import { complain, line, type Say, seconds, step } from './output.ts'
import { PROJECT } from './settings.ts'
import { type Report, type Tally, tally, tallyText } from './tally.ts'

const RESULTS = join(PROJECT, 'test-results')
const STAGES = ['types', 'lint', 'unit', 'database', 'browser'] as const
type Stage = (typeof STAGES)[number]

let current: ChildProcess | undefined

await main(process.argv.slice(2))

async function main(names: string[]): Promise<void> {
  const unknown = names.filter(name => !STAGES.includes(name as Stage))
  if (unknown.length > 0) return complain(`There is no stage ${unknown.join(', ')}. Stages: ${STAGES.join(', ')}.`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void leave())
  await mkdir(RESULTS, { recursive: true })
  const began = performance.now()
  const total: Tally = { passed: 0, failed: 0, skipped: 0, failures: [] }
  for (const stage of STAGES.filter(name => names.length === 0 || names.includes(name))) {
    await step(stage, async say => {
      const counts = await runStage(stage, say)
      total.passed += counts.passed
      total.failed += counts.failed
      total.skipped += counts.skipped
      total.failures.push(...counts.failures.map(text => `  ${stage}: ${text}`))
      return tallyText(counts)
    })
  }
  if (total.failures.length > 0) line(`\n${total.failures.join('\n\n')}\n\nWhole logs: test-results/`)
  line(`\n${seconds(began)}${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
  line(`${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed > 0 ? 1 : 0
}

async function runStage(stage: Stage, say: Say): Promise<Tally> {
  switch (stage) {
    case 'types':
      return check(stage, 'tsc', ['-p', PROJECT, '--pretty', 'false'])
    case 'lint':
      return check(stage, 'biome', ['check', '--error-on-warnings', '--diagnostic-level=warn', '--max-diagnostics=20'])
    case 'browser': {
      say('looking for Chromium')
      const found = (await findChromium()) ?? (await installChromium(say))
      return found ? project(stage, say, { PUNTE_CHROMIUM: found }) : single(stage, CHROMIUM_ADVICE)
    }
    default:
      return project(stage, say, {})
  }
}

/** A tool that says yes or no counts as one test. */
async function check(stage: Stage, tool: string, args: string[]): Promise<Tally> {
  const { code, log } = await run(stage, tool, args, {})
  return code === 0 ? { passed: 1, failed: 0, skipped: 0, failures: [] } : single(stage, head(log))
}

function single(stage: Stage, text: string): Tally {
  return { passed: 0, failed: 1, skipped: 0, failures: [`${stage} failed\n${text}`] }
}

function head(log: string): string {
  const lines = log.trim().split('\n')
  const rest = lines.length > 40 ? [`… ${lines.length - 40} more lines`] : []
  return [...lines.slice(0, 40), ...rest].map(text => `      ${text}`).join('\n')
}

async function project(stage: Stage, say: Say, environment: Record<string, string>): Promise<Tally> {
  const file = join(RESULTS, `${stage}.json`)
  await rm(file, { force: true })
  const began = performance.now()
  const clock = setInterval(() => say(`running, ${seconds(began)}`), 1000)
  const args = ['run', '--project', stage, '--passWithNoTests', '--reporter=json', `--outputFile.json=${file}`]
  const { code, log } = await run(stage, 'vitest', args, environment)
  clearInterval(clock)
  const report = existsSync(file) ? (JSON.parse(await readFile(file, 'utf8')) as Report) : undefined
  if (!report && code === 0) return { passed: 0, failed: 0, skipped: 0, failures: [] }
  return tally(report, code, log)
}

/** Runs a tool of node_modules to its end; its words go to test-results/. */
async function run(
  stage: Stage,
  tool: string,
  args: string[],
  environment: Record<string, string>,
): Promise<{ code: number; log: string }> {
  const parts: Buffer[] = []
  const code = await new Promise<number>(resolve => {
    current = spawn(join(PROJECT, 'node_modules', '.bin', tool), args, {
      cwd: PROJECT,
      env: { ...toolEnvironment(), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [current.stdout, current.stderr]) stream?.on('data', (part: Buffer) => parts.push(part))
    current.on('error', error => {
      parts.push(Buffer.from(error.message))
      resolve(1)
    })
    current.on('close', exit => resolve(exit ?? 1))
  })
  const log = Buffer.concat(parts).toString()
  await writeFile(join(RESULTS, `${stage}.log`), log)
  return { code, log }
}

/** Tools and their workers run on our own Node, whatever `node` the caller has, and write logs without colours. */
function toolEnvironment(): NodeJS.ProcessEnv {
  const { FORCE_COLOR: _, ...inherited } = process.env
  const path = [dirname(process.execPath), join(PROJECT, 'node_modules', '.bin'), process.env.PATH ?? ''].join(':')
  return { ...inherited, PATH: path, NO_COLOR: '1' }
}

/** Interrupted: the tool that runs gets time to stop its database, then we end without a verdict. */
async function leave(): Promise<void> {
  const tool = current
  if (tool && tool.exitCode === null && tool.signalCode === null) {
    const ended = new Promise(resolve => tool.once('close', resolve))
    tool.kill('SIGTERM')
    await Promise.race([ended, new Promise(resolve => setTimeout(resolve, 10_000))])
  }
  line('\nInterrupted.')
  process.exit(130)
}
