import { expect } from 'vitest'
import { onDay } from './person-page.ts'
import type { Town } from './served.ts'
import { unfold, type Values, type Visitor } from './visitor.ts'

export type KnownPerson = { readonly id: string; readonly code: string }

/** The first person of a notification, for addresses; asked of the database, since no screen tells it to a stranger. */
export async function personOf(town: Town, notification: string): Promise<KnownPerson> {
  const [row] = await town.sql<KnownPerson>(
    `select p.id, p.code from app.notification_person n join app.person p on p.id = n.person_id
      where n.notification_id = $1 order by n.ordinal`,
    [notification],
  )
  return row ?? expect.fail('The notification concerns nobody.')
}

/** The id of an organisation by its code. */
export async function deskId(town: Town, code: string): Promise<string> {
  const [row] = await town.sql<{ id: string }>('select id from app.organisation where code = $1', [code])
  return row?.id ?? expect.fail(`There is no organisation ${code}.`)
}

/** An officer finds the person on the work list, opens it and takes up the leg: the only thing that closes the duty. */
export async function takeUp(officer: Visitor, person: KnownPerson): Promise<void> {
  await officer.go(`/work?q=${person.code}`)
  await officer.follow(`/people/${person.id}`)
  await officer.through(() => officer.main.locator('form[action^="/legs/"] button').first().click())
  expect(officer.at().path).toBe(`/people/${person.id}`)
}

/** Writes and sends a referral for one service to one organisation; ends on the referral's page. @returns its id. */
export async function refer(
  officer: Visitor,
  person: KnownPerson,
  service: string,
  county: string,
  receiver: string,
): Promise<string> {
  await officer.go(`/people/${person.id}`)
  await officer.follow(`/people/${person.id}/referrals/new`)
  const find = officer.main.locator('.filter-bar')
  await find.locator('[name="service"]').selectOption(service)
  await find.locator('[name="county"]').selectOption(county)
  await officer.through(() => find.locator('button').click())
  await officer.follow(new RegExp(`receiver=${receiver}`))
  return sendOffer(officer, { emergency: 'no', urgency: 'days' })
}

/** Asks an organisation for a place tonight, which waits for no other step. @returns the referral's id. */
export async function askForPlace(officer: Visitor, person: string, receiver: string): Promise<string> {
  await officer.go(`/people/${person}/referrals/new?service=SHEL_EM&county=CJ&receiver=${receiver}`)
  return sendOffer(officer)
}

/** Fills in what the receiver will be told, looks at it, sends it; ends on the referral's page. @returns its id. */
export async function sendOffer(officer: Visitor, values: Values = {}): Promise<string> {
  await officer.send({ emergency: 'yes', urgency: 'today', transport: 'no', safety: '', ...values })
  expect(await officer.text(), 'what the receiver will see is shown first').toContain(officer.t('referral.they-see'))
  await officer.send()
  const [, id] = /^\/people\/[0-9a-f-]{36}\/referrals\/([0-9a-f-]{36})$/.exec(officer.path()) ?? []
  expect(await officer.text()).toContain(officer.t('referral-state.requested'))
  return id ?? expect.fail(`Sending leads to ${officer.path()}.`)
}

type Move = 'accept' | 'arrive' | 'reject' | 'waitlist' | 'cancel'

/** Answers a request or moves it on, on its page. */
export async function step(worker: Visitor, move: Move, values: Values = {}, status?: number): Promise<void> {
  const form = worker.main.locator(`form[action$="/${move}"]`)
  await unfold(form)
  await worker.fill(move === 'accept' ? { ...onDay('accept-start', 1), ...values } : values)
  if (move === 'accept') await form.locator('[name="accept-worker"]').selectOption({ index: 1 })
  await worker.through(() => form.locator('.actions button').first().click(), status)
}
