import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryFile } from '../../../tests/support/any-file.ts'
import { actorOf, eventOf, fileOf, NOON } from '../../../tests/support/person-file.ts'
import { RIGHT_OF_ACT } from '../../domain/access/right-of.ts'
import type { PersonEvent } from '../../domain/person/file.ts'
import { decide } from '../../domain/rules/decide.ts'
import { FROM_ANY_STATE, REGIONS, regionState, regionsBeside } from '../../domain/way/region.ts'
import { FORMS } from './forms.ts'
import { RO } from './pack.ts'
import { REGIONS_BESIDE } from './regions.ts'

const AT = { now: NOON, timeZone: RO.timeZone }
const moves = REGIONS_BESIDE.flatMap(region => region.moves)
const rights = new Set(RO.roles.flatMap(role => role.rights))
const isOpen = (act: (typeof FORMS)[number]['act']) =>
  FORMS.some(form => form.act === act) && rights.has(RIGHT_OF_ACT[act] ?? '')

/** Acts that move regions, in any order, and now and then a new situation. */
const anyEvents: fc.Arbitrary<readonly PersonEvent[]> = fc.array(
  fc.oneof(
    {
      weight: 9,
      arbitrary: fc
        .constantFrom(...moves)
        .map(({ act, where }) => eventOf(act, where ? { [where.key]: where.in[0] ?? '' } : {})),
    },
    { weight: 1, arbitrary: fc.constantFrom(...FROM_ANY_STATE).map(act => eventOf(act)) },
  ),
  { maxLength: 25 },
)

describe('the regions beside the way', () => {
  it('are the five, each state reached by some act', () => {
    expect(REGIONS_BESIDE.map(region => region.id)).toEqual([...REGIONS])
    const reached = new Set<string>()
    for (const region of REGIONS_BESIDE) {
      reached.add(`${region.id} ${Object.keys(region.states)[0]}`)
      for (const { act, where } of region.moves)
        for (const answer of where?.in ?? [''])
          reached.add(
            `${region.id} ${regionState(region, fileOf({ events: [eventOf(act, where ? { [where.key]: answer } : {})] })).state}`,
          )
    }
    const all = REGIONS_BESIDE.flatMap(({ id, states }) => Object.keys(states).map(state => `${id} ${state}`))
    expect([...reached].sort()).toEqual(all.sort())
  })

  it('offer at least one act in every state that is reached, with a form and somebody who may', () => {
    fc.assert(
      fc.property(anyEvents, events => {
        for (const region of REGIONS_BESIDE) {
          const { state, acts } = regionState(region, fileOf({ events }))
          expect(acts.length, `${region.id} ${state}`).toBeGreaterThan(0)
          for (const act of acts) expect(isOpen(act), act).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('begin anew with a new situation, and nothing new begins once the way is closed', () => {
    fc.assert(
      fc.property(anyEvents, events => {
        const again = fileOf({ events: [...events, eventOf('person.re-victimised')], status: 'presumed' })
        expect(regionsBeside(REGIONS_BESIDE, again, AT).filter(one => one.begun)).toEqual([])
        const closed = fileOf({ events, status: 'presumed', stage: 'closed' })
        expect(regionsBeside(REGIONS_BESIDE, closed, AT).every(one => one.begun)).toBe(true)
      }),
    )
  })

  it('the right to stay shows only where it can be missing: not to a citizen of the country or of the union', () => {
    const shown = (...events: PersonEvent[]) =>
      regionsBeside(REGIONS_BESIDE, fileOf({ status: 'presumed', events }), AT).some(
        one => one.region.id === 'residence',
      )
    const asked = (citizenshipKind: string) => eventOf('needs.recorded', { citizenshipKind })
    expect(['own-country', 'eu'].filter(kind => shown(asked(kind)))).toEqual([])
    expect(['third-country', 'stateless', 'unknown'].filter(kind => !shown(asked(kind)))).toEqual([])
    expect(shown()).toBe(true)
    expect(shown(asked('eu'), eventOf('stay.recorded', { stayKind: 'other' }))).toBe(true)
  })

  it('the trial stands where its sheet says, and an appeal may send it back', () => {
    const [criminal] = REGIONS_BESIDE.filter(region => region.id === 'criminal')
    const sheet = (stage: string) => eventOf('court-support.coordinated', { stage })
    const at = (...events: PersonEvent[]) => criminal && regionState(criminal, fileOf({ events })).state
    expect(at(sheet('complaint'))).toBe('complaint')
    expect(at(sheet('first-instance'), sheet('appeal'))).toBe('appeal')
    expect(at(sheet('appeal'), sheet('first-instance'))).toBe('trial')
    expect(at(sheet('final'), sheet('unknown'))).toBe('final')
    expect(at(sheet('unknown'))).toBe('in-court')
  })

  it('tolerated status is a gap that a permit follows, and a permit may end in it again', () => {
    const [residence] = REGIONS_BESIDE.filter(region => region.id === 'residence')
    const stay = (stayKind: string) => eventOf('stay.recorded', { stayKind })
    const at = (...events: PersonEvent[]) => residence && regionState(residence, fileOf({ events })).state
    expect(at(stay('tolerated'))).toBe('tolerated')
    expect(at(stay('tolerated'), stay('residence-permit'))).toBe('permit')
    expect(at(stay('residence-permit'), stay('tolerated'))).toBe('tolerated')
  })
})

describe('from any state', () => {
  it('each of the five has a form and somebody who may; none of them is ever refused', () => {
    for (const act of FROM_ANY_STATE) expect(isOpen(act), act).toBe(true)
    fc.assert(
      fc.property(
        arbitraryFile,
        fc.constantFrom(...FROM_ANY_STATE),
        fc.constantFrom('do', 'record'),
        (file, kind, mode) => {
          const decision = decide(file, { kind, mode, happenedAt: NOON, facts: {} }, actorOf(), NOON, RO)
          expect(decision.kind).toBe('allowed')
        },
      ),
      { numRuns: 500 },
    )
  })

  it('the truth about any act of a region is never refused', () => {
    fc.assert(
      fc.property(arbitraryFile, fc.constantFrom(...moves), (file, { act }) => {
        const decision = decide(file, { kind: act, mode: 'record', happenedAt: NOON, facts: {} }, actorOf(), NOON, RO)
        expect(decision.kind).not.toBe('refused')
      }),
      { numRuns: 500 },
    )
  })
})
