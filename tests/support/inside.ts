import { randomUUID } from 'node:crypto'
import { DATA_CLASSES, type DataClass, REFERRAL_STATES } from '../../src/domain/mechanism/vocabulary.ts'
import type { Entered, Tx } from '../../src/platform/db/database.ts'
import { openExerciseSession } from '../../src/platform/session/exercise.ts'
import { hashToken } from '../../src/platform/session/token.ts'
import type { TestApp } from './app.ts'

/** Somebody signed in, below the pages: the database as the web role shows it to this account. */
export type Inside = {
  readonly account: string
  readonly organisation: string
  /** One transaction as this account. */
  do<T>(work: (tx: Tx, actor: Entered) => Promise<T>): Promise<T>
  /** One act through the door; what it answers. */
  perform(sections: Sections): Promise<{ kind: string; location?: string | null }>
}
export type Sections = { readonly [section: string]: unknown }

export type WorldPerson = {
  readonly id: string
  readonly notification: string
  readonly legs: readonly string[]
  readonly referrals: Readonly<Record<string, string>>
  readonly line: string
  readonly events: readonly string[]
}

/** The code of an account of the exercise, by its number. */
export const codeOf = (account: number): string => `exercise-${String(account).padStart(3, '0')}`

/** A session, and what one does in it without pages. */
export async function signIn(app: TestApp, account: number): Promise<Inside> {
  const [row] = await app.sql<{ id: string; organisation_id: string }>(
    'select id, organisation_id from app.account where code = $1',
    [codeOf(account)],
  )
  if (!row) throw new Error(`The exercise has no account ${account}.`)
  const token = await app.db.as(null, tx =>
    openExerciseSession(async (text, values) => tx.rows<object>(text, values), row.id, new Date()),
  )
  if (!token) throw new Error(`No session for account ${account}.`)
  const as = <T>(work: (tx: Tx, actor: Entered) => Promise<T>) =>
    app.db.as(hashToken(token), (tx, actor) => {
      if (!actor) throw new Error('The session is not good.')
      return work(tx, actor)
    })
  return {
    account: row.id,
    organisation: row.organisation_id,
    do: as,
    perform: sections =>
      as(async tx => {
        const answer = await tx.one<{ outcome: { kind: string; location?: string | null } }>(
          'select app.perform($1) as outcome',
          [JSON.stringify(sections)],
        )
        return answer?.outcome ?? { kind: 'no answer' }
      }),
  }
}

/** The person's version as it is now, for a section `expect`. */
export async function expectOf(
  app: Pick<TestApp, 'sql'>,
  person: string,
): Promise<{ person: string; version: number }> {
  const [row] = await app.sql<{ version: number }>('select version from app.person where id = $1', [person])
  return { person, version: row?.version ?? 0 }
}

export type Told = {
  readonly ageStatus: string
  readonly territory: string
  readonly to: readonly (readonly [organisation: string, kind: string, classes: readonly DataClass[]])[]
  /** A desk that is called. */
  readonly caller?: string
  readonly submission?: { readonly formId: string; readonly location: string }
}

