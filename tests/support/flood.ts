/** What a flood is made of, by a seeded chance, and the reports of people among it, which are invented. */
export const REPORTS = [
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
export function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export type Chance = () => number
export const pick = <T>(from: readonly T[], next: Chance): T => from[Math.floor(next() * from.length)] as T
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
export const JUNK: readonly ((next: Chance) => string)[] = [
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
