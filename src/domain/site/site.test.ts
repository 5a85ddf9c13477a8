import { describe, expect, test } from 'vitest'
import { editsBetween, fold } from './fold.ts'
import { type AnsweredHours, answeringAt, type PartnerLine, shownPartners } from './line.ts'
import { buildIndex, search } from './search.ts'

const BUCHAREST = { timeZone: 'Europe/Bucharest', holidays: ['2026-11-30', '2026-12-01'] as const }
const OFFICE: AnsweredHours = { days: [1, 2, 3, 4, 5], from: '08:00', to: '16:00' }
const at = (text: string) => Date.parse(text)

describe('who answers', () => {
  // Romania is two hours ahead of UTC in winter, three in summer.
  test.each([
    ['the minute before opening', '2026-11-23T05:59:59Z', { now: false, next: at('2026-11-23T06:00:00Z') }],
    ['the minute of opening', '2026-11-23T06:00:00Z', { now: true, until: at('2026-11-23T14:00:00Z') }],
    ['the last millisecond', '2026-11-23T13:59:59.999Z', { now: true, until: at('2026-11-23T14:00:00Z') }],
    ['the minute of closing', '2026-11-23T14:00:00Z', { now: false, next: at('2026-11-24T06:00:00Z') }],
    ['Friday evening, before two holidays', '2026-11-27T20:00:00Z', { now: false, next: at('2026-12-02T06:00:00Z') }],
    ['a holiday at noon', '2026-11-30T10:00:00Z', { now: false, next: at('2026-12-02T06:00:00Z') }],
    ['summer time', '2026-07-06T05:00:00Z', { now: true, until: at('2026-07-06T13:00:00Z') }],
    ['the week the clock changes', '2026-10-24T12:00:00Z', { now: false, next: at('2026-10-26T06:00:00Z') }],
  ])('%s', (_, moment, answering) => {
    expect(answeringAt(OFFICE, at(moment), BUCHAREST)).toEqual(answering)
  })

  test('day and night is always, holidays too', () => {
    expect(answeringAt('always', at('2026-12-01T02:00:00Z'), BUCHAREST)).toEqual({ now: true, until: null })
  })

  test('a line on which nobody ever answers is a fault of the pack', () => {
    expect(() => answeringAt({ ...OFFICE, days: [] }, at('2026-11-23T10:00:00Z'), BUCHAREST)).toThrow()
  })

  test('a line of another country is shown for 90 days after somebody called it, and not before', () => {
    const line: PartnerLine = {
      country: 'DE',
      name: 'Exercise line',
      number: '000',
      answered: 'always',
      timeZone: 'Europe/Berlin',
      verifiedOn: '2026-08-25',
    }
    const shown = (today: `${number}-${number}-${number}`, country = 'DE') =>
      shownPartners([line], country, today, 90).length
    expect(['2026-08-24', '2026-08-25', '2026-11-23', '2026-11-24'].map(day => shown(day as '2026-08-24'))).toEqual([
      0, 1, 1, 0,
    ])
    expect(shown('2026-08-25', 'FR')).toBe(0)
  })
})

describe('search', () => {
  const index = buildIndex([
    { id: 'police', lang: 'ro', sentences: ['Trebuie să merg la poliție?', 'Nu. Legea dă ajutor fără plângere.'] },
    { id: 'police', lang: 'en', sentences: ['Do I have to go to the police?', 'No. The law gives help without it.'] },
    { id: 'passport', lang: 'ro', sentences: ['Cineva îmi ține pașaportul.', 'Este un semn puternic.'] },
    { id: 'passport', lang: 'en', sentences: ['Someone keeps my passport.', 'It is a strong sign.'] },
    { id: 'help', lang: 'hi', sentences: ['मुझे मदद चाहिए'] },
    { id: 'help', lang: 'ar', sentences: ['أحتاج إلى مساعدة'] },
    { id: 'help', lang: 'uk', sentences: ['Мені потрібна допомога'] },
  ])
  const first = (question: string, lang = 'ro') => search(index, question, lang)[0]

  test.each([
    ['pasaport', 'passport', 0],
    ['PAŞAPORTUL', 'passport', 0],
    ['pasaprot', 'passport', 0],
    ['plangere', 'police', 1],
    ['politie', 'police', 0],
    ['मदद', 'help', 0],
    ['احتاج', 'help', 0],
    ['допомга', 'help', 0],
  ])('%s finds %s', (question, id, sentence) => {
    expect(first(question)).toMatchObject({ id, at: sentence })
  })

  test('each text is found once, in the language of the reader where it can be', () => {
    expect(search(index, 'pasaport passport', 'en').map(one => [one.id, one.lang])).toEqual([['passport', 'en']])
  })

  test.each(['', '   ', '???', 'zzzzzz', '\u202e\u0000', 'a'.repeat(5000), 'x '.repeat(3000)])(
    'nothing for %j, and no fault',
    question => {
      expect(search(index, question, 'ro')).toEqual([])
    },
  )

  test('edits are counted, swapped letters as one', () => {
    expect([
      editsBetween('ajutor', 'ajutor', 2),
      editsBetween('ajutor', 'ajuotr', 2),
      editsBetween('ajutor', 'ajuto', 1),
    ]).toEqual([0, 1, 1])
    expect(editsBetween('ajutor', 'xyz', 2)).toBe(3)
    expect(fold('ȘȚĂÎÂ şţ Ёё')).toBe('staia st ее')
  })
})
