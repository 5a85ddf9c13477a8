import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { expectHouses } from '../../../tests/support/exercise-houses.ts'
import { opened } from '../../../tests/support/opened.ts'
import { expectNoDifference, expectTamperingFound } from '../../../tests/support/replay-tampering.ts'
import { importSummaries, loadExercise, signInList } from '../load-exercise.ts'
import { COHORT } from './cohort.ts'
import { STORIES } from './stories.ts'
import { BAD_SUMMARIES } from './summaries.ts'
import { STATIONS } from './way.ts'

let database: TestDatabase
let admin: pg.Client
const said: string[] = []

beforeAll(async () => {
  database = await freshDatabase('pack')
  admin = new pg.Client({ connectionString: database.url('punte_admin') })
  await admin.connect()
  // Cut off twice, then finished: nobody may stand there twice.
  const cutOff = (after: number) => (text: string) => {
    if (Number(/^people (\d+)/.exec(text)?.[1] ?? 0) >= after) throw new Error('cut off')
  }
  const url = database.url('punte_admin')
  for (const after of [30, 130]) await expect(loadExercise(url, cutOff(after))).rejects.toThrow('cut off')
  await loadExercise(url, text => said.push(text))
}, 180_000)
afterAll(async () => {
  await admin.end()
  await database.drop()
})

async function rows<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
  return (await admin.query<Row>(text, [...values])).rows
}
const one = async (text: string) => Number((await rows<{ n: string }>(`select ${text} as n`))[0]?.n)

const COUNTS = `select
  (select count(*) from app.person)::int as people, (select count(*) from app.event)::int as events,
  (select count(*) from app.leg)::int as legs, (select count(*) from app.referral)::int as referrals,
  (select count(*) from app.task)::int as tasks, (select count(*) from app.notification)::int as notifications`

