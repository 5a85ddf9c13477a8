import { DATA_CLASSES, type DataClass, type OrganisationKind, type Stage } from '../mechanism/vocabulary.ts'
import { readBasis } from './basis.ts'
import { type AccessClass, type AccessRule, GRANT_RELATIONS, type Reader, type Relation, type Verb } from './rule.ts'

/** What an organisation holds of one person: a grant in force. */
export type Held = { readonly classes: readonly string[]; readonly basis: string }

/** Whether a rule speaks of an account: one of its roles, in an organisation of one of its kinds. */
export function speaksOf(rule: Pick<AccessRule, 'kinds' | 'roles'>, { organisationKind, roles }: Reader): boolean {
  return rule.kinds.some(kind => kind === organisationKind) && rule.roles.some(role => roles.includes(role))
}

/**
 * The object check: may this account do this with this class of a person's data, on the ground its organisation holds?
 * Null: the organisation holds none. `authored`: the very record is its own organisation's. Closed unless a rule opens it.
 */
export function mayAccess(
  rules: readonly AccessRule[],
  reader: Reader,
  held: Held | null,
  dataClass: DataClass,
  verb: Verb,
  authored = false,
): boolean {
  const basis = held && readBasis(rules, reader.organisationKind, held.basis)
  if (!held || !basis) return false
  return rules.some(
    rule =>
      speaksOf(rule, reader) &&
      rule.classes.includes(dataClass) &&
      rule.verbs.includes(verb) &&
      basis.relations.some(one => one === rule.relation) &&
      (rule.stages?.includes(basis.stretch) ?? true) &&
      (rule.authored ? authored : held.classes.includes(dataClass)),
  )
}

/** The mask: the classes of which a page, a paper or an export may show anything at all to this account. */
export function maskOf(
  rules: readonly AccessRule[],
  reader: Reader,
  held: Held | null,
  verb: Verb = 'read',
): readonly DataClass[] {
  return DATA_CLASSES.filter(dataClass => mayAccess(rules, reader, held, dataClass, verb))
}

/** Access by a relation that needs no grant: the whole country, one record by order, one's own organisation's log. */
export function mayBy(
  rules: readonly AccessRule[],
  reader: Reader,
  relation: Exclude<Relation, (typeof GRANT_RELATIONS)[number]>,
  dataClass: AccessClass,
  verb: Verb,
): boolean {
  return rules.some(
    rule =>
      speaksOf(rule, reader) &&
      rule.relation === relation &&
      rule.classes.includes(dataClass) &&
      rule.verbs.includes(verb),
  )
}

/** The classes a role may write at all, whatever the relation; which people it concerns is the mandate's question. */
export function mayWrite(rules: readonly AccessRule[], reader: Reader, dataClass: DataClass): boolean {
  return rules.some(rule => speaksOf(rule, reader) && rule.verbs.includes('write') && rule.classes.includes(dataClass))
}

/** Whether an account finds a restricted person by name or code, on the basis its desk has. */
export function findsRestricted(rules: readonly AccessRule[], reader: Reader, basisWord: string): boolean {
  const basis = readBasis(rules, reader.organisationKind, basisWord)
  return rules.some(
    rule =>
      rule.findsRestricted === true &&
      speaksOf(rule, reader) &&
      basis?.relations.some(one => one === rule.relation) === true &&
      (rule.stages?.includes(basis.stretch) ?? true),
  )
}

/** What an organisation of a kind holds, over all its roles: the classes of its grant. Records of its own are its own besides. */
export function classesHeld(
  rules: readonly AccessRule[],
  kind: OrganisationKind,
  relations: ReadonlySet<Relation>,
  stage: Stage,
): readonly DataClass[] {
  return DATA_CLASSES.filter(dataClass =>
    rules.some(
      rule =>
        rule.kinds.includes(kind) &&
        relations.has(rule.relation) &&
        GRANT_RELATIONS.some(one => one === rule.relation) &&
        rule.verbs.includes('read') &&
        !rule.authored &&
        rule.classes.includes(dataClass) &&
        (rule.stages?.includes(stage) ?? true),
    ),
  )
}
