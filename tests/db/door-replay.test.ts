/** An act on an old version, and a form sent again or by somebody else: app.perform() writes each once or not at all. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startApp, type TestApp } from '../support/app.ts'
import { everything } from '../support/bad-input.ts'
import { event } from '../support/door.ts'
import { expectOf, type Inside, makeWorld, WHO, type Who, type World } from '../support/world.ts'

let app: TestApp
let world: World
const signedIn = new Map<Who, Promise<Inside>>()
const as = (who: Who): Promise<Inside> => {
  const desk = signedIn.get(who) ?? world.inside(WHO[who])
  signedIn.set(who, desk)
  return desk
}
const on = (person: string) => expectOf(app, person)

beforeAll(async () => {
  app = await startApp('pack')
  world = await makeWorld(app)
})
afterAll(() => app.stop())

describe('a version', () => {
  test('that is not the newest, is missing or is no number that fits writes nothing and can be sent again', async () => {
    const centre = await as('centre')
    const before = await everything(app)
    const form_id = randomUUID()
    const { version } = await on(world.adult.id)
    for (const wrong of [version - 1, version + 1, null, undefined, 1.5, 99_999_999_999, -1]) {
      const sections = {
        form_id,
        location: '/x',
        expect: [{ person: world.adult.id, version: wrong }],
        events: [event(world.adult.id)],
      }
      expect(await centre.perform(sections), String(wrong)).toEqual({ kind: 'stale' })
    }
    expect(await everything(app)).toEqual(before)
    expect(
      await centre.perform({
        form_id,
        location: '/x',
        expect: [await on(world.adult.id)],
        events: [event(world.adult.id)],
      }),
    ).toEqual({ kind: 'done' })
  })

  test('of several acts at once lets exactly one through', async () => {
    const centre = await as('centre')
    const expected = await on(world.adult.id)
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        centre.perform({
          expect: [expected],
          events: [event(world.adult.id)],
          person_changes: [{ id: world.adult.id }],
        }),
      ),
    )
    expect(answers.map(one => one.kind).sort()).toEqual(['done', 'stale', 'stale', 'stale', 'stale'])
  })
})

describe('a form sent again', () => {
  test('answers with its first address and writes nothing', async () => {
    const before = await everything(app)
    const { formId: form_id, location } = world.submission
    expect(
      await (await as('hospital')).perform({ form_id, location: '/elsewhere', events: [event(randomUUID())] }),
    ).toEqual({ kind: 'replayed', location })
    expect(await everything(app)).toEqual(before)
  })

  test('by another account tells nothing of the first: it is a form like any other', async () => {
    const { formId: form_id } = world.submission
    const one = event(world.adult.id)
    expect(
      await (await as('centre')).perform({
        form_id,
        location: '/own',
        expect: [await on(world.adult.id)],
        events: [one],
      }),
    ).toEqual({ kind: 'done' })
    expect(await (await as('centre')).perform({ form_id, location: '/other' })).toEqual({
      kind: 'replayed',
      location: '/own',
    })
    expect(await app.sql('select from app.event where id = $1', [one.id])).toHaveLength(1)
  })

  test('at the same moment is written once', async () => {
    const centre = await as('centre')
    const [form_id, id] = [randomUUID(), world.double.id]
    const expected = await on(id)
    const answers = await Promise.all(
      Array.from({ length: 4 }, () =>
        centre.perform({ form_id, location: '/one', expect: [expected], events: [event(id)] }),
      ),
    )
    expect(answers.filter(one => one.kind === 'done')).toHaveLength(1)
    expect(answers.filter(one => one.kind === 'replayed' && one.location === '/one')).toHaveLength(3)
  })
})
