import { describe, expect, it } from 'vitest'
import { eventOf, fileOf, ORGANISATIONS } from '../../../tests/support/person-file.ts'
import { grantsOf } from '../../domain/access/grants.ts'
import { maskOf, mayAccess, mayBy, mayWrite, speaksOf } from '../../domain/access/may.ts'
import { ACCESS_SETTINGS, openingsOf } from '../../domain/access/openings.ts'
import { RIGHT_OF_ACT } from '../../domain/access/right-of.ts'
import { LAW_ENFORCEMENT, RELATIONS, VERBS } from '../../domain/access/rule.ts'
import { newestForms } from '../../domain/form/versions.ts'
import { DATA_CLASSES, ORGANISATION_KINDS, ROLES as ROLE_NAMES } from '../../domain/mechanism/vocabulary.ts'
import { ACCESS } from './access.ts'
import { FORMS } from './forms.ts'
import { ROLES } from './roles.ts'

const reader = (organisationKind: string, ...roles: string[]) => ({ organisationKind, roles })
const by = (basis: string) => ({ classes: [...DATA_CLASSES], basis })

describe('the rules of access', () => {
  it('speak only of roles there are in those kinds of organisation', () => {
    const known = new Set(ROLES.flatMap(({ role, kinds }) => kinds.map(kind => `${kind} ${role}`)))
    for (const { id, kinds, roles } of ACCESS) {
      for (const role of roles)
        expect(
          kinds.filter(kind => known.has(`${kind} ${role}`)),
          `${id} ${role}`,
        ).not.toEqual([])
    }
  })

  it('let a role write the class of every form its rights open', () => {
    for (const { role, kinds, rights } of ROLES) {
      for (const form of newestForms(FORMS)) {
        if ((form.about ?? 'person') !== 'person' || !rights.includes(RIGHT_OF_ACT[form.act] ?? '-')) continue
        for (const kind of kinds) {
          const may = mayWrite(ACCESS, reader(kind, role), form.dataClass)
          expect(may, `${role} of ${kind} writes ${form.id} (${form.dataClass})`).toBe(true)
        }
      }
    }
  })

  it('give administrators and operators nothing, and data protection the log alone', () => {
    const spoken = (role: string) =>
      ORGANISATION_KINDS.flatMap(kind => ACCESS.filter(rule => speaksOf(rule, reader(kind, role))))
    expect([...spoken('administrator'), ...spoken('system-operator')]).toEqual([])
    expect(new Set(spoken('data-protection-officer').flatMap(rule => rule.classes))).toEqual(new Set(['audit']))
  })

  it('never let law enforcement hold a class by role, nor see therapy or the address of a shelter on any ground', () => {
    for (const kind of LAW_ENFORCEMENT) {
      for (const role of ROLE_NAMES) {
        expect(maskOf(ACCESS, reader(kind, role), by('notification'))).toEqual([])
        for (const relation of RELATIONS.slice(4) as ('order' | 'consent')[])
          for (const dataClass of ['therapy', 'shelter-address'] as const)
            expect(mayBy(ACCESS, reader(kind, role), relation, dataClass, 'read')).toBe(false)
      }
    }
    expect(mayBy(ACCESS, reader('police', 'first-responder'), 'order', 'proceedings', 'read')).toBe(true)
    expect(mayBy(ACCESS, reader('police', 'first-responder'), 'order', 'proceedings', 'print')).toBe(false)
  })

  it('keep therapy with the psychologists of the organisation that wrote it', () => {
    for (const kind of ORGANISATION_KINDS)
      for (const role of ROLE_NAMES) expect(maskOf(ACCESS, reader(kind, role), by('referral'))).not.toContain('therapy')
    const own = (role: string, authored: boolean) =>
      mayAccess(ACCESS, reader('provider', role), by('referral'), 'therapy', 'read', authored)
    expect([own('psychologist', true), own('psychologist', false), own('case-manager', true)]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('open nothing on a ground nobody wrote, or to a kind that has no rule for it', () => {
    expect(maskOf(ACCESS, reader('provider', 'ngo-worker'), by('friend'))).toEqual([])
    expect(maskOf(ACCESS, reader('provider', 'ngo-worker'), by('notification'))).toEqual([])
    expect(maskOf(ACCESS, reader('provider', 'ngo-worker'), by('referral@plan'))).toEqual([])
    expect(maskOf(ACCESS, reader('provider', 'ngo-worker'), null)).toEqual([])
  })

  it('count the stage: indicators close with the way, the plan does not', () => {
    const mask = (basis: string) => maskOf(ACCESS, reader('provider', 'ngo-worker'), by(basis))
    expect(mask('referral')).toContain('indicators')
    expect(mask('referral@closed')).not.toContain('indicators')
    expect(mask('referral@closed')).toContain('plan')
  })

  it('let an appointed lawyer, and representative in as far as they need, an interpreter not at all', () => {
    expect(maskOf(ACCESS, reader('legal-aid', 'lawyer'), by('appointment'))).toContain('compensation')
    expect(maskOf(ACCESS, reader('interpreting', 'interpreter'), by('appointment'))).toEqual([])
    expect(maskOf(ACCESS, reader('representation', 'representative'), by('appointment'))).toContain('consent')
  })

  it('print and export only what is read', () => {
    for (const kind of ORGANISATION_KINDS)
      for (const role of ROLE_NAMES)
        for (const verb of VERBS.filter(one => one !== 'write'))
          for (const basis of ['notification', 'referral', 'appointment'])
            expect(maskOf(ACCESS, reader(kind, role), by(basis))).toEqual(
              expect.arrayContaining([...maskOf(ACCESS, reader(kind, role), by(basis), verb)]),
            )
  })

  it('come to one row a role, with a place for each setting of the database', () => {
    const openings = openingsOf(ACCESS)
    expect(openings.length).toBeGreaterThan(20)
    for (const { words } of openings) expect(words).toHaveLength(ACCESS_SETTINGS.length)
  })
})

describe('grants', () => {
  const [, second] = ORGANISATIONS
  const leg = {
    id: 'l',
    duty: 'child-child-protection',
    addressee: second,
    addresseeKind: 'child-protection',
    state: 'taken-up',
    connected: true,
    sentAt: 0,
    dueAt: 0,
    takenUpAt: 1,
    escalation: 0,
  } as const
  it('hold the interview only where the desk was there', () => {
    const heard = (kind: string) =>
      eventOf('interview.recorded', { attendees: [{ role: 'psychologist', organisationKind: kind }] })
    const grant = (kind: string) => grantsOf(fileOf({ legs: [leg], events: [heard(kind)] }), ACCESS)[0]
    expect(grant('regional-centre')).toMatchObject({ basis: 'notification' })
    expect(grant('regional-centre')?.classes).not.toContain('interview')
    expect(grant('child-protection')).toMatchObject({ basis: 'notification+attended' })
    expect(grant('child-protection')?.classes).toContain('interview')
  })
  it('change with the stage, and are none for a kind without a rule', () => {
    expect(grantsOf(fileOf({ legs: [leg], stage: 'closed' }), ACCESS)[0]?.basis).toBe('notification@closed')
    expect(grantsOf(fileOf({ legs: [{ ...leg, addresseeKind: 'police' }] }), ACCESS)).toEqual([])
  })
})
