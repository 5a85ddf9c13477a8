import { contextOf, type FactContext } from '../facts/context.ts'
import { FACTS, type FactName } from '../facts/registry.ts'
import type { CountryPack, Step } from '../mechanism/pack.ts'
import type { ActKind } from '../mechanism/vocabulary.ts'
import type { Actor, PersonFile } from '../person/file.ts'
import { remember } from '../rules/compile.ts'
import { type Answers, weigh } from '../rules/condition.ts'
import type { BrokenRule } from '../rules/decide.ts'
import { waitsForNothing } from '../rules/emergency.ts'
import { decidingFacts, explain } from '../rules/explain.ts'
import { rulesBefore } from '../rules/in-force.ts'
import type { Rule } from '../rules/rule.ts'
import type { CivilDate, Instant } from '../time/civil-date.ts'
import { dueOf } from './clock.ts'
import { dueSteps } from './due-steps.ts'
import { type Item, itemsOf } from './each.ts'
import { whoOwes } from './holder.ts'
import type { DueLine, Line, Panel } from './line.ts'

/** What the way is drawn from. */
export type Way = Pick<CountryPack<FactName>, 'rules' | 'steps' | 'parameters' | 'timeZone'> &
  Partial<Pick<CountryPack<FactName>, 'holidays'>>

/** Step id of a gap that no step is owed for any more. */
export const GAP_STEP = 'historical-gap'

type Reader = {
  readonly file: PersonFile
  readonly way: Way
  readonly now: Instant
  readonly day: CivilDate
  readonly context: FactContext
  readonly answer: Answers
  readonly standing: Answers
}

function readerOf(file: PersonFile, way: Way, now: Instant): Reader {
  const context = contextOf(file, now, way)
  const answer = remember(FACTS, context)
  const standing: Answers = fact => (FACTS[fact as FactName]?.about === 'person' ? answer(fact) : undefined)
  return { file, way, now, day: context.today, context, answer, standing }
}

/** The rules that may block a step. A place tonight is asked for as an emergency: nothing blocks it. */
function guardsOf({ way, day }: Reader, step: Step): readonly Rule[] {
  if (waitsForNothing({ kind: step.act, facts: { emergency: step.emergency === true } })) return []
  return rulesBefore(way.rules, step.act, day)
}

/** Whether a rule blocks an act whatever is answered in it. */
function blocks(rule: Rule, standing: Answers): boolean {
  if (rule.severity !== 'BLOCK' && rule.severity !== 'POLICY') return false
  return (!rule.applies || weigh(rule.applies, standing) === true) && weigh(rule.holds, standing) === false
}

function isBlocked(reader: Reader, step: Step): boolean {
  return guardsOf(reader, step).some(rule => blocks(rule, reader.standing))
}

function blockersOf(reader: Reader, step: Step): readonly BrokenRule[] {
  return guardsOf(reader, step)
    .filter(rule => blocks(rule, reader.standing))
    .map(rule => explain(rule, reader.standing))
}

function lineOf(reader: Reader, step: Step<FactName>, item: Item | null, gap: boolean): Line {
  const { file, way, now, day, answer } = reader
  const { since, dueAt, parameter, moved } = dueOf(step, file, item, way)
  const broken = blockersOf(reader, step)
  const rules = rulesBefore(way.rules, step.act, day)
  return {
    step: step.id,
    act: step.act,
    form: step.form ?? null,
    ref: item?.ref ?? null,
    holder: whoOwes(step, file, item),
    rank: step.rank,
    since,
    dueAt: gap ? null : dueAt,
    clock: gap || dueAt === null ? 'none' : dueAt < now ? 'late' : 'running',
    parameter,
    moved: moved ?? null,
    why: {
      rules: rules.map(rule => rule.id),
      cites: step.cites,
      standing: step.standing,
      facts: decidingFacts(step.due, answer),
    },
    broken,
    opens: [...new Set(broken.flatMap(rule => rule.opens))],
    gap,
    offer: step.offer === true,
  }
}

const NO_GAPS: ReadonlySet<ActKind> = new Set()

/** Kinds of act this person has only from an import, conformity not known. */
function gapKinds(file: PersonFile): ReadonlySet<ActKind> {
  if (!file.events.some(event => event.conformity === 'historical')) return NO_GAPS
  const known = new Set(file.events.filter(event => event.conformity !== 'historical').map(event => event.kind))
  return new Set(
    file.events.filter(event => event.conformity === 'historical' && !known.has(event.kind)).map(event => event.kind),
  )
}