describe('the published summaries', () => {
  test('people, children, adults and sexes are the published ones', async () => {
    const found =
      await rows(`select e.act->>'imported' as summary, p.age_status as age, p.sex, count(distinct p.id)::int as people
      from app.person p join app.event e on e.person_id = p.id and e.act ? 'imported' group by 1, 2, 3 order by 1, 2, 3`)
    expect(found).toEqual([
      { summary: 'X1', age: 'adult', sex: 'female', people: 2 },
      { summary: 'X1', age: 'adult', sex: 'male', people: 17 },
      { summary: 'X1', age: 'child', sex: 'female', people: 2 },
      { summary: 'X1', age: 'child', sex: 'male', people: 7 },
      { summary: 'X2', age: 'adult', sex: 'unknown', people: 3 },
      { summary: 'X2', age: 'child', sex: 'unknown', people: 4 },
      { summary: 'X3', age: 'child', sex: 'unknown', people: 70 },
      { summary: 'X4', age: 'adult', sex: 'female', people: 2 },
      { summary: 'X4', age: 'child', sex: 'female', people: 1 },
    ])
    expect(
      await rows(
        `select age_status as age, count(*)::int as people from app.person where historical group by 1 order by 1`,
      ),
    ).toEqual([
      { age: 'adult', people: 24 },
      { age: 'child', people: 84 },
    ])
    await expectHouses(rows, said)
    expect(said.at(-1)).toContain('108 people of 4 summaries (28 + 7 + 70 + 3): 84 children, 24 adults')
  })

  test('who coordinated, who was referred, which forms of exploitation', async () => {
    const by = (
      code: string,
    ) => `(select count(distinct r.person_id) from app.referral r join app.organisation o on o.id = r.receiver_id
      join app.person p on p.id = r.person_id where p.historical and o.code = '${code}')`
    expect(await one(by('NGO-ADPARE'))).toBe(24)
    const referred =
      await rows(`select act->>'imported' as summary, count(distinct person_id)::int as people from app.event
      where act ? 'imported' and kind = 'referral.requested' group by 1 order by 1`)
    expect(referred.map(row => row.people)).toEqual([24, 7, 70, 3])
    const forms = await rows(`select distinct unnest(exploitation) as form from app.person where historical order by 1`)
    expect(forms.map(row => row.form)).toEqual([
      'begging',
      'child_pornography',
      'criminal_activities',
      'sexual_prostitution',
    ])
    expect(
      await one(
        `(select count(*) from app.person where historical and age_status = 'adult' and 'child_pornography' = any (exploitation))`,
      ),
    ).toBe(0)
  })

  test('nothing that is not told is made up: no name, no consent, no attendance; every step is historical', async () => {
    const people = '(select id from app.person where historical)'
    expect(await one(`(select count(*) from app.person_identity where person_id in ${people})`)).toBe(0)
    expect(await one(`(select count(*) from app.consent where person_id in ${people})`)).toBe(0)
    expect(await one(`(select count(*) from app.event where person_id in ${people} and act ? 'attendees')`)).toBe(0)
    const kinds = await rows(
      `select distinct kind, conformity from app.event where person_id in ${people} and conformity <> 'historical'`,
    )
    expect(kinds).toEqual([{ kind: 'leg.taken-up', conformity: 'regular' }])
  })

  test('every imported person is with a named officer of a centre, a child with child protection too', async () => {
    const held = (
      kind: string,
    ) => `(select count(*) from app.person p where p.historical and exists (select from app.leg l
      where l.person_id = p.id and l.addressee_kind = '${kind}' and l.state = 'taken-up' and l.taken_up_by is not null))`
    expect(await one(held('regional-centre'))).toBe(108)
    expect(await one(held('child-protection'))).toBe(84)
  })

  test('the header that disagrees with its profile is refused with row, field and reason; nothing of the file is written', async () => {
    const before = await rows(COUNTS)
    const answer = await importSummaries(database.url('punte_admin'), BAD_SUMMARIES)
    expect(answer).toEqual({
      taken: false,
      lines: [
        'row 3, children: 9 children are named, but girls (1) and boys (0) are 1.',
        'row 3, adults: 19 adults are named, but women (2) and men (0) are 2.',
      ],
    })
    expect(await rows(COUNTS)).toEqual(before)
  })
})

