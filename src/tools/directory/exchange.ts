import pg from 'pg'
import {
  type Ask,
  compareEntries,
  examinePackage,
  type Outcome,
  PUT,
  readDirectoryRows,
  writeEntries,
} from '../../act/exchange.ts'
import { readFrom, writeTo } from './files.ts'

export type Imported =
  | { readonly kind: 'taken' | 'tried'; readonly outcome: Outcome }
  | { readonly kind: 'refused'; readonly lines: readonly string[] }

export type ImportOptions = {
  readonly dryRun: boolean
  /** What is said of entries that name no source. */
  readonly source: string
  readonly progress: (text: string) => void
}

/** Takes a package into the directory: everything in one transaction, or nothing. A trial changes nothing. */
export async function importFrom(connectionString: string, path: string, options: ImportOptions): Promise<Imported> {
  const read = await readFrom(path)
  options.progress('read')
  return asOwner(connectionString, async ask => {
    const examined = await examinePackage(ask, read, options.source)
    if (examined.kind === 'broken')
      return {
        kind: 'refused',
        lines: examined.faults.map(one => `${one.row || '-'}, ${one.field || '-'}: ${one.code}`),
      }
    const { entries } = examined
    options.progress(`${entries.length} entries are in order`)
    if (options.dryRun) return { kind: 'tried', outcome: await compareEntries(ask, entries) }
    const told = (done: number) => options.progress(`${done} of ${entries.length}`)
    return { kind: 'taken', outcome: await writeEntries(ask, PUT.owner, entries, told) }
  })
}

/** Gives the directory as a package. Protected shelters are in it only where `whole` is asked for. @returns files written */
export async function exportTo(connectionString: string, path: string, whole: boolean): Promise<number> {
  return asOwner(connectionString, async ask => writeTo(path, await readDirectoryRows(ask, whole)))
}

async function asOwner<T>(connectionString: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('set local role app_owner')
    const result = await work(async <Row extends object>(sql: string, values?: readonly unknown[]) => {
      return (await client.query<Row>(sql, [...(values ?? [])])).rows
    })
    await client.query('commit')
    return result
  } finally {
    // Where the work threw, the connection ends inside its transaction: nothing was written.
    await client.end()
  }
}
