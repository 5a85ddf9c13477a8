import { describe, expect, test } from 'vitest'
import { INDICATORS } from '../../countries/ro/indicators.ts'
import indicatorEn from '../../countries/ro/messages/en/indicator.json' with { type: 'json' }
import indicatorRo from '../../countries/ro/messages/ro/indicator.json' with { type: 'json' }
import shellEn from '../../messages/en/shell.json' with { type: 'json' }
import en from '../../messages/en/signal.json' with { type: 'json' }
import shellRo from '../../messages/ro/shell.json' with { type: 'json' }
import ro from '../../messages/ro/signal.json' with { type: 'json' }
import { SECTORS } from '../mechanism/pack.ts'
import { codeOf } from './code.ts'
import { pageAfter, pagesOf, pageToAnswer, REQUIRED, SIGN_PAGES } from './pages.ts'
import { formsOf, hasGround, screen } from './screening.ts'
import { indicatorsFor, sectorOf } from './sector.ts'
import { ageBandOf, peopleOf, type SignAnswers } from './sign.ts'

const indicator = (code: string) => {
  const found = INDICATORS.find(one => one.code === code)
  if (!found) throw new Error(code)
  return found
}
const words = (texts: Record<string, string>, keys: (key: string) => boolean) =>
  Object.entries(texts)
    .filter(([key]) => keys(key))
    .reduce((sum, [, text]) => sum + text.split(/\s+/).length, 0)

describe('the size of a first sign', () => {
  const shell = ['yes', 'no', 'unknown', 'choose', 'day', 'month', 'year'].map(key => `shell.${key}`)
  const languages = [
    ['en', en, shellEn, indicatorEn],
    ['ro', ro, shellRo, indicatorRo],
  ] as const

  test.each(languages)('is at most 400 words in %s, signs included, in every sector', (_, own, common, signs) => {
    const asked = words(own, key => key.startsWith('signal.ask-')) + words(common, key => shell.includes(key)) + 4
    for (const sector of SECTORS) {
      for (const audience of ['adult', 'child'] as const) {
        const list = indicatorsFor(INDICATORS, sector, [audience]).map(one => `indicator.${one.code}`)
        expect(asked + words(signs, key => list.includes(key)), `${sector} ${audience}`).toBeLessThanOrEqual(400)
      }
    }
  })

  test('is at most ten pages and eight required answers', () => {
    expect(SIGN_PAGES.length).toBeLessThanOrEqual(10)
    expect(REQUIRED.length).toBeLessThanOrEqual(8)
  })
})

describe('the reading of the signs', () => {
  const nothing = { ticked: [], disclosed: false, danger: false, asChild: false }

  test('a circumstance alone is no sign and gives no ground', () => {
    const seen = { ...nothing, ticked: [indicator('A17')] }
    expect(screen(seen)).toBe('no-sign')
    expect(hasGround({ ...seen, told: false })).toBe(false)
    expect(hasGround({ ...seen, told: true })).toBe(true)
  })

  test('one strong sign asks for a specialist, one weak sign does not, unless it is a child', () => {
    expect(screen({ ...nothing, ticked: [indicator('A01')] })).toBe('talk-to-specialist')
    expect(screen({ ...nothing, ticked: [indicator('A18')] })).toBe('some-signs')
    expect(screen({ ...nothing, ticked: [indicator('A18')], asChild: true })).toBe('talk-to-specialist')
  })

  test('disclosure, danger or two dimensions mean: notify now', () => {
    expect(screen({ ...nothing, disclosed: true })).toBe('notify-now')
    expect(screen({ ...nothing, danger: true })).toBe('notify-now')
    expect(screen({ ...nothing, ticked: [indicator('A01'), indicator('A06')] })).toBe('notify-now')
    expect(screen({ ...nothing, ticked: [indicator('A01'), indicator('A02')] })).toBe('talk-to-specialist')
  })

  test('an adult is never counted as exploited as a child', () => {
    expect(formsOf([indicator('C05')], false)).toEqual(['forced_labour'])
    expect(formsOf([indicator('A01')], false)).toEqual(['unknown'])
  })
})

describe('whom a sign concerns', () => {
  test('children among others keep their own age', () => {
    expect(peopleOf({ age: 'adult', count: 3, children: 2 }).map(one => one.age)).toEqual(['adult', 'child', 'child'])
    expect(peopleOf({ age: 'unknown', count: 2 }).map(one => one.age)).toEqual(['unknown', 'unknown'])
  })

  test('an adult who was not asked did not agree', () => {
    const [person] = peopleOf({ age: 'adult', people: [{ givenNames: 'Exercise 041', sex: 'female' }] })
    expect(person).toMatchObject({ asked: 'not-safe', identity: false, about: { sex: 'female' } })
  })

  test('after a refusal nothing of the identity is left, even where it stands in the draft', () => {
    const answers: SignAnswers = {
      age: 'adult',
      asked: ['refuses'],
      people: [{ givenNames: 'Exercise 041', contact: '0700 000 000', citizenship: 'X', language: 'ro', years: 30 }],
    }
    expect(peopleOf(answers)[0]).toMatchObject({ minimal: true, about: { years: 30 } })
    expect(Object.keys(peopleOf(answers)[0]?.about ?? {})).toEqual(['years'])
  })

  test('danger lets identity leave only with a reason', () => {
    const answers: SignAnswers = {
      age: 'adult',
      asked: ['refuses'],
      override: true,
      people: [{ givenNames: 'Exercise 041' }],
    }
    expect(peopleOf(answers)[0]?.identity).toBe(false)
    expect(peopleOf({ ...answers, reason: 'locked in' })[0]).toMatchObject({ identity: true, minimal: false })
  })

  test('a child is never asked, and a doubtful age is a child', () => {
    for (const age of ['child', 'declared-child', 'unknown'] as const) {
      expect(peopleOf({ age })[0]).toMatchObject({ asked: 'not-needed', identity: true })
      expect(pagesOf({ age })).not.toContain('asked')
    }
  })

  test('age bands say something where years are not known', () => {
    expect([ageBandOf(17, 'child'), ageBandOf(18, 'adult'), ageBandOf(70, 'adult')]).toEqual(['14-17', '18-24', '65+'])
    expect([ageBandOf(undefined, 'adult'), ageBandOf(undefined, 'unknown')]).toEqual(['18+', 'unknown'])
  })
})

describe('the pages', () => {
  test('danger shows the numbers again and goes on', () => {
    expect(pageAfter('danger', { danger: 'yes' })).toBe('call')
    expect(pageAfter('danger', { danger: 'unknown' })).toBe('who')
    expect(pageAfter('call', { danger: 'yes' })).toBe('who')
  })

  test('the adult is asked before anything about her or him', () => {
    const pages = pagesOf({ age: 'adult' })
    expect(pages.indexOf('asked')).toBeLessThan(pages.indexOf('about'))
  })

  test('"I do not know" everywhere can be sent', () => {
    const answers: SignAnswers = { danger: 'unknown', age: 'unknown', nothingKnown: true, territory: 'unknown' }
    expect(pageToAnswer(answers)).toBeUndefined()
  })

  test('every kind of organisation has a list', () => {
    expect(sectorOf('gendarmerie')).toBe('police')
    expect(sectorOf('provider')).toBe('community')
    for (const sector of SECTORS) expect(indicatorsFor(INDICATORS, sector, ['child']).length).toBeGreaterThan(0)
  })

  test('a code can be said on the telephone', () => {
    expect(codeOf('P', new Uint8Array([0, 31, 10, 255, 32, 64, 1, 2]))).toBe('P-0ZAZ-0012')
  })
})
