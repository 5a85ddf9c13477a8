import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible } from '../support/browser/axe.ts'
import { type KnownPerson, personOf, takeUp } from '../support/browser/desk.ts'
import { answerSign, beginSign, sendSign } from '../support/browser/first-sign.ts'
import { openAct } from '../support/browser/person-page.ts'
import { openTown, type Town } from '../support/browser/served.ts'
import { FOUR_WAYS, OTHER_TWO_WAYS, TWO_WAYS, USUAL } from '../support/browser/ways.ts'

let town: Town
let person: KnownPerson

beforeAll(async () => {
  town = await openTown()
  const teacher = await town.visit(USUAL, 'Exercițiu 001')
  person = await personOf(town, await sendSign(teacher))
  await takeUp(await town.visit(USUAL, 'Exercițiu 011'), person)
})
afterAll(() => town?.stop())

/** Text that must stay text. */
const HOSTILE = `<script>alert(1)</script> ș ț " ' {0} %s`

describe('an unfinished form comes back whole', () => {
  test.each(FOUR_WAYS)('$name', async way => {
    const officer = await town.visit(way, 'Exercițiu 011')
    await openAct(officer, person.id, 'F-04')
    await officer.send({ wishes: HOSTILE, medicalUrgent: 'no', givenNames: 'Exercițiu' }, 422)
    const { look } = officer.at()
    expect(look.summaries).toBe(1)
    if (way.script) expect(look.summaryFocused, 'the reader starts at the summary').toBe(true)
    expect(await officer.main.locator('[name="wishes"]').inputValue()).toBe(HOSTILE)
    expect(await officer.main.locator('[name="givenNames"]').inputValue()).toBe('Exercițiu')
    expect(await officer.main.locator('[name="medicalUrgent"][value="no"]').isChecked()).toBe(true)
    expect(await officer.main.locator('.error-summary a').first().getAttribute('href')).toBe('#f-safeNow')
    expect(
      await town.sql("select 1 from app.event where person_id = $1 and kind = 'needs.recorded'", [person.id]),
    ).toHaveLength(0)
  })

  test('each page of a first sign asks again and keeps what was written', async () => {
    const teacher = await town.visit(USUAL, 'Exercițiu 001')
    await beginSign(teacher)
    await teacher.send({}, 422)
    await teacher.send({ danger: 'no' })
    await teacher.send({ age: 'adult', count: '0' }, 422)
    expect(await teacher.main.locator('[name="count"]').inputValue()).toBe('0')
    await teacher.send({ count: '1' })
    await teacher.send({ told: ['third'] })
    await teacher.send({ territory: '' }, 422)
    await teacher.send({ territory: 'CJ' })
    await teacher.send({ 'noticed-day': '29', 'noticed-month': '2', 'noticed-year': '2025' }, 422)
    expect(await teacher.main.locator('[name="noticed-day"]').inputValue()).toBe('29')
    await teacher.send({ 'noticed-day': '1', 'noticed-month': '1', 'noticed-year': '2999' }, 422)
  })
})

describe('sent twice', () => {
  test.each(TWO_WAYS)('a double press sends one notification: $name', async way => {
    const teacher = await town.visit(way, 'Exercițiu 002')
    const count = async () =>
      (await town.sql<{ n: number }>('select count(*)::int as n from app.notification'))[0]?.n ?? 0
    await beginSign(teacher)
    await answerSign(teacher, {})
    const before = await count()
    const check = teacher.page.url()
    await teacher.main.locator('form.form .actions button').first().dblclick()
    await teacher.page.waitForURL(/\/sent\//)
    await teacher.page.waitForLoadState('load')
    const receipt = teacher.page.url()
    expect(await count()).toBe(before + 1)
    await teacher.go(check)
    expect(teacher.page.url(), 'the page that was sent leads to its receipt').toBe(receipt)
  })
})

describe('two tabs', () => {
  test.each(OTHER_TWO_WAYS)('the second keeps its answers and says what changed: $name', async way => {
    const first = await town.visit(way, 'Exercițiu 011')
    const second = await town.visit(way, 'Exercițiu 012')
    const answers = { called: '112', answered: 'yes' }
    await openAct(first, person.id, 'F-56')
    await openAct(second, person.id, 'F-56')
    await first.send({ ...answers, note: 'primul' })
    await second.send({ ...answers, note: 'al doilea' }, 409)
    expect(await second.text()).toContain(second.t('shell.stale-title'))
    expect(await second.main.locator('[name="note"]').inputValue()).toBe('al doilea')
    if (way.script) await expectAccessible(second.page, 'a form that others have overtaken')
    await second.send()
    expect(second.at().path).toBe(`/people/${person.id}`)
  })
})

describe('the session ends while somebody writes', () => {
  test.each(TWO_WAYS)('after sign-in the answers stand on the form: $name', async way => {
    const officer = await town.visit(way, 'Exercițiu 012')
    await openAct(officer, person.id, 'F-04')
    await officer.fill({ safeNow: 'yes', wishes: 'să doarmă liniștită' })
    await town.sql(
      "delete from app.session where account_id = (select id from app.account where code = 'exercise-012')",
    )
    await officer.send()
    expect(officer.at().path).toContain('/sign-in?to=')
    await officer.page.locator('input[name="q"]').fill('Exercițiu 012')
    await officer.through(() => officer.page.keyboard.press('Enter'))
    await officer.through(() => officer.main.locator('form[action="/sign-in/exercise"] button').first().click())
    expect(officer.at().path).toBe(`/people/${person.id}/acts/F-04`)
    expect(await officer.main.locator('[name="wishes"]').inputValue()).toBe('să doarmă liniștită')
    expect(await officer.main.locator('[name="safeNow"][value="yes"]').isChecked()).toBe(true)
  })
})
