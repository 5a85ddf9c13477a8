import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { RULES } from '../../src/countries/ro/rules/rules.ts'
import { STEPS } from '../../src/countries/ro/steps.ts'
import { UK } from '../../src/countries/uk/pack.ts'
import { contextOf, type FactContext } from '../../src/domain/facts/context.ts'
import { FACTS, type FactName } from '../../src/domain/facts/registry.ts'
import type { OrganisationKind } from '../../src/domain/mechanism/vocabulary.ts'
import type { Act, PersonFile } from '../../src/domain/person/file.ts'
import { remember } from '../../src/domain/rules/compile.ts'
import { evaluate } from '../../src/domain/rules/condition.ts'
import type { Condition } from '../../src/domain/rules/rule.ts'
import { toSql } from '../../src/domain/rules/sql.ts'
import { arbitraryAct } from '../support/any-act.ts'
import { arbitraryFile } from '../support/any-file.ts'
import { freshDatabase, type TestDatabase } from '../support/database.ts'
import { actorOf, eventOf, HOUR, NOON } from '../support/person-file.ts'

/** Memory and SQL must pick the same people: every fact, every rule and step, and random conditions (house style 2.5). */

const AT = { now: NOON, timeZone: 'Europe/Bucharest' }
const PEOPLE = 500
type Row = { readonly file: PersonFile; readonly act: Act; readonly event: string; readonly by: OrganisationKind }

let database: TestDatabase
let client: pg.Client
let rows: readonly Row[]

beforeAll(async () => {
  database = await freshDatabase()
  client = new pg.Client({ connectionString: database.url('punte_admin') })
  await client.connect()
  await client.query('set session_replication_role = replica')
  const files = fc.sample(fc.tuple(arbitraryFile, arbitraryAct), { numRuns: PEOPLE, seed: 41 })
  rows = files.map(([file, act], at) => ({
    file: { ...steered(file, at), caseManager: at % 3 === 0 ? '00000000-0000-4000-c000-000000000001' : null },
    // A blind choice hardly ever asks for the very receiver that was agreed to.
    act: at % 2 === 0 ? { ...act, facts: { ...act.facts, receiver: agreedTo(file) } } : act,
    by: at % 2 === 0 ? 'regional-centre' : 'child-protection',
    event: `00000000-0000-4000-d000-${String(at).padStart(12, '0')}`,
  }))
  for (const row of rows) await store(row)
})

afterAll(async () => {
  await client?.end()
  await database?.drop()
})

/** What a blind choice hardly ever makes: a transfer nobody answers, and a language that is not the one of the act. */
function steered(file: PersonFile, at: number): PersonFile {
  const asked = file.referrals[0]
  if (at % 7 === 0 && asked) {
    const silent = { path: 'transfer', state: 'requested', businessStatus: null, answerDueAt: NOON - HOUR } as const
    return { ...file, referrals: [{ ...asked, ...silent }, ...file.referrals.slice(1)] }
  }
  return at % 7 === 1 ? { ...file, events: [...file.events, eventOf('needs.recorded', { language: 'si' })] } : file
}

/** Somebody the person agreed to be referred to, herself where there is one. */
function agreedTo({ consents }: PersonFile): string | null {
  const given = consents.filter(one => one.purpose === 'referral' && one.answer === 'given' && one.recipient)
  return (given.find(one => one.givenBy === 'person') ?? given[0] ?? consents[0])?.recipient ?? null
}

async function insert(table: string, values: Record<string, unknown>): Promise<void> {
  const columns = Object.keys(values)
  const marks = columns.map((_, at) => `$${at + 1}`)
  await client.query(
    `insert into app.${table} (${columns.join(', ')}) values (${marks.join(', ')})`,
    Object.values(values),
  )
}

const moment = (at: number | null): Date | null => (at === null ? null : new Date(at))

