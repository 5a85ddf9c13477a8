import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { coverAbsences, escalateSilence, fallDue, type Query } from '../../src/features/signal/escalate-silence/job.ts'
import { startWorker } from '../../src/platform/jobs/worker.ts'
import { type Client, startApp, type TestApp } from '../support/app.ts'
import { readyPerson } from '../support/referral-world.ts'

/**
 * Clocks that fall due: outside hours, with nobody on duty, while the holder is away, while the worker is dead. Time is a
 * parameter; nothing here waits for it.
 */
let app: TestApp
let worker: Query
let person: string
let centre: Client
let administrator: Client
let supervisor: Client
let stranger: Client

/** A Tuesday at noon, a Tuesday night and a Sunday in Bucharest; 1 December is a holiday. */
const NOON = new Date('2026-06-16T09:00:00Z')
const NIGHT = new Date('2026-06-16T23:30:00Z')
const SUNDAY = new Date('2026-06-14T09:00:00Z')
const HOLIDAY = new Date('2026-12-01T10:00:00Z')

beforeAll(async () => {
  app = await startApp()
  worker = (sql, values) => app.worker(sql, values)
  person = (await readyPerson(app)).person
  await app.sql("update app.leg set state = 'taken-up', taken_up_at = now(), answered_by = 'arranged'")
  ;[centre, administrator, supervisor, stranger] = (await Promise.all(
    ['exercise-011', 'exercise-052', 'exercise-051', 'exercise-025'].map(code => app.as(code)),
  )) as [Client, Client, Client, Client]
})
afterAll(() => app?.stop())
beforeEach(async () => {
  app.at(null)
  await app.sql('update app.task set closed_at = now() where closed_at is null')
  await app.sql('delete from app.absence')
  await app.sql('delete from app.desk_hours')
  await app.sql('update app.account set active = true')
  await app.sql('delete from app.duty_shift')
  await app.sql(`insert into app.duty_shift (organisation_id, account_id, starts_at, ends_at)
    select a.organisation_id, a.id, '2020-01-01', '2040-01-01' from app.account a where a.code in ('exercise-012', 'exercise-016')`)
})

type Row = { desk: string; account: string | null; level: number; fallen: boolean; covers: string | null }
const rows = (step: string): Promise<Row[]> =>
  app.sql<Row>(
    `select o.code as desk, a.code as account, t.level, t.fallen_at is not null as fallen, c.code as covers
       from app.task t join app.organisation o on o.id = t.organisation_id left join app.account a on a.id = t.account_id
       left join app.account c on c.id = t.covers_id where t.step = $1 and t.closed_at is null order by t.level, o.code`,
    [step],
  )
async function task(due: Date, over: { desk?: string; account?: string; escalates?: boolean } = {}): Promise<string> {
  const step = `exercise-${randomUUID().slice(0, 8)}`
  await app.sql(
    `insert into app.task (person_id, step, organisation_id, account_id, due_at, escalate_at)
     select $1, $2, o.id, (select a.id from app.account a where a.code = $4), $5, case when $6 then $5::timestamptz else 'infinity' end
       from app.organisation o where o.code = $3`,
    [person, step, over.desk ?? 'CR-CJ', over.account ?? null, due, over.escalates ?? false],
  )
  return step
}
const noDuty = (code: string) =>
  app.sql('delete from app.duty_shift s using app.organisation o where o.id = s.organisation_id and o.code = $1', [
    code,
  ])
const idOf = async (code: string) =>
  (await app.sql<{ id: string }>('select id from app.account where code = $1', [code]))[0]?.id ?? ''

