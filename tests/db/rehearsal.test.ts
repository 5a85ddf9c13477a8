/** Backing up and restoring: what comes back is what was there, and a rehearsal that failed says so. */
import { existsSync } from 'node:fs'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { readAnchors } from '../../src/platform/audit/anchor.ts'
import { prepareQueue } from '../../src/platform/jobs/worker.ts'
import { administer, quoted } from '../../src/platform/postgres/session.ts'
import { readBackup } from '../../src/tools/backup/read-backup.ts'
import { REHEARSED, type RehearsalRequest, rehearsalReport, rehearse } from '../../src/tools/backup/rehearse.ts'
import { writeBackup } from '../../src/tools/backup/write-backup.ts'
import { emptyDatabase } from '../support/database.ts'
import { admin, anchor, auditDatabase, database, filled, folder, KEYS, query, tamper } from './audit-world.ts'

auditDatabase()

let keysOpen = true
const urls = () => ({ adminUrl: database.url('punte_admin'), workerUrl: database.url('app_worker') })
async function run(meanwhile?: RehearsalRequest['meanwhile']) {
  const anchors = await readAnchors(anchor)
  return rehearse({
    ...urls(),
    folder,
    anchors,
    keys: KEYS,
    keysOpen: async () => keysOpen,
    say: () => {},
    ...(meanwhile && { meanwhile }),
  })
}
const report = () => rehearsalReport(database.url('punte_admin'))
const alter = (sql: string) => (url: string) =>
  administer(url, async ask => void (await ask(`set session_replication_role = replica; ${sql}`)))

test('everything comes back, acts, audit log and waiting jobs, and the production profile is told', async () => {
  await filled()
  await admin.query(`grant create on database ${quoted(database.name)} to app_worker`)
  await prepareQueue(database.url('app_worker'))
  await query(`select graphile_worker.add_job('match.look', '{"people": []}')`)
  await admin.query(`insert into app.setting values ('any text', $1)`, ['Ștefan "x", \\ \n 😀 {a,b} (c)'])
  expect(await report()).toBeUndefined()
  const { problems, rows } = await run()
  expect(problems).toEqual([])
  expect(rows).toBeGreaterThan(70)
  expect(await report()).toBe('ok')
  const { rows: kept } = await admin.query('select value from app.setting where name = $1', [REHEARSED])
  expect(Date.now() - Date.parse(JSON.parse(kept[0].value).at)).toBeLessThan(60_000)
  expect((await admin.query(`select from pg_database where datname like 'punte_rehearsal_%'`)).rowCount).toBe(0)
  expect((await readdir(folder)).filter(name => name.includes('rehearsal'))).toEqual([])
})

const FAULTS = `delete from app.access_log where seq = 2; update app.person set code = 'other';
  select setval('app.event_seq_seq', 1); alter table app.person disable row level security`

test('what does not come back is named and reported as failed; one that breaks is a failed one, and leaves nothing', async () => {
  await filled()
  keysOpen = false
  const { problems } = await run(alter(FAULTS))
  expect(problems).toEqual(
    expect.arrayContaining([
      'app.access_log has 11 rows instead of 12.',
      'app.person has as many rows, but not the same.',
      'The sequence app.event_seq_seq stands elsewhere.',
      'The schema of the copy is another one.',
    ]),
  )
  expect(await report()).toBe('failed')
  expect(problems).toContain('The keys do not open the data keys of the copy.')
  keysOpen = true
  await tamper(`update app.setting set value = '{"ok":true}' where name = '${REHEARSED}'`)
  await expect(run(() => Promise.reject(new Error('the disk is full')))).rejects.toThrow('the disk is full')
  expect(await report()).toBe('failed')
  expect((await admin.query(`select from pg_database where datname like 'punte_rehearsal_%'`)).rowCount).toBe(0)
})

test('an audit log that is not as written fails the rehearsal although the copy is exact', async () => {
  await filled()
  await tamper('delete from app.event where seq = 3')
  expect((await run()).problems.join()).toContain('The audit log of the copy')
  expect(await report()).toBe('failed')
})

test('a backup is for its owner only; cut short, damaged, foreign, or onto something it is refused', async () => {
  await filled()
  const file = join(folder, `${database.name}.backup`)
  await writeBackup(database.url('punte_admin'), file)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  expect(gunzipSync(await readFile(file)).toString()).toContain('EX-041')
  await expect(readBackup(file, urls())).rejects.toThrow('not empty')
  await expect(writeBackup(database.url('app_web'), join(folder, 'web.backup'))).rejects.toThrow()
  expect(existsSync(join(folder, 'web.backup'))).toBe(false)

  const whole = await readFile(file)
  for (const bytes of [whole.subarray(0, whole.length - 200), Buffer.from('x'), Buffer.alloc(0)]) {
    await writeFile(`${file}.bad`, bytes)
    const fresh = await emptyDatabase()
    await expect(
      readBackup(`${file}.bad`, { adminUrl: fresh.url('punte_admin'), workerUrl: fresh.url('app_worker') }),
    ).rejects.toThrow()
    await fresh.drop()
  }
})
