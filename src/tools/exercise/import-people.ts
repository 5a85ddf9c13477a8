import { actorOf } from '../../act/mechanism.ts'
import { write } from '../../act/perform.ts'
import type { ExploitationForm } from '../../domain/mechanism/vocabulary.ts'
import { codeOf } from '../../domain/notification/code.ts'
import { sectorOf } from '../../domain/notification/sector.ts'
import { peopleOf, type SignAnswers } from '../../domain/notification/sign.ts'
import { planOf } from '../../features/signal/plan.ts'
import { type NewPersonAct, newPersonAct, type Sending } from '../../features/signal/send-sign/person.ts'
import { sectionsOf } from '../../features/signal/send-sign/sections.ts'
import type { Entered } from '../../platform/db/database.ts'
import { bytesOf, stableId } from './chance.ts'
import type { Part } from './parts.ts'
import type { World } from './world.ts'

/** Who brings older files in: the national desk. What it writes is marked as imported, conformity not known. */
const IMPORTER = 'exercise-015'

/**
 * Writes the people of one part of a summary in one statement, by the very functions with which a first sign is sent:
 * shared facts once, one file a person, one leg an addressee. First sign and notification are historical: nobody knows
 * how they were done, no rule takes them as fulfilled. Sent again it writes nothing.
 * @returns ids of the people, in order
 */
export async function importPart(world: World, part: Part): Promise<readonly string[]> {
  const form = stableId(`${part.key} sent`)
  if (!world.sent.has(form)) await writePart(world, part, form)
  return peopleOfNotification(world, stableId(`${part.key} notification`))
}

/** Ids of the people of a notification, in the order in which they were told. */
export async function peopleOfNotification(world: World, notification: string): Promise<readonly string[]> {
  const rows = await world.sql<{ id: string }>(
    'select person_id as id from app.notification_person where notification_id = $1 order by ordinal',
    [notification],
  )
  return rows.map(one => one.id)
}

async function writePart(world: World, part: Part, form: string): Promise<void> {
  const signed = await world.session(IMPORTER)
  await world.db.as(signed.token, async (tx, actor) => {
    if (!actor) throw new Error('The session of the import has ended.')
    const sending = sendingOf(world, part, actor)
    const acts = peopleOf(sending.answers).map((person, at) =>
      historical(newPersonAct(sending, person), part, part.people[at]?.exploitation ?? []),
    )
    const nobody = acts.find(act => act.legs.length === 0)
    if (nobody) throw new Error(`No desk is known for ${part.territory}.`)
    const sections = sectionsOf(sending, form, acts)
    sections.people = (sections.people ?? []).map(row => ({ ...(row as object), historical: true }))
    await write(tx, sections, form, `/sent/${sending.notification}`)
  })
  world.sent.set(form, '')
}

function sendingOf(world: World, part: Part, actor: Entered): Sending {
  const answers = answersOf(part)
  // The limits are those of today: in the exercise year our own parameters were not yet in force.
  const plan = planOf(world.mechanism, answers, actor, world.began)
  const made = new Map<string, number>()
  const next = (what: string) => {
    const count = (made.get(what) ?? -1) + 1
    made.set(what, count)
    return `${part.key} ${what} ${count}`
  }
  const notification = stableId(`${part.key} notification`)
  return {
    mechanism: world.mechanism,
    answers,
    actor: actorOf(actor),
    plan: { ...plan, sector: sectorOf(part.noticedBy) },
    notification,
    detectedAt: part.noticedAt,
    now: part.noticedAt,
    id: () => stableId(next('id')),
    code: prefix => codeOf(prefix, bytesOf(next(prefix))),
  }
}

/** What the summaries tell of the first sign: how many, of which age and sex, where, told by whom. No sign, no word, no name. */
function answersOf(part: Part): SignAnswers {
  const children = part.people.filter(one => one.child).length
  return {
    danger: 'unknown',
    age: children === part.people.length ? 'child' : 'adult',
    count: part.people.length,
    children: children === part.people.length ? 0 : children,
    indicators: [],
    nothingKnown: true,
    // Whoever told, told of others too.
    selfDeclared: false,
    thirdParty: true,
    territory: part.territory,
    noticedOn: 'unknown',
    people: part.people.map(one => ({ sex: one.sex })),
  }
}

/** The same file, imported: its acts count for nothing, its forms of exploitation are those of the summary. */
function historical(act: NewPersonAct, part: Part, forms: readonly ExploitationForm[]): NewPersonAct {
  const source = { imported: part.summary.summary, toldBy: part.toldBy }
  const events = act.events.map(({ event, row }) => {
    const old = { conformity: 'historical', broken: [], act: { ...event.act, ...source } } as const
    return { event: { ...event, ...old }, row: { ...(row as object), ...old } }
  })
  const file = {
    ...act.file,
    historical: true,
    exploitation: forms,
    events: events.map(one => one.event),
    consents: [],
  }
  return { ...act, file, events, forms, broken: [] }
}