describe('a clock that falls due', () => {
  test('in the hours of its desk stays on the list of its desk', async () => {
    const step = await task(NOON)
    expect(await fallDue(worker, new Date(NOON.getTime() - 1))).toBe(0)
    expect(await fallDue(worker, NOON)).toBe(1)
    expect(await rows(step)).toEqual([{ desk: 'CR-CJ', account: null, level: 0, fallen: true, covers: null }])
    expect(await fallDue(worker, NOON)).toBe(0)
  })

  test.each([
    ['at night', NIGHT],
    ['on a Sunday', SUNDAY],
    ['on a holiday', HOLIDAY],
  ])('%s goes to the duty officer; with nobody on duty to the national desk, by name', async (_, at) => {
    const step = await task(at)
    await fallDue(worker, at)
    expect(await rows(step)).toEqual([{ desk: 'CR-CJ', account: 'exercise-012', level: 1, fallen: true, covers: null }])
    await noDuty('CR-CJ')
    const second = await task(at)
    await fallDue(worker, at)
    expect(await rows(second)).toMatchObject([
      { desk: 'CR-CJ', level: 1 },
      { desk: 'ANITP', account: 'exercise-016', level: 2 },
    ])
    await noDuty('ANITP')
    const third = await task(at)
    await fallDue(worker, at)
    // Nobody is on duty anywhere: still a named person.
    expect((await rows(third)).at(-1)).toMatchObject({ desk: 'ANITP', account: 'exercise-016', level: 2 })
  })

  test('of whole days waits for the supervisor of the desk where nobody is on duty at midnight', async () => {
    await noDuty('CR-CJ')
    const midnight = new Date('2026-06-16T20:59:59.999Z')
    const step = await task(midnight)
    await fallDue(worker, midnight)
    expect(await rows(step)).toMatchObject([{ desk: 'CR-CJ', account: 'exercise-051', level: 1 }])
  })

  test('knows the hours the desk says itself, and the change of the clock', async () => {
    const open = await administrator.post('/duty/hours', { 'opens-7': '8:00', 'closes-7': '24:00', holidays: 'yes' })
    expect(open.location).toBe('/duty/hours')
    expect((await administrator.get('/duty/hours')).text).toContain('08:00 to 24:00')
    const at = async (moment: string) => {
      const step = await task(new Date(moment))
      await fallDue(worker, new Date(moment))
      return (await rows(step))[0]?.level
    }
    // 29 March 2026: the clock goes from 03:00 to 04:00; 08:00 is 05:00 UTC, not 06:00.
    expect(await at('2026-03-29T04:59:00Z')).toBe(1)
    expect(await at('2026-03-29T05:00:00Z')).toBe(0)
    expect(await at('2026-03-29T20:59:00Z')).toBe(0)
    expect(await at('2026-03-29T21:00:00Z')).toBe(1)
    expect(await at('2026-06-16T09:00:00Z')).toBe(1)
    const wrong = await administrator.post('/duty/hours', {
      'opens-1': '25:00',
      'closes-1': '8:00',
      'opens-2': '9:00',
      'closes-2': '8:00',
    })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('Monday: write both times')
    expect(wrong.text).toContain('Tuesday: closing must come after opening')
    expect((await supervisor.post('/duty/hours', {})).status).toBe(404)
    expect((await stranger.get('/duty/hours')).text).toContain('Usual hours')
  })
})

describe('the worker', () => {
  test('dead when a clock fell due: the next one puts it on one list, once', async () => {
    const late = await Promise.all([task(NIGHT, { escalates: true }), task(SUNDAY), task(NIGHT)])
    await noDuty('CR-CJ')
    const at = new Date(NIGHT.getTime() + 3 * 86_400_000)
    const sweeps = () => Promise.all([escalateSilence(worker, at), fallDue(worker, at), fallDue(worker, at)])
    await Promise.all([sweeps(), sweeps()])
    await sweeps()
    for (const step of late) {
      const held = await rows(step)
      expect(
        held.filter(row => row.account !== null || row.level === 0),
        step,
      ).toHaveLength(1)
      expect(held.every(row => row.fallen)).toBe(true)
    }
    const twice = await app.sql(
      "select job_key from app.outbox where task = 'notice.escalation' group by job_key having count(*) > 1",
    )
    expect(twice).toEqual([])
  })

  test('a real one that is stopped and started does it at once, not after a minute', async () => {
    // The queue's own schema is made by the worker.
    await app.sql(`do $$ begin execute format('grant create on database %I to app_worker', current_database()); end $$`)
    const sweeps = [{ name: 'clocks', everySeconds: 3600, run: (query: Query) => fallDue(query, NIGHT) }]
    const start = () =>
      startWorker({ connectionString: app.workerUrl, handlers: {}, sweeps, log: line => void app.log.push(line) })
    const stop = await start()
    await stop()
    const step = await task(NIGHT)
    expect((await rows(step))[0]?.fallen).toBe(false)
    const stopAgain = await start()
    for (let tries = 0; tries < 200 && !(await rows(step))[0]?.fallen; tries++)
      await new Promise(resolve => setTimeout(resolve, 20))
    await stopAgain()
    expect(await rows(step)).toEqual([{ desk: 'CR-CJ', account: 'exercise-012', level: 1, fallen: true, covers: null }])
    expect(app.log).toEqual([])
  })
})

