/** Use case: a house says what it has: units opened and closed, what is out of service, who came and left; and in one press that all of it is true as of now. Actor: shelter coordinators, workers and administrators of the house; officers of the national desk. Law: none; the hours are parameters of the pack. */
import { randomUUID } from 'node:crypto'
import { extendStay, recordArrival, recordDeparture } from '../../../act/capacity.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { ENGINE_PARAMETERS } from '../../../domain/mechanism/needed.ts'
import { addDays, civilDateOf } from '../../../domain/time/calendar.ts'
import type { CivilDate } from '../../../domain/time/civil-date.ts'
import { isoOf } from '../../../domain/time/moment.ts'
import { parameterOn } from '../../../domain/way/clock.ts'
import { field } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { NO_ANSWERS, readUnitsForm, typedDay, typedUnits, type UnitAnswers, type UnitProblem } from './form.ts'
import { HousesPage, OUTCOMES, type Outcome, UnitsPage } from './page.tsx'
import { ask, readHouse, readHouses, readPlacements, readTaken, readTonight, readUnits } from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /units', { may: 'units.keep' }, request => list(mechanism, request)),
  page('GET /units/:id', { may: 'units.keep' }, request => draw(mechanism, request, NO_ANSWERS, [])),
  form('POST /units/:id', { may: 'units.keep', audits: 'units.added' }, request => add(mechanism, request)),
  form('POST /units/:id/confirmed', { may: 'units.keep', audits: 'units.confirmed' }, confirm),
  form('POST /units/:id/changed', { may: 'units.keep', audits: 'units.changed' }, request =>
    change(mechanism, request),
  ),
  form('POST /units/:id/arrived', { may: 'units.keep', audits: 'units.arrived' }, request =>
    move(mechanism, request, (tx, id, now) => recordArrival(tx, id, null, now)),
  ),
  form('POST /units/:id/left', { may: 'units.keep', audits: 'units.left' }, request =>
    move(mechanism, request, (tx, id, now) => recordDeparture(tx, id, { on: null, reason: null, now })),
  ),
  form('POST /units/:id/extended', { may: 'units.keep', audits: 'units.extended' }, request =>
    extend(mechanism, request),
  ),
]

const hoursOf = ({ pack }: Mechanism, id: string, now: number) =>
  parameterOn(pack, id, civilDateOf(now, pack.timeZone))?.value ?? 0

const tonight = (mechanism: Mechanism, { tx, now }: SignedInRequest) =>
  readTonight(tx, hoursOf(mechanism, ENGINE_PARAMETERS.capacityNightEnds, now), now, mechanism.pack.timeZone)

const since = (mechanism: Mechanism, now: number) =>
  now - hoursOf(mechanism, ENGINE_PARAMETERS.capacityConfirmed, now) * 3_600_000

async function list(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, t, lang, now, reply } = request
  const houses = await readHouses(tx, await tonight(mechanism, request), since(mechanism, now))
  const say = { t, lang, now, timeZone: mechanism.pack.timeZone }
  return reply.page(t('units.title'), <HousesPage say={say} houses={houses} />)
}

async function draw(
  mechanism: Mechanism,
  request: SignedInRequest,
  answers: UnitAnswers,
  problems: readonly UnitProblem[],
): Promise<Reply> {
  const { tx, params, query, t, lang, now, reply } = request
  const id = params.id ?? ''
  const today = await tonight(mechanism, request)
  const house = await readHouse(tx, id, today, since(mechanism, now))
  if (!house) return reply.notFound()
  const [units, taken, placements] = await Promise.all([
    readUnits(tx, id, today),
    readTaken(tx, id, today, now),
    readPlacements(tx, id, now),
  ])
  const { territories, timeZone } = mechanism.pack
  return reply.page(
    house.name,
    <UnitsPage
      say={{ t, lang, now, timeZone }}
      lang={lang}
      house={house}
      today={today}
      units={units}
      taken={taken}
      placements={placements}
      territories={territories}
      answers={answers}
      problems={problems}
      outcome={OUTCOMES.find(one => one === query.get('outcome')) ?? null}
      formId={randomUUID()}
    />,
    problems.length > 0 ? { status: 422, problems: true, wide: true } : { wide: true },
  )
}

