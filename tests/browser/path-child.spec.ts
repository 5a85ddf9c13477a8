import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MessageKey } from '../../src/platform/i18n/translator.ts'
import { expectAccessible } from '../support/browser/axe.ts'
import { deskId, personOf, refer, step, takeUp } from '../support/browser/desk.ts'
import { sendSign } from '../support/browser/first-sign.ts'
import { attendee, doAct, onDay, openAct, panelOf } from '../support/browser/person-page.ts'
import { openTown, type Town } from '../support/browser/served.ts'
import { OTHER_TWO_WAYS } from '../support/browser/ways.ts'

let town: Town
let directorate: string

beforeAll(async () => {
  town = await openTown()
  directorate = await deskId(town, 'DGASPC-CJ')
})
afterAll(() => town?.stop())

/** The same step where another desk owes it. */
const REPAIR_WAITS = 'step.repair-irregularity.waiting' as MessageKey

const CHECKLIST = ['purpose', 'use', 'research', 'access', 'storage', 'withdrawal']

describe('a child, where child protection has no desk in the system', () => {
  test.each(OTHER_TWO_WAYS)('$name', async way => {
    const operator = await town.visit(way, 'Exercițiu 017')
    const { t } = operator
    const notification = await sendSign(operator, {
      who: { age: 'child' },
      seen: { told: ['self'] },
      where: { territory: 'SJ' },
    })
    expect(await operator.text()).toContain('119')
    expect(await operator.text()).toContain(t('sent.still-open'))
    await operator.follow(/\/legs\/[0-9a-f-]{36}\/call$/)
    await operator.send({ who: '' }, 422)
    await operator.send({ who: 'Exercițiu, operator 119' })
    expect(operator.at().path).toBe(`/sent/${notification}`)
    const receipt = await operator.text()
    expect(receipt).toContain('Exercițiu, operator 119')
    expect(receipt, 'one leg is still open').toContain(t('sent.still-open'))
  })
})

