/** What happens to sealed values when keys, rows or people are not what they should be. Two organisations; pages, not functions. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { RO } from '../../src/countries/ro/pack.ts'
import type { FormDefinition } from '../../src/domain/form/definition.ts'
import { addKey, dropKeys, fileKeys, makeKeyFile, readKeyFile } from '../../src/platform/vault/key-file.ts'
import { keyFilePath, openKeys } from '../../src/platform/vault/open-keys.ts'
import { openVault } from '../../src/platform/vault/vault.ts'
import { encryptionReport } from '../../src/tools/encryption-report.ts'
import { erasureProof } from '../../src/tools/keys-erasure.ts'
import { retirable, rewrapAll, wrappedBy } from '../../src/tools/keys-rotation.ts'
import { clearRows, sealClear } from '../../src/tools/seal-clear.ts'
import { readSettings, type Settings } from '../../src/tools/settings.ts'
import { type Client, startApp, type TestApp } from '../support/app.ts'
import { filled, validAnswer } from '../support/bad-input.ts'
import { opened } from '../support/opened.ts'
import { sendSign } from '../support/sign.ts'

let app: TestApp
let school: Client
let centre: Client
let otherCentre: Client
const people = { mara: '', ileana: '', far: '', other: '' }
const NAMES = {
  mara: ['Mărăexa', 'Țestexescu'],
  ileana: ['Ileanexa', 'Probexeanu'],
  far: ['Mărăexa', 'Țestexescu'],
} as const

async function notified(
  by: Client,
  [given, family]: readonly [string, string],
  territory: string,
  more = {},
): Promise<string> {
  await sendSign(by, {
    where: { territory, place: 'Strada Canarilor 7' },
    seen: { seen: ['A03'], words: `${given} a spus ceva` },
    about: { 'person-0-given': given, 'person-0-family': family, 'person-0-contact': '0700 000 041', ...more },
  })
  const [row] = await app.sql<{ id: string }>(
    'select p.person_id as id from app.notification n join app.notification_person p on p.notification_id = n.id order by n.sent_at desc limit 1',
  )
  return row?.id ?? ''
}

beforeAll(async () => {
  app = await startApp()
  school = await app.as('exercise-001')
  centre = await app.as('exercise-011')
  otherCentre = await app.as('exercise-013')
  people.mara = await notified(school, NAMES.mara, 'CJ')
  people.ileana = await notified(school, NAMES.ileana, 'CJ')
  people.far = await notified(school, NAMES.far, 'IS')
})
afterAll(() => app.stop())

/** Puts something else into one column for a moment, looks, and puts it back. */
async function meanwhile<T>(
  table: string,
  column: string,
  id: string,
  value: string | null,
  look: () => Promise<T>,
): Promise<T> {
  const subject = table === 'data_key' ? 'subject_id' : 'person_id'
  const [before] = await app.sql<{ value: string }>(
    `select ${column} as value from app.${table} where ${subject} = $1`,
    [id],
  )
  await app.sql(`update app.${table} set ${column} = $2 where ${subject} = $1`, [id, value])
  try {
    return await look()
  } finally {
    await app.sql(`update app.${table} set ${column} = $2 where ${subject} = $1`, [id, before?.value])
  }
}
const sealedName = async (person: string) =>
  (
    await app.sql<{ name: string }>('select family_name as name from app.person_identity where person_id = $1', [
      person,
    ])
  )[0]?.name ?? ''
const GAP = 'Part of this cannot be opened'

/** What `app.enter` sets for the roles of a centre officer. */
const OFFICER = `set_config('app.opens_core', 'notification', true), set_config('app.opens_identity', 'notification', true), set_config('app.writes', 'core', true)`

