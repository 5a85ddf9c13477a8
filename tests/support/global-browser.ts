import type { TestProject } from 'vitest/node'
import { isRoot } from '../../src/platform/postgres/account.ts'
import { build } from '../../src/tools/build.ts'
import { CHROMIUM_ADVICE, findChromium } from '../../src/tools/chromium.ts'
import startDatabase from './global-database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The browser to launch, and the arguments this user needs. */
    chromium: { executablePath: string; args: string[] }
  }
}

/** Finds the browser, bundles the programs and starts the throwaway server, once for all journeys. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = await findChromium()
  if (!executablePath) throw new Error(CHROMIUM_ADVICE)
  await build()
  // Chromium's sandbox refuses root.
  project.provide('chromium', { executablePath, args: isRoot() ? ['--no-sandbox'] : [] })
  return startDatabase(project)
}
