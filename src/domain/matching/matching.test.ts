import { describe, expect, it } from 'vitest'
import type { Asked } from './asked.ts'
import { groundOf, names, type Over, PLACES, provider } from './examples/providers.ts'
import { comparePriority, prioritiesOf, type Waiting } from './priority.ts'
import { rank } from './rank.ts'
import { travelFrom } from './travel.ts'

describe('borders between territories', () => {
  it('counts them, sectors with the unit they lie in, and leaves out what cannot be reached', () => {
    expect([...travelFrom(PLACES, 'B1')]).toEqual([
      ['A', 1],
      ['B', 0],
      ['B1', 0],
      ['C', 1],
      ['D', 2],
    ])
  })
})

describe('who cannot be asked', () => {
  it('full, closed and kept out by the independent desk read the same, and say nothing else', () => {
    const hidden = { consent: 'refused' as const, offPath: true, listing: { sexes: ['male'] } }
    const { unavailable, whyNot } = rank(
      [
        provider('full', { ...hidden, room: { kind: 'full' } }),
        provider('closed', { ...hidden, listing: { ...hidden.listing, status: 'temporarily closed' } }),
        provider('excluded', { ...hidden, excluded: true, room: { kind: 'free', places: 9 } }),
      ],
      groundOf(),
    )
    expect(unavailable.map(whyNot)).toEqual([['not-available'], ['not-available'], ['not-available']])
  })

  it.each<[string, Over, Partial<Asked>]>([
    ['not-by-this-path', { offPath: true }, {}],
    ['age-does-not-fit', { listing: { maximumAge: 29 } }, {}],
    ['age-does-not-fit', { listing: { minimumAge: 31 } }, {}],
    ['sex-does-not-fit', { listing: { sexes: ['male'] } }, {}],
    ['exploitation-does-not-fit', { listing: { exploitation: ['begging'] } }, {}],
    ['children-not-accepted', { listing: { children: 'not-accepted' } }, { withChildren: true }],
    ['not-accessible', { listing: { access: 'not-accessible' } }, { accessible: true }],
    ['licence-ended', { listing: { licence: { 'valid-to': '2026-05-31' } } }, {}],
    ['exploiters-near', {}, { exploiters: ['A'] }],
    ['somebody-tied-to-exploiters', {}, { apartFrom: ['desk-x'] }],
    ['person-said-no', { consent: 'withdrawn' }, {}],
  ])('%s', (why, over, asked) => {
    const { ranked, unavailable, whyNot } = rank([provider('x', over)], groundOf(asked))
    expect(ranked).toEqual([])
    expect(unavailable.map(whyNot)).toEqual([[why]])
  })

  it('nobody is left out for what is not known', () => {
    const open = { exploiters: ['B'], withChildren: true, accessible: true, apartFrom: ['other'], child: true }
    expect(names(rank([provider('x', { listing: { territories: null } })], groundOf(open)).ranked)).toEqual(['x'])
  })
})

describe('the order in which to ask', () => {
  it.each<[string, Over, Over, Partial<Asked>]>([
    [
      'away from the exploiters before a free place',
      { listing: { territories: ['B'] } },
      { room: { kind: 'free', places: 3 }, listing: { territories: ['A', 'B'] } },
      { exploiters: ['A'] },
    ],
    [
      'a free place before the own county',
      { room: { kind: 'free', places: 1 }, listing: { territories: ['D'] } },
      {},
      {},
    ],
    [
      'a licence, for a child',
      { listing: { licence: { number: '1' }, territories: ['B'] } },
      {},
      { child: true, age: 15 },
    ],
    [
      'the language before the way',
      { listing: { languages: ['ro'], territories: ['B'] } },
      { listing: { languages: ['hu'] } },
      {},
    ],
    ['near before far', { listing: { territories: ['C'] } }, { listing: { territories: ['D'] } }, {}],
    [
      'a region known before nothing known',
      { listing: { territories: null, region: 'WEST' } },
      { listing: { territories: null } },
      {},
    ],
    ['who knows this exploitation', { listing: { exploitation: ['sexual_prostitution'] } }, {}, {}],
    ['who is known to take such a person', { listing: { sexes: ['female'], minimumAge: 18 } }, {}, {}],
    [
      'who answers',
      { record: { asked: 10, answered: 10, minutes: 60 } },
      { record: { asked: 10, answered: 2, minutes: 5 } },
      {},
    ],
    [
      'who answers faster',
      { record: { asked: 9, answered: 9, minutes: 60 } },
      { record: { asked: 9, answered: 9, minutes: 3000 } },
      {},
    ],
    ['who can be asked here', {}, { connected: false }, {}],
    [
      'who has not said no already',
      { listing: { territories: ['D'] } },
      { declined: true, room: { kind: 'free', places: 1 } },
      {},
    ],
  ])('%s', (_name, better, worse, asked) => {
    const { ranked } = rank([provider('a-worse', worse), provider('z-better', better)], groundOf(asked))
    expect(names(ranked)).toEqual(['z-better', 'a-worse'])
  })

  it('says each point in words that can be told', () => {
    const { ranked, reasonsOf } = rank(
      [
        provider('x', {
          room: { kind: 'free', places: 2 },
          record: { asked: 4, answered: 3, minutes: 30 },
          listing: { territories: ['C'] },
        }),
      ],
      groundOf({ exploiters: ['A'] }),
    )
    expect(ranked.flatMap(reasonsOf).map(({ code, n }) => (n === undefined ? code : `${code} ${n}`))).toEqual([
      'away-from-exploiters',
      'place-free 2',
      'language-unknown',
      'borders-away 2',
      'speciality-unknown',
      'eligibility-unknown 2',
      'answers 75',
    ])
  })
})

describe('a waiting list', () => {
  const waits = (over: Partial<Waiting>): Waiting => ({
    danger: false,
    child: false,
    withChildren: false,
    tonight: false,
    days: 1,
    ...over,
  })
  it('the most urgent ground decides, then the next, then the days', () => {
    const list = [
      waits({ days: 90 }),
      waits({ tonight: true, days: 2 }),
      waits({ child: true }),
      waits({ danger: true }),
      waits({ danger: true, child: true }),
      waits({ tonight: true, days: 9 }),
    ]
    expect([...list].sort(comparePriority).map(one => list.indexOf(one))).toEqual([4, 3, 2, 5, 1, 0])
    expect(prioritiesOf(waits({ child: true }))).toEqual(['child', 'waiting'])
  })
})
