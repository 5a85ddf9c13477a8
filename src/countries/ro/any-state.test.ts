import { describe, expect, it } from 'vitest'
import { actorOf, eventOf, fileOf, legOf, NOON } from '../../../tests/support/person-file.ts'
import { mayWrite } from '../../domain/access/may.ts'
import { RIGHT_OF_ACT } from '../../domain/access/right-of.ts'
import { isAboutPerson, newestForms } from '../../domain/form/versions.ts'
import { type ActKind, type OrganisationKind, STAGES, type Stage } from '../../domain/mechanism/vocabulary.ts'
import { after } from '../../domain/person/change.ts'
import { effectsOf } from '../../domain/person/effects.ts'
import type { ActFacts, PersonEvent, PersonFile } from '../../domain/person/file.ts'
import { decide } from '../../domain/rules/decide.ts'
import { duesOf, panel } from '../../domain/way/panel.ts'
import { FROM_ANY_STATE, regionState } from '../../domain/way/region.ts'
import { stageAfter } from '../../domain/way/stage.ts'
import { RO } from './pack.ts'
import { REGIONS_BESIDE } from './regions.ts'

/** From every stage of every path, and every state beside it: emergency, transfer, lost contact, withdrawal, exploited again. */

/** The acts of the way, each with the stage it leads to. */
const WAY: Readonly<Record<Stage, readonly [ActKind, ActFacts?]>> = {
  detected: ['sign.recorded'],
  notified: ['notification.sent'],
  'primary-care': ['needs.recorded'],
  identification: ['interview.recorded'],
  'rights-and-consent': ['status.decided', { status: 'presumed' }],
  'risk-and-needs': ['risk.assessed'],
  referred: ['referral.requested'],
  recovery: ['recovery.opened'],
  assessment: ['initial-assessment.made'],
  plan: ['plan.made'],
  reintegration: ['plan.reviewed'],
  closed: ['closure.made'],
}

type Path = { readonly child: boolean; readonly citizenshipKind: string; readonly abroad: boolean }
const PATHS: Readonly<Record<string, Path>> = {
  'A: an adult': { child: false, citizenshipKind: 'own-country', abroad: false },
  'B: a child': { child: true, citizenshipKind: 'own-country', abroad: false },
  'C: an adult of another country': { child: false, citizenshipKind: 'third-country', abroad: false },
  'C: a child of another country': { child: true, citizenshipKind: 'third-country', abroad: false },
  'D: an adult exploited abroad': { child: false, citizenshipKind: 'own-country', abroad: true },
  'D: a child exploited abroad': { child: true, citizenshipKind: 'own-country', abroad: true },
}

/** What leads to each state beside the way; the first state of a region needs nothing. */
const BESIDE = REGIONS_BESIDE.flatMap(region => [
  { name: `${region.id} at its beginning`, events: [] as readonly PersonEvent[] },
  ...region.moves.map(({ act, where, to }) => ({
    name: `${region.id} ${to}`,
    events: [eventOf(act, where ? { [where.key]: where.in[0] ?? '' } : {})],
  })),
])

function at({ child, citizenshipKind, abroad }: Path, stage: Stage, beside: readonly PersonEvent[]): PersonFile {
  const upTo = STAGES.slice(0, STAGES.indexOf(stage) + 1)
  const acts = upTo.map(one => {
    const [kind, facts = {}] = WAY[one]
    return eventOf(kind, kind === 'needs.recorded' ? { citizenshipKind } : facts)
  })
  const abroadFirst = abroad ? [eventOf('transnational-referral.sent')] : []
  const closing = stage === 'closed' ? acts.splice(-1) : []
  const status = upTo.includes('rights-and-consent') ? 'presumed' : 'potential'
  const file = fileOf({
    ageStatus: child ? 'child' : 'adult',
    status,
    events: [...acts, ...abroadFirst, ...beside, ...closing],
    legs: [legOf('regional-centre'), ...(child ? [legOf('child-protection')] : [])],
  })
  return { ...file, stage: stageAfter(file) }
}

const FORMS = newestForms(RO.forms)
const mayAt = (kind: OrganisationKind, act: ActKind): boolean => {
  const form = FORMS.find(one => one.act === act && isAboutPerson(one))
  const right = RIGHT_OF_ACT[act]
  return RO.roles.some(
    ({ role, kinds, rights }) =>
      (kinds.length === 0 || kinds.includes(kind)) &&
      rights.some(one => one === right) &&
      form !== undefined &&
      mayWrite(RO.access, { organisationKind: kind, roles: [role] }, form.dataClass),
  )
}

function happens(file: PersonFile, kind: ActKind): PersonFile {
  const act = { kind, mode: 'record', happenedAt: NOON, facts: { scope: 'everything', withdrawnBy: 'person' } } as const
  const next = after(
    file,
    eventOf(kind, act.facts, { happenedAt: NOON }),
    effectsOf(file, act, {}, () => file.id),
  )
  return { ...next, stage: stageAfter(next) }
}

describe.each(Object.entries(PATHS))('%s', (_name, path) => {
  const states = STAGES.flatMap(stage =>
    BESIDE.map(({ name, events }) => ({ stage, name, file: at(path, stage, events) })),
  )

  it('stands at every stage, and in every state beside it', () => {
    expect(new Set(states.map(({ file }) => file.stage))).toEqual(new Set(STAGES))
    for (const region of REGIONS_BESIDE) {
      // Whoever was exploited abroad comes by a message between two countries: the journey home has begun.
      const all = Object.keys(region.states).slice(path.abroad && region.id === 'repatriation' ? 1 : 0)
      expect(new Set(states.map(({ file }) => regionState(region, file).state))).toEqual(new Set(all))
    }
  })

  it.each(FROM_ANY_STATE)('%s is possible at once, by every desk that holds the person', act => {
    for (const { stage, name, file } of states) {
      const where = `${stage}, ${name}`
      for (const mode of ['do', 'record'] as const) {
        const decision = decide(file, { kind: act, mode, happenedAt: NOON, facts: {} }, actorOf(), NOON, RO)
        expect(decision.kind, where).toBe('allowed')
      }
      const holders: readonly OrganisationKind[] = [
        'regional-centre',
        'provider',
        ...(path.child ? (['child-protection'] as const) : []),
      ]
      for (const kind of holders) expect(mayAt(kind, act), `${kind}: ${where}`).toBe(true)
      const next = happens(file, act)
      expect(next.stage, where).toBe(act === 'person.re-victimised' ? 'detected' : stage)
      const { now, waiting } = panel(next, RO, NOON)
      expect(now.length + waiting.length, where).toBeGreaterThan(0)
      if (next.stage !== 'closed') expect(duesOf(next, RO, NOON).length, where).toBeGreaterThan(0)
    }
  })
})
