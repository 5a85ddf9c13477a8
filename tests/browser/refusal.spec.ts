import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible } from '../support/browser/axe.ts'
import { askForPlace, deskId, personOf, sendOffer, step, takeUp } from '../support/browser/desk.ts'
import { answerSign, beginSign, sendSign } from '../support/browser/first-sign.ts'
import { doAct } from '../support/browser/person-page.ts'
import { openTown, type Town } from '../support/browser/served.ts'
import { FOUR_WAYS, OTHER_TWO_WAYS, TWO_WAYS, USUAL } from '../support/browser/ways.ts'
import { opened } from '../support/opened.ts'

let town: Town
beforeAll(async () => {
  town = await openTown()
})
afterAll(() => town?.stop())

/** Every place where content about a person may lie, as one text. */
async function everythingAbout(person: string, notification: string): Promise<string> {
  const rows = await town.sql<{ text: string }>(
    `select coalesce(string_agg(x.t, ' '), '') as text from (
       select to_jsonb(i)::text from app.person_identity i where person_id = $1 union all
       select to_jsonb(c)::text from app.person_contact c where person_id = $1 union all
       select to_jsonb(r)::text from app.record r where person_id = $1 union all
       select to_jsonb(e)::text from app.event e where person_id = $1 union all
       select to_jsonb(n)::text from app.notification_person n where notification_id = $2 union all
       select to_jsonb(n)::text from app.notification n where id = $2 union all
       select to_jsonb(d)::text from app.draft d) x(t)`,
    [person, notification],
  )
  const about = [
    'person_identity.given_names',
    'person_contact.safe_contact',
    'record.answers',
    'notification_person.told',
  ] as const
  const sealed = await Promise.all([
    ...about.map(place => opened(town, place, 't.person_id = $1', [person])),
    opened(town, 'notification.shared', 't.id = $1', [notification]),
    opened(town, 'draft.answers'),
  ])
  return `${rows[0]?.text ?? ''} ${JSON.stringify(sealed)}`
}

describe('an adult who says no', () => {
  test.each(FOUR_WAYS)('$name', async way => {
    const counsellor = await town.visit(way, 'Exercițiu 001')
    const { t } = counsellor
    const draft = await beginSign(counsellor)
    await answerSign(counsellor, {
      seen: { told: ['third'], words: 'Numește-o Neplecata.' },
      about: { 'person-0-given': 'Neplecata', 'person-0-sex': 'female', 'person-0-years': '30' },
    })
    expect(await counsellor.text()).toContain('Neplecata')

    // The answer changes to no: what was written about the person goes, from the draft too.
    await counsellor.follow(`/signs/${draft}/asked`)
    await counsellor.send({ 'asked-0': 'refuses' })
    expect(await counsellor.main.locator('[name="person-0-given"]').count(), 'nothing to write a name into').toBe(0)
    await counsellor.send()
    await counsellor.send()
    expect(await counsellor.text()).toContain(t('signal.ask-withheld'))
    await counsellor.send()
    const notification = counsellor.at().path.split('/')[2] ?? ''
    const person = await personOf(town, notification)
    expect(await everythingAbout(person.id, notification)).not.toContain('Neplecata')

    const officer = await town.visit(way, 'Exercițiu 012')
    await officer.go(`/people/${person.id}`)
    expect(await officer.text()).not.toContain('Neplecata')
    await officer.go(`/notifications/${notification}`)
    expect(await officer.text()).not.toContain('Neplecata')
  })
})

describe('somebody at the addressee may be involved', () => {
  test.each(OTHER_TWO_WAYS)('$name', async way => {
    const nurse = await town.visit(way, 'Exercițiu 003')
    const notification = await sendSign(nurse, { implicated: ['CR-CJ'] })
    const person = await personOf(town, notification)
    expect(await nurse.text()).toContain('Oradea')

    const ordinary = await town.visit(way, 'Exercițiu 012')
    await ordinary.go(`/work?q=${person.code}`)
    expect(await ordinary.text()).not.toContain(`${person.code} `)
    await ordinary.go(`/people/${person.id}`, 404)
    await ordinary.go(`/notifications/${notification}`, 404)

    const substitute = await town.visit(way, 'ofițer de serviciu, CR Oradea')
    await substitute.go(`/work?q=${person.code}`)
    await substitute.follow(`/people/${person.id}`)
  })
})

