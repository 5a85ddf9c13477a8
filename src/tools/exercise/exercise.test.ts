import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase } from '../../../tests/support/database.ts'
import { loadExercise } from '../load-exercise.ts'
import pg from 'pg'
let d: Awaited<ReturnType<typeof freshDatabase>>
let c: pg.Client
beforeAll(async () => {
  d = await freshDatabase('pack')
  c = new pg.Client({ connectionString: d.url('punte_admin') })
  await c.connect()
}, 100000)
afterAll(async () => { await c.end(); await d.drop() })
test('x', async () => {
  const t = performance.now()
  let last = ''
  try { await loadExercise(d.url('punte_admin'), text => { last = text }) } finally { console.log(last, performance.now() - t) }
  for (const q of [
    `select act->>'imported' s, count(distinct p.id), p.age_status, p.sex from app.event e join app.person p on p.id=e.person_id where act ? 'imported' group by 1,3,4 order by 1,3,4`,
    `select kind, count(*) from app.event group by 1`, `select step, count(*) from app.task where closed_at is null group by 1`,
    `select state, count(*) from app.leg group by 1`, `select stage, count(*) from app.person group by 1`,
    `select receiver_kind, path, count(*) from app.referral group by 1,2`, `select count(*) from app.outbox`,
  ]) console.table((await c.query(q)).rows)
}, 100000)
