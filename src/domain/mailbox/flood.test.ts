import { describe, expect, test } from 'vitest'
import { judge, judgeAgain, judgeAndRemember, NOISE, nothingLately } from './plausibility.ts'

/** A flood of ten thousand in an hour, by an injected clock and a seeded chance; the reports of people are invented. */
const REPORTS = [
  'Am vazut la o ferma langa sat patru femei care lucreaza si dorm acolo. Patronul le tine actele si nu le plateste. Le este frica.',
  'Mă țin închisă într-un apartament și trebuie să plătesc datoria cu bărbați. Nu am pașaport. Nu știu adresa, văd o gară.',
  'My friend works in a hotel kitchen. The boss has her passport and says she owes him money. He hits her when she asks to leave.',
  'Help. They keep my passport and beat me. I am not free here.',
  'Соседка держит девочку взаперти, заставляет просить деньги. Ребенок боится, у нее нет документов. Она не ходит в школу.',
  'Працюю на будівництві, бос забрав паспорт і не дає грошей. Нас тут шестеро і ми боїмось поліції.',
  'Egy lányt bezárva tartanak a szomszéd házban, és nem engedik el, mert adósság van. Fél a főnöktől és nincs útlevele.',
  'मालिक ने मेरा पासपोर्ट ले लिया है और पैसे नहीं देता। हम यहाँ काम करते हैं और वह मार की धमकी देता है।',
  'Mi hermana está en una casa y el jefe no le da su pasaporte. Le obliga a trabajar por una deuda y tiene miedo.',
  'رئيس العمل أخذ جواز السفر من أختي ولا يعطي المال. هي في البيت مغلق عليها وأنا خائف',
]

/** mulberry32: the same numbers for the same seed, everywhere. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Chance = () => number
const pick = <T>(from: readonly T[], next: Chance): T => from[Math.floor(next() * from.length)] as T
const many = (count: number, make: () => string) => Array.from({ length: count }, make).join(' ')
const letters = (next: Chance) =>
  many(1, () => '').concat(
    Array.from({ length: 3 + Math.floor(next() * 8) }, () => pick([...'abcdefghijklmnoprstuvz'], next)).join(''),
  )
const WORDS = Array.from({ length: 3_000 }, (_, at) => letters(chance(at * 7 + 1)))
const TELLING =
  'pasaport datorie patron bătut închis copil fată poliție frică ajutor passport money boss beat locked child police afraid help work'.split(
    ' ',
  )
/** Reports that a flood copies, word by word changed. What a person will write, a flood cannot know. */
const COPIED = [
  'Intr-un bar din oras sunt trei fete tinute cu forta, le-au luat buletinele si le bat daca vor sa plece. Nu au voie sa vorbeasca cu nimeni.',
  'I clean houses for a family. They took my papers and I sleep on the kitchen floor. They do not pay me and say the police will arrest me.',
  'На складе работают люди без документов, хозяин забрал паспорта и не платит. Им угрожают и бьют, они боятся полиции.',
]
const SENTENCES = [
  'the boss of the hotel keeps the passport of my friend and does not pay',
  'sunt o fată și mă ține patronul închisă fără acte și fără bani',
  'in the house there are girls and they are afraid of the man and of the police',
  'mă bate și mă amenință dacă nu plătesc datoria la el',
]

/** What floods are made of: noise, lists, one text with changes, sentences put together anew, advertising. */
const JUNK: readonly ((next: Chance) => string)[] = [
  next => many(10 + Math.floor(next() * 30), () => letters(next)),
  next => many(12 + Math.floor(next() * 30), () => pick(WORDS, next)),
  next => many(15 + Math.floor(next() * 15), () => pick(TELLING, next)),
  next => `${pick(SENTENCES, next)} ${letters(next)} ${pick(SENTENCES, next)}`,
  next =>
    pick(COPIED, next)
      .split(' ')
      .map(word => (next() < 0.08 ? letters(next) : word))
      .join(' '),
  next => many(14, () => pick([...TELLING, ...'the a of and in is on my to and is the'.split(' ')], next)),
  next => `Buy cheap ${letters(next)} now at https://${letters(next)}.com and win ${pick(WORDS, next)}`,
  next => 'aaaa '.repeat(5 + Math.floor(next() * 40)),
  () => 'test',
  () => '',
]

