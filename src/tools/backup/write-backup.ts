import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type Ask, administer } from '../../platform/postgres/session.ts'
import { type Count, countOf, PLAIN_TEXT, rowText, type Shape, sequencesOf, shapesOf } from './shape.ts'

/** The first line of a backup. */
export type Head = {
  readonly format: 'punte backup 1'
  readonly at: string
  readonly migrations: readonly { readonly name: string; readonly hash: string }[]
  readonly queue: boolean
}

/** The last line. A file without it was cut short and is refused. */
export type Tail = {
  readonly end: true
  readonly tables: Readonly<Record<string, Count>>
  readonly sequences: readonly { readonly name: string; readonly last: string | null }[]
}

/** Rows fetched and written at once. */
const BATCH = 1000

/**
 * Writes everything a database holds to a file, as of one moment, while others go on working: gzip, one JSON text a line.
 * The file is readable by its owner only, and has its name only once it is whole. Keys are no part of it: they do not
 * stand in the database.
 * @returns what the last line says
 * @throws when the role may not see every row
 */
export async function writeBackup(adminUrl: string, file: string): Promise<Tail> {
  const partial = `${file}.partial`
  try {
    return await administer(adminUrl, async ask => {
      await ask(PLAIN_TEXT)
      await ask('begin transaction isolation level repeatable read, read only')
      const tables: Record<string, Count> = {}
      let tail: Tail | undefined
      async function* lines(): AsyncGenerator<string> {
        const shapes = await shapesOf(ask)
        yield `${JSON.stringify(await headOf(ask, shapes))}\n`
        for (const shape of shapes) {
          yield `${JSON.stringify({ table: shape })}\n`
          yield* rowsOf(ask, shape)
          tables[shape.name] = await countOf(ask, shape)
        }
        tail = { end: true, tables, sequences: await sequencesOf(ask) }
        yield `${JSON.stringify(tail)}\n`
      }
      await pipeline(Readable.from(lines()), createGzip(), createWriteStream(partial, { mode: 0o600, flush: true }))
      await ask('commit')
      await rename(partial, file)
      if (!tail) throw new Error('The backup has no end.')
      return tail
    })
  } finally {
    await rm(partial, { force: true })
  }
}

async function headOf(ask: Ask, shapes: readonly Shape[]): Promise<Head> {
  const [now] = await ask<{ at: Date }>('select now() as at')
  const migrations = await ask<Head['migrations'][number]>(
    'select name, hash from public.punte_migration order by name',
  )
  const queue = shapes.some(shape => shape.name.startsWith('graphile_worker.'))
  return { format: 'punte backup 1', at: (now?.at ?? new Date(0)).toISOString(), migrations, queue }
}

async function* rowsOf(ask: Ask, shape: Shape): AsyncGenerator<string> {
  await ask(`declare backup no scroll cursor for select ${rowText(shape)} as x from only ${shape.name}`)
  for (;;) {
    const rows = await ask<{ x: string }>(`fetch ${BATCH} from backup`)
    if (rows.length > 0) yield `[${rows.map(row => row.x).join(',')}]\n`
    if (rows.length < BATCH) break
  }
  await ask('close backup')
}
