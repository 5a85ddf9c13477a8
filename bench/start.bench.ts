/** The second start of everything: `bin/start` on a data folder that an earlier start has filled, until it says it is ready. */
import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { isRoot } from '../src/platform/postgres/account.ts'
import { removeData } from '../src/platform/postgres/server.ts'
import { atMost, type BenchContext, type Figure } from '../src/tools/figure.ts'
import { freePort } from '../src/tools/port.ts'
import { PROJECT } from '../src/tools/settings.ts'

/** One figure: seconds from the command to "Ready". */
export async function* run(context: BenchContext): AsyncGenerator<Figure> {
  const parent = isRoot() ? '/var/lib/punte' : tmpdir()
  await mkdir(parent, { recursive: true, mode: 0o755 })
  const data = await mkdtemp(join(parent, 'bench-start-'))
  await chmod(data, 0o755)
  try {
    context.say('first start, which makes the database and loads the exercise')
    await start(data, 300)
    context.say('second start')
    yield atMost('second start, until ready', await start(data, 60), 5, 's')
  } finally {
    await removeData(data)
  }
}

/** Starts, waits for "Ready", stops in order. @returns the seconds until ready */
async function start(data: string, patience: number): Promise<number> {
  const port = String(await freePort())
  const { DATABASE_URL: _, ...environment } = process.env
  const began = performance.now()
  const child = spawn(join(PROJECT, 'bin', 'start'), {
    env: { ...environment, PORT: port, PUNTE_DATA: data, PUNTE_PROFILE: 'exercise' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const lines: string[] = []
  const ready = new Promise<number>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', line => {
        lines.push(line)
        if (line.startsWith('Ready')) resolve((performance.now() - began) / 1000)
      })
    }
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`bin/start ended.\n${lines.slice(-15).join('\n')}`)))
    setTimeout(
      () => reject(new Error(`Not ready after ${patience} s.\n${lines.slice(-15).join('\n')}`)),
      patience * 1000,
    ).unref()
  })
  try {
    return await ready
  } finally {
    child.kill('SIGINT')
    await ended
  }
}
