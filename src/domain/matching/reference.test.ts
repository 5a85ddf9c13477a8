import { describe, expect, it } from 'vitest'
import type { Asked } from './asked.ts'
import { ASKED, groundOf, names, provider } from './examples/providers.ts'
import { likeness, type Provider } from './provider.ts'
import { rank } from './rank.ts'

/** A reference of its own: for each service the number of services that go before it, by a chain of questions. */
function reference(all: readonly Provider[], asked: Asked): { ranked: readonly string[]; out: readonly string[] } {
  const far: Record<string, number> = { A: 0, B: 1, B1: 1, C: 2, D: 3 }
  const out = all.filter(({ listing: l, room, excluded, consent, offPath }) => {
    const fits =
      !excluded &&
      l.status === 'active' &&
      room.kind !== 'full' &&
      !offPath &&
      consent !== 'refused' &&
      consent !== 'withdrawn'
    const age = asked.age ?? 50
    const aged = asked.age === null || ((l.minimumAge ?? 0) <= age && age <= (l.maximumAge ?? 150))
    const sexed = asked.sex === 'unknown' || !l.sexes || l.sexes.includes(asked.sex)
    const near = asked.exploiters.length > 0 && l.territories?.every(one => asked.exploiters.includes(one)) === true
    const skilled = !l.exploitation || l.exploitation.some(one => asked.exploitation.includes(one))
    const tied = asked.apartFrom.includes(l.desk ?? '')
    return !(fits && aged && sexed && skilled && !near && !tied)
  })
  const chain = ({ listing: l, room, record, connected, declined }: Provider): number[] => [
    declined ? 1 : 0,
    asked.exploiters.length === 0 ||
    (l.territories && !l.territories.includes('*') && !l.territories.some(one => asked.exploiters.includes(one)))
      ? 0
      : 1,
    room.kind === 'free' ? 0 : 1,
    asked.child && !l.licence ? 1 : 0,
    !l.languages ? 1 : l.languages.includes('ro') ? 0 : 2,
    l.territories?.includes('*') ? 0 : Math.min(99, ...(l.territories ?? []).map(one => far[one] ?? 99)),
    l.exploitation ? 0 : 1,
    (asked.age !== null && l.minimumAge === null && l.maximumAge === null ? 1 : 0) +
      (asked.sex !== 'unknown' && !l.sexes ? 1 : 0),
    record
      ? Math.round(((record.asked - record.answered) / record.asked) * 9) * 10 +
        Math.min(9, Math.floor((record.minutes ?? 1e9) / 720))
      : 50,
    connected ? 0 : 1,
  ]
  const left = all.filter(one => !out.includes(one))
  const before = (a: Provider, b: Provider) => {
    const [x, y] = [chain(a), chain(b)]
    const at = x.findIndex((value, index) => value !== y[index])
    return at < 0 ? a.listing.name < b.listing.name : (x[at] ?? 0) < (y[at] ?? 0)
  }
  const placed = left.map(one => ({ one, place: left.filter(other => other !== one && before(other, one)).length }))
  const ranked = left.map((_, at) => placed.find(({ place }) => place === at)?.one.listing.name ?? '?')
  return { ranked, out: out.map(one => one.listing.name).sort() }
}

describe('against an exhaustive reference', () => {
  it('ranks small random inputs the same way', () => {
    let seed = 41
    const chance = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
      return Math.floor((seed / 2_147_483_648) * below)
    }
    const one = <T>(...list: readonly T[]): T => list[chance(list.length)] as T
    for (let round = 0; round < 400; round++) {
      const asked = {
        ...ASKED,
        age: one(null, 15, 30),
        child: one(true, false),
        sex: one('female', 'male', 'unknown'),
        exploiters: one<readonly string[]>([], ['A'], ['A', 'B'], ['C']),
        apartFrom: one<readonly string[]>([], ['desk-p1']),
      }
      const all = Array.from({ length: 1 + chance(7) }, (_, n) =>
        provider(`p${n}`, {
          room: one({ kind: 'free', places: 2 }, { kind: 'unknown' }, { kind: 'full' }, { kind: 'free', places: 1 }),
          record: one(undefined, { asked: 3, answered: 2, minutes: 900 }, { asked: 3, answered: 0, minutes: null }),
          connected: one(true, false),
          declined: chance(5) === 0,
          excluded: chance(9) === 0,
          offPath: chance(9) === 0,
          consent: one('given', 'not-asked', 'refused', 'not-asked', 'withdrawn'),
          listing: {
            status: one('active', 'active', 'active', 'inactive'),
            minimumAge: one(null, 18),
            sexes: one(null, ['female'], ['male', 'female']),
            exploitation: one(null, null, ['sexual_prostitution'], ['begging']),
            languages: one(null, ['ro'], ['hu']),
            licence: one(null, { number: '7' }),
            territories: one<readonly string[] | null>(null, ['A'], ['B'], ['C', 'D'], ['*'], ['I'], ['A', 'C']),
          },
        }),
      )
      const likes = [...new Set(all.map(one => likeness(one.listing)))]
      const alike = all.map(one => ({ ...one, profile: likes.indexOf(likeness(one.listing)) }))
      expect(rank(alike, groundOf(asked)).ranked.map(one => one.listing)).toEqual(
        rank(all, groundOf(asked)).ranked.map(one => one.listing),
      )
      const found = rank(alike, groundOf(asked))
      const wanted = reference(all, asked)
      expect(names(found.ranked), `round ${round}`).toEqual(wanted.ranked)
      expect(names(found.unavailable)).toEqual(wanted.out)
    }
  })
})