describe('the cohort', () => {
  test('everybody is there once, at every stage, and everybody open is held', async () => {
    expect(await one('(select count(*) from app.person where not historical)')).toBe(COHORT)
    expect(new Set(STORIES.map(story => story.key)).size).toBe(STORIES.length)
    expect(STATIONS.filter(station => !STORIES.some(story => story.to === station))).toEqual([])
    const unheld = await rows(`select code, stage from app.person p where stage <> 'closed' and joined_into is null
      and not exists (select from app.task t where t.person_id = p.id and t.closed_at is null)`)
    expect(unheld).toEqual([])
  })

  test('the two irregular acts are recorded and opened their repair; no other act broke a rule', async () => {
    const broken = await rows(`select kind, broken from app.event where conformity = 'irregular' order by kind`)
    expect(broken.map(row => row.kind)).toEqual(['interview.recorded', 'statement.recorded'])
    expect(broken[1]?.broken).toContain('statement.child-psychologist')
    expect(await one(`(select count(*) from app.task where step = 'repair-irregularity' and closed_at is null)`)).toBe(
      2,
    )
  })

  test('work lists of both counties have late, today and later rows', async () => {
    for (const code of ['CR-CJ', 'CR-IS', 'DGASPC-CJ', 'DGASPC-IS']) {
      const [due] = await rows(`select count(*) filter (where due_at < now())::int as late,
          count(*) filter (where due_at between now() and now() + interval '24 hours')::int as today,
          count(*) filter (where due_at between now() + interval '24 hours' and now() + interval '7 days')::int as week
        from app.task t join app.organisation o on o.id = t.organisation_id where o.code = '${code}' and closed_at is null`)
      expect([code, Number(due?.late) > 0, Number(due?.today) > 0, Number(due?.week) > 0]).toEqual([
        code,
        true,
        true,
        true,
      ])
    }
  })

  test('most of what is owed is not late yet', async () => {
    const owed = `from app.task t join app.person p on p.id = t.person_id where not p.historical and t.closed_at is null`
    const late = await one(`(select count(*) ${owed} and t.due_at < now())`)
    expect(late / (await one(`(select count(*) ${owed})`))).toBeLessThan(0.4)
  })

  test('every state of a referral that a desk can bring about', async () => {
    const states =
      await rows(`select distinct state, business_status as business from app.referral r join app.person p on p.id = r.person_id
      where not p.historical order by 1, 2`)
    expect(states.map(row => `${row.state} ${row.business ?? ''}`.trim())).toEqual([
      'accepted',
      'cancelled withdrawn',
      'completed arrived',
      'failed',
      'in-progress arrived',
      'on-hold',
      'rejected declined',
      'requested waitlisted',
      'requested',
    ])
  })

  test('one child is possibly known twice, and nobody else is', async () => {
    expect(await rows('select state, reasons from app.person_match')).toEqual([
      { state: 'possible', reasons: ['birth', 'name', 'phone'] },
    ])
  })

  test('after a refusal no identity left; where it left without agreement the reason is written; the substitute has it', async () => {
    expect(
      await one(
        `(select count(*) from app.notification_person n join app.person_identity i on i.person_id = n.person_id where n.asked = 'refuses')`,
      ),
    ).toBe(0)
    expect(await one(`(select count(*) from app.notification_person where asked = 'refuses')`)).toBeGreaterThan(1)
    const told = await opened({ sql: rows }, 'notification_person.told', "t.asked = 'not-safe'")
    expect(told.filter(one => JSON.stringify(one).includes('"reason"'))).toHaveLength(1)
    expect(await one(`(select count(*) from app.leg where ordinary_id is not null)`)).toBe(1)
    expect(
      await one(`(select max(n) from (select count(*) n from app.notification_person p join app.notification o on o.id = p.notification_id
      join app.account a on a.id = o.account_id where a.code = 'exercise-072' group by notification_id) x)`),
    ).toBe(12)
  })
})

describe('the load', () => {
  test('counts people up to the end', () => {
    expect(said).toContain(`people ${108 + COHORT} of ${108 + COHORT}`)
  })

  test('a second load does nothing', async () => {
    const before = await rows(COUNTS)
    const again: string[] = []
    await loadExercise(database.url('punte_admin'), text => again.push(text))
    expect(again).toEqual(['present'])
    expect(await rows(COUNTS)).toEqual(before)
  })

  test('no session of the loader stays open', async () => {
    expect(await one('(select count(*) from app.session where revoked_at is null)')).toBe(0)
  })

  test('only invented names, and no cedilla anywhere', async () => {
    expect(new Set(await opened({ sql: rows }, 'person_identity.given_names'))).toEqual(new Set(['Exercițiu']))
    const tables = await rows<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'app'::regnamespace and relkind = 'r'`,
    )
    for (const { name } of tables)
      expect([name, await one(`(select count(*) from app.${name} t where t::text ~ '[şţŞŢ]')`)]).toEqual([name, 0])
  })

  test('the list of who can sign in is short and names everybody once', async () => {
    const list = await signInList(database.url('punte_admin'))
    expect(list.length).toBeGreaterThan(15)
    expect(list.length).toBeLessThanOrEqual(22)
    expect(new Set(list).size).toBe(list.length)
  })
})

describe('every decision, taken again', () => {
  test('comes out as it was stored; what was tampered with is named', async () => {
    const url = database.url('punte_admin')
    expect(await expectNoDifference(url)).toBe(await one('(select count(*) from app.event)'))
    await expectTamperingFound(url)
  })
})
