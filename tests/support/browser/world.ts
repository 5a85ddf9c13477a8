import { RO } from '../../../src/countries/ro/pack.ts'
import { RIGHT_OF_ACT } from '../../../src/domain/access/right-of.ts'
import { deskId, type KnownPerson, personOf, step, takeUp } from './desk.ts'
import { beginSign, sendSign } from './first-sign.ts'
import { doAct, openPerson } from './person-page.ts'
import type { Town } from './served.ts'
import { USUAL, type Way } from './ways.ts'

/** A few people on their way, for pages that show somebody: made through the screens, in the fewest acts. */
export type World = {
  readonly adult: KnownPerson
  readonly child: KnownPerson
  /** Sent by the counsellor about the adult, and about a child whose desk is telephoned. */
  readonly notification: string
  readonly called: string
  readonly callLeg: string
  /** A sign that is still being written. */
  readonly draft: string
  /** An emergency request, accepted by the provider; and one that waits for an answer. */
  readonly referral: string
  readonly asked: string
  /** The record of the first needs. */
  readonly record: string
  /** A colleague of the administrator's, who asked for recovery. */
  readonly colleague: string
  /** A service of the directory. */
  readonly service: string
  readonly recovery: string
}

/** Makes the world. One emergency place, so that no step of the way has to be walked first. */
export async function makeWorld(town: Town, way: Way = USUAL): Promise<World> {
  const counsellor = await town.visit(way, 'Exercițiu 001')
  const notification = await sendSign(counsellor, {
    about: { 'person-0-given': 'Exercițiu', 'person-0-family': 'Patruzeci și unu' },
  })
  const called = await sendSign(counsellor, {
    who: { age: 'child' },
    seen: { told: ['self'] },
    where: { territory: 'SJ' },
  })
  const draft = await beginSign(counsellor)
  await counsellor.send({ danger: 'yes' })
  await counsellor.close()
  const [adult, child] = [await personOf(town, notification), await personOf(town, called)]
  const officer = await town.visit(way, 'Exercițiu 012')
  await takeUp(officer, adult)
  await doAct(officer, adult.id, 'F-04', {
    safeNow: 'yes',
    emergencyShelter: 'yes',
    medicalUrgent: 'no',
    interpreterNeeded: 'no',
    language: 'ro',
  })
  const provider = await deskId(town, 'NGO-ADPARE')
  const ask = async (service: string) => {
    await officer.go(`/people/${adult.id}/referrals/new?service=${service}&county=CJ&receiver=${provider}`)
    await officer.send({ emergency: 'yes', urgency: 'today', transport: 'no', safety: '' })
    await officer.send()
    return officer.at().path.split('/').at(-1) ?? ''
  }
  const referral = await ask('SHEL_EM')
  const worker = await town.visit(way, 'Exercițiu 033')
  await worker.go(`/requests/${referral}`)
  await step(worker, 'accept')
  await worker.close()
  const asked = await ask('PSY')
  await openPerson(officer, adult.id)
  await officer.close()
  const [leg] = await town.sql<{ id: string }>(
    "select id from app.leg where notification_id = $1 and state = 'to-call'",
    [called],
  )
  const [record] = await town.sql<{ id: string }>(
    "select id from app.event where person_id = $1 and kind = 'needs.recorded'",
    [adult.id],
  )
  return {
    adult,
    child,
    notification,
    called,
    callLeg: leg?.id ?? '',
    draft,
    referral,
    asked,
    record: record?.id ?? '',
    ...(await whoLostTheirMeans(town)),
  }
}

async function whoLostTheirMeans(town: Town): Promise<Pick<World, 'colleague' | 'recovery' | 'service'>> {
  const [account] = await town.sql<{ id: string }>("select id from app.account where code = 'exercise-053'")
  await town.sql(
    "select app.recovery_ask(organisation_id, name, 'EX23CD') from app.account where code = 'exercise-053'",
  )
  const [asked] = await town.sql<{ id: string }>('select id from app.recovery where account_id = $1', [account?.id])
  const [listed] = await town.sql<{ id: string }>(
    'select service_id as id from app_directory.listing order by 1 limit 1',
  )
  return { colleague: account?.id ?? '', recovery: asked?.id ?? '', service: listed?.id ?? '' }
}

