import { contextOf, type FactContext } from '../facts/context.ts'
import { FACTS, type FactName } from '../facts/registry.ts'
import type { CountryPack } from '../mechanism/pack.ts'
import { asOf } from '../person/as-of.ts'
import type { Act, Actor, PersonFile } from '../person/file.ts'
import { civilDateOf } from '../time/calendar.ts'
import type { Instant } from '../time/civil-date.ts'
import { type Basis, basisOf } from './basis.ts'
import { isBroken, remember } from './compile.ts'
import type { FactValue } from './condition.ts'
import { waitsForNothing } from './emergency.ts'
import { type Explanation, explain } from './explain.ts'
import { rulesBefore } from './in-force.ts'
import type { Rule } from './rule.ts'

/** The law a decision is taken under. */
export type Law = Pick<CountryPack<FactName>, 'rules' | 'timeZone'>

/** A rule that does not hold, with the facts that decided and what would open it. */
export type BrokenRule = Explanation

/** The facts that were asked, as they stood. */
export type FactsAsked = { readonly [fact: string]: FactValue }

/** Ids of every rule that was weighed, the facts as they stood, and what else it rests on: what the event keeps. */
export type Justification = { readonly rules: readonly string[]; readonly facts: FactsAsked; readonly basis: Basis }

/**
 * `allowed`: nothing stands before the act. `warnings` need a recorded reason (`act.facts.warningReason`); where it is
 * missing, `reasonNeeded` is true and the act is shown again. `deferred`: rules an emergency does not wait for.
 * `refused`: the law says no; every broken rule is named. `irregular`: it happened, and is recorded as it was.
 */
export type Decision =
  | ({
      readonly kind: 'allowed'
      readonly warnings: readonly BrokenRule[]
      readonly deferred: readonly BrokenRule[]
      readonly reasonNeeded: boolean
    } & Justification)
  | ({ readonly kind: 'refused'; readonly broken: readonly BrokenRule[] } & Justification)
  | ({
      readonly kind: 'irregular'
      readonly broken: readonly BrokenRule[]
      readonly warnings: readonly BrokenRule[]
    } & Justification)

/**
 * May this be done, or how is it to be recorded? The rules are those of the civil date of the act. What already
 * happened is weighed against the file as it stood on that day, and is never refused.
 */
export function decide(file: PersonFile, act: Act, actor: Actor | null, now: Instant, law: Law): Decision {
  const day = civilDateOf(act.mode === 'record' ? act.happenedAt : now, law.timeZone)
  const stood = act.mode === 'record' ? asOf(file, day, law.timeZone) : file
  const context = contextOf(stood, act.mode === 'record' ? act.happenedAt : now, law, act, actor)
  return decideIn(context, act, rulesBefore(law.rules, act.kind, day), basisOf(file, act, now))
}

function decideIn(context: FactContext, act: Act, rules: readonly Rule[], basis: Basis): Decision {
  const facts: Record<string, FactValue> = {}
  const answer = remember(FACTS, context, facts)
  const broken = rules.filter(rule => isBroken(rule, answer))
  const explained = (some: readonly Rule[]): readonly BrokenRule[] => some.map(rule => explain(rule, answer))
  const blocking = broken.filter(rule => rule.severity === 'BLOCK' || rule.severity === 'POLICY')
  const warnings = explained(broken.filter(rule => rule.severity === 'WARN'))
  const why: Justification = { rules: rules.map(rule => rule.id), facts, basis }
  if (blocking.length > 0 && !waitsForNothing(act)) {
    const all = explained(blocking)
    return act.mode === 'do'
      ? { kind: 'refused', broken: all, ...why }
      : { kind: 'irregular', broken: all, warnings, ...why }
  }
  const reasonNeeded = warnings.length > 0 && act.mode === 'do' && !waitsForNothing(act) && !hasReason(act)
  return { kind: 'allowed', warnings, deferred: explained(blocking), reasonNeeded, ...why }
}

function hasReason(act: Act): boolean {
  const reason = act.facts.warningReason
  return reason !== undefined && reason !== null && reason !== false && reason !== ''
}
