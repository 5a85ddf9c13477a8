import { describe, expect, it } from 'vitest'
import { DUTIES } from './duties.ts'
import { ORGANISATIONS } from './organisations/all.ts'
import { CHILD_PROTECTION, VICTIM_SUPPORT } from './organisations/child-protection.ts'
import { EMERGENCY, HOTLINES } from './organisations/lines.ts'
import { NGO_PROVIDERS } from './organisations/providers.ts'
import { REGIONAL_CENTRES } from './organisations/regional-centres.ts'
import { SERVICES } from './services.ts'
import { PLACES, TERRITORIES } from './territories.ts'

const codes = new Set(TERRITORIES.map(({ code }) => code))
const byCode = new Map(ORGANISATIONS.map(one => [one.code, one]))

describe('territories', () => {
  it('are 41 counties, the capital and its six sectors', () => {
    expect(TERRITORIES.filter(({ parent }) => parent === undefined)).toHaveLength(42)
    expect(TERRITORIES.filter(({ parent }) => parent === 'B')).toHaveLength(6)
    expect(codes.size).toBe(48)
    expect(PLACES).toHaveLength(47)
  })

  it('are neighbours of each other, both ways', () => {
    const name = new Map(TERRITORIES.map(one => [one.code, one.neighbours]))
    for (const { code, neighbours } of TERRITORIES) {
      expect(neighbours, code).not.toContain(code)
      expect(new Set(neighbours).size, code).toBe(neighbours.length)
      for (const other of neighbours) expect(name.get(other), `${code} and ${other}`).toContain(code)
    }
  })
})

describe('organisations', () => {
  it('have codes of their own, known territories and a source', () => {
    expect(byCode.size).toBe(ORGANISATIONS.length)
    for (const { code, territories, source, name } of ORGANISATIONS) {
      expect(
        territories.filter(territory => !codes.has(territory)),
        code,
      ).toEqual([])
      expect(source, code).not.toBe('')
      expect(name, code).not.toBe('')
    }
  })

  it('count 15 centres, 47 directorates with their victim support, and 16 described providers', () => {
    expect(REGIONAL_CENTRES).toHaveLength(15)
    expect(CHILD_PROTECTION).toHaveLength(47)
    expect(VICTIM_SUPPORT).toHaveLength(47)
    expect(NGO_PROVIDERS).toHaveLength(16)
  })

  it('leave no territory without exactly one centre, and no place without exactly one directorate', () => {
    const covering = (list: typeof ORGANISATIONS, code: string) => list.filter(one => one.territories.includes(code))
    for (const code of codes) expect(covering(REGIONAL_CENTRES, code), code).toHaveLength(1)
    for (const { code } of PLACES) expect(covering(CHILD_PROTECTION, code), code).toHaveLength(1)
  })

  it('find exactly the child line as the hotline of every territory', () => {
    for (const code of codes) {
      expect(HOTLINES.filter(one => one.territories.includes(code)).map(({ phone }) => phone)).toEqual([
        EMERGENCY.child,
      ])
    }
    expect(byCode.get('HL-119')?.connected).toBe(false)
  })

  it('name a substitute that exists, is of the same kind, is not the unit itself and lies next to it', () => {
    const touches = (one: string, other: string) => {
      const near = new Set(
        (byCode.get(one)?.territories ?? []).flatMap(code => TERRITORIES.find(t => t.code === code)?.neighbours ?? []),
      )
      return (byCode.get(other)?.territories ?? []).some(code => near.has(code))
    }
    for (const { code, kind, substitute } of [...REGIONAL_CENTRES, ...CHILD_PROTECTION, ...VICTIM_SUPPORT]) {
      expect(substitute, code).toBeDefined()
      expect(substitute, code).not.toBe(code)
      expect(byCode.get(substitute ?? '')?.kind, code).toBe(kind)
      expect(touches(code, substitute ?? ''), `${code} and ${substitute}`).toBe(true)
    }
  })

  it('offer services of the list only, and leave none without a provider', () => {
    const offered = new Set(ORGANISATIONS.flatMap(({ services }) => services ?? []))
    expect([...offered].sort()).toEqual([...SERVICES].sort())
  })

  it('keep some directorates unconnected, so that the telephone is rehearsed', () => {
    const unconnected = CHILD_PROTECTION.filter(({ connected }) => !connected).length
    expect(unconnected).toBeGreaterThan(0)
    expect(unconnected).toBeLessThan(10)
  })

  it('publish only the three telephone numbers of the sources', () => {
    const phones = ORGANISATIONS.flatMap(({ phone }) => phone ?? [])
    expect(phones.sort()).toEqual(Object.values(EMERGENCY).sort())
  })
})

describe('notification duties', () => {
  it('are one leg for an adult and two for a child', () => {
    const legs = (audience: string) =>
      DUTIES.filter(duty => duty.audience === audience).map(({ addressee }) => addressee)
    expect(legs('adult')).toEqual(['regional-centre'])
    expect(legs('child')).toEqual(['regional-centre', 'child-protection'])
  })
})
