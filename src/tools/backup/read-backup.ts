import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { migrate } from '../../platform/db/migrate.ts'
import { prepareQueue } from '../../platform/jobs/worker.ts'
import { type Ask, administer } from '../../platform/postgres/session.ts'
import { MIGRATIONS } from '../place.ts'
import { PLAIN_TEXT, type Shape, shapesOf } from './shape.ts'
import type { Head, Tail } from './write-backup.ts'

/** Where a backup is read into: the database as its administrator, and as the worker, who owns the queue. */
export type Target = { readonly adminUrl: string; readonly workerUrl: string }

/**
 * Fills an empty database from a backup: the schema by the migrations of this program, the rows as they were.
 * @returns what the backup says it holds, for comparing
 * @throws when the database is not empty, the file is damaged or cut short, or it was made by another version
 */
export async function readBackup(file: string, target: Target): Promise<{ head: Head; tail: Tail }> {
  const lines = linesOf(file)
  try {
    const head = headOf((await lines.next()).value)
    await makeSchema(target, head)
    const tail = await administer(target.adminUrl, async ask => {
      await ask(PLAIN_TEXT)
      await ask('begin')
      // Rows come table by table: what refers to a later table must not be checked, and no trigger may act again.
      await ask('set local session_replication_role = replica')
      const end = await loadAll(ask, lines)
      await ask('commit')
      await ask('analyze')
      return end
    })
    return { head, tail }
  } finally {
    await lines.return(undefined)
  }
}

async function* linesOf(file: string): AsyncGenerator<string, undefined> {
  const input = createReadStream(file)
  const text = createGunzip()
  input.on('error', error => text.destroy(error))
  yield* createInterface({ input: input.pipe(text), crlfDelay: Number.POSITIVE_INFINITY })
  return undefined
}

function headOf(line: string | undefined): Head {
  const head = line?.startsWith('{') ? (JSON.parse(line) as Head) : undefined
  if (head?.format !== 'punte backup 1') throw new Error('This file is not a backup of Punte.')
  return head
}

async function makeSchema({ adminUrl, workerUrl }: Target, head: Head): Promise<void> {
  await administer(adminUrl, async ask => {
    const [known] = await ask<{ there: boolean }>(`select to_regclass('public.punte_migration') is not null as there`)
    if (known?.there) throw new Error('The database is not empty; a backup is only read into a new one.')
  })
  await migrate(adminUrl, MIGRATIONS)
  if (head.queue) await prepareQueue(workerUrl)
  const own = await administer(adminUrl, ask =>
    ask<Head['migrations'][number]>('select name, hash from public.punte_migration order by name'),
  )
  if (JSON.stringify(own) !== JSON.stringify(head.migrations))
    throw new Error('The backup was made by another version of Punte; read it with that version, then upgrade.')
}

async function loadAll(ask: Ask, lines: AsyncGenerator<string, undefined>): Promise<Tail> {
  const names = (await shapesOf(ask)).map(shape => shape.name)
  await ask(`truncate ${names.join(', ')}`)
  let insert: string | undefined
  for await (const line of lines) {
    if (line.startsWith('[')) {
      if (!insert) throw new Error('The backup is damaged: rows without a table.')
      await ask(insert, [line])
      continue
    }
    const said = JSON.parse(line) as { table: Shape } | Tail
    if ('end' in said) {
      for (const { name, last } of said.sequences) if (last !== null) await ask('select setval($1, $2)', [name, last])
      return said
    }
    if (!names.includes(said.table.name))
      throw new Error(`The backup has a table ${said.table.name}; the schema has none.`)
    insert = insertInto(said.table)
  }
  throw new Error('The backup was cut short: its end is missing.')
}

/** Rows arrive as JSON arrays of texts; each text becomes the type of its column again. */
function insertInto({ name, columns, types }: Shape): string {
  const values = types.map((type, index) => `(r ->> ${index})::${type}`)
  return `insert into ${name} (${columns.join(', ')}) overriding system value
    select ${values.join(', ')} from json_array_elements($1::json) r`
}
