/**
 * What a psychologist wrote stays with the psychologists of the house that wrote it: no order, consent, file, list or log brings it,
 * or who wrote it, to police or to whoever represents somebody in court.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LAW_ENFORCEMENT } from '../../src/domain/access/rule.ts'
import { DATA_CLASSES } from '../../src/domain/mechanism/vocabulary.ts'
import { startApp, type TestApp } from '../support/app.ts'
import { codeOf, makeWorld, WHO, type World } from '../support/world.ts'

const THERAPIST = 'Canarul Terapeut 041'
const WORDS = 'canary of a therapy note'
let app: TestApp
let world: World
let note: string
let therapist: string
beforeAll(async () => {
  app = await startApp('pack')
  world = await makeWorld(app)
  note = world.adult.events[1 + DATA_CLASSES.indexOf('therapy')] ?? ''
  const [row] = await app.sql<{ id: string }>('update app.account set name = $2 where code = $1 returning id', [
    codeOf(WHO.providerPsychologist),
    THERAPIST,
  ])
  therapist = row?.id ?? ''
  await app.sql('update app.record set answers = $2, organisation_id = $3 where event_id = $1 and data_class = $4', [
    ...[note, JSON.stringify({ note: WORDS }), world.organisation('NGO-ADPARE'), 'therapy'],
  ])
  await app.sql('update app.event set account_id = $2, organisation_id = $3 where id = $1', [
    note,
    therapist,
    world.organisation('NGO-ADPARE'),
  ])
})
afterAll(() => app?.stop())

test('nobody can open it to law enforcement, by order or consent, nor keep it as evidence', async () => {
  const bodies = await app.sql<{ id: string }>('select id from app.organisation where kind = any ($1) and connected', [
    [...LAW_ENFORCEMENT],
  ])
  expect(bodies.length).toBeGreaterThan(3)
  for (const account of Object.values(WHO)) {
    const inside = await world.inside(account)
    const said = await inside.do(async tx => {
      const answers = new Set<unknown>()
      for (const { id } of bodies)
        for (const basis of ['order', 'consent'])
          answers.add(
            (
              await tx.one<{ said: string }>(
                "select app.grant_record(gen_random_uuid(), $1, 'therapy', $2, $3, 'Exercise', now() + interval '1 day') as said",
                [note, id, basis],
              )
            )?.said,
          )
      const kept = await tx.one<{ kept: boolean }>(
        "select app.evidence_put($1, $2, 'therapy', 'pv0.erased', 'text/plain', 1, 1, sha256('a'), sha256('a')) as kept",
        [randomUUID(), world.adult.id],
      )
      answers.add(kept?.kept)
      return [...answers]
    })
    for (const one of said) expect([false, 'not-found', 'no-rule'], String(account)).toContain(one)
  }
})

/** Every row of every table this account reads, as text. */
async function everythingOf(account: number): Promise<string> {
  const tables = await app.sql<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c where c.relnamespace in ('app'::regnamespace, 'app_capacity'::regnamespace)
      and c.relkind in ('r', 'p') and has_table_privilege('app_web', c.oid, 'select')`,
  )
  const inside = await world.inside(account)
  return inside.do(async tx => {
    const texts = []
    for (const { name } of tables)
      texts.push(...(await tx.rows<{ t: string }>(`select to_jsonb(x)::text as t from ${name} x`)))
    return texts.map(row => row.t).join('\n')
  })
}

test('police reads the one record it was given, and neither note nor therapist; nor does a lawyer, a representative, a regional centre', async () => {
  const own = await everythingOf(WHO.providerPsychologist)
  expect(own).toContain(WORDS)
  for (const account of [WHO.police, WHO.otherPolice, WHO.gendarmerie, WHO.lawyer, WHO.representative]) {
    const seen = await everythingOf(account)
    for (const word of [WORDS, THERAPIST, therapist, note]) expect(seen, `${account} ${word}`).not.toContain(word)
  }
  expect(await everythingOf(WHO.police)).toContain('"data_class": "proceedings"')
  for (const account of [WHO.centre, WHO.directorate, WHO.provider, WHO.supervisor])
    expect(await everythingOf(account)).not.toContain(WORDS)
})

test('who looked and who attended say the organisation and the role, never the therapist', async () => {
  const therapistInside = await world.inside(WHO.providerPsychologist)
  await therapistInside.do(tx =>
    tx.rows(
      `insert into app.access_log (account_id, organisation_id, person_id, classes, purpose) values (app.account(), app.organisation(), $1, '{therapy}', 'exercise')`,
      [world.adult.id],
    ),
  )
  const centre = await app.as(codeOf(WHO.centre))
  for (const path of ['', '/looks', '/looks?present=alone', '/consents', '/evidence', '/help']) {
    const page = await centre.get(`/people/${world.adult.id}${path}`)
    expect(page.status, path).toBe(200)
    for (const word of [THERAPIST, therapist, WORDS]) expect(page.html, path).not.toContain(word)
  }
  const looks = await app.sql('select * from app_inner.looks($1)', [world.adult.id])
  expect(JSON.stringify(looks)).toContain('psychologist')
  expect(JSON.stringify(looks)).not.toContain(THERAPIST)
})
