import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryHistory, play, storedOf } from '../../../tests/support/any-history.ts'
import { fileOf, NOON } from '../../../tests/support/person-file.ts'
import { RO } from '../../countries/ro/pack.ts'
import { FACTS } from '../facts/registry.ts'
import { BASIS } from '../rules/basis.ts'
import type { Rule } from '../rules/rule.ts'
import { readyPack, replayPerson } from './replay-person.ts'
import type { StoredEvent, StoredPerson } from './stored.ts'

const pack = readyPack(RO)
const runs = { numRuns: 100 }
const eventful = arbitraryHistory.map(storedOf).filter(one => one.events.length > 2)

function changed(person: StoredPerson, at: number, over: Partial<StoredEvent>): StoredPerson {
  return { ...person, events: person.events.map((event, index) => (index === at ? { ...event, ...over } : event)) }
}

describe('decisions taken again', () => {
  it('are what was stored, whatever the history', () => {
    fc.assert(
      fc.property(arbitraryHistory, history => {
        expect(replayPerson(storedOf(history), pack)).toEqual([])
      }),
      runs,
    )
  })

  it('name a fact, a rule and an outcome that were tampered with', () => {
    fc.assert(
      fc.property(eventful, fc.nat(), (person, chance) => {
        const asked = person.events.flatMap((event, at) =>
          event.rules.length > 0 && event.conformity !== 'historical' ? [at] : [],
        )
        fc.pre(asked.length > 0)
        const at = asked[chance % asked.length] as number
        const event = person.events[at] as StoredEvent
        const [fact, value] = Object.entries(event.facts)[0] ?? []
        if (fact) {
          const other = value === true ? false : value === false ? true : 'tampered'
          expect(replayPerson(changed(person, at, { facts: { ...event.facts, [fact]: other } }), pack)).toEqual([
            expect.objectContaining({ event: event.id, what: 'facts', name: fact, stored: other, found: value }),
          ])
        }
        expect(replayPerson(changed(person, at, { rules: event.rules.slice(1) }), pack)).toEqual([
          expect.objectContaining({ event: event.id, what: 'rules', rules: [event.rules[0]], found: 'weighed' }),
        ])
        const conformity = event.conformity === 'regular' ? 'irregular' : 'regular'
        expect(replayPerson(changed(person, at, { conformity, broken: [] }), pack)).toContainEqual(
          expect.objectContaining({ event: event.id, what: 'outcome' }),
        )
      }),
      runs,
    )
  })

  it('miss an act that is gone, in the middle and at the end', () => {
    fc.assert(
      fc.property(eventful, fc.nat(), (person, chance) => {
        const at = chance % (person.events.length - 1)
        const events = person.events.filter((_, index) => index !== at)
        expect(replayPerson({ ...person, events }, pack)).toContainEqual(
          expect.objectContaining({ event: person.events[at + 1]?.id, what: 'act-missing' }),
        )
      }),
      runs,
    )
    const act = { kind: 'status.decided', mode: 'record', happenedAt: NOON, facts: { status: 'presumed' } } as const
    const person = storedOf(play(fileOf(), [{ act, historical: false }]))
    expect(replayPerson({ ...person, events: [] }, pack)).toContainEqual(
      expect.objectContaining({ what: 'end', name: 'status', stored: 'presumed', found: 'potential' }),
    )
  })

  it('differ under a rule that was changed, and name it', () => {
    const rule = RO.rules.find(one => one.id === 'rights.oral-and-written') as Rule<keyof typeof FACTS>
    const other = readyPack({
      ...RO,
      rules: RO.rules.map(one => (one.id === rule.id ? { ...rule, holds: { not: rule.holds } } : one)),
    })
    let seen = 0
    for (const person of fc.sample(eventful, { seed: 11, numRuns: 100 })) {
      const told = person.events.filter(event => event.kind === 'rights.told' && event.conformity !== 'historical')
      const found = replayPerson(person, other).filter(one => one.what === 'outcome')
      for (const event of told) expect(found.find(one => one.event === event.id)?.rules).toContain(rule.id)
      seen += told.length
    }
    expect(seen).toBeGreaterThan(10)
  })
})

describe('law changes by adding', () => {
  it('a later version of a rule leaves what was decided before its day as it was', () => {
    const rule = RO.rules.find(one => one.id === 'rights.oral-and-written') as Rule<keyof typeof FACTS>
    const version = (from: '2026-06-09' | '2027-01-01') =>
      readyPack({
        ...RO,
        rules: RO.rules.flatMap(one =>
          one.id === rule.id
            ? [
                { ...rule, inForce: { from: rule.inForce.from, to: from } },
                { ...rule, holds: { not: rule.holds }, inForce: { from } },
              ]
            : [one],
        ),
      })
    const people = fc.sample(eventful, { seed: 3, numRuns: 100 })
    for (const person of people) expect(replayPerson(person, version('2027-01-01'))).toEqual([])
    expect(people.flatMap(person => replayPerson(person, version('2026-06-09'))).length).toBeGreaterThan(0)
  })
})

it('no fact has the name under which the basis is kept', () => {
  expect(Object.keys(FACTS)).not.toContain(BASIS)
})