const FLOOD = 10_000
const HOUR = 3_600_000
const FIRST_SCREEN = 20

/** Place on the list of the desk: by tens of the number, then by hour, which is one here. Whoever is equal stands before. */
const placeOf = (score: number, scores: Iterable<number>) => {
  let before = 0
  for (const other of scores) if (Math.floor(other / 10) >= Math.floor(score / 10)) before++
  return before + 1
}

describe('ten thousand junk reports in an hour', () => {
  test('a report of a person is on the first screen within a minute, in 100 of 100 runs', () => {
    const places: number[] = []
    for (let flood = 0; flood < 10; flood++) {
      const next = chance(1_000 + flood)
      const lately = nothingLately(flood)
      const scores = new Map<string, number>()
      // Ten people, each for themselves: none of them is remembered, so that each run has the flood and one report.
      const runs = REPORTS.map(text => ({ at: Math.floor((0.001 + 0.98 * next()) * HOUR), text, place: 0 }))
      for (let at = 0; at <= FLOOD; at++) {
        const now = (at * HOUR) / FLOOD
        // As the web process does: everything that is remembered is judged again every half minute.
        if (at % 83 === 0) for (const { id, score } of judgeAgain(lately)) scores.set(id, score)
        for (const run of runs)
          if (run.place === 0 && now >= Math.min(run.at + 60_000, HOUR))
            run.place = placeOf(judge(run.text, lately, false), scores.values())
        scores.set(String(at), judgeAndRemember(String(at), pick(JUNK, next)(next), lately, false, now))
      }
      for (const run of runs) places.push(run.place)
    }
    expect(places.length).toBe(100)
    expect(places.filter(place => place > FIRST_SCREEN)).toEqual([])
  }, 60_000)
})

describe('without a flood', () => {
  test.each(REPORTS)('%s is no noise', text => {
    expect(judge(text, nothingLately(1), true)).toBeGreaterThan(2 * NOISE)
  })

  test('noise stands below people, and nothing is ever judged away: every text has a place', () => {
    const least = Math.min(...REPORTS.map(text => judge(text, nothingLately(1), true)))
    for (const text of [
      '',
      'test',
      'aaaa aaaa aaaa aaaa',
      'qwrt zxcv plok mjnh wqer tyui',
      'Buy now https://a.com https://b.com www.c.net',
    ])
      expect([text, judge(text, nothingLately(1), false) < least]).toEqual([text, true])
  })

  test('the third of one text lowers the two before it, and an hour later it is no repetition any more', () => {
    const lately = nothingLately(1)
    const text = REPORTS[2] ?? ''
    const high = judgeAndRemember('a', text, lately, false, 0)
    expect(judgeAndRemember('b', `${text} please`, lately, false, 1)).toBe(high)
    expect(judgeAgain(lately)).toEqual([])
    expect(judgeAndRemember('c', text, lately, false, 2)).toBeLessThan(NOISE)
    expect(judgeAgain(lately).map(one => [one.id, one.score < NOISE])).toEqual([
      ['a', true],
      ['b', true],
    ])
    expect(judgeAndRemember('d', text, lately, false, HOUR)).toBe(high)
  })

  test.each(['\ud800\udfff\ud800', '\u202e\u202dhelp', 'x'.repeat(200_000), '😀 '.repeat(5_000), '\u0000'])(
    'hostile text %#: a number like any other',
    text => {
      const score = judge(text, nothingLately(1), false)
      expect(score >= 0 && score <= 100).toBe(true)
    },
  )
})
