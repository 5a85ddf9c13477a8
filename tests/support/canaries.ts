import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { TestApp } from './app.ts'

const run = promisify(execFile)

/** A word that stands nowhere else in the world, so that finding it anywhere means that it leaked. */
export const canary = (): string =>
  `Canar${randomBytes(6)
    .toString('hex')
    .replaceAll(/\d/g, digit => 'ghijklmnop'[Number(digit)] ?? 'g')}`

/** What is searched: a database, and what its application logged. */
type Watched = { readonly sql: TestApp['sql']; readonly log: readonly unknown[] }

/** A dump of the database as text: every row of every table, the queue's and sign-in's included. */
async function dump(app: Watched): Promise<string> {
  const tables = await app.sql<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`,
  )
  const parts = []
  for (const { name } of tables) {
    const [row] = await app.sql<{ text: string | null }>(`select string_agg(t::text, e'\\n') as text from ${name} t`)
    parts.push(row?.text ?? '')
  }
  const statistics = await app.sql<{ text: string | null }>(
    "select string_agg(s::text, ' ') as text from pg_stats s where schemaname like 'app%'",
  )
  return `${parts.join('\n')}\n${statistics[0]?.text ?? ''}`
}

/**
 * Where any of these words stands: in a dump (tables, job payloads, statistics), in the files of this database (tables, indexes,
 * old versions of rows), in the write-ahead log, the server's log, its temporary files, ours, and what the application logged.
 * Everything is flushed first.
 */
export async function whereFound(app: Watched, words: readonly string[], since: Date): Promise<readonly string[]> {
  await app.sql('checkpoint')
  const [server] = await app.sql<{ folder: string; oid: string }>(
    "select current_setting('data_directory') as folder, (select oid::text from pg_database where datname = current_database()) as oid",
  )
  const { folder = '', oid = '' } = server ?? {}
  const own = await mkdtemp(join(tmpdir(), 'punte-canaries-'))
  const list = join(own, 'words')
  await writeFile(list, `${words.join('\n')}\n`)
  const inFiles = async (...where: string[]) => {
    const { stdout } = await run('grep', ['-rlaFf', list, ...where], { maxBuffer: 1e8 }).catch(
      (error: { code?: number; stdout?: string }) => {
        // 1: nothing found. 2: a file vanished while it was read; what was found is told all the same.
        if (error.code === 1 || error.code === 2) return { stdout: error.stdout ?? '' }
        throw error
      },
    )
    return stdout.split('\n').filter(Boolean)
  }
  const fresh = await run(
    'find',
    [
      tmpdir(),
      '-maxdepth',
      '2',
      '-type',
      'f',
      '-size',
      '-4M',
      '-newermt',
      since.toISOString(),
      '-not',
      '-path',
      `${own}/*`,
      '-not',
      '-path',
      '/tmp/bash_jobs*',
    ],
    {
      maxBuffer: 1e8,
    },
  ).catch((error: { stdout?: string }) => ({ stdout: error.stdout ?? '' }))
  const ours = fresh.stdout.split('\n').filter(Boolean)
  const text = `${await dump(app)}`
  const found = [
    ...(words.some(word => text.includes(word)) ? ['dump'] : []),
    ...(words.some(word => JSON.stringify(app.log).includes(word)) ? ['log of the application'] : []),
    ...(await inFiles(join(folder, 'base', oid))).map(() => 'files of the database'),
    ...(await inFiles(join(folder, 'pg_wal'))).map(() => 'write-ahead log'),
    ...(await inFiles(folder, '--exclude-dir=base', '--exclude-dir=pg_wal')).map(
      path => `server: ${path.slice(folder.length)}`,
    ),
    ...(ours.length > 0 ? await inFiles(...ours) : []).map(path => `temporary file ${path}`),
  ]
  await rm(own, { recursive: true })
  return [...new Set(found)]
}