describe('a page', () => {
  test('shows who has the keys and a grant what stands there', async () => {
    const page = await centre.get(`/people/${people.mara}`)
    expect(page.text).toContain('Mărăexa Țestexescu')
    expect(page.text).not.toContain(GAP)
    expect((await otherCentre.get(`/people/${people.mara}`)).status).toBe(404)
    expect(await sealedName(people.mara)).toMatch(/^pv1\.1\./)
  })

  test.each([
    ['the name of another person', async () => sealedName(people.ileana)],
    ['a name cut short', async () => (await sealedName(people.mara)).slice(0, -8)],
    [
      'a name with one letter changed',
      async () => (await sealedName(people.mara)).replace(/.$/, last => (last === 'A' ? 'B' : 'A')),
    ],
  ])('with %s in the row says that it does not open, and shows nothing of it', async (_what, value) => {
    const page = await meanwhile('person_identity', 'family_name', people.mara, await value(), () =>
      centre.get(`/people/${people.mara}`),
    )
    expect(page.status).toBe(200)
    expect(page.text).toContain(GAP)
    expect(page.text).toContain('Mărăexa')
    expect(page.html).not.toMatch(/Țestexescu|Probexeanu|pv1/)
  })

  test('with a name from another column, or a key of somebody else, or one nobody knows, likewise', async () => {
    const [row] = await app.sql<{ given: string }>(
      'select given_names as given from app.person_identity where person_id = $1',
      [people.mara],
    )
    const look = () => centre.get(`/people/${people.mara}`)
    const moved = await meanwhile('person_identity', 'family_name', people.mara, row?.given ?? '', look)
    const [other] = await app.sql<{ wrapped: string }>('select wrapped from app.data_key where subject_id = $1', [
      people.ileana,
    ])
    const foreign = await meanwhile('data_key', 'wrapped', people.mara, other?.wrapped ?? '', look)
    const unknown = await meanwhile('data_key', 'kek', people.mara, 'kek-nobody-has', look)
    for (const page of [moved, foreign, unknown]) {
      expect(page.status).toBe(200)
      expect(page.text).toContain(GAP)
      expect(page.html).not.toMatch(/Țestexescu|pv1/)
    }
    expect(await (await look()).text).toContain('Țestexescu')
  })

  test('of what was sent, of its parts and its paper, says so too; paper is not made with gaps', async () => {
    const [sent] = await app.sql<{ id: string }>(
      'select notification_id as id from app.notification_person where person_id = $1',
      [people.mara],
    )
    const receipt = () => school.get(`/sent/${sent?.id}`)
    expect((await receipt()).text).toContain('Mărăexa')
    const gap = await meanwhile('data_key', 'kek', people.mara, 'kek-nobody-has', receipt)
    expect([gap.status, gap.text.includes(GAP), gap.html.includes('Mărăexa Țest')]).toEqual([200, true, false])
  })
})

