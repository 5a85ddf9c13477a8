import type pg from 'pg'
import type { Difference, StoredEvent, StoredPerson } from '../../domain/replay/stored.ts'
import { BASIS, type Basis } from '../../domain/rules/basis.ts'
import type { FactsAsked } from '../../domain/rules/decide.ts'

/** How a replay reads the store: some hundred people at a time, as the owner, in one snapshot, and writes nothing. */

/** People of one piece of work, in the order of their ids: `after` < id ≤ `to`. */
export type Range = { readonly after: string | null; readonly to: string | null }

const MS = (column: string) => `floor(extract(epoch from ${column}) * 1000)::float8`

const PEOPLE = `select p.id, p.code, ${MS('p.detected_at')} as "detectedAt", p.birth_date::text as "birthDate",
    p.age_status as "ageStatus", p.status, p.stage, p.case_manager_id as "caseManager",
    coalesce((select json_agg(json_build_object('id', l.id, 'duty', l.duty, 'addressee', l.addressee_id, 'addresseeKind', l.addressee_kind,
      'connected', l.connected, 'sentAt', ${MS('l.sent_at')}, 'dueAt', ${MS('l.due_at')}, 'taken', l.state = 'taken-up')
      order by l.sent_at, l.id) from app.leg l where l.person_id = p.id), '[]') as legs,
    coalesce((select json_agg(json_build_object('purpose', c.purpose, 'recipient', c.recipient, 'answer', c.answer, 'givenBy', c.given_by,
      'subject', c.subject)) from (select distinct on (y.purpose, y.recipient) y.* from app.consent y where y.person_id = p.id
      order by y.purpose, y.recipient, y.seq desc) c), '[]') as consents,
    coalesce((select json_agg(json_build_object('id', r.id, 'state', r.state)) from app.referral r
      where r.person_id = p.id and r.requested_at is not null), '[]') as referrals,
    coalesce((select json_agg(json_build_object('plan', v.plan, 'service', v.service, 'referred', v.referred, 'accepted', v.accepted,
      'received', v.received, 'closedReason', v.closed_reason, 'carriedOver', v.carried_over)) from app.service_line v
      where v.person_id = p.id), '[]') as lines
  from app.person p where ($1::uuid is null or p.id > $1) and ($2::uuid is null or p.id <= $2) order by p.id limit $3`

const EVENTS = `select e.person_id, e.id, e.seq::float8, e.kind, ${MS('e.happened_at')}, ${MS('e.recorded_at')}, e.organisation_id,
    e.organisation_kind, e.role, e.act, e.conformity, array_to_string(e.broken, ' '), e.rules, e.facts
  from app.event e where e.person_id = any($1) order by e.person_id, e.seq`

// The content that a rule asks for and no coded act may carry.
const BIRTHS = `select r.person_id, r.event_id, r.answers->>'birthDate' from app.record r
  where r.person_id = any($1) and r.answers->>'birthDate' ~ '^\\d{4}-\\d{2}-\\d{2}$'`
const BRINGS_BIRTH_DATE: readonly string[] = ['notification.sent', 'needs.recorded', 'age.determined']

type PersonRow = Pick<StoredPerson, 'id' | 'code' | 'detectedAt' | 'birthDate'> &
  Omit<StoredPerson['end'], 'takenUp'> & {
    readonly legs: readonly (StoredPerson['legs'][number] & { readonly taken: boolean })[]
  }

/** How many people are in memory at once. */
const PAGE = 400

/** Reads the people of a range, one page after another. */
export async function* readPeople(client: pg.ClientBase, range: Range): AsyncGenerator<readonly StoredPerson[]> {
  let { after } = range
  for (;;) {
    const { rows } = await client.query<PersonRow>({
      name: 'replay_people',
      text: PEOPLE,
      values: [after, range.to, PAGE],
    })
    const last = rows.at(-1)
    if (!last) return
    yield await withActs(client, rows)
    if (rows.length < PAGE) return
    after = last.id
  }
}

async function withActs(client: pg.ClientBase, people: readonly PersonRow[]): Promise<readonly StoredPerson[]> {
  const ids = people.map(one => one.id)
  const array = (name: string, text: string) => client.query<unknown[]>({ name, text, values: [ids], rowMode: 'array' })
  const events = new Map<string, StoredEvent[]>()
  for (const row of (await array('replay_events', EVENTS)).rows) push(events, row[0] as string, eventOf(row))
  const births = new Map<string, StoredPerson['births'][number][]>()
  for (const [person, event, date] of (await array('replay_births', BIRTHS)).rows)
    push(births, person as string, { event, date } as StoredPerson['births'][number])
  return people.map(row => ({
    id: row.id,
    code: row.code,
    detectedAt: row.detectedAt,
    birthDate: row.birthDate,
    births: (births.get(row.id) ?? []).filter(birth =>
      events.get(row.id)?.some(one => one.id === birth.event && BRINGS_BIRTH_DATE.includes(one.kind)),
    ),
    legs: row.legs,
    events: events.get(row.id) ?? [],
    end: { ...row, takenUp: row.legs.filter(leg => leg.taken).map(leg => leg.id) },
  }))
}

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

/** The basis stays among the facts, as stored: a million copies without it would cost more than the decisions. */
function eventOf(row: readonly unknown[]): StoredEvent {
  const rules = row[12]
  const broken = row[11]
  const facts = row[13] as FactsAsked & { readonly [BASIS]?: Basis }
  return {
    id: row[1],
    seq: row[2],
    kind: row[3],
    happenedAt: row[4],
    recordedAt: row[5],
    organisation: row[6],
    organisationKind: row[7],
    role: row[8],
    act: row[9],
    conformity: row[10],
    broken: broken === '' ? [] : (broken as string).split(' '),
    rules: Array.isArray(rules) ? rules : [],
    facts,
    basis: facts[BASIS],
  } as StoredEvent
}

const ORPHANS: Readonly<Record<string, string>> = {
  'answers without their act': `select r.person_id as person, r.event_id as id, r.form as was from app.record r
     where not exists (select from app.event e where e.id = r.event_id) limit $1`,
  'a consent without its act': `select c.person_id as person, c.event_id as id, c.purpose as was from app.consent c
     where c.event_id is not null and not exists (select from app.event e where e.id = c.event_id) limit $1`,
  'an act without its person': `select e.person_id as person, e.id, e.kind as was from app.event e
     where not exists (select from app.person p where p.id = e.person_id) limit $1`,
}

/** Rows that only an act which is gone, or a person who is gone, can have left behind. At most `most` of each kind. */
export async function leftOver(client: pg.ClientBase, most: number): Promise<readonly Difference[]> {
  const found: Difference[] = []
  for (const [name, sql] of Object.entries(ORPHANS)) {
    const { rows } = await client.query<{ person: string; id: string; was: string }>(sql, [most])
    for (const { person, id, was } of rows)
      found.push({
        person,
        event: id,
        seq: null,
        act: null,
        what: 'left-over',
        rules: [],
        name,
        stored: was,
        found: null,
      })
  }
  return found
}
