import { describe, expect, it } from 'vitest'
import { actorOf, eventOf, fileOf, legOf, NOON, ORGANISATIONS } from '../../../tests/support/person-file.ts'
import type { PersonEvent, PersonFile } from '../../domain/person/file.ts'
import { duesOf, GAP_STEP, panel } from '../../domain/way/panel.ts'
import { stageAfter } from '../../domain/way/stage.ts'
import { PARAMETERS } from './parameters.ts'
import { RULES } from './rules/rules.ts'
import { STEPS } from './steps.ts'

const WAY = { rules: RULES, steps: STEPS, parameters: PARAMETERS, timeZone: 'Europe/Bucharest' }
const HOUR = 3_600_000

function now(file: PersonFile): readonly string[] {
  return panel(file, WAY, NOON).now.map(line => line.step)
}

function blocked(file: PersonFile): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(panel(file, WAY, NOON).notYet.map(line => [line.step, line.broken.map(rule => rule.rule)]))
}

const NOTIFIED: readonly PersonEvent[] = [
  eventOf('sign.recorded', {}, { organisationKind: 'school' }),
  eventOf('notification.sent'),
]
const given: PersonFile['consents'] = [
  { purpose: 'interview', recipient: null, answer: 'given', givenBy: 'person', subject: null, at: NOON - HOUR },
]
const accepted: PersonFile['referrals'] = [
  {
    id: 'referral',
    state: 'accepted',
    businessStatus: null,
    sender: ORGANISATIONS[0],
    receiver: ORGANISATIONS[1],
    receiverKind: 'provider',
    service: 'shelter',
    path: 'official',
    emergency: false,
    answerDueAt: null,
    requestedAt: NOON - 3 * HOUR,
    answeredAt: NOON - HOUR,
  },
]

describe('the way of an adult', () => {
  it('begins with danger, then the notification', () => {
    expect(now(fileOf({ danger: true, events: [eventOf('sign.recorded')] }))).toEqual([
      'call-emergency',
      'notify-adult',
    ])
  })

  it('goes on with needs, rights and the question of consent; the interview waits for the yes', () => {
    const file = fileOf({ events: NOTIFIED, legs: [legOf('regional-centre')] })
    expect(now(file)).toEqual(['primary-needs', 'tell-rights', 'ask-interview-consent'])
    expect(blocked(file)).toEqual({ interview: ['interview.adult-consent'] })
  })

  it('until somebody takes it up the desk owes only the needs, which never wait, beside taking up', () => {
    const waiting = legOf('regional-centre', { state: 'delivered', takenUpAt: null })
    const file = fileOf({ events: NOTIFIED, legs: [waiting] })
    expect(now(file)).toEqual(['primary-needs'])
    const second = { ...waiting, id: '00000000-0000-4000-a000-000000000099' }
    expect(now({ ...file, legs: [legOf('regional-centre'), second] })).toEqual([
      'primary-needs',
      'tell-rights',
      'ask-interview-consent',
    ])
    expect(now({ ...file, danger: true, legs: [waiting] })).toEqual(['call-emergency', 'primary-needs'])
  })

  it('a no to the interview is an answer: help is offered, and somebody looks again', () => {
    const refused = given.map(one => ({ ...one, answer: 'refused' as const }))
    const file = fileOf({ events: [...NOTIFIED, eventOf('needs.recorded'), eventOf('rights.told')], consents: refused })
    expect(now(file)).toEqual(['leave-door-open', 'look-again'])
    expect(duesOf(file, WAY, NOON).map(line => line.step)).toEqual(['look-again'])
  })

  it('a presumed victim is referred after risks, plan and rights, and only with the rules named', () => {
    const file = fileOf({
      status: 'presumed',
      events: [
        ...NOTIFIED,
        eventOf('needs.recorded'),
        eventOf('interview.recorded'),
        eventOf('status.decided', { status: 'presumed' }),
      ],
      consents: given,
    })
    expect(now(file)).toEqual(['tell-rights', 'assess-risk', 'immediate-plan'])
    expect(blocked(file)).toEqual({ refer: ['rights.told-before-referral', 'referral.risks-and-plan-first'] })
    expect(panel(file, WAY, NOON).notYet[0]?.opens).toEqual(['rights.told', 'risk.assessed', 'immediate-plan.made'])
  })

  it('a place tonight waits for nothing', () => {
    const file = fileOf({ events: [...NOTIFIED, eventOf('needs.recorded', { emergencyShelter: 'yes' })] })
    expect(now(file)[0]).toBe('place-tonight')
  })

  it('whoever took the person in owes the next steps', () => {
    const file = fileOf({
      status: 'presumed',
      referrals: accepted,
      events: [
        ...NOTIFIED,
        ...(
          [
            'needs.recorded',
            'rights.told',
            'interview.recorded',
            'status.decided',
            'risk.assessed',
            'immediate-plan.made',
            'referral.requested',
            'referral.accepted',
          ] as const
        ).map(kind => eventOf(kind)),
      ],
      consents: given,
    })
    const lines = duesOf(file, WAY, NOON)
    expect(lines.map(line => line.step)).toEqual([
      'confirm-arrival',
      'appoint-case-manager',
      'initial-assessment',
      'offer-recovery',
    ])
    for (const line of lines) expect(line.holder).toMatchObject({ kind: 'provider', organisation: ORGANISATIONS[1] })
    expect(lines[0]?.dueAt).toBe(NOON - HOUR + 24 * HOUR)
    const mine = panel(file, WAY, NOON, { ...actorOf('provider'), organisation: ORGANISATIONS[1] })
    expect([mine.now.length, mine.waiting.length]).toEqual([4, 0])
    const other = panel(file, WAY, NOON, { ...actorOf('provider'), organisation: ORGANISATIONS[2] })
    expect([other.now.length, other.waiting.length]).toEqual([0, 4])
  })
})

