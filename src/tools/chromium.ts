import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { isRoot } from '../platform/postgres/account.ts'

const run = promisify(execFile)

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const MAC = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** What to tell somebody who has no Chromium. */
export const CHROMIUM_ADVICE =
  'Browser tests need Chromium. On Debian: apt-get install chromium. Elsewhere install Chromium or Chrome; PUNTE_CHROMIUM may name the program.'

/** The browser for the tests, or undefined. Asks it for its version, since Ubuntu has a program of this name that is none. */
export async function findChromium(environment: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const folders = (environment.PATH ?? '').split(delimiter).filter(Boolean)
  const named = environment.PUNTE_CHROMIUM
  const candidates = named ? [named] : [...NAMES.flatMap(name => folders.map(folder => join(folder, name))), ...MAC]
  for (const candidate of candidates.filter(path => existsSync(path))) {
    const answer = await run(candidate, ['--version'], { timeout: 20_000 }).catch(() => undefined)
    if (answer && /chrom/i.test(answer.stdout)) return candidate
  }
  return undefined
}

/** Installs Debian's Chromium. Only root can; @returns the program, or undefined when that did not work. */
export async function installChromium(say: (text: string) => void): Promise<string | undefined> {
  if (!isRoot() || !existsSync('/usr/bin/apt-get')) return undefined
  say('installing Chromium with apt-get')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = { env, maxBuffer: 64 * 1024 * 1024 }
  await run('apt-get', ['update', '--quiet'], options).catch(() => undefined)
  await run('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', 'chromium'], options).catch(
    () => undefined,
  )
  return findChromium()
}