describe('a search by name', () => {
  const found = async (by: Client, words: string) => {
    const page = await by.get(`/people?q=${encodeURIComponent(words)}`)
    return Object.entries(people).flatMap(([name, id]) => (id && page.html.includes(id) ? [name] : []))
  }

  const WORDS = [
    ['as it is written', 'Mărăexa Țestexescu'],
    ['the other way round, without marks, in capitals', 'TESTEXESCU MARAEXA'],
    ['with a letter missing in the first', 'Marexa Testexescu'],
    ['with two letters exchanged in the last', 'Maraexa Tsetexescu'],
    ['with an error in each', 'Maraesa Testexesku'],
    ['one word', 'maraexa'],
    ['one word with an error', 'maraxa'],
  ] as const
  test.each(WORDS)('finds %s, at one’s own desk only', async (_how, words) => {
    expect(await found(centre, words)).toEqual(['mara'])
    expect(await found(otherCentre, words)).toEqual(['far'])
  })

  test('finds the same at a desk with thousands, which asks the index of all, and of its own people alone', async () => {
    const [desk] = await app.sql<{ id: string }>('select organisation_id as id from app.account where code = $1', [
      'exercise-011',
    ])
    const rows = `insert into app.person_grant (person_id, organisation_id, classes, basis, listed_at)
      select gen_random_uuid(), $1, '{core,identity}', 'notification', now() from generate_series(1, 5001)`
    await app.sql(rows, [desk?.id])
    for (const [how, words] of WORDS) expect([how, await found(centre, words)]).toEqual([how, ['mara']])
    await app.sql(`update app.person_grant set until = now() where person_id = $1 and organisation_id = $2`, [
      people.mara,
      desk?.id,
    ])
    for (const [how, words] of WORDS) expect([how, await found(centre, words)]).toEqual([how, []])
    await app.sql(`update app.person_grant set until = 'infinity' where person_id = $1 and organisation_id = $2`, [
      people.mara,
      desk?.id,
    ])
    await app.sql(
      `delete from app.person_grant g where organisation_id = $1 and not exists (select from app.person p where p.id = g.person_id)`,
      [desk?.id],
    )
  })

  test('finds nobody by another name, by a sign, or by a pattern', async () => {
    for (const words of ['Ion Popescu', '%', '_', "'; --", 'ă'.repeat(200)])
      expect(await found(centre, words)).toEqual([])
  })

  test('a name corrected later is found by its new form, with the part that stayed', async () => {
    const [row] = await app.sql<{ version: number }>('select version from app.person where id = $1', [people.ileana])
    const form = RO.forms.find(one => one.act === 'needs.recorded') as FormDefinition
    const path = `/people/${people.ileana}/acts/${form.id}`
    const page = await centre.get(`${path}?mode=record`)
    const answers = filled(form, page.html, (placed, html) =>
      placed.field.name === 'givenNames'
        ? { [placed.input]: 'Corectexa' }
        : placed.field.name === 'familyName'
          ? {}
          : validAnswer(placed, html),
    )
    const sent = await centre.post(path, { _mode: 'record', _version: String(row?.version), ...answers })
    expect(sent.status, sent.text.slice(0, 400)).toBe(303)
    expect(await found(centre, 'corectexa probexeanu')).toEqual(['ileana'])
    expect(await found(centre, 'ileanexa probexeanu')).toEqual([])
  })
})

describe('possibly the same person', () => {
  test('within a desk is found by name but for a letter, by day of birth, and by telephone', async () => {
    const born = {
      'person-0-born-day': '5',
      'person-0-born-month': '6',
      'person-0-born-year': '2012',
      'person-0-sex': 'male',
    }
    people.other = await notified(school, ['Maraexa', 'Testexesku'], 'CJ', { 'person-0-contact': '0700 000 077' })
    const child = await notified(school, ['Unulexu', 'Primexan'], 'CJ', { ...born, 'person-0-contact': '' })
    const same = await notified(school, ['Altulexu', 'Douexan'], 'CJ', { ...born, 'person-0-contact': '' })
    const all = (await app.sql<{ id: string }>('select id from app.person')).map(row => row.id)
    await app.worker('select app.find_matches($1)', [all])
    const pairs = await app.sql<{ pair: string[]; reasons: string[] }>(
      'select array[person_id, other_id]::text[] as pair, reasons from app.person_match',
    )
    const reasonsOf = (a: string, b: string) => pairs.find(one => one.pair.includes(a) && one.pair.includes(b))?.reasons
    expect(reasonsOf(people.mara, people.other)).toEqual(['name'])
    expect(reasonsOf(child, same)).toEqual(['birth'])
    expect(reasonsOf(people.mara, people.ileana)).toEqual(['phone'])
    expect(reasonsOf(people.mara, people.far)).toBeUndefined()
    expect(reasonsOf(people.other, people.ileana)).toBeUndefined()
  })

  const check = async (client: Client, person: string, purpose = 'identification') => {
    const [desk] = await app.sql<{ organisation: string; kind: string }>(
      'select o.id as organisation, o.kind from app.account a join app.organisation o on o.id = a.organisation_id where a.id = $1',
      [client.account],
    )
    const [row] = await app.sql<{ answer: { kind: string } }>(
      `with who as materialized (select set_config('app.account', $1, true), set_config('app.organisation', $2, true), set_config('app.organisation_kind', $3, true), ${OFFICER})
       select app.check_duplicate($4, $5) as answer from who`,
      [client.account, desk?.organisation, desk?.kind, person, purpose],
    )
    return row?.answer
  }

  test('elsewhere is answered with one word, to a desk that works with the person, for a purpose', async () => {
    expect(await check(centre, people.mara)).toEqual({ kind: 'possible-match' })
    expect(await check(otherCentre, people.far)).toEqual({ kind: 'possible-match' })
    expect(await check(centre, people.ileana)).toEqual({ kind: 'possible-match' })
    expect(await check(centre, people.far)).toEqual({ kind: 'not-found' })
    expect(await check(school, people.mara)).toEqual({ kind: 'not-found' })
    expect(await check(centre, people.mara, ' ')).toEqual({ kind: 'no-purpose' })
    expect(await check(centre, crypto.randomUUID())).toEqual({ kind: 'not-found' })
  })

  test('is limited by account and day, and alarms on what looks like somebody being looked for', async () => {
    for (let turn = 0; turn < 19; turn++) await check(centre, people.mara)
    expect(await check(centre, people.mara)).toEqual({ kind: 'limit-reached' })
    const alarms = await app.sql<{ alarm: string; n: number }>(
      'select alarm, count(*)::int as n from app.duplicate_check where account_id = $1 and alarm is not null group by alarm order by alarm',
      [centre.account],
    )
    expect(alarms.map(one => one.alarm)).toEqual(['limit-reached', 'same-person-again'])
    expect(await check(otherCentre, people.far)).toEqual({ kind: 'possible-match' })
  })
})

