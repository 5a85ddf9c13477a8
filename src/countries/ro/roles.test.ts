import { describe, expect, it } from 'vitest'
import { ROLES as ROLE_NAMES } from '../../domain/mechanism/vocabulary.ts'
import { ACCOUNTS } from './accounts.ts'
import { DUTIES } from './duties.ts'
import { ORGANISATIONS } from './organisations/all.ts'
import { FIRST_SIGN, ROLE_RIGHTS } from './roles/rights.ts'
import { ROLES } from './roles.ts'

const byCode = new Map(ORGANISATIONS.map(one => [one.code, one]))
const rightsOf = (role: string) => ROLES.filter(one => one.role === role).flatMap(({ rights }) => rights)

describe('roles', () => {
  it('cover the vocabulary, each role once per kind of organisation', () => {
    expect(new Set(ROLES.map(({ role }) => role))).toEqual(new Set(ROLE_NAMES))
    const pairs = ROLES.flatMap(({ role, kinds }) => kinds.map(kind => `${role} ${kind}`))
    expect(new Set(pairs).size).toBe(pairs.length)
  })

  it('use the rights there are, each once, and leave none to nobody', () => {
    const known: readonly string[] = ROLE_RIGHTS
    for (const { role, rights } of ROLES) {
      expect(rights.filter(right => !known.includes(right))).toEqual([])
      expect(new Set(rights).size, role).toBe(rights.length)
    }
    expect(new Set(ROLES.flatMap(({ rights }) => rights))).toEqual(new Set(known))
  })

  it('give a first responder the first sign and what they sent, and nothing else', () => {
    expect(rightsOf('first-responder')).toEqual(FIRST_SIGN)
  })

  it('keep those who manage accounts and machines away from people', () => {
    for (const role of ['administrator', 'data-protection-officer', 'system-operator', 'interpreter']) {
      expect(rightsOf(role).filter(right => right.startsWith('person.') || right.startsWith('act.'))).toEqual([])
    }
  })

  it('let only the regional centre interview and decide on status', () => {
    const allowed = ROLES.filter(({ rights }) => rights.includes('act.interview') || rights.includes('act.status'))
    expect(new Set(allowed.flatMap(({ kinds }) => kinds))).toEqual(new Set(['regional-centre']))
  })
})

describe('exercise accounts', () => {
  it('have ids of their own and belong to a connected desk whose kind allows their roles', () => {
    expect(new Set(ACCOUNTS.map(({ id }) => id)).size).toBe(ACCOUNTS.length)
    for (const { id, organisation, roles } of ACCOUNTS) {
      const desk = byCode.get(organisation)
      expect(desk?.connected, id).toBe(true)
      for (const role of roles) {
        expect(
          ROLES.some(one => one.role === role && desk && one.kinds.includes(desk.kind)),
          `${id} as ${role}`,
        ).toBe(true)
      }
    }
  })

  it('let one sign in with every role, first in the list', () => {
    const featured = ACCOUNTS.filter(one => one.featured)
    expect(new Set(featured.flatMap(({ roles }) => roles))).toEqual(new Set(ROLE_NAMES))
  })

  it('put an officer on duty at every connected desk that must take up, and at the national desk', () => {
    const kinds = new Set([...DUTIES.map(({ addressee }) => addressee), 'national-desk'])
    const onDuty = new Set(ACCOUNTS.filter(one => one.onDuty).map(({ organisation }) => organisation))
    const desks = ORGANISATIONS.filter(({ kind, connected }) => connected && kinds.has(kind))
    expect(desks.map(({ code }) => code).filter(code => !onDuty.has(code))).toEqual([])
  })

  it('staff every connected desk that answers referrals', () => {
    const staffed = new Set(ACCOUNTS.map(({ organisation }) => organisation))
    const desks = ORGANISATIONS.filter(
      ({ kind, connected }) => connected && ['provider', 'victim-support'].includes(kind),
    )
    expect(desks.map(({ code }) => code).filter(code => !staffed.has(code))).toEqual([])
  })

  it('offer two tenants of each kind that people come from', () => {
    const kinds =
      'regional-centre child-protection victim-support provider school health police legal-aid interpreting representation hotline'
    for (const kind of kinds.split(' ')) {
      const tenants = new Set(
        ACCOUNTS.filter(one => byCode.get(one.organisation)?.kind === kind).map(one => one.organisation),
      )
      expect(tenants.size, kind).toBeGreaterThanOrEqual(2)
    }
  })

  it('are named so that nobody takes them for people', () => {
    for (const { name } of ACCOUNTS) expect(name).toMatch(/^Exercițiu \d{3} \(.+\)$/)
  })
})