describe('the way of a child', () => {
  const child = (over: Partial<PersonFile>): PersonFile => fileOf({ ageStatus: 'child', ...over })

  it('needs both legs: without child protection it does not leave the first stage', () => {
    const file = child({ events: NOTIFIED, legs: [legOf('regional-centre')] })
    expect(stageAfter(file)).toBe('detected')
    expect(now(file)[0]).toBe('self-report')
    expect(stageAfter({ ...file, legs: [legOf('regional-centre'), legOf('hotline')] })).toBe('notified')
  })

  it('asks for the screening first, then for a representative, then for consent', () => {
    const legs = [legOf('regional-centre'), legOf('child-protection')]
    const start = [...NOTIFIED, eventOf('needs.recorded'), eventOf('rights.told')]
    expect(now(child({ events: start, legs }))).toEqual(['screen-parents', 'ask-interview-consent'])
    const screened = child({
      events: [
        ...start,
        eventOf('involvement.screened', { subject: 'parent-1', subjectKind: 'parent', result: 'unknown' }),
      ],
      legs,
    })
    expect(now(screened)).toEqual(['appoint-representative', 'ask-interview-consent'])
    expect(blocked(screened).interview).toEqual(['representative.when-no-parent-cleared', 'interview.child-consent'])
  })

  it('a leg nobody took up is late after its half hour, and somebody holds it', () => {
    const file = child({
      events: NOTIFIED,
      legs: [legOf('regional-centre', { state: 'sent', sentAt: NOON - HOUR }), legOf('child-protection')],
    })
    const [waiting] = panel(file, WAY, NOON).waiting
    expect(waiting).toMatchObject({
      step: 'take-up-leg-urgent',
      clock: 'late',
      dueAt: NOON - HOUR / 2,
      holder: { kind: 'regional-centre' },
    })
  })
})

describe('what is irregular or imported', () => {
  it('an irregular act opens its repair, and a repair closes it', () => {
    const irregular = eventOf(
      'interview.recorded',
      {},
      { conformity: 'irregular', broken: ['interview.adult-consent'] },
    )
    const file = fileOf({ events: [...NOTIFIED, irregular] })
    expect(panel(file, WAY, NOON).now.find(line => line.step === 'repair-irregularity')?.ref).toBe(irregular.id)
    const repaired = fileOf({
      events: [
        ...file.events,
        eventOf('irregularity.repaired', { event: irregular.id, rule: 'interview.adult-consent' }),
      ],
    })
    expect(now(repaired)).not.toContain('repair-irregularity')
  })

  it('an imported step is a gap: listed, never a task, and never taken as fulfilled', () => {
    const file = fileOf({
      events: [...NOTIFIED, eventOf('needs.recorded'), eventOf('rights.told', {}, { conformity: 'historical' })],
      consents: given,
    })
    const line = panel(file, WAY, NOON).now.find(one => one.step === 'tell-rights')
    expect(line).toMatchObject({ gap: true, dueAt: null })
    expect(duesOf(file, WAY, NOON).map(one => one.step)).not.toContain('tell-rights')
    const closed = fileOf({
      stage: 'closed',
      events: [eventOf('interview.recorded', {}, { conformity: 'historical' })],
    })
    expect(now(closed)).toEqual(['keep-door-open', GAP_STEP])
  })
})