/** A notification about one new person: what a first responder's sending writes. */
export async function notified(notifier: Inside, told: Told): Promise<WorldPerson> {
  const [id, notification, event] = [randomUUID(), randomUUID(), randomUUID()]
  const now = Date.now()
  const leg = ([addressee_id, addressee_kind]: readonly [string, string, ...unknown[]], connected: boolean) => ({
    id: randomUUID(),
    notification_id: notification,
    person_id: id,
    duty: 'exercise',
    addressee_id,
    addressee_kind,
    connected,
    state: connected ? 'sent' : 'to-call',
    sent_at: now,
    due_at: now + 4 * 3_600_000,
  })
  const legs = [...told.to.map(to => leg(to, true)), ...(told.caller ? [leg([told.caller, 'hotline'], false)] : [])]
  const answer = await notifier.perform({
    people: [
      {
        id,
        code: `EX-${id.slice(0, 8)}`,
        age_status: told.ageStatus,
        sex: 'unknown',
        territory: told.territory,
        detected_at: now,
      },
    ],
    notifications: [
      {
        id: notification,
        code: `N-${id.slice(0, 8)}`,
        sector: 'health',
        territory: told.territory,
        danger: 'no',
        detected_at: now,
        shared: { indicators: [], words: 'seen', place: '', noticedOn: 'unknown' },
      },
    ],
    notification_people: [
      {
        notification_id: notification,
        ordinal: 1,
        person_id: id,
        asked: told.ageStatus === 'adult' ? 'agrees' : 'not-needed',
        told: { age: told.ageStatus, sex: 'unknown', ageBand: 'unknown', forms: [], withheld: false },
      },
    ],
    additions: [{ notification_id: notification, corrects: false, text: 'one thing more' }],
    legs,
    identities: [
      {
        person_id: id,
        given_names: 'Exercise',
        family_name: id.slice(0, 8),
        birth_date: told.ageStatus === 'adult' ? '1990-01-01' : '2015-01-01',
      },
    ],
    contacts: [{ person_id: id, phone: '0700000000', language: 'ro' }],
    events: [
      { id: event, person_id: id, kind: 'notification.sent', happened_at: now, role: 'first-responder', act: {} },
    ],
    records: [
      {
        event_id: event,
        person_id: id,
        data_class: 'indicators',
        form: 'first-sign',
        form_version: 1,
        answers: { words: 'seen' },
      },
    ],
    tasks_open: told.to.map(([organisation_id]) => ({
      person_id: id,
      step: 'take-up',
      organisation_id,
      due_at: now + 3_600_000,
    })),
    grants: told.to.map(([organisation_id, , classes]) => ({
      person_id: id,
      organisation_id,
      classes,
      basis: 'notification',
    })),
    jobs: [{ task: 'notice.leg-sent', payload: { notification } }],
    ...(told.submission ? { form_id: told.submission.formId, location: told.submission.location } : {}),
  })
  if (answer.kind !== 'done') throw new Error(`Not sent: ${answer.kind}.`)
  return { id, notification, legs: legs.map(one => one.id), referrals: {}, line: '', events: [event] }
}

/**
 * What a desk then does: a record of every class, consents, a referral in every state, a service line. What its role does
 * not write (a psychologist's note, say) was written at the same desk by somebody else: arranged, not acted.
 */
export async function worked(
  app: Pick<TestApp, 'sql'>,
  desk: Inside,
  person: WorldPerson,
  receiverOf: (state: string) => string,
): Promise<WorldPerson> {
  const now = Date.now()
  const writes = await desk.do(
    async tx => (await tx.one<{ writes: string[] }>('select app.writes() as writes'))?.writes,
  )
  const events = DATA_CLASSES.map(dataClass => ({ id: randomUUID(), dataClass }))
  const line = randomUUID()
  const referrals = Object.fromEntries(REFERRAL_STATES.map(state => [state, randomUUID()]))
  const answer = await desk.perform({
    expect: [{ person: person.id, version: 1 }],
    events: events.map(({ id }) => ({ id, person_id: person.id, kind: 'needs.recorded', happened_at: now, act: {} })),
    records: events
      .filter(({ dataClass }) => writes?.includes(dataClass))
      .map(({ id, dataClass }) => ({
        event_id: id,
        person_id: person.id,
        data_class: dataClass,
        form: 'exercise',
        form_version: 1,
        answers: { text: dataClass },
      })),
    consents: ['given', 'withdrawn'].map(given => ({
      person_id: person.id,
      purpose: 'register',
      answer: given,
      given_by: 'person',
      at: now,
      event_id: events[0]?.id,
    })),
    lines: [{ id: line, person_id: person.id, plan: 'immediate', service: 'SHEL_EM' }],
    referrals: REFERRAL_STATES.map(state => ({
      id: referrals[state],
      person_id: person.id,
      receiver_id: receiverOf(state),
      receiver_kind: 'provider',
      service: 'SHEL_EM',
      path: 'service',
      state,
      offer: { needs: ['shelter'] },
      requested_at: state === 'draft' ? null : now,
    })),
    person_changes: [{ id: person.id }],
  })
  if (answer.kind !== 'done') throw new Error(`Not worked on: ${answer.kind}.`)
  for (const { id, dataClass } of events.filter(one => !writes?.includes(one.dataClass)))
    await app.sql(
      `insert into app.record (event_id, person_id, data_class, organisation_id, form, form_version, answers)
       values ($1, $2, $3, $4, 'exercise', 1, jsonb_build_object('text', $3::text))`,
      [id, person.id, dataClass, desk.organisation],
    )
  return { ...person, line, referrals, events: [...person.events, ...events.map(one => one.id)] }
}
