import { type ChildProcess, spawn } from 'node:child_process'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { bundle } from './build.ts'
import { PROJECT } from './settings.ts'

/** A program that is kept running. */
export type Kept = { stop(): Promise<void> }

/** How to run a program: its bundle, its environment, where its lines go. `onEnd` hears of every end not asked for. */
export type Program = {
  name: 'web' | 'worker'
  environment: Record<string, string>
  log: (line: string) => void
}

/** Milliseconds a program gets to finish what it is doing. */
const PATIENCE = 10_000

/** After this many milliseconds alive a program counts as healthy and the pause starts small again. */
const HEALTHY = 60_000

/** The pause before the nth restart, in milliseconds: half a second, doubling, at most half a minute. */
function pauseBefore(restart: number): number {
  return Math.min(500 * 2 ** Math.max(0, restart - 1), 30_000)
}

/** Starts a program and starts it again whenever it ends by itself, with growing pauses, saying so. */
export function keepRunning(program: Program): Kept {
  let stopping = false
  let child = startProgram(program)
  let restarts = 0
  let began = performance.now()
  const watch = () => {
    child.once('exit', async (code, signal) => {
      if (stopping) return
      restarts = performance.now() - began > HEALTHY ? 1 : restarts + 1
      const pause = pauseBefore(restarts)
      program.log(`ended by itself (${signal ?? `exit code ${code}`}); starting it again in ${pause / 1000} s`)
      await wait(pause)
      if (stopping) return
      began = performance.now()
      child = startProgram(program)
      watch()
    })
  }
  watch()
  return {
    stop: async () => {
      stopping = true
      await endProgram(child)
    },
  }
}

/** Starts a bundled program in a process group of its own: Ctrl-C reaches only the starter, which ends it in order. */
export function startProgram({ name, environment, log }: Program): ChildProcess {
  const tether = pathToFileURL(bundle('tether')).href
  const child = spawn(process.execPath, ['--enable-source-maps', '--import', tether, bundle(name)], {
    cwd: PROJECT,
    detached: true,
    env: { ...process.env, NODE_ENV: 'production', ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  child.on('error', error => log(error.message))
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', log)
  }
  return child
}

/** Asks a program to end, and ends it when it does not. */
export async function endProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const impatient = setTimeout(() => child.kill('SIGKILL'), PATIENCE)
  await ended
  clearTimeout(impatient)
}

/** Waits until somebody listens at the address. @returns false after the given seconds. */
export async function listens(host: string, port: number, secondsToWait: number): Promise<boolean> {
  const target = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  for (const end = Date.now() + secondsToWait * 1000; Date.now() < end; await wait(30)) {
    if (await answers(target, port)) return true
  }
  return false
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ host, port })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
