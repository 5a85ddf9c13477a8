import { FACTS } from '../facts/registry.ts'
import { titleKey } from '../form/keys.ts'
import { factsOf } from '../rules/condition.ts'
import { NEVER_GUARDED } from '../rules/emergency.ts'
import type { Citation, Condition, Rule } from '../rules/rule.ts'
import type { CivilDate } from '../time/civil-date.ts'
import type { CountryPack } from './pack.ts'
import { stagesReached } from './reach.ts'
import { STAGES } from './vocabulary.ts'

/** Messages of a pack, by language and key. */
export type Catalogues = Readonly<Record<string, Readonly<Record<string, string>>>>

/** One fault of a pack: the area of its data, the id it is about, what is wrong, and how to mend it. */
export type PackFault = { readonly area: string; readonly id: string; readonly says: string; readonly mend: string }

/** What is checked of a pack, whatever its facts are called: rules that ask for an unknown one are faults, not errors. */
export type AnyPack = CountryPack<string>

/**
 * Everything about a country pack that must not start: unknown facts, rules without a citation or citing what is not
 * registered, two rules of one id in force on one day, stages nobody reaches, missing texts. Empty when all is well.
 */
export function checkPack(pack: AnyPack, catalogues: Catalogues): readonly PackFault[] {
  return [
    ...pack.rules.flatMap(rule => ruleFaults(rule, pack)),
    ...pack.steps.flatMap(step => stepFaults(step, pack)),
    ...overlaps(
      'rules',
      pack.rules.map(({ id, inForce }) => ({ id, ...inForce })),
    ),
    ...overlaps(
      'law',
      pack.law.map(({ id, inForce }) => ({ id, ...inForce })),
    ),
    ...twice(
      'parameters',
      pack.parameters.map(({ id, from }) => `${id} from ${from}`),
    ),
    ...twice(
      'steps',
      pack.steps.map(step => step.id),
    ),
    ...unreachable(pack),
    ...regionFaults(pack),
    ...missing(pack, catalogues),
  ]
}

function unknownFacts(area: string, id: string, conditions: readonly (Condition | undefined)[]): readonly PackFault[] {
  const names = new Set(conditions.flatMap(one => (one ? factsOf(one) : [])))
  return [...names]
    .filter(name => !Object.hasOwn(FACTS, name))
    .map(name => ({
      area,
      id,
      says: `asks for the fact "${name}", which nobody wrote`,
      mend: 'Write the fact in src/domain/facts, for memory and for SQL, or correct its name.',
    }))
}

function citationFaults(area: string, id: string, cites: readonly Citation[], pack: AnyPack): readonly PackFault[] {
  if (cites.length === 0)
    return [{ area, id, says: 'cites nothing', mend: 'Add the provision it rests on with cite().' }]
  return cites
    .filter(one => !pack.law.some(source => source.id === one.source))
    .map(one => ({
      area,
      id,
      says: `cites ${one.source}, which is not in the register of law`,
      mend: 'Add the instrument to law/, or cite one that is there.',
    }))
}

function ruleFaults(rule: Rule, pack: AnyPack): readonly PackFault[] {
  const { id, inForce } = rule
  const early = rule.guards.filter(kind => NEVER_GUARDED.includes(kind))
  return [
    ...unknownFacts('rules', id, [rule.applies, rule.holds]),
    ...citationFaults('rules', id, rule.cites, pack),
    ...early.map(kind => ({
      area: 'rules',
      id,
      says: `stands before ${kind}, which nothing may delay`,
      mend: 'Take this act out of guards.',
    })),
    ...(inForce.to !== undefined && inForce.to <= inForce.from
      ? [
          {
            area: 'rules',
            id,
            says: `ends on ${inForce.to}, before it begins`,
            mend: 'Correct inForce: `to` is the first day it is law no more.',
          },
        ]
      : []),
  ]
}

function stepFaults(step: AnyPack['steps'][number], pack: AnyPack): readonly PackFault[] {
  const { id, form, clock } = step
  const parameter = clock?.parameter
  return [
    ...unknownFacts('steps', id, [step.due, step.done]),
    ...citationFaults('steps', id, step.cites, pack),
    ...(form !== undefined && !pack.forms.some(one => one.id === form)
      ? [
          {
            area: 'steps',
            id,
            says: `is recorded by the form ${form}, which does not exist`,
            mend: 'Write the form, or correct its id.',
          },
        ]
      : []),
    ...(parameter !== undefined && !pack.parameters.some(one => one.id === parameter)
      ? [
          {
            area: 'steps',
            id,
            says: `is limited by ${parameter}, which is not a parameter`,
            mend: 'Add the parameter with its first day.',
          },
        ]
      : []),
  ]
}

