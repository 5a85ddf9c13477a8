/** Evidence: what may be kept, who may read it, that nothing stands in clear, and that every reading is a link of the chain. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startApp, type TestApp } from '../../../../tests/support/app.ts'
import { canary, whereFound } from '../../../../tests/support/canaries.ts'
import { OFFICER, type Ready, readyPerson, STRANGER } from '../../../../tests/support/referral-world.ts'
import { jpeg, jpegSegment, pdf, ZIP } from '../../../../tests/support/some-files.ts'

let app: TestApp
let ready: Ready
beforeAll(async () => {
  app = await startApp()
  ready = await readyPerson(app)
})
afterAll(() => app?.stop())

const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const rows = (person: string) =>
  app.sql<{ id: string; name: string; parts: number }>(
    'select id, name, parts from app.evidence where person_id = $1 order by at',
    [person],
  )

test('a file is kept sealed, name and content; it comes back whole, as a download, and the reading is recorded', async () => {
  const [name, word, since] = [canary(), canary(), new Date()]
  const { person } = ready
  const officer = await app.as(OFFICER)
  const bytes = Buffer.concat([Buffer.from(`${word}\n`), Buffer.alloc(600_000, 'ă')])
  const sent = await officer.upload(
    `/people/${person}/evidence`,
    { class: 'proceedings' },
    { name: `${name}.txt`, bytes },
  )
  expect(sent.status, sent.text.slice(0, 400)).toBe(303)
  const page = await officer.get(`/people/${person}/evidence`)
  expect(page.text).toContain(`${name}.txt`)
  expect(page.text).toContain(hash(bytes))
  const [kept] = await rows(person)
  expect(kept?.parts).toBe(3)
  const back = await officer.get(`/people/${person}/evidence/${kept?.id}/content`)
  expect(back.html).toBe(bytes.toString())
  expect((await officer.get(`/people/${person}/evidence`)).text).toMatch(/received.*read/)
  expect(await whereFound(app, [name, word], since)).toEqual([])

  // Parts that change places do not open.
  await app.sql(
    `update app.evidence_part a set body = b.body from app.evidence_part b
      where a.evidence_id = $1 and b.evidence_id = $1 and a.at = 1 and b.at = 0`,
    [kept?.id],
  )
  expect((await officer.get(`/people/${person}/evidence/${kept?.id}/content`)).status).toBe(404)
})

test('metadata are taken out when asked, and both hashes stand', async () => {
  const { person } = await readyPerson(app)
  const officer = await app.as(OFFICER)
  const photo = jpeg(jpegSegment(0xe1, Buffer.from('Exif GPS 46.77')))
  const upload = (bytes: Buffer, over = {}) =>
    officer.upload(
      `/people/${person}/evidence`,
      { class: 'proceedings', strip: 'yes', ...over },
      { name: 'a.jpg', bytes },
    )
  expect((await upload(photo)).status).toBe(303)
  const page = await officer.get(`/people/${person}/evidence`)
  expect(page.text).toContain(hash(photo))
  expect(page.text).toContain(hash(jpeg()))
  const [kept] = await rows(person)
  expect((await officer.get(`/people/${person}/evidence/${kept?.id}/content`)).html).not.toContain('GPS')
  expect((await upload(pdf())).status, 'not from a PDF').toBe(422)
})

test('what is no file, too large, two things at once, or without a class is refused with a reason', async () => {
  const { person } = await readyPerson(app)
  const officer = await app.as(OFFICER)
  const upload = async (bytes: Buffer, fields: Record<string, string> = { class: 'proceedings' }) =>
    officer.upload(`/people/${person}/evidence`, fields, { name: 'a.pdf', bytes })
  expect((await upload(Buffer.concat([pdf(), ZIP]))).text).toContain('hides something else')
  expect((await upload(Buffer.from('MZ\u0090\0', 'latin1'))).status).toBe(422)
  expect((await upload(Buffer.alloc(0))).status).toBe(422)
  expect((await upload(pdf(), {})).text).toContain('Choose the class')
  expect((await upload(pdf(), { class: 'therapy' })).status).toBe(422)
  expect((await upload(Buffer.alloc(21 * 1024 * 1024, 'a'))).status).toBe(413)
  expect((await officer.post(`/people/${person}/evidence`, { class: 'proceedings' })).status, 'no file form').toBe(422)
  expect(await rows(person)).toEqual([])
})

test('another desk neither sends, sees, reads nor hands over; a hand-over is written down', async () => {
  const { person, organisation } = await readyPerson(app)
  const officer = await app.as(OFFICER)
  await officer.upload(`/people/${person}/evidence`, { class: 'proceedings' }, { name: 'a.pdf', bytes: pdf() })
  const [kept] = await rows(person)
  const here = `/people/${person}/evidence/${kept?.id}`
  const receiver = { [`receiver-${kept?.id}`]: organisation('IPJ-CJ') }
  for (const code of [STRANGER.account, 'exercise-013', 'exercise-005', 'exercise-053']) {
    const other = await app.as(code)
    expect((await other.get(`${here}/content`)).status, code).toBe(404)
    expect((await other.get(`/people/${person}/evidence`)).status, code).toBe(404)
    expect((await other.post(`${here}/hand-over`, receiver)).status, code).toBe(404)
    const sent = await other.upload(
      `/people/${person}/evidence`,
      { class: 'proceedings' },
      { name: 'a.pdf', bytes: pdf() },
    )
    expect(sent.status, code).toBe(404)
  }
  expect((await officer.post(`${here}/hand-over`, {})).status).toBe(422)
  expect((await officer.post(`${here}/hand-over`, receiver)).status).toBe(303)
  expect((await officer.get(`/people/${person}/evidence`)).text).toContain('handed over to')
  await expect(app.sql('delete from app.custody')).rejects.toThrow(/never changed/)
})

test('erasing destroys the content and leaves the chain', async () => {
  const { person } = await readyPerson(app)
  const officer = await app.as(OFFICER)
  await officer.upload(`/people/${person}/evidence`, { class: 'proceedings' }, { name: 'a.pdf', bytes: pdf() })
  const [kept] = await rows(person)
  const [{ code } = { code: '' }] = await app.sql<{ code: string }>('select code from app.person where id = $1', [
    person,
  ])
  const erased = await (await app.as('exercise-053')).post(`/retention/people/${person}/erase`, { why: 'asked', code })
  expect(erased.status).toBe(303)
  expect(await app.sql('select from app.evidence_part where evidence_id = $1', [kept?.id])).toEqual([])
  const page = await officer.get(`/people/${person}/evidence`)
  expect(page.text).toContain('destroyed')
  expect(page.text).not.toContain('a.pdf')
  const more = await officer.upload(
    `/people/${person}/evidence`,
    { class: 'proceedings' },
    { name: 'a.pdf', bytes: pdf() },
  )
  expect(more.text).toContain('Nothing is kept')
})
