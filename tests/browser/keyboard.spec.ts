import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { look } from '../support/browser/checks.ts'
import { type KnownPerson, personOf, takeUp } from '../support/browser/desk.ts'
import { sendSign } from '../support/browser/first-sign.ts'
import { openTown, type Town } from '../support/browser/served.ts'
import type { Visitor } from '../support/browser/visitor.ts'
import { USUAL } from '../support/browser/ways.ts'
import { wordsOf } from '../support/browser/words.ts'

let town: Town
let people: KnownPerson[]

beforeAll(async () => {
  town = await openTown()
  const teacher = await town.visit(USUAL, 'Exercițiu 001')
  people = [await personOf(town, await sendSign(teacher)), await personOf(town, await sendSign(teacher))]
})
afterAll(() => town?.stop())

const FOCUSED = `(() => {
  const one = document.activeElement
  return {
    name: one?.getAttribute('name') ?? '',
    value: one?.value ?? '',
    href: one?.getAttribute('href') ?? '',
    id: one?.id ?? '',
    type: one?.type ?? '',
    action: one?.closest('form')?.getAttribute('action') ?? '',
    main: one?.matches('main .form .actions > button:first-child') ?? false,
  }
})()`
type Focused = Readonly<Record<'name' | 'value' | 'href' | 'id' | 'type' | 'action', string>> & {
  readonly main: boolean
}
const focused = async (visitor: Visitor) => (await visitor.page.evaluate(FOCUSED)) as Focused

/** Presses Tab until the wanted element has the focus, as somebody without a mouse does. */
async function tabTo(visitor: Visitor, wanted: (one: Focused) => boolean, what: string): Promise<void> {
  for (let press = 0; press < 80; press++) {
    await visitor.page.keyboard.press('Tab')
    if (wanted(await focused(visitor))) return
  }
  expect.fail(`${what} cannot be reached with Tab on ${visitor.at().path}.`)
}

const press = (visitor: Visitor, key: string) => visitor.through(() => visitor.page.keyboard.press(key))

describe('with the keyboard alone', () => {
  test('j and k walk the work list, Enter opens the person', async () => {
    const officer = await town.visit(USUAL, 'Exercițiu 011')
    await officer.go('/work')
    await officer.page.keyboard.press('j')
    const first = (await focused(officer)).href
    expect(people.map(one => `/people/${one.id}`)).toContain(first)
    await officer.page.keyboard.press('j')
    const second = (await focused(officer)).href
    expect(second).not.toBe('')
    await officer.page.keyboard.press('k')
    expect((await focused(officer)).href).toBe(first)
    await press(officer, 'Enter')
    expect(officer.at().path).toBe(first)
  })

  test('the first stop leads past the menu to the content', async () => {
    const officer = await town.visit(USUAL, 'Exercițiu 011')
    await officer.go('/work')
    await officer.page.keyboard.press('Tab')
    expect((await focused(officer)).href).toBe('#main')
    await officer.page.keyboard.press('Enter')
    expect((await focused(officer)).id).toBe('main')
  })

  test('a whole first sign', async () => {
    const teacher = await town.visit(USUAL, 'Exercițiu 002')
    const on = async (name: string, value: string) => {
      await tabTo(
        teacher,
        one => one.name === name && (one.value === value || one.type === 'radio' || one.type === 'select-one'),
        name,
      )
      // Within a group of radios the arrows move.
      for (
        let move = 0;
        move < 10 && (await focused(teacher)).type === 'radio' && (await focused(teacher)).value !== value;
        move++
      ) {
        await teacher.page.keyboard.press('ArrowDown')
      }
      if ((await focused(teacher)).type !== 'select-one') await teacher.page.keyboard.press('Space')
    }
    const goOn = () => press(teacher, 'Enter')
    const goOnByButton = async () => {
      await tabTo(teacher, one => one.main, 'the main button')
      await goOn()
    }
    await teacher.go('/signs/new')
    await tabTo(teacher, one => one.action === '/signs', 'the button that begins')
    await goOn()
    await on('danger', 'no')
    await goOn()
    await on('age', 'child')
    await goOn()
    await on('told', 'third')
    await goOn()
    await on('territory', '')
    await teacher.page.keyboard.type('Ia')
    await goOnByButton()
    for (const page of ['when', 'about', 'told', 'check']) {
      expect(teacher.at().path).toContain(page)
      await goOnByButton()
    }
    expect(teacher.at().path).toMatch(/^\/sent\//)
  })
})

describe('another language', () => {
  test.each(['/work?show=waiting', '/people?stage=detected', '/law', '/sign-in?to=%2Fwork'])(
    '%s stays the same page',
    async address => {
      const officer = await town.visit(USUAL, 'Exercițiu 011')
      await officer.go(address)
      const arrived = officer.page.waitForEvent('load')
      await Promise.all([arrived, officer.page.locator('header a[hreflang="ro"], header a[lang="ro"]').first().click()])
      const url = new URL(officer.page.url())
      expect(`${url.pathname}${url.search}`).toBe(address)
      const seen = await look(officer.page)
      expect(seen.lang).toBe('ro')
      expect(seen.firstText).toBe(wordsOf('ro')('shell.exercise', { general: '112', child: '119' }))
    },
  )
})

test('a person taken up by one officer stays on the list of the desk', async () => {
  const officer = await town.visit(USUAL, 'Exercițiu 011')
  const [person] = people
  if (!person) return expect.fail('Nobody was recorded.')
  await takeUp(officer, person)
  const colleague = await town.visit(USUAL, 'Exercițiu 012')
  await colleague.go(`/work?q=${person.code}`)
  await colleague.follow(`/people/${person.id}`)
})