/** Every line of the way that is open now. Where an import stands in the place of a step, the step is a gap. */
function openLines(reader: Reader): readonly Line[] {
  const { file, way, now } = reader
  const gaps = gapKinds(file)
  const due = dueSteps(way.steps, reader.context)
  const open = due.filter(step => !step.fallback)
  const lines = open.flatMap(step =>
    step.each
      ? itemsOf(file, step.each, now).map(item => lineOf(reader, step, item, false))
      : [lineOf(reader, step, null, gaps.has(step.act) && step.offer !== true)],
  )
  const covered = new Set(lines.filter(line => line.gap).map(line => line.act))
  const rest = [...gaps].filter(kind => !covered.has(kind)).map(kind => gapLine(reader, kind))
  // Whoever is in the mechanism is on somebody's list: where nothing else can be done, somebody looks again.
  const owed = lines.some(line => line.broken.length === 0 && !line.gap && !line.offer)
  const fallback = owed ? [] : due.filter(step => step.fallback).map(step => lineOf(reader, step, null, false))
  return [...lines, ...rest, ...fallback].sort(soonestFirst)
}

function gapLine(reader: Reader, kind: ActKind): Line {
  const { file, way } = reader
  const sample = way.steps.find(step => step.act === kind && !step.each)
  const since = file.events.findLast(event => event.kind === kind)?.happenedAt ?? file.detectedAt
  return {
    step: GAP_STEP,
    act: kind,
    form: sample?.form ?? null,
    ref: null,
    holder: { kind: 'regional-centre', organisation: file.holder ?? null, account: null },
    rank: 90,
    since,
    dueAt: null,
    clock: 'none',
    parameter: null,
    moved: null,
    why: { rules: [], cites: sample?.cites ?? [], standing: 'assumed', facts: [] },
    broken: [],
    opens: [],
    gap: true,
    offer: true,
  }
}

function soonestFirst(a: DueLine & { gap?: boolean }, b: DueLine & { gap?: boolean }): number {
  if (a.gap !== b.gap) return a.gap ? 1 : -1
  return (
    a.rank - b.rank ||
    (a.dueAt ?? Number.MAX_SAFE_INTEGER) - (b.dueAt ?? Number.MAX_SAFE_INTEGER) ||
    (a.step < b.step ? -1 : 1)
  )
}

function isMine(line: Line, actor: Actor): boolean {
  const { kind, organisation } = line.holder
  return kind === actor.organisationKind && (organisation === null || organisation === actor.organisation)
}

/**
 * The Now panel. With an actor, `now` is what that desk can do and `waiting` what it waits for; without one, `waiting`
 * is what was sent to somebody and not answered. A line somebody must answer is waiting even where it is blocked.
 */
export function panel(file: PersonFile, pack: Way, now: Instant, actor?: Actor): Panel {
  const lines = openLines(readerOf(file, pack, now))
  const isNow = (line: Line): boolean => (actor ? isMine(line, actor) : !isSent(pack, line))
  const free = lines.filter(line => line.broken.length === 0)
  return {
    now: free.filter(isNow),
    waiting: free.filter(line => !isNow(line)),
    notYet: lines.filter(line => line.broken.length > 0),
  }
}

function isSent(pack: Way, line: Line): boolean {
  return pack.steps.find(step => step.id === line.step)?.holder === 'addressee'
}

/** What is owed now and can be done: the tasks that must be open, with who owes them and until when. */
export function duesOf(file: PersonFile, pack: Way, now: Instant): readonly DueLine[] {
  const reader = readerOf(file, pack, now)
  const gaps = gapKinds(file)
  const due = dueSteps(pack.steps, reader.context).filter(step => !step.offer)
  const lines = due
    .filter(step => !step.fallback && !isBlocked(reader, step))
    .flatMap(step => {
      if (step.each) return itemsOf(file, step.each, now).map(item => dueLine(reader, step, item))
      return gaps.has(step.act) ? [] : [dueLine(reader, step, null)]
    })
  if (lines.length > 0) return lines.sort(soonestFirst)
  return due.filter(step => step.fallback && !isBlocked(reader, step)).map(step => dueLine(reader, step, null))
}

/** The same as `lineOf`, without the reasons: deriving everybody asks for nothing else. */
function dueLine({ file, way }: Reader, step: Step<FactName>, item: Item | null): DueLine {
  const { dueAt, parameter, moved } = dueOf(step, file, item, way)
  const { id, rank } = step
  return {
    step: id,
    ref: item?.ref ?? null,
    holder: whoOwes(step, file, item),
    rank,
    dueAt,
    parameter,
    moved: moved ?? null,
  }
}
