/** Use case: a desk extends or pauses a time limit of practice, with a reason, and lets it go on. Actor: the desk that answers for the step, its supervisor. Law: limits the law fixes are never moved (parameters of the pack). */
import { randomUUID } from 'node:crypto'
import { fileOf, noteRead } from '../../../act/file-of.ts'
import { actorOf, type Mechanism, parameter } from '../../../act/mechanism.ts'
import { perform } from '../../../act/perform.ts'
import { ENGINE_PARAMETERS } from '../../../domain/mechanism/needed.ts'
import type { Act, PersonFile } from '../../../domain/person/file.ts'
import { civilDateOf } from '../../../domain/time/calendar.ts'
import type { DueLine } from '../../../domain/way/line.ts'
import { field } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { movableClocks } from '../running-clocks.ts'
import { type ClockAnswers, type ClockProblem, readClock, typedClock } from './form.ts'
import { ClockPage } from './page.tsx'

const DAY = 86_400_000

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /people/:id/clocks/:step', { may: 'act.clock' }, request => show(mechanism, request)),
  form('POST /people/:id/clocks/:step', { may: 'act.clock', audits: 'clock.moved' }, request =>
    move(mechanism, request),
  ),
]

type Open = { readonly file: PersonFile; readonly line: DueLine }

/** The person and the clock, when this desk answers for it and may move it; else both are not found. */
async function open(mechanism: Mechanism, request: SignedInRequest): Promise<Open | undefined> {
  const { tx, params, query, actor, now } = request
  const file = await fileOf(tx, params.id ?? '')
  if (!file?.grants.some(one => one.organisation === actor.organisation && one.classes.includes('core')))
    return undefined
  const line = movableClocks(mechanism, file, actor, now).find(
    one => one.step === params.step && (one.ref ?? null) === (query.get('about') || null),
  )
  return line ? { file, line } : undefined
}

async function show(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const found = await open(mechanism, request)
  if (!found) return request.reply.notFound()
  await noteRead(request.tx, found.file.id, ['core'], 'time limit')
  return draw(mechanism, request, found, { answers: typedClock(request.fields), problems: [] })
}

function mostOf({ pack }: Mechanism, now: number) {
  const today = civilDateOf(now, pack.timeZone)
  return {
    extended: parameter(pack, ENGINE_PARAMETERS.clockExtensionMost, today) / DAY,
    paused: parameter(pack, ENGINE_PARAMETERS.clockPauseMost, today) / DAY,
  }
}

async function move(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const found = await open(mechanism, request)
  if (!found) return request.reply.notFound()
  const { file, line } = found
  const { now, reply, tx } = request
  const answers = typedClock(request.fields)
  const read = readClock(answers, {
    now,
    dueAt: line.dueAt ?? now,
    timeZone: mechanism.pack.timeZone,
    paused: line.moved === 'paused',
    most: mostOf(mechanism, now),
  })
  if (read.kind === 'invalid') return draw(mechanism, request, found, { answers, problems: read.problems, status: 422 })
  const act: Act = {
    kind: `clock.${read.move}`,
    mode: 'do',
    happenedAt: now,
    facts: { step: line.step, ref: line.ref, parameter: line.parameter, reason: read.reason, until: read.until },
  }
  const location = `/people/${file.id}`
  const done = await perform(tx, mechanism, {
    file,
    act,
    actor: actorOf(request.actor),
    content: {},
    form: null,
    version: Number(field(request.fields, '_version')) || file.version,
    formId: request.formId,
    location,
    now,
  })
  if (done.kind === 'stale') return draw(mechanism, request, found, { answers, problems: [], stale: true, status: 409 })
  return reply.seeOther(done.kind === 'replayed' ? done.location : location)
}

type Drawn = {
  readonly answers: ClockAnswers
  readonly problems: readonly ClockProblem[]
  readonly stale?: boolean
  readonly status?: number
}

function draw(mechanism: Mechanism, request: SignedInRequest, { file, line }: Open, drawn: Drawn): Reply {
  const { t, lang, now, reply } = request
  const { answers, problems, stale = false, status = 200 } = drawn
  return reply.page(
    t('clock.title'),
    <ClockPage
      say={{ t, lang, now, timeZone: mechanism.pack.timeZone }}
      file={file}
      line={line}
      most={mostOf(mechanism, now)}
      answers={answers}
      problems={problems}
      stale={stale}
      formId={randomUUID()}
    />,
    { status, problems: status !== 200 },
  )
}