async function add(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, params, fields, formId, now, reply } = request
  const id = params.id ?? ''
  const answers = typedUnits(fields)
  const read = readUnitsForm(
    answers,
    mechanism.pack.territories.map(one => one.code),
  )
  if ('problems' in read) return draw(mechanism, request, answers, read.problems)
  const { kind, count, traits, territory } = read.units
  const answer = await ask(tx, 'app.capacity_units_add($1, $2, $3, $4, $5, $6, $7)', [
    formId,
    id,
    kind,
    count,
    JSON.stringify(traits),
    territory,
    isoOf(now),
  ])
  if (answer === 'added' || answer === 'replayed') return reply.seeOther(`/units/${id}?outcome=added`)
  if (answer === 'invalid')
    return draw(mechanism, request, answers, [{ field: 'count', message: 'units.problem-count' }])
  return reply.notFound()
}

async function confirm({ tx, params, now, reply }: SignedInRequest): Promise<Reply> {
  const id = params.id ?? ''
  const answer = await ask(tx, 'app.capacity_house_confirm($1, $2)', [id, isoOf(now)])
  return answer === 'true' ? reply.seeOther(`/units/${id}?outcome=confirmed`) : reply.notFound()
}

/** The answer of an act leads back to the board and is said there; what is not one's own is not found. */
function back(reply: SignedInRequest['reply'], id: string, answer: string): Reply {
  const outcome: Outcome | undefined = answer === 'replayed' ? 'done-before' : OUTCOMES.find(one => one === answer)
  return outcome ? reply.seeOther(`/units/${id}?outcome=${outcome}`) : reply.notFound()
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The unit or placement a form named, if it is one of this house. */
async function ownOf(request: SignedInRequest, table: 'unit' | 'placement'): Promise<string | undefined> {
  const { tx, params, fields } = request
  const id = field(fields, table)
  if (!UUID.test(id)) return undefined
  return (
    await tx.one<{ id: string }>(`select id from app_capacity.${table} where id = $1 and service_id = $2`, [
      id,
      params.id,
    ])
  )?.id
}

async function change(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, params, fields, now, reply } = request
  const house = params.id ?? ''
  const unit = await ownOf(request, 'unit')
  if (!unit) return field(fields, 'unit') === '' ? back(reply, house, 'no-day') : reply.notFound()
  const at = isoOf(now)
  const today = await tonight(mechanism, request)
  const typed = field(fields, 'from').trim()
  const from = typed === '' ? today : typedDay(typed)
  const reason = field(fields, 'reason').slice(0, 200)
  const act = field(fields, 'act')
  if (act === 'back') return back(reply, house, await ask(tx, 'app.capacity_unit_back($1, $2)', [unit, at]))
  if (from === null) return back(reply, house, 'no-day')
  if (act === 'close')
    return back(reply, house, await ask(tx, 'app.capacity_unit_close($1, $2, $3, $4)', [unit, from, reason, at]))
  const until = field(fields, 'until').trim() === '' ? addDays(from as CivilDate, 1) : typedDay(field(fields, 'until'))
  if (until === null) return back(reply, house, 'no-day')
  return back(reply, house, await ask(tx, 'app.capacity_unit_out($1, $2, $3, $4, $5)', [unit, from, until, reason, at]))
}

async function move(
  _: Mechanism,
  request: SignedInRequest,
  act: (tx: SignedInRequest['tx'], id: string, now: number) => Promise<string>,
): Promise<Reply> {
  const { tx, params, now, reply } = request
  const placement = await ownOf(request, 'placement')
  return placement ? back(reply, params.id ?? '', await act(tx, placement, now)) : reply.notFound()
}

async function extend(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { fields } = request
  const until = typedDay(field(fields, `until-${field(fields, 'placement').slice(0, 8)}`))
  return move(mechanism, request, async (tx, id, now) =>
    until ? extendStay(tx, id, until as CivilDate, now) : 'no-day',
  )
}