describe('absence', () => {
  const during = (kind: string, account: string, cover: string, from = '16', to = '20') => ({
    account,
    cover,
    kind,
    'from-day': from,
    'from-month': '6',
    'from-year': '2026',
    'from-time': '8:00',
    'to-day': to,
    'to-month': '6',
    'to-year': '2026',
    'to-time': '16:00',
  })

  test('moves open clocks to the named colleague when it begins, and back when it ends', async () => {
    app.at(NOON.getTime() - 86_400_000)
    const [ana, duty] = await Promise.all([idOf('exercise-011'), idOf('exercise-012')])
    const step = await task(new Date('2026-06-25T10:00:00Z'), { account: 'exercise-011' })
    expect((await supervisor.post('/staff/absences', during('leave', ana, duty))).location).toBe('/staff/absences')
    await coverAbsences(worker, new Date(NOON.getTime() - 86_400_000))
    expect(await rows(step)).toMatchObject([{ account: 'exercise-011', covers: null }])
    await Promise.all([coverAbsences(worker, NOON), coverAbsences(worker, NOON)])
    expect(await rows(step)).toMatchObject([{ account: 'exercise-012', covers: 'exercise-011' }])
    expect((await supervisor.get('/staff/absences')).text).toContain('1 time limit')
    await coverAbsences(worker, new Date('2026-06-21T08:00:00Z'))
    expect(await rows(step)).toMatchObject([{ account: 'exercise-011', covers: null }])
  })

  test('whoever is away is not on duty, whatever the roster says; and cover passes on', async () => {
    app.at(NIGHT.getTime())
    const [duty, ana, boss] = await Promise.all(['exercise-012', 'exercise-011', 'exercise-051'].map(idOf))
    const step = await task(new Date('2026-06-25T10:00:00Z'), { account: 'exercise-012' })
    await administrator.post('/staff/absences', during('absence', duty ?? '', ana ?? ''))
    expect(await rows(step)).toMatchObject([{ account: 'exercise-011', covers: 'exercise-012' }])
    await administrator.post('/staff/absences', during('absence', ana ?? '', boss ?? ''))
    expect(await rows(step)).toMatchObject([{ account: 'exercise-051', covers: 'exercise-012' }])
    const night = await task(NIGHT)
    await fallDue(worker, NIGHT)
    expect((await rows(night)).at(-1)).toMatchObject({ desk: 'ANITP', account: 'exercise-016' })
    expect((await administrator.get('/duty')).text).toContain('Nobody is on duty now')
    expect((await administrator.get('/staff')).text).toContain('ofițer de serviciu, CR Cluj) (away)')
  })

  test('a departure closes the account at once, and can be taken back', async () => {
    app.at(NOON.getTime())
    const [ana, boss] = await Promise.all([idOf('exercise-011'), idOf('exercise-051')])
    const step = await task(new Date('2026-06-25T10:00:00Z'), { account: 'exercise-011' })
    await administrator.post('/staff/absences', { ...during('departure', ana, boss), 'to-day': '' })
    expect(await rows(step)).toMatchObject([{ account: 'exercise-051', covers: 'exercise-011' }])
    expect((await centre.get('/work')).status).not.toBe(200)
    // What is given to whoever has left goes to whoever took over.
    const given = await task(new Date('2026-06-26T10:00:00Z'), { account: 'exercise-011' })
    expect(await rows(given)).toMatchObject([{ covers: 'exercise-011' }])
    const [row] = await app.sql<{ id: string }>('select id from app.absence')
    expect((await stranger.post(`/staff/absences/${row?.id}/end`)).status).toBe(404)
    expect((await administrator.post(`/staff/absences/${row?.id}/end`)).status).toBe(303)
    expect(await rows(step)).toMatchObject([{ account: 'exercise-011', covers: null }])
  })

  test('wrong input keeps the answers and says what to do; another desk and other roles find nothing', async () => {
    app.at(NOON.getTime())
    const [ana, duty, other] = await Promise.all(['exercise-011', 'exercise-012', 'exercise-022'].map(idOf))
    const wrong = async (fields: Record<string, string | undefined>, words: string) => {
      const page = await administrator.post('/staff/absences', fields as Record<string, string>)
      expect(page.status, words).toBe(422)
      expect(page.text).toContain(words)
    }
    await wrong({}, 'Choose a colleague of your own desk')
    await wrong(during('leave', ana ?? '', ana ?? ''), 'Choose somebody else to take over')
    await wrong(during('leave', ana ?? '', other ?? ''), 'a colleague of your own desk')
    await wrong(during('leave', ana ?? '', duty ?? '', '18', '17'), 'The end must come after')
    await wrong(during('leave', ana ?? '', duty ?? '', '10', '11'), 'already passed')
    await wrong({ ...during('departure', administrator.account, duty ?? '') }, 'Ask another administrator')
    await administrator.post('/staff/absences', during('leave', duty ?? '', ana ?? ''))
    await wrong(during('leave', ana ?? '', duty ?? ''), 'away then too')
    await wrong(during('leave', duty ?? '', ana ?? ''), 'recorded as away then already')
    expect((await centre.get('/staff/absences')).status).toBe(404)
    expect(await app.sql('select from app.absence')).toHaveLength(1)
    expect((await stranger.get('/staff/absences')).text).not.toContain('Exercițiu 012')
  })

  test('nothing of all this was a fault', () => expect(app.log).toEqual([]))
})