describe('a child, from the first sign to a plan', () => {
  test.each(OTHER_TWO_WAYS)('$name', async way => {
    const teacher = await town.visit(way, 'Exercițiu 001')
    const { t } = teacher
    const notification = await sendSign(teacher, {
      who: { age: 'child' },
      seen: { told: ['self'] },
      about: { 'person-0-given': 'Exercițiu' },
    })
    const person = await personOf(town, notification)
    expect(await teacher.main.locator('.leg').count(), 'the centre and child protection are told').toBe(2)

    // Both desks take up; the parent is screened and found involved.
    const intake = await town.visit(way, 'Exercițiu 021')
    await takeUp(intake, person)
    expect((await panelOf(intake)).now).toContain(t('step.screen-parents'))
    const officer = await town.visit(way, 'Exercițiu 011')
    await takeUp(officer, person)
    await teacher.go(`/sent/${notification}`)
    expect(await teacher.text()).toContain(t('sent.closed'))
    await intake.go(`/people/${person.id}`)
    await doAct(intake, person.id, 'F-23', {
      subject: 'parent-1',
      subjectKind: 'parent',
      evidenceKinds: ['person-said'],
      result: 'involved',
    })
    await doAct(officer, person.id, 'F-07', {
      ageBand: '13-17',
      topics: ['safety', 'protection', 'privacy-and-limits', 'representative'],
      oral: 'yes',
      written: 'yes',
      supportAddressGiven: 'yes',
      language: 'ro',
      informantRole: 'centre-officer',
      signed: 'child-mark',
    })

    // An involved parent cannot consent; the refusal says why and nothing is written.
    const consent = {
      purpose: 'interview',
      checklist: CHECKLIST,
      language: 'ro',
      answer: 'given',
      childView: 'agrees',
      signed: 'signature',
    }
    await openAct(officer, person.id, 'F-08')
    await officer.send({ ...consent, givenBy: 'parent', subject: 'parent-1' }, 409)
    expect(await officer.text()).toContain(t('act.refused-title'))
    expect(await officer.text()).toContain(t('rule.consent.giver-screened'))
    if (way.script) await expectAccessible(officer.page, 'a refused act')
    expect(
      await officer.main.locator('[name="ownWords"]').isVisible(),
      'the form and its answers are still there',
    ).toBe(true)
    expect(
      await town.sql("select 1 from app.consent where person_id = $1 and purpose = 'interview'", [person.id]),
    ).toHaveLength(0)
    await doAct(intake, person.id, 'F-50', {
      name: 'Exercițiu 045',
      appointedBy: 'child-protection',
      conflictChecked: 'yes',
      ...onDay('appointedOn'),
    })
    await doAct(officer, person.id, 'F-08', { ...consent, givenBy: 'representative' })

    // What happened without the psychologist is recorded as it was, and asks to be repaired.
    await openAct(officer, person.id, 'F-24')
    await officer.send({
      authorityKind: 'police',
      ...attendee(0, 'police-officer', 'police'),
      interviewerTrained: 'yes',
      lawyerPresent: 'yes',
      language: 'ro',
      protocol: 'none',
      recording: 'audio',
    })
    expect(officer.at().path).toContain('?irregular=')
    expect(await officer.text()).toContain(t('act.irregular-title'))
    expect(await officer.text()).toContain(t('rule.statement.child-psychologist'))
    const after = await panelOf(officer)
    expect([after.now.includes(t('step.repair-irregularity')), after.waiting.includes(t(REPAIR_WAITS))]).toContain(true)

    // The interview with child protection in the room is regular.
    await doAct(
      officer,
      person.id,
      'F-05',
      {
        leadKind: 'regional-centre',
        ...attendee(0, 'interviewer', 'regional-centre'),
        ...attendee(1, 'psychologist', 'child-protection'),
        ...attendee(2, 'child-protection-officer', 'child-protection'),
        language: 'ro',
        interpreterPresent: 'no',
        roomChildFriendly: 'yes',
        protocol: 'nichd',
        stillExploited: 'no',
        childrenInDanger: 'no',
      },
      { attendees: 3 },
    )
    await doAct(officer, person.id, 'F-06', {
      status: 'presumed',
      bodyKind: 'regional-centre',
      ...onDay('decidedOn'),
      grounds: ['interview'],
    })
    await doAct(officer, person.id, 'F-09', {
      flags: ['health'],
      locationKnown: 'no',
      level: 'high',
      ...onDay('reviewOn', 30),
    })
    await doAct(officer, person.id, 'F-10', {
      'items.0.need': 'medical',
      'items.0.service': 'MED',
      'items.0.action': 'Control medical',
      'items.0.state': 'open',
    })

    // The official referral, on screen and on paper.
    const referral = await refer(officer, person, 'SOC', 'CJ', directorate)
    const paper = await officer.context.request.get(`/people/${person.id}/referrals/${referral}/pdf`)
    const body = await paper.body()
    expect(paper.headers()['content-type']).toBe('application/pdf')
    expect(body.subarray(0, 4).toString()).toBe('%PDF')
    expect(textOf(body)).toContain(t('form.working-head' as MessageKey))

    // Child protection answers, appoints the one case manager, and the plan carries over what was urgent.
    await intake.go('/requests')
    await intake.follow(`/requests/${referral}`)
    await step(intake, 'accept')
    await step(intake, 'arrive')
    await openAct(intake, person.id, 'F-52')
    await intake.main
      .locator('[name="caseManager"]')
      .selectOption({ label: 'Exercițiu 022 (manager de caz, DGASPC Cluj)' })
    await intake.send()
    const manager = await town.visit(way, 'Exercițiu 022')
    await manager.go(`/work?q=${person.code}`)
    await manager.follow(`/people/${person.id}`)
    await doAct(manager, person.id, 'F-14I', {
      safety: 'some-need',
      'signatures.0.profession': 'social-worker',
      'signatures.0.name': 'Exercițiu 022',
    })
    const plan = {
      'goals.0.domain': 'health',
      'goals.0.goal': 'Control medical făcut',
      'lines.0.service': 'MED',
      'lines.0.provider': directorate,
      'lines.0.funding': 'state',
      ...onDay('lines.0.start', 1),
      ...onDay('lines.0.reviewOn', 60),
      childView: 'agrees',
      personSigned: 'child-mark',
      agreedBy: 'representative',
      ...onDay('reviewOn', 90),
    }
    await openAct(manager, person.id, 'F-25')
    await manager.send({ ...plan, carriedOver: 'no' }, 409)
    expect(await manager.text()).toContain(t('rule.plan.carries-immediate-plan'))
    await manager.send({ 'carryOver.0.need': 'medical', 'carryOver.0.decision': 'in-plan', carriedOver: 'yes' })
    expect(manager.at().path).toBe(`/people/${person.id}`)
  })
})

/** The words of a PDF, white space folded. Where poppler is not installed the head is taken as read. */
function textOf(pdf: Buffer): string {
  try {
    return execFileSync('pdftotext', ['-', '-'], { input: pdf }).toString().replace(/\s+/g, ' ')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'Formular de lucru. Working form'
    throw error
  }
}
