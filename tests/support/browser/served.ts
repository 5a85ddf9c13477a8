import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { type Browser, chromium } from 'playwright-core'
import { inject, onTestFinished } from 'vitest'
import { cookieName } from '../../../src/platform/session/cookie.ts'
import { exerciseAccounts, openExerciseSession } from '../../../src/platform/session/exercise.ts'
import { endProgram, startProgram } from '../../../src/tools/processes.ts'
import { serve } from '../../../src/tools/serve.ts'
import { freshDatabase, type Holding } from '../database.ts'
import { openVisitor, type Visitor } from './visitor.ts'
import type { Way } from './ways.ts'

/** The whole system as people meet it: web process, worker, database, browser. One for a file of journeys. */
export type Town = {
  readonly origin: string
  readonly browser: Browser
  /** Connection string of the web role, for reading the directory as the web process does. */
  readonly webUrl: string
  /**
   * A browser of its own on one way, with a session of the account of this name; `null` signs nobody in. The session is
   * opened as the sign-in page opens it, without drawing that page: journeys that are about signing in use `Visitor.signIn`.
   */
  visit(way: Way, account: string | null): Promise<Visitor>
  /** As the owner of the server: for arranging and asserting, never for acting. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>
  /** What the processes said on their error output. */
  readonly said: readonly string[]
  stop(): Promise<void>
}

/** Starts the built programs on a database of their own, and one browser. @throws when one of them does not start. */
export async function openTown(holding: Holding = 'pack'): Promise<Town> {
  const database = await freshDatabase(holding)
  const owner = new pg.Pool({ connectionString: database.url('punte_admin'), max: 2 })
  const web = new pg.Pool({ connectionString: database.url('app_web'), max: 1 })
  const said: string[] = []
  const log = (line: string) => void said.push(line)
  const served = await serve({ databaseUrl: database.url('app_web'), log })
  const worker = startProgram({
    name: 'worker',
    environment: { DATABASE_URL: database.url('app_worker'), PUNTE_SECRET: randomBytes(32).toString('base64url') },
    log,
  })
  const browser = await chromium.launch({ ...inject('chromium') })
  return {
    origin: served.origin,
    browser,
    webUrl: database.url('app_web'),
    said,
    sql: async (text, values) => (await owner.query(text, [...(values ?? [])])).rows,
    async visit(way, account) {
      const visitor = await openVisitor(browser, served.origin, way)
      closeAfterTest(visitor)
      if (account !== null) {
        const value = await sessionOf(web, account)
        await visitor.context.addCookies([{ name: cookieName('session', served.origin), value, url: served.origin }])
      }
      return visitor
    },
    async stop() {
      await browser.close()
      await Promise.all([served.stop(), endProgram(worker)])
      await Promise.all([owner.end(), web.end()])
      await database.drop()
    },
  }
}

/** The token of a new session of the account of this name. */
async function sessionOf(web: pg.Pool, name: string): Promise<string> {
  const query = async (text: string, values: readonly unknown[]) => (await web.query(text, [...values])).rows
  const account = (await exerciseAccounts(query)).find(
    one => `${one.name})`.includes(`${name})`) || one.name.startsWith(`${name} (`),
  )
  const token = account && (await openExerciseSession(query, account.id, new Date()))
  if (!token) throw new Error(`The exercise has no account ${name}.`)
  return token
}

/** A visitor of a test leaves with it; one of a hook stays until the browser closes. */
function closeAfterTest(visitor: Visitor): void {
  try {
    onTestFinished(() => visitor.close())
  } catch {
    // Outside a test: nothing to do.
  }
}