describe('a desk that was asked says no, and then the person does', () => {
  test.each(TWO_WAYS)('$name', async way => {
    const teacher = await town.visit(way, 'Exercițiu 001')
    const { t } = teacher
    const person = await personOf(town, await sendSign(teacher))
    const officer = await town.visit(way, 'Exercițiu 012')
    await takeUp(officer, person)
    await doAct(officer, person.id, 'F-04', {
      safeNow: 'yes',
      emergencyShelter: 'yes',
      medicalUrgent: 'no',
      interpreterNeeded: 'no',
      language: 'ro',
    })
    const first = await askForPlace(officer, person.id, await deskId(town, 'NGO-ADPARE'))
    const onPersonsSide = () => officer.go(`/people/${person.id}/referrals/${first}`)

    // On the waiting list: asked still, and the person's side knows when it is looked at again.
    const worker = await town.visit(way, 'Exercițiu 033')
    await worker.go(`/requests/${first}`)
    await step(worker, 'waitlist')
    await onPersonsSide()
    expect(await officer.text()).toContain(t('referral-business.waitlisted'))
    expect(await officer.text()).toContain(t('referral.review-by'))

    // A no has a reason from the list, and leads on.
    await worker.go(`/requests/${first}`)
    await step(worker, 'reject', {}, 422)
    await step(worker, 'reject', { 'reject-reason': 'no-place' })
    await worker.go(`/people/${person.id}`, 404)
    await onPersonsSide()
    expect(await officer.text()).toContain(t('referral.reason-no-place'))
    expect(await officer.text()).toContain(t('referral.declined-title'))
    await officer.follow(/\/referrals\/new\?service=SHEL_EM&county=CJ&receiver=/)
    const second = await sendOffer(officer)
    expect(second).not.toBe(first)

    // The person does not want it any more.
    await step(officer, 'cancel', { 'cancel-reason': 'person-withdrew' })
    expect(await officer.text()).toContain(t('referral-business.withdrawn'))
    expect(await officer.main.locator('form[action$="/cancel"]').count(), 'nothing is left to call off').toBe(0)
  })
})

/** A sentence up to the number it ends with. */
const beforeNumber = (sentence: string) => sentence.split('…')[0] ?? ''

describe('nobody takes up', () => {
  test.each(OTHER_TWO_WAYS)('the duty officer holds it, then the national desk: $name', async way => {
    const teacher = await town.visit(way, 'Exercițiu 001')
    const { t } = teacher
    const notification = await sendSign(teacher, { who: { age: 'child' }, seen: { told: ['self'] } })
    const person = await personOf(town, notification)
    const later = (minutes: number) =>
      town.sql('select app.escalate_due(now() + make_interval(mins => $1), 500)', [minutes])
    const receipt = async () => {
      await teacher.go(`/sent/${notification}`)
      return teacher.text()
    }
    await later(31)
    expect(await receipt()).toContain(beforeNumber(t('sent.escalated-officer', { number: '…' })))
    const duty = await town.visit(way, 'Exercițiu 012')
    await duty.go(`/work?q=${person.code}`)
    expect(await duty.text()).toContain(t('work.escalated-duty'))
    await later(62)
    expect(await receipt()).toContain(beforeNumber(t('sent.escalated-national', { number: '…' })))
    expect(await receipt(), 'a leg is open and nobody calls it done').toContain(t('sent.still-open'))
  })
})

describe('a stranger', () => {
  test('another centre finds nothing, as if it did not exist', async () => {
    const teacher = await town.visit(USUAL, 'Exercițiu 001')
    const notification = await sendSign(teacher)
    const person = await personOf(town, notification)
    const [leg] = await town.sql<{ id: string }>('select id from app.leg where notification_id = $1', [notification])
    const stranger = await town.visit(USUAL, 'Exercițiu 013')
    const { t } = stranger
    for (const path of [
      `/people/${person.id}`,
      `/people/${person.id}/acts/F-04`,
      `/people/${person.id}/help`,
      `/people/${person.id}/referrals/new`,
      `/notifications/${notification}`,
      `/sent/${notification}`,
    ]) {
      await stranger.go(path, 404)
      expect(await stranger.text(), path).toContain(t('shell.not-found-title'))
    }
    await expectAccessible(stranger.page, 'the page of what is not found')
    await stranger.go(`/people?q=${person.code}`)
    expect(await stranger.main.locator(`a[href="/people/${person.id}"]`).count()).toBe(0)
    const answer = await stranger.context.request.post(`/legs/${leg?.id}/take-up`, {
      headers: { origin: town.origin },
      form: { _form: crypto.randomUUID() },
    })
    expect(answer.status(), 'taking up the duty of another desk').toBe(404)
    // Nor does the notifier ever see the person.
    await teacher.go(`/people/${person.id}`, 404)
  })
})