/** Who opens which page, by the right it asks for; the first that fits. */
export function openerOf(path: string, may: string): string | null {
  if (may === 'public') return null
  if (path.startsWith('/signs') || path.startsWith('/sent')) return 'Exercițiu 001'
  if (path.startsWith('/requests') || path === '/place-queries') return 'Exercițiu 033'
  const byRight: { readonly [right: string]: string } = {
    'assignment.read': 'Exercițiu 043',
    'access-log.read': 'Exercițiu 053',
    'glass.review': 'Exercițiu 053',
    'operations.read': 'Exercițiu 061',
    'staff.read': 'Exercițiu 052',
    'staff.absence': 'Exercițiu 052',
    'units.keep': 'Exercițiu 052',
    'mailbox.keep': 'Exercițiu 052',
    'directory.keep': 'Exercițiu 052',
    'directory.exchange': 'Exercițiu 015',
    'places.analyse': 'Exercițiu 015',
    'staff.change': 'Exercițiu 052',
    'account.review': 'Exercițiu 052',
    'account.recover': 'Exercițiu 052',
    'allegation.answer': 'Exercițiu 062',
  }
  return byRight[may] ?? 'Exercițiu 012'
}

/** The addresses a pattern stands for in this world; empty where it cannot be opened here, with the reason in `NOT_OPENED`. */
export function addressesOf(path: string, world: World, forms: readonly string[]): readonly string[] {
  if (path in NOT_OPENED || isPaper(path)) return []
  const put = (values: { readonly [name: string]: string }) =>
    path.replace(/:(\w+)/g, (_, name: string) => values[name] ?? `:${name}`)
  if (path === '/signs/:id/:page') {
    return ['danger', 'call', 'who', 'seen', 'where', 'when', 'asked', 'about', 'told'].map(page =>
      put({ id: world.draft, page }),
    )
  }
  if (path.endsWith('/clocks/:step')) return [put({ id: world.adult.id, step: 'ask-interview-consent' })]
  if (path.includes('/:form')) return forms.map(form => put({ id: world.adult.id, form }))
  if (path.startsWith('/sent/:id/legs')) return [put({ id: world.called, legId: world.callLeg })]
  if (path.startsWith('/sent') || path.startsWith('/notifications')) return [put({ id: world.notification })]
  if (path.startsWith('/requests/:id')) return [put({ id: world.referral }), put({ id: world.asked })]
  if (path.includes('/records/')) return [put({ id: world.adult.id, recordId: world.record })]
  if (path === '/directory/services/:id') return [put({ id: world.service })]
  if (path === '/staff/accounts/:id') return [put({ id: world.colleague })]
  if (path === '/staff/recoveries/:id') return [put({ id: world.recovery })]
  if (path === '/people/:id') return [put({ id: world.adult.id }), put({ id: world.child.id })]
  return [put({ id: world.adult.id, referralId: world.referral })]
}

/** Forms a regional centre may fill in; a form of anybody else is not found for its officer. */
export function formsOfCentre(): readonly string[] {
  const rights = new Set(RO.roles.filter(one => one.role === 'centre-officer').flatMap(one => one.rights))
  return [...new Set(RO.forms.filter(form => rights.has(RIGHT_OF_ACT[form.act] ?? '')).map(form => form.id))]
}

/** Printed papers are PDF files; their own tests read them. */
export function isPaper(path: string): boolean {
  return path.endsWith('/paper') || path.endsWith('/pdf')
}

/** Patterns that are no page of ours. */
export const NOT_OPENED: { readonly [path: string]: string } = {
  '/emergency-access/:id': 'needs a record that is open; its own test opens one',
  '/emergency-access/:id/records/:recordId': 'needs a record that is open; its own test opens one',
  '/emergency-reviews/:id': 'needs a record that was opened; its own test reviews one',
  '/sign-in/provider/:provider': 'leads to an identity provider',
  '/sign-in/provider/:provider/back': 'comes from an identity provider',
  '/admission/undertaking': 'needs a code just typed; it is one box under the text of the pack',
  '/admission/passkey': 'needs a code just typed; the same page as /account/sign-in/passkey',
  '/admission/code': 'needs a code just typed; the same page as /account/sign-in/code',
  '/people/:id/consents/:consentId/receipt': 'a paper; its own test reads it',
  '/people/:id/consents/:consentId/record': 'a file for programs; its own test reads it',
  '/people/:id/evidence/:evidenceId/content': 'a file that is saved; its own test reads it',
  '/people/:id/places/:searchId': 'needs a search that runs; the feature test walks it',
  '/directory/services/:id/edit': 'needs an entry of one’s own; the feature test edits it',
  '/directory/exchange/package': 'a file that is saved; its own test reads it',
  '/allegations/:id': 'needs an allegation, which walls somebody off; tests/db/wall.test.ts opens it',
  '/exclusions/:id': 'needs an exclusion; tests/db/exclusion.test.ts opens it',
  '/mailbox/:id': 'needs a report, which the exercise takes none of; the feature test opens it',
  '/mailbox/:id/files/:fileId/content': 'a file of a report, likewise',
  '/units/:id': 'needs a house; the feature test opens it',
  '/retention/people/:id': 'needs a person whose time is over; the feature test opens it',
  '/directory/confirm/:token': 'needs a link that was just made; the feature tests it',
  '/matches/:id': 'needs two signs that may be about one person; the feature tests it',
}