describe('keys', () => {
  test('are rotated without touching what they seal; an old one goes when it wraps nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'punte-rotation-'))
    const path = join(folder, 'key-file')
    await makeKeyFile(path, Date.now() - 7_200_000)
    const before = await sealedName(people.mara)
    const first = await openKeys(process.env)
    // From the file of the tests to a file of its own, as from one key server to another.
    const both = { ...fileKeys(path), unwrap: first.unwrap }
    expect(await rewrapAll(app.adminUrl, both)).toBeGreaterThan(5)
    const second = await addKey(path, Date.now() - 3_700_000)
    const fresh = fileKeys(path)
    expect((await retirable(app.adminUrl, await readKeyFile(path), Date.now())).size).toBe(0)
    expect(await rewrapAll(app.adminUrl, fresh)).toBeGreaterThan(5)
    expect(await rewrapAll(app.adminUrl, fresh)).toBe(0)
    expect((await wrappedBy(app.adminUrl, fresh)).map(one => [one.kek, one.opens])).toEqual([[second, true]])
    expect(await sealedName(people.mara)).toBe(before)
    const old = await retirable(app.adminUrl, await readKeyFile(path), Date.now() - 3_600_000)
    expect(old.size).toBe(1)
    expect((await retirable(app.adminUrl, await readKeyFile(path), Date.now() - 3_800_000)).size).toBe(0)
    await dropKeys(path, old)
    const gone = await centre.get(`/people/${people.mara}`)
    expect([gone.status, gone.text.includes(GAP)]).toEqual([200, true])
    await rewrapAll(app.adminUrl, { ...first, unwrap: fileKeys(path).unwrap })
    expect((await centre.get(`/people/${people.mara}`)).text).toContain('Țestexescu')
    await rm(folder, { recursive: true })
  })

  test('nothing stands in clear; what was written before is sealed in place, indexed, and reads as before', async () => {
    const outcome = readSettings(
      { PUNTE_DATA: '/nowhere-of-ours', PUNTE_KEY_FILE: keyFilePath(process.env) ?? '' },
      { project: '/', root: false },
    )
    const { settings } = outcome as { settings: Settings }
    expect(await clearRows(app.adminUrl)).toEqual([])
    expect(await encryptionReport(settings, app.adminUrl)).toBe('ok')
    await app.sql('delete from app.data_key where subject_id = $1', [people.ileana])
    await app.sql('delete from app.name_index where person_id = $1', [people.ileana])
    await app.sql(
      "update app.person_identity set given_names = 'Ileanexa', family_name = 'Probexeanu' where person_id = $1",
      [people.ileana],
    )
    await app.sql(
      "update app.person_contact set phone = '0700000041', place = null, safe_contact = null where person_id = $1",
      [people.ileana],
    )
    await app.sql(
      `update app.notification_person set told = '{"age":"child","sex":"unknown","ageBand":"unknown","forms":[],"withheld":false}' where person_id = $1`,
      [people.ileana],
    )
    await app.sql(`update app.record set answers = '{"note":"exercise"}' where person_id = $1`, [people.ileana])
    await app.sql(`update app.draft set answers = '{"words":"exercise"}', key = null`)
    expect((await clearRows(app.adminUrl)).length).toBeGreaterThan(3)
    expect(await encryptionReport(settings, app.adminUrl)).toBe('failed')
    expect((await centre.get(`/people/${people.ileana}`)).text).toContain('Probexeanu')
    await sealClear(app.adminUrl, openVault(await openKeys(process.env)), () => {})
    expect(await clearRows(app.adminUrl)).toEqual([])
    expect(await encryptionReport({ ...settings, keyFile: undefined }, app.adminUrl)).toBe('failed')
    expect(
      await encryptionReport({ ...settings, dataDir: join(keyFilePath(process.env) ?? '', '..') }, app.adminUrl),
    ).toBe('failed')
    expect((await centre.get(`/people/${people.ileana}`)).text).toContain('Ileanexa Probexeanu')
    expect((await centre.get('/people?q=probexeani')).html).toContain(people.ileana)
    expect(await opened(app, 'record.answers', 't.person_id = $1 limit 1', [people.ileana])).toEqual([
      { note: 'exercise' },
    ])
  })

  test('belong to their own act: the door keeps none for somebody else, and exchanges none', async () => {
    const [desk] = await app.sql<{ id: string }>('select organisation_id as id from app.account where id = $1', [
      centre.account,
    ])
    const key = { kind: 'person', version: 1, kek: 'kek-x', wrapped: 'x' }
    const attempt = (sections: object) =>
      app.sql(
        `with who as materialized (select set_config('app.account', $1, true), set_config('app.organisation', $2, true), set_config('app.organisation_kind', 'regional-centre', true), ${OFFICER})
         select app.perform($3) from who`,
        [centre.account, desk?.id, JSON.stringify(sections)],
      )
    const [row] = await app.sql<{ version: number }>('select version from app.person where id = $1', [people.mara])
    const expected = [{ person: people.mara, version: row?.version }]
    await expect(attempt({ keys: [{ ...key, subject_id: people.far }], expect: expected })).rejects.toThrow(
      'its own act',
    )
    await expect(attempt({ keys: [{ ...key, subject_id: people.mara }], expect: expected })).rejects.toThrow(
      /duplicate key/,
    )
    await expect(
      attempt({ name_index: [{ person_id: people.far, names: [1] }], identities: [], expect: expected }),
    ).rejects.toThrow('its own people')
  })

  test('are given to nobody who has nothing to do with the person', async () => {
    const asked = (client: string, organisation: string) =>
      app.sql<{ key: string | null }>(
        `with who as materialized (select set_config('app.account', $1, true), set_config('app.organisation', $2, true), set_config('app.organisation_kind', 'regional-centre', true), ${OFFICER})
         select app.key_of($3) as key from who`,
        [client, organisation, people.mara],
      )
    const [own] = await app.sql<{ id: string }>('select organisation_id as id from app.account where id = $1', [
      centre.account,
    ])
    const [other] = await app.sql<{ id: string }>('select organisation_id as id from app.account where id = $1', [
      otherCentre.account,
    ])
    expect((await asked(centre.account, own?.id ?? ''))[0]?.key).toMatch(/^1:kek-/)
    expect((await asked(otherCentre.account, other?.id ?? ''))[0]?.key).toBeNull()
    await expect(app.db.as(null, tx => tx.rows('select * from app.data_key'))).rejects.toThrow(/permission denied/)
    await expect(app.db.as(null, tx => tx.rows('select * from app.name_index'))).rejects.toThrow(/permission denied/)
  })
})

