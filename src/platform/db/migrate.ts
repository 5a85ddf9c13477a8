import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'

const LOCK = 7_381_204

/**
 * Applies the numbered SQL files of a directory in order, each in its own transaction, under a lock, so that running it
 * twice or at the same moment does no harm. A file that was applied and then edited is an error: migrations only go forward.
 * @returns the names applied now
 */
export async function migrate(connectionString: string, directory: string): Promise<string[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(
      'create table if not exists public.punte_migration (name text primary key, hash text not null, at timestamptz not null default now())',
    )
    const done = new Map(
      (await client.query<{ name: string; hash: string }>('select name, hash from public.punte_migration')).rows.map(
        row => [row.name, row.hash],
      ),
    )
    const applied: string[] = []
    for (const name of (await readdir(directory)).filter(file => file.endsWith('.sql')).sort()) {
      const text = await readFile(path.join(directory, name), 'utf8')
      const hash = createHash('sha256').update(text).digest('hex')
      const earlier = done.get(name)
      if (earlier === hash) continue
      if (earlier) throw new Error(`Migration ${name} was changed after it was applied. Add a new file instead.`)
      await applyOne(client, name, hash, text)
      applied.push(name)
    }
    return applied
  } finally {
    await client.end()
  }
}

async function applyOne(client: pg.Client, name: string, hash: string, text: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('reset role')
    await client.query('insert into public.punte_migration (name, hash) values ($1, $2)', [name, hash])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`Migration ${name} failed: ${(error as Error).message}`, { cause: error })
  }
}
