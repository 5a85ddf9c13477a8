import { STAGES, type Stage } from '../mechanism/vocabulary.ts'
import { type AccessRule, GRANT_RELATIONS, type GrantRelation, REFERRAL_GROUNDS, type ReferralGround } from './rule.ts'

/**
 * The basis of a grant is one word: the relations in their order, joined by `+`, and after `@` the stretch when it is not the
 * first one; a referral that rests on a duty is called by that. It is all the database needs to know of relation and stage, so that a policy compares one column with a list.
 */

const AT = '@'
const AND = '+'

/** A basis, taken apart. */
export type Basis = { readonly text: string; readonly relations: readonly GrantRelation[]; readonly stretch: Stage }

type Index = {
  readonly stretches: ReadonlyMap<Stage, Stage>
  readonly kinds: Map<string, { readonly relations: readonly GrantRelation[]; readonly bases: readonly Basis[] }>
}
/** What follows from a pack's rules is reckoned once for them. */
const indexes = new WeakMap<readonly AccessRule[], Index>()

function indexOf(rules: readonly AccessRule[]): Index {
  const known = indexes.get(rules)
  if (known) return known
  const mark = (stage: Stage) => rules.map(rule => (rule.stages?.includes(stage) === false ? '0' : '1')).join('')
  const stretches = new Map(
    STAGES.map(stage => [stage, STAGES.find(one => mark(one) === mark(stage)) ?? stage] as const),
  )
  const index = { stretches, kinds: new Map() }
  indexes.set(rules, index)
  return index
}

function kindOf(rules: readonly AccessRule[], kind: string) {
  const index = indexOf(rules)
  const known = index.kinds.get(kind)
  if (known) return known
  const relations = GRANT_RELATIONS.filter(relation =>
    rules.some(rule => rule.relation === relation && rule.kinds.some(one => one === kind)),
  )
  const found = { relations, bases: basesOf(relations, new Set(index.stretches.values())) }
  index.kinds.set(kind, found)
  return found
}

/** Stages that no rule tells apart form one stretch, named after its first stage. */
export function stretchOf(rules: readonly AccessRule[], stage: Stage): Stage {
  return indexOf(rules).stretches.get(stage) ?? stage
}

/** The relations that rules know for a kind of organisation: no other one opens anything to it. */
export function relationsOf(rules: readonly AccessRule[], kind: string): readonly GrantRelation[] {
  return kindOf(rules, kind).relations
}

/** Every basis that a desk of this kind can have. */
export function basesOfKind(rules: readonly AccessRule[], kind: string): readonly Basis[] {
  return kindOf(rules, kind).bases
}

/** What a basis says, or undefined where the kind or the pack does not know a part of it: then it opens nothing. */
export function readBasis(rules: readonly AccessRule[], kind: string, basis: string): Basis | undefined {
  return kindOf(rules, kind).bases.find(one => one.text === basis)
}

/** The one word for some relations in a stretch. */
export function basisText(
  relations: Iterable<GrantRelation>,
  stretch: Stage,
  ground: ReferralGround = 'referral',
): string {
  const wanted = new Set(relations)
  const text = GRANT_RELATIONS.filter(one => wanted.has(one))
    .map(one => (one === 'referral' ? ground : one))
    .join(AND)
  return stretch === STAGES[0] ? text : `${text}${AT}${stretch}`
}

function basesOf(relations: readonly GrantRelation[], stretches: ReadonlySet<Stage>): readonly Basis[] {
  let sets: readonly (readonly GrantRelation[])[] = [[]]
  for (const one of relations) sets = [...sets, ...sets.map(set => [...set, one])]
  const groundsOf = (set: readonly GrantRelation[]) =>
    set.includes('referral') ? REFERRAL_GROUNDS : REFERRAL_GROUNDS.slice(0, 1)
  return [...stretches].flatMap(stretch =>
    sets
      .filter(set => set.length > 0)
      .flatMap(set =>
        groundsOf(set).map(ground => ({ text: basisText(set, stretch, ground), relations: set, stretch })),
      ),
  )
}
