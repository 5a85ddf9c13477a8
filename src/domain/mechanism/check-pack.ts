import { accessFaults } from '../access/check.ts'
import { FACTS } from '../facts/registry.ts'
import { factsOf } from '../rules/condition.ts'
import { NEVER_GUARDED } from '../rules/emergency.ts'
import type { Citation, Condition, Rule } from '../rules/rule.ts'
import type { CivilDate } from '../time/civil-date.ts'
import { regionFaults } from './check-regions.ts'
import { missingTexts } from './check-texts.ts'
import { ENGINE_FORMS, ENGINE_PARAMETERS, GLASS_PARAMETERS } from './needed.ts'
import type { CountryPack } from './pack.ts'
import { stagesReached } from './reach.ts'

/** Messages of a pack, by language and key. */
export type Catalogues = Readonly<Record<string, Readonly<Record<string, string>>>>

/** One fault of a pack: the area of its data, the id it is about, what is wrong, and how to mend it. */
export type PackFault = { readonly area: string; readonly id: string; readonly says: string; readonly mend: string }

/** What is checked of a pack, whatever its facts are called: rules that ask for an unknown one are faults, not errors. */
export type AnyPack = CountryPack<string>

/**
 * Everything about a country pack that must not start: unknown facts, rules without a citation or citing what is not
 * registered, two rules of one id in force on one day, stages nobody reaches, numbers and forms the program asks for, duties
 * that no organisation can have, missing texts. Empty when all is well.
 */
export function checkPack(pack: AnyPack, catalogues: Catalogues): readonly PackFault[] {
  return [
    ...pack.rules.flatMap(rule => ruleFaults(rule, pack)),
    ...pack.steps.flatMap(step => stepFaults(step, pack)),
    ...pack.duties.flatMap(duty => citationFaults('duties', duty.id, duty.cites, pack)),
    ...pack.parameters.flatMap(one => citationFaults('parameters', one.id, one.cites, pack)),
    ...pack.rights.flatMap(one => citationFaults('rights', one.id, one.cites, pack)),
    ...(pack.accounts ? citationFaults('accounts', 'undertaking', pack.accounts.undertaking.cites, pack) : []),
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
    ...notGiven(pack),
    ...nobodyThere(pack),
    ...independentFaults(pack),
    ...regionFaults(pack),
    ...missingTexts(pack, catalogues),
    ...accessFaults(pack.access),
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

/** Stages that no act of a step or form of the pack leads to, and acts that lead to a stage the mechanism has not. */
function unreachable(pack: AnyPack): readonly PackFault[] {
  const acts = [...pack.steps.map(step => step.act), ...pack.forms.map(form => form.act)]
  const reached = stagesReached(acts)
  const never = pack.stages
    .filter(stage => !reached.has(stage))
    .map(stage => ({
      area: 'steps',
      id: stage,
      says: 'is a stage that no step leads to',
      mend: 'Add a step, or a form, whose act leads there, or take the stage out of `stages`.',
    }))
  const nowhere = [...reached]
    .filter(stage => !pack.stages.includes(stage))
    .map(stage => ({
      area: 'pack',
      id: stage,
      says: 'is a stage that a step or form leads to, and the mechanism has none of that name',
      mend: 'Add it to `stages`, or take out what leads there.',
    }))
  return [...never, ...nowhere]
}

/** Numbers and papers that the program itself asks for. */
function notGiven(pack: AnyPack): readonly PackFault[] {
  const breaksGlass = pack.access.some(rule => rule.relation === 'break-glass')
  const numbers = [...Object.values(ENGINE_PARAMETERS), ...(breaksGlass ? Object.values(GLASS_PARAMETERS) : [])]
    .filter(id => !pack.parameters.some(one => one.id === id))
    .map(id => ({
      area: 'parameters',
      id,
      says: 'is a number the program asks for, and the pack does not give it',
      mend: 'Add the parameter with its first day; `assumed` where no source says it.',
    }))
  const papers = ENGINE_FORMS.filter(act => !pack.forms.some(form => form.act === act)).map(act => ({
    area: 'forms',
    id: act,
    says: 'is an act the screens write down, and the pack has no form for it',
    mend: 'Write a form with this act.',
  }))
  return [...numbers, ...papers]
}

/** Allegations go to somebody who is there, is no desk of the mechanism's own work, and has another one for its own case. */
function independentFaults(pack: AnyPack): readonly PackFault[] {
  const { desks, cites } = pack.independent
  const fault = (id: string, says: string, mend: string): PackFault => ({ area: 'independent', id, says, mend })
  return [
    ...citationFaults('independent', desks[0], cites, pack),
    ...desks.flatMap(code => {
      const found = pack.organisations.find(one => one.code === code)
      if (!found) return [fault(code, 'is no organisation of the pack', 'Add it, or correct the code.')]
      return found.kind === 'oversight' && found.connected
        ? []
        : [fault(code, 'does not work here as oversight', 'Name a connected organisation of the kind oversight.')]
    }),
    ...(new Set(desks).size > 1
      ? []
      : [fault(desks[0], 'would judge itself', 'Name a second desk, for allegations against the first.')]),
  ]
}

/** A duty, or the last resort, that nobody could have. */
function nobodyThere(pack: AnyPack): readonly PackFault[] {
  const has = (kind: string) => pack.organisations.some(one => one.kind === kind)
  const duties = pack.duties
    .filter(duty => ![duty.addressee, ...duty.alternatives].some(has))
    .map(duty => ({
      area: 'duties',
      id: duty.id,
      says: `is addressed to the kind ${duty.addressee}, and no organisation is of that kind`,
      mend: 'Add an organisation of that kind, or correct the duty.',
    }))
  const last = has('national-desk')
    ? []
    : [
        {
          area: 'organisations',
          id: 'national-desk',
          says: 'is the kind of the desk of last resort, and no organisation is of that kind',
          mend: 'Add one: it holds what nobody else takes up.',
        },
      ]
  return [...duties, ...last]
}
