import { followUp } from '../../../act/follow-up.ts'
import { add, changeSections, type Sections } from '../../../act/sections.ts'
import { ageBandOf, isDanger } from '../../../domain/notification/sign.ts'
import { UNKNOWN_TERRITORY } from '../../../domain/notification/told.ts'
import { hasIdentity, type NewPersonAct, type Sending } from './person.ts'

/** Everything one notification writes, as `app.perform` takes it: shared facts once, one file a person, one leg an addressee. */
export function sectionsOf(sending: Sending, draft: string, acts: readonly NewPersonAct[]): Sections {
  const sections: Sections = {}
  add(
    sections,
    'people',
    acts.map(act => personRow(act)),
  )
  add(sections, 'notifications', [notificationRow(sending, acts)])
  for (const act of acts) addPerson(sections, sending, act)
  for (const { file } of acts) followUp(sections, sending.mechanism, null, file, sending.now)
  const findable = acts.filter(act => hasIdentity(act.person)).map(act => act.file.id)
  const { notification } = sending
  add(sections, 'jobs', [{ task: 'notice.leg-sent', payload: { notification }, job_key: `leg-sent:${notification}` }])
  if (findable.length > 0) {
    add(sections, 'jobs', [{ task: 'match.look', payload: { people: findable }, job_key: `match:${notification}` }])
  }
  add(sections, 'drafts_sent', [draft])
  return sections
}

function personRow({ file }: NewPersonAct): unknown {
  return {
    id: file.id,
    code: file.code,
    age_status: file.ageStatus,
    sex: file.sex,
    status: file.status,
    stage: file.stage,
    danger: file.danger,
    territory: file.territory,
    exploitation: file.exploitation,
    birth_date: file.birthDate,
    detected_at: file.detectedAt,
  }
}

function notificationRow(
  { answers, plan, notification, detectedAt, now, code }: Sending,
  acts: readonly NewPersonAct[],
): unknown {
  return {
    id: notification,
    code: code('N'),
    sector: plan.sector,
    territory: answers.territory === UNKNOWN_TERRITORY ? null : answers.territory,
    danger: isDanger(answers) ? 'yes' : (answers.danger ?? 'unknown'),
    detected_at: detectedAt,
    sent_at: now,
    implicated: (answers.implicated ?? []).length > 0,
    shared: acts.every(act => act.person.minimal) ? {} : sharedFacts({ answers, plan }),
  }
}

/** What is said about all of them. Words and place could name somebody, so they stay where nobody may be named. */
function sharedFacts({ answers, plan }: Pick<Sending, 'answers' | 'plan'>): Record<string, unknown> {
  return {
    indicators: plan.indicators.filter(one => answers.indicators?.includes(one.code)).map(one => one.code),
    selfDeclared: answers.selfDeclared === true,
    thirdParty: answers.thirdParty === true,
    words: answers.words ?? '',
    place: answers.place ?? '',
    noticedOn: answers.noticedOn ?? 'unknown',
  }
}

function addPerson(sections: Sections, sending: Sending, act: NewPersonAct): void {
  const { person, file, legs, events } = act
  const { about } = person
  add(
    sections,
    'events',
    events.map(one => one.row),
  )
  add(
    sections,
    'legs',
    legs.map(({ id, planned }) => ({
      id,
      notification_id: sending.notification,
      person_id: file.id,
      duty: planned.duty,
      addressee_id: planned.addressee.id,
      addressee_kind: planned.addressee.kind,
      ordinary_id: planned.ordinary?.id ?? null,
      connected: planned.addressee.connected,
      state: planned.state,
      sent_at: sending.now,
      due_at: sending.now + planned.limit,
    })),
  )
  add(sections, 'notification_people', [
    {
      notification_id: sending.notification,
      ordinal: person.ordinal,
      person_id: file.id,
      asked: person.asked,
      told: toldOf(sending, act),
    },
  ])
  const { givenNames, familyName, birthDate, citizenship, language, contact } = about
  const phone = phoneIn(contact)
  changeSections(sections, file.id, events[1]?.event.id ?? '', {
    ...(givenNames || familyName || birthDate || citizenship
      ? { identity: given({ givenNames, familyName, birthDate, citizenship }) }
      : {}),
    ...(language || contact ? { contact: given({ language, safeContact: contact, phone }) } : {}),
    consents: file.consents,
  })
  addRecords(sections, sending, act)
}

/** What the notifier sees ever after, and the desk beside the person's file: exactly what was sent. */
function toldOf({ answers }: Sending, { person, forms }: NewPersonAct): Record<string, unknown> {
  const { sex, years, ...identity } = person.about
  const support =
    person.asked === 'not-needed' || person.minimal
      ? {}
      : given({ support: answers.support, supportName: answers.supportName || undefined })
  return {
    age: person.age,
    sex: sex ?? 'unknown',
    ageBand: ageBandOf(years, person.age),
    forms,
    withheld: !person.identity,
    ...identity,
    ...support,
    ...(person.identity && person.asked !== 'agrees' && person.asked !== 'not-needed'
      ? { reason: answers.reason }
      : {}),
  }
}

/**
 * The signs, as content of their class; of whoever refused there are none. Name and contact stand in tables of their own, and as
 * they were said in what was told: nowhere a third time.
 */
function addRecords(sections: Sections, sending: Sending, { person, file, events }: NewPersonAct): void {
  if (person.minimal) return
  const shared = sharedFacts(sending)
  add(sections, 'records', [
    {
      event_id: events[0]?.event.id,
      person_id: file.id,
      data_class: 'indicators',
      form: 'first-sign',
      form_version: 1,
      answers: person.identity ? shared : { ...shared, words: '', place: '' },
    },
  ])
}

/** Only what is there. */
function given<T extends object>(values: T): { [key in keyof T]?: Exclude<T[key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never
}

/** A telephone number in what was written about reaching the person: digits only, so that two ways of writing it meet. */
function phoneIn(contact: string | undefined): string | undefined {
  const digits = contact && /^[+\d][\d\s./()-]{7,}$/.test(contact) ? contact.replace(/[^\d+]/g, '') : ''
  return digits === '' ? undefined : digits
}