type Range = { readonly id: string; readonly from: CivilDate; readonly to?: CivilDate }

function overlaps(area: string, ranges: readonly Range[]): readonly PackFault[] {
  return ranges.flatMap((one, at) =>
    ranges
      .slice(at + 1)
      .filter(other => other.id === one.id && isBefore(one.from, other.to) && isBefore(other.from, one.to))
      .map(other => ({
        area,
        id: one.id,
        says: `is in force twice from ${[one.from, other.from].sort()[1]}`,
        mend: 'Close the earlier one: its `to` is the first day of the next.',
      })),
  )
}

function isBefore(from: CivilDate, to: CivilDate | undefined): boolean {
  return to === undefined || from < to
}

function twice(area: string, ids: readonly string[]): readonly PackFault[] {
  return ids
    .filter((id, at) => ids.indexOf(id) !== at)
    .map(id => ({ area, id: id.split(' ')[0] ?? id, says: `stands there twice: ${id}`, mend: 'Keep one of them.' }))
}

/** Stages that no act of a step or form of the pack leads to. Nobody could ever stand there. */
function unreachable(pack: AnyPack): readonly PackFault[] {
  const acts = [...pack.steps.map(step => step.act), ...pack.forms.map(form => form.act)]
  const reached = stagesReached(acts)
  return STAGES.filter(stage => !reached.has(stage)).map(stage => ({
    area: 'steps',
    id: stage,
    says: 'is a stage that no step leads to',
    mend: 'Add a step, or a form, whose act leads there.',
  }))
}

/** States of a region that nobody reaches, and acts allowed in a state that no form records. */
function regionFaults(pack: AnyPack): readonly PackFault[] {
  const forms = new Set(pack.forms.map(form => form.act))
  return (pack.regions ?? []).flatMap(({ id, states, moves }) =>
    Object.entries(states).flatMap(([state, acts], at) => [
      ...(at > 0 && !moves.some(move => move.to === state)
        ? [
            {
              area: 'regions',
              id: `${id}.${state}`,
              says: 'is a state that no act leads to',
              mend: 'Add a move to it.',
            },
          ]
        : []),
      ...acts
        .filter(act => !forms.has(act))
        .map(act => ({
          area: 'regions',
          id: `${id}.${state}`,
          says: `allows ${act}, which no form records`,
          mend: 'Write the form, or take the act out.',
        })),
    ]),
  )
}

/** Keys a pack must have a text for, in every one of its languages. */
function keysOf(pack: AnyPack): readonly string[] {
  return [
    ...pack.rules.flatMap(({ id }) => [`rule.${id}`, `rule.${id}.opens`]),
    ...pack.rules
      .flatMap(rule => factsOf(rule.holds).concat(rule.applies ? factsOf(rule.applies) : []))
      .map(name => `fact.${name}`),
    ...pack.steps.flatMap(({ id }) => [`step.${id}`, `step.${id}.why`]),
    ...pack.parameters.map(({ id }) => `parameter.${id}`),
    ...(pack.regions ?? []).flatMap(({ id, states }) => [
      `region.${id}`,
      ...Object.keys(states).map(state => `region.${id}.${state}`),
    ]),
    ...pack.law.map(({ id }) => `law.${id}`),
    ...pack.indicators.map(({ code }) => `indicator.${code}`),
    ...pack.rights.map(({ id }) => `right.${id}`),
    ...pack.forms.map(titleKey),
  ]
}

function missing(pack: AnyPack, catalogues: Catalogues): readonly PackFault[] {
  const own = pack.languages.flatMap(lang => Object.keys(catalogues[lang] ?? {}))
  const keys = [...new Set([...keysOf(pack), ...own])]
  return pack.languages.flatMap(lang =>
    keys
      .filter(key => !catalogues[lang]?.[key])
      .map(key => ({
        area: `messages/${lang}/${key.split('.')[0]}.json`,
        id: key,
        says: `has no text in ${lang}`,
        mend: 'Write it, then run src/tools/generate-messages.ts.',
      })),
  )
}
