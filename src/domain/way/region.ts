import { contextOf } from '../facts/context.ts'
import { FACTS, type FactName } from '../facts/registry.ts'
import { isAsChild } from '../facts/status.ts'
import type { ActKind } from '../mechanism/vocabulary.ts'
import type { PersonEvent, PersonFile } from '../person/file.ts'
import { remember } from '../rules/compile.ts'
import { evaluate } from '../rules/condition.ts'
import type { Citation, Condition, Standing } from '../rules/rule.ts'
import type { Instant } from '../time/civil-date.ts'

/** The regions that run beside the way (specification 2.0). What a state is and what may be done in it is data of the pack. */
export const REGIONS = ['criminal', 'compensation', 'residence', 'repatriation', 'register'] as const
export type RegionId = (typeof REGIONS)[number]

/** An act that leads to a state; with `where`, only with one of these coded answers. `back`: also to a state that lies behind. */
export type RegionMove<S extends string = string> = {
  readonly act: ActKind
  readonly where?: { readonly key: string; readonly in: readonly string[] }
  readonly to: S
  readonly back?: true
}

/**
 * One region: its states in order, each with the acts it allows (message `region.<id>.<state>`), and the acts that lead from one
 * to another. The first state is where everybody stands before anything happened. An act that happened moves the region
 * whatever its state: the truth is never refused.
 */
export type Region<S extends string = string> = {
  readonly id: RegionId
  readonly states: Readonly<Record<S, readonly [ActKind, ...ActKind[]]>>
  readonly moves: readonly RegionMove<S>[]
  /** From which status on the first act is possible. */
  readonly begins: 'presumed' | 'any'
  /** To whom it can apply at all; without it to everybody. What has begun is shown whatever was learnt since. */
  readonly applies?: Condition<FactName>
  readonly cites: readonly [Citation, ...Citation[]]
  readonly standing: Standing
}

/** Checks the table while it is written: a move to a state that is not there does not compile. */
export function region<const S extends string>(
  table: Omit<Region<S>, 'moves'> & { readonly moves: readonly RegionMove<NoInfer<S>>[] },
): Region {
  return table
}

/** Acts that are possible from every state of everything (specification 2.0). */
export const FROM_ANY_STATE = [
  'emergency.called',
  'person.transferred',
  'contact.lost',
  'person.withdrew',
  'person.re-victimised',
] as const satisfies readonly ActKind[]

/** Where a person stands in a region: derived from the acts of the present situation, never entered. */
export type RegionState = {
  readonly region: Region
  readonly state: string
  readonly begun: boolean
  /** What may be done now, in this state. */
  readonly acts: readonly ActKind[]
}

/** The state of one region. */
export function regionState(region: Region, file: PersonFile): RegionState {
  const order = Object.keys(region.states)
  const first = order[0] ?? ''
  const reopened = file.events.findLastIndex(event => event.kind === 'person.re-victimised')
  const state = file.events.slice(reopened + 1).reduce((at, event) => next(region, order, at, event), first)
  return { region, state, begun: state !== first, acts: region.states[state] ?? [] }
}

function next({ moves }: Region, order: readonly string[], at: string, event: PersonEvent): string {
  const move = moves.find(one => one.act === event.kind && answers(one, event))
  if (!move) return at
  return move.back || order.indexOf(move.to) > order.indexOf(at) ? move.to : at
}

function answers({ where }: RegionMove, { act }: PersonEvent): boolean {
  return !where || where.in.includes(String(act[where.key] ?? ''))
}

/** The regions that have begun, and those whose first act is possible. A way that is closed begins nothing new. */
export function regionsBeside(regions: readonly Region[], file: PersonFile, at: Asked): readonly RegionState[] {
  return regions.map(one => regionState(one, file)).filter(one => one.begun || mayBegin(one.region, file, at))
}

/** When, and by which calendar, is asked. */
export type Asked = { readonly now: Instant; readonly timeZone: string }

function mayBegin({ begins, applies }: Region, file: PersonFile, { now, timeZone }: Asked): boolean {
  if (applies && !evaluate(applies, remember(FACTS, contextOf(file, now, { timeZone })))) return false
  if (file.stage === 'closed' || file.status === 'not-victim') return false
  return begins === 'any' || file.status === 'presumed' || file.status === 'identified' || isAsChild(file)
}