async function store({ file, act, event, by }: Row): Promise<void> {
  const person_id = file.id
  await insert('person', {
    id: file.id,
    code: file.id,
    age_status: file.ageStatus,
    status: file.status,
    stage: file.stage,
    danger: file.danger,
    territory: file.territory,
    birth_date: file.birthDate,
    detected_at: moment(file.detectedAt),
    case_manager_id: file.caseManager,
  })
  for (const one of file.events)
    await insert('event', {
      id: one.id,
      person_id,
      kind: one.kind,
      happened_at: moment(one.happenedAt),
      organisation_kind: one.organisationKind,
      role: one.role,
      act: JSON.stringify(one.act),
      conformity: one.conformity,
      broken: one.broken,
    })
  for (const one of file.legs)
    await insert('leg', {
      id: one.id,
      notification_id: one.id,
      person_id,
      duty: one.duty,
      addressee_id: one.addressee,
      addressee_kind: one.addresseeKind,
      connected: one.connected,
      state: one.state,
      sent_at: moment(one.sentAt),
      due_at: moment(one.dueAt),
      taken_up_at: moment(one.takenUpAt),
      answered_by: 'Exercise 041',
    })
  for (const one of file.consents) {
    await insert('consent', {
      person_id,
      purpose: one.purpose,
      recipient: one.recipient,
      answer: 'given',
      given_by: 'person',
      at: moment(one.at),
    })
    await insert('consent', {
      person_id,
      purpose: one.purpose,
      recipient: one.recipient,
      answer: one.answer,
      given_by: one.givenBy,
      subject: one.subject,
      at: moment(one.at),
    })
  }
  for (const one of file.referrals)
    await insert('referral', {
      id: one.id,
      person_id,
      sender_id: one.sender,
      receiver_id: one.receiver,
      receiver_kind: one.receiverKind,
      service: one.service,
      path: one.path,
      state: one.state,
      business_status: one.businessStatus,
      emergency: one.emergency,
      requested_at: moment(one.requestedAt),
      answer_due_at: moment(one.answerDueAt),
      answered_at: one.answeredAt === null ? null : moment(one.answeredAt),
    })
  for (const one of file.serviceLines)
    await insert('service_line', {
      id: one.id,
      person_id,
      plan: one.plan,
      service: one.service,
      referred: one.referred,
      accepted: one.accepted,
      received: one.received,
      closed_reason: one.closedReason,
      carried_over: one.carriedOver,
    })
  await client.query(
    'create table if not exists public.asked_act (id uuid, person_id uuid, kind text, happened_at timestamptz, organisation_kind text, act jsonb)',
  )
  await client.query('insert into public.asked_act values ($1, $2, $3, $4, $5, $6)', [
    event,
    person_id,
    act.kind,
    moment(act.happenedAt),
    by,
    JSON.stringify(act.facts),
  ])
}

function contextAt({ file, act, by }: Row): FactContext {
  return contextOf(file, NOON, AT, act, actorOf(by))
}

function inMemory(condition: Condition): readonly string[] {
  return rows
    .filter(row => evaluate(condition, remember(FACTS, contextAt(row))))
    .map(row => row.file.id)
    .sort()
}

async function inSql(condition: Condition): Promise<readonly string[]> {
  const found = await client.query<{ id: string }>(
    `select p.id from app.person p join public.asked_act e on e.person_id = p.id where ${toSql(condition, FACTS, AT)}`,
  )
  return found.rows.map(row => row.id).sort()
}

it('every fact has the same value in memory and in SQL', async () => {
  for (const name of Object.keys(FACTS) as FactName[]) {
    const values = new Set(rows.map(row => FACTS[name].of(contextAt(row))))
    for (const value of values) {
      const condition: Condition =
        typeof value === 'number' ? { fact: name, atLeast: value } : { fact: name, is: value }
      expect(await inSql(condition), `${name} = ${value}`).toEqual(inMemory(condition))
    }
  }
}, 120_000)

it('the people of this test differ in every fact', () => {
  const same = (Object.keys(FACTS) as FactName[]).filter(
    name => new Set(rows.map(row => FACTS[name].of(contextAt(row)))).size < 2,
  )
  expect(same).toEqual([])
})

it('every rule and step picks the same people in memory and in SQL', async () => {
  const conditions = [
    ...[...RULES, ...UK.rules].flatMap(rule => [rule.holds, ...(rule.applies ? [rule.applies] : [])]),
    ...[...STEPS, ...UK.steps].flatMap(step => [step.due, step.done]),
  ]
  for (const condition of conditions) expect(await inSql(condition)).toEqual(inMemory(condition))
}, 120_000)

it('random conditions pick the same people in memory and in SQL', async () => {
  const names = Object.keys(FACTS) as FactName[]
  const leaf = fc.constantFrom(...names).chain(fact => {
    const seen = [...new Set(rows.map(row => FACTS[fact].of(contextAt(row))))]
    return fc
      .constantFrom(...seen)
      .map((value): Condition => (typeof value === 'number' ? { fact, atLeast: value } : { fact, is: value }))
  })
  const { condition } = fc.letrec<{ condition: Condition }>(tie => ({
    condition: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
      fc.record({ not: tie('condition') }),
    ),
  }))
  await fc.assert(
    fc.asyncProperty(condition, async one => {
      expect(await inSql(one)).toEqual(inMemory(one))
    }),
    { numRuns: 200 },
  )
}, 120_000)
