import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/platform/db/migrate.ts'
import type { Passwords } from '../../src/platform/postgres/passwords.ts'
import { ensureDatabase, ensureRoles } from '../../src/platform/postgres/session.ts'
import { startThrowaway } from '../../src/tools/throwaway.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The throwaway server of this run, and the migrated database that test databases are copied from. */
    pg: { host: string; port: number; passwords: Passwords; template: string }
  }
}

const TEMPLATE = 'punte_migrated'

/** One throwaway server for the whole run, migrated once. Returns what vitest calls at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startThrowaway(false)
  try {
    const postgres = server.connectionString('postgres', 'punte_admin')
    await ensureRoles(postgres, server.passwords)
    await ensureDatabase(postgres, TEMPLATE)
    const folder = join(import.meta.dirname, '..', '..', 'db', 'migrations')
    await migrate(server.connectionString(TEMPLATE, 'punte_admin'), folder)
  } catch (error) {
    await server.stop()
    throw error
  }
  project.provide('pg', { host: server.host, port: server.port, passwords: server.passwords, template: TEMPLATE })
  return server.stop
}