describe('a person who was erased', () => {
  const erase = async (organisation: string, roles: string, reason = 'asked by the person') => {
    const [row] = await app.sql<{ answer: { kind: string } }>(
      `with who as materialized (select set_config('app.account', $1, true), set_config('app.organisation', $2, true), set_config('app.roles', $3, true))
       select app.erase_person($4, $5) as answer from who`,
      [centre.account, organisation, roles, people.mara, reason],
    )
    return row?.answer.kind
  }

  test('keeps what was done and loses who it was, for good; only the data-protection officer of a desk with a grant does it', async () => {
    const vault = openVault(await openKeys(process.env))
    const [own] = await app.sql<{ id: string }>('select organisation_id as id from app.account where id = $1', [
      centre.account,
    ])
    const [other] = await app.sql<{ id: string }>('select organisation_id as id from app.account where id = $1', [
      otherCentre.account,
    ])
    const counted = () => app.sql('select status, stage, territory, age_status, sex from app.person order by code')
    const before = await counted()
    expect((await erasureProof(app.adminUrl, vault, people.mara)).erased).toBe(false)
    expect(await erase(own?.id ?? '', 'centre-officer')).toBe('not-found')
    expect(await erase(other?.id ?? '', 'data-protection-officer')).toBe('not-found')
    expect(await erase(own?.id ?? '', 'data-protection-officer', '')).toBe('not-found')
    expect(await erase(own?.id ?? '', 'data-protection-officer')).toBe('done')
    expect(await erase(own?.id ?? '', 'data-protection-officer')).toBe('already')
    expect(await counted()).toEqual(before)
    const proof = await erasureProof(app.adminUrl, vault, people.mara)
    expect([proof.erased, proof.lines.at(-1)]).toEqual([true, 'ok, erased'])
    expect((await erasureProof(app.adminUrl, vault, people.ileana)).erased).toBe(false)
    expect((await erasureProof(app.adminUrl, vault, 'nobody')).erased).toBe(false)
  })

  test('is said so on every page, is found by no name, and takes nothing in any more', async () => {
    const [sent] = await app.sql<{ id: string; event: string }>(
      `select notification_id as id, (select e.id from app.event e where e.person_id = $1 and e.kind = 'sign.recorded') as event
         from app.notification_person where person_id = $1`,
      [people.mara],
    )
    const pages = [
      await centre.get(`/people/${people.mara}`),
      await centre.get(`/notifications/${sent?.id}`),
      await school.get(`/sent/${sent?.id}`),
      await school.get(`/sent/${sent?.id}/sheet`),
    ]
    for (const page of pages) {
      expect(page.status).toBe(200)
      expect(page.html).not.toMatch(/Mărăexa|Țestexescu|Canarilor|pv[01]/)
    }
    expect(pages.map(page => page.text.includes('Part of this was erased'))).toEqual([true, true, true, true])
    expect((await centre.get('/people?q=maraexa')).html).not.toContain(people.mara)
    const late = await school.post(`/sent/${sent?.id}/additions`, { text: 'Mărăexa a sunat din nou', kind: 'new' })
    expect(late.status).toBe(303)
    const kept = await app.sql<{ text: string }>(
      'select text from app.notification_addition where notification_id = $1',
      [sent?.id],
    )
    expect(kept).toEqual([{ text: 'pv0.erased' }])
  })

  test('nothing of all this was a fault', () => expect(app.log).toEqual([]))
})
