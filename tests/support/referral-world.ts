import { randomUUID } from 'node:crypto'
import type { TestApp } from './app.ts'

/** Words of an invented person that no page may show before somebody accepted. */
export const NAME = { given: 'Probă', family: 'Nouăzecișinouă', birth: '1990-03-07' } as const
export const OFFICER = 'exercise-011'
export const RECEIVER = { account: 'exercise-033', organisation: 'NGO-ADPARE' } as const
export const STRANGER = { account: 'exercise-035', organisation: 'NGO-YOUNGGEN' } as const
export const CHILD_PROTECTION = { intake: 'exercise-021', manager: 'exercise-022', organisation: 'DGASPC-CJ' } as const

export type Ready = {
  /** Id of the person. */
  readonly person: string
  readonly organisation: (code: string) => string
}

type Arranged = {
  readonly child?: boolean
  /** Organisations the person agreed to be referred to. */
  readonly consents?: readonly string[]
  /** Leaves out what the law wants before a referral. */
  readonly bare?: boolean
}

/** A person who is presumed, told the rights, assessed and planned for: everything a referral waits for but the referral. */
export async function readyPerson(app: TestApp, arranged: Arranged = {}): Promise<Ready> {
  const { child = false, consents = child ? [] : [RECEIVER.organisation], bare = false } = arranged
  const organisations = await app.sql<{ id: string; code: string }>('select id, code from app.organisation')
  const organisation = (code: string) => organisations.find(one => one.code === code)?.id ?? ''
  const [officer] = await app.sql<{ id: string; desk: string }>(
    'select id, organisation_id as desk from app.account where code = $1',
    [OFFICER],
  )
  const [person, notification, now] = [randomUUID(), randomUUID(), Date.now()]
  const centre = officer?.desk ?? ''
  const desks = child ? [centre, organisation(CHILD_PROTECTION.organisation)] : [centre]
  const before = ['notification.sent', ...(bare ? [] : ['rights.told', 'risk.assessed', 'immediate-plan.made'])]
  const classes = ['core', 'identity', 'contact', 'indicators', 'consent', 'plan', 'proceedings']
  const sections = {
    people: [
      {
        id: person,
        code: `EX-${person.slice(0, 4)}`,
        age_status: child ? 'child' : 'adult',
        sex: 'female',
        status: bare ? 'potential' : 'presumed',
        territory: 'CJ',
        birth_date: child ? '2012-03-07' : NAME.birth,
        detected_at: now - 86_400_000,
      },
    ],
    identities: [{ person_id: person, given_names: NAME.given, family_name: NAME.family, birth_date: NAME.birth }],
    contacts: [{ person_id: person, phone: '0700 000 099', place: 'Strada Exercițiu 99' }],
    notifications: [
      { id: notification, code: notification, sector: 'police', territory: 'CJ', danger: 'no', detected_at: now },
    ],
    legs: desks.map((addressee, at) => ({
      id: randomUUID(),
      notification_id: notification,
      person_id: person,
      duty: `duty-${at}`,
      addressee_id: addressee,
      addressee_kind: at === 0 ? 'regional-centre' : 'child-protection',
      connected: true,
      state: 'sent',
      sent_at: now - 3_600_000,
      due_at: now + 3_600_000,
    })),
    events: before.map(kind => ({
      id: randomUUID(),
      person_id: person,
      kind,
      happened_at: now - 3_600_000,
      role: 'centre-officer',
      act: {},
    })),
    consents: consents.map(code => ({
      person_id: person,
      purpose: 'referral',
      recipient: organisation(code),
      answer: 'given',
      given_by: 'person',
      at: now,
    })),
    grants: desks.map(desk => ({
      person_id: person,
      organisation_id: desk,
      classes,
      basis: 'notification',
      listed_at: now,
    })),
  }
  await app.sql(
    `select set_config('app.account', $1, true), set_config('app.organisation', $2, true),
       set_config('app.organisation_kind', 'regional-centre', true), app.perform($3)`,
    [officer?.id, centre, JSON.stringify(sections)],
  )
  return { person, organisation }
}

/** The answers of an offer as the form sends them. */
export function offerFields(receiver: string, over: Record<string, string | readonly string[]> = {}) {
  return {
    service: 'SHEL_EM',
    county: 'CJ',
    receiver,
    emergency: 'no',
    urgency: 'days',
    transport: 'no',
    safety: 'ground floor',
    needs: ['medical', 'legal'],
    language: 'ro',
    _step: 'send',
    ...over,
  }
}

/** The answers of a yes. */
export function yes(worker: string, over: Record<string, string> = {}) {
  const today = new Date(Date.now() + 86_400_000)
  return {
    'accept-start-day': String(today.getUTCDate()),
    'accept-start-month': String(today.getUTCMonth() + 1),
    'accept-start-year': String(today.getUTCFullYear()),
    'accept-worker': worker,
    ...over,
  }
}

/** The answers of a transfer as the form sends them: to Iași, for the person moves there. */
export const transferFields = (receiver: string, over: Record<string, string | readonly string[]> = {}) => ({
  county: 'IS',
  receiver,
  reason: 'person-moves',
  urgency: 'days',
  transport: 'yes',
  safety: 'ground floor',
  needs: ['medical'],
  language: 'ro',
  _step: 'send',
  ...over,
})

/** Who drives tomorrow, and when. */
export const drive = (over: Record<string, string> = {}) => {
  const day = new Date(Date.now() + 86_400_000)
  return {
    'drive-driver': 'sender',
    'drive-day-day': String(day.getUTCDate()),
    'drive-day-month': String(day.getUTCMonth() + 1),
    'drive-day-year': String(day.getUTCFullYear()),
    'drive-time': '14:30',
    ...over,
  }
}
