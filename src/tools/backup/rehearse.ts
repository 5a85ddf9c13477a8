import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { readAnchors } from '../../platform/audit/anchor.ts'
import { findingLine } from '../../platform/audit/finding.ts'
import type { TrustedKeys } from '../../platform/audit/head.ts'
import { administer, ensureDatabase, quoted } from '../../platform/postgres/session.ts'
import { verifyAudit } from '../audit-verify.ts'
import { dumpSchema } from '../dump-schema.ts'
import type { Say } from '../output.ts'
import { readBackup, type Target } from './read-backup.ts'
import { countOf, PLAIN_TEXT, sequencesOf, shapesOf } from './shape.ts'
import { type Tail, writeBackup } from './write-backup.ts'

export type RehearsalRequest = Target & {
  /** Where the backup lies while it is needed; it is deleted at the end. */
  readonly folder: string
  readonly anchors: Awaited<ReturnType<typeof readAnchors>>
  readonly keys: TrustedKeys
  readonly say: Say
  /** Whether the keys of this installation open what the copy holds: a backup without its keys is nothing. */
  readonly keysOpen: (copyUrl: string) => Promise<boolean>
  /** What happens to the restored copy before it is compared: nothing, except in a test. */
  readonly meanwhile?: (copyUrl: string, file: string) => Promise<void>
}

/** How a rehearsal went. `problems` is empty when the copy is the original. */
export type Rehearsed = { readonly problems: readonly string[]; readonly rows: number; readonly tables: number }

/** The setting that remembers the last rehearsal, for the production profile. */
export const REHEARSED = 'restore.rehearsed'

/**
 * Backs a database up, restores the backup into a new one beside it, compares everything, removes both, and writes down in
 * the original how it went. A rehearsal that breaks is a failed one.
 */
export async function rehearse(request: RehearsalRequest): Promise<Rehearsed> {
  const { adminUrl, folder } = request
  const name = `punte_rehearsal_${randomBytes(6).toString('hex')}`
  const file = join(folder, `${name}.backup`)
  try {
    const outcome = await compareCopy(request, name, file)
    await remember(adminUrl, outcome.problems.length === 0, outcome.rows)
    return outcome
  } catch (error) {
    await remember(adminUrl, false, 0)
    throw error
  } finally {
    await rm(file, { force: true })
    await administer(adminUrl, ask => ask(`drop database if exists ${quoted(name)} with (force)`))
  }
}

async function compareCopy(request: RehearsalRequest, name: string, file: string): Promise<Rehearsed> {
  const { adminUrl, workerUrl, say, anchors, keys } = request
  say('writing the backup')
  const written = await writeBackup(adminUrl, file)
  const schema = await administer(adminUrl, dumpSchema)
  await ensureDatabase(adminUrl, name)
  const copy = { adminUrl: inDatabase(adminUrl, name), workerUrl: inDatabase(workerUrl, name) }
  say('restoring it into a new database')
  await readBackup(file, copy)
  await request.meanwhile?.(copy.adminUrl, file)
  say('comparing')
  const problems = await differences(copy.adminUrl, written)
  if ((await administer(copy.adminUrl, dumpSchema)) !== schema) problems.push('The schema of the copy is another one.')
  if (!(await request.keysOpen(copy.adminUrl))) problems.push('The keys do not open the data keys of the copy.')
  const verified = await verifyAudit({ adminUrl: copy.adminUrl, anchors, keys, say })
  problems.push(...verified.findings.slice(0, 20).map(finding => `The audit log of the copy: ${findingLine(finding)}`))
  const counts = Object.values(written.tables)
  return { problems, rows: counts.reduce((sum, { rows }) => sum + rows, 0), tables: counts.length }
}

/** What differs between the copy and what the backup said of the original, by table. */
async function differences(copyUrl: string, { tables, sequences }: Tail): Promise<string[]> {
  return administer(copyUrl, async ask => {
    await ask(PLAIN_TEXT)
    const problems: string[] = []
    const shapes = await shapesOf(ask)
    const missing = Object.keys(tables).filter(name => !shapes.some(shape => shape.name === name))
    problems.push(...missing.map(name => `The table ${name} is missing.`))
    for (const shape of shapes) {
      const [was, is] = [tables[shape.name], await countOf(ask, shape)]
      if (was?.rows !== is.rows) problems.push(`${shape.name} has ${is.rows} rows instead of ${was?.rows ?? 0}.`)
      else if (was.digest !== is.digest) problems.push(`${shape.name} has as many rows, but not the same.`)
    }
    const stands = new Map((await sequencesOf(ask)).map(one => [one.name, one.last]))
    const moved = sequences.filter(one => stands.get(one.name) !== one.last)
    return [...problems, ...moved.map(one => `The sequence ${one.name} stands elsewhere.`)]
  })
}

function inDatabase(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}

type Report = { readonly ok: boolean; readonly at: string; readonly rows: number }

async function remember(adminUrl: string, ok: boolean, rows: number): Promise<void> {
  const report: Report = { ok, at: new Date().toISOString(), rows }
  await administer(adminUrl, async ask => {
    await ask('set role app_owner')
    await ask(
      'insert into app.setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
      [REHEARSED, JSON.stringify(report)],
    )
  })
}

/** What the last rehearsal said; undefined when there was none. It does not grow old by itself: a restart at night must work. */
export async function rehearsalReport(adminUrl: string): Promise<'ok' | 'failed' | undefined> {
  return administer(adminUrl, async ask => {
    const [known] = await ask<{ there: boolean }>(`select to_regclass('app.setting') is not null as there`)
    if (!known?.there) return undefined
    await ask('set role app_owner')
    const [row] = await ask<{ value: string }>('select value from app.setting where name = $1', [REHEARSED])
    if (!row) return undefined
    return (JSON.parse(row.value) as Report).ok ? 'ok' : 'failed'
  })
}
