import { DATA_CLASSES, ORGANISATION_KINDS, ROLES } from '../mechanism/vocabulary.ts'
import { basesOfKind } from './basis.ts'
import { classesHeld, findsRestricted, mayAccess, mayBy, mayWrite } from './may.ts'
import { type AccessRule, GRANT_RELATIONS, RELATIONS, type Reader, type Relation } from './rule.ts'

/**
 * What the database is told of the rules: for one role in one kind of organisation, what opens each setting, in the order of
 * `ACCESS_SETTINGS`. `opens_<class>`: bases on which the class is read, and `by:<relation>` for relations that need no
 * grant. `authors`: `class:basis` where only one's own organisation's records are. `writes`: classes. Made with the very
 * functions of the object check.
 */
export type Opening = {
  readonly kind: string
  readonly role: string
  /** One for each setting: words separated by commas. */
  readonly words: readonly string[]
}

/** The setting that opens a class; a name of a setting has no hyphen. */
const settingOf = (dataClass: string): string => `opens_${dataClass.replaceAll('-', '_')}`

/** Every setting there is; `app_inner.access_settings()` has them in the same order. */
export const ACCESS_SETTINGS: readonly string[] = [
  ...DATA_CLASSES.map(settingOf),
  settingOf('audit'),
  'authors',
  'writes',
  'finds_restricted',
]

const OTHER_RELATIONS = RELATIONS.filter(
  (one): one is Exclude<Relation, (typeof GRANT_RELATIONS)[number]> => !GRANT_RELATIONS.some(known => known === one),
)

/** All openings of a pack, without those that open nothing. */
export function openingsOf(rules: readonly AccessRule[]): readonly Opening[] {
  return ORGANISATION_KINDS.flatMap(kind =>
    ROLES.map(role => ({
      kind,
      role,
      words: wordsFor(rules, { organisationKind: kind, roles: [role] }).map(one => one.join(',')),
    })),
  ).filter(one => one.words.some(words => words !== ''))
}

function wordsFor(rules: readonly AccessRule[], reader: Reader): readonly (readonly string[])[] {
  const bases = basesOfKind(rules, reader.organisationKind)
  const by = (dataClass: (typeof DATA_CLASSES)[number] | 'audit') =>
    OTHER_RELATIONS.filter(relation => mayBy(rules, reader, relation, dataClass, 'read')).map(one => `by:${one}`)
  const may = (dataClass: (typeof DATA_CLASSES)[number], basis: string, authored: boolean) =>
    mayAccess(rules, reader, { classes: authored ? [] : [dataClass], basis }, dataClass, 'read', authored)
  return [
    ...DATA_CLASSES.map(one => [
      ...bases.filter(({ text }) => may(one, text, false)).map(({ text }) => text),
      ...by(one),
    ]),
    by('audit'),
    DATA_CLASSES.flatMap(one => bases.filter(({ text }) => may(one, text, true)).map(({ text }) => `${one}:${text}`)),
    DATA_CLASSES.filter(one => mayWrite(rules, reader, one)),
    bases.filter(({ text }) => findsRestricted(rules, reader, text)).map(({ text }) => text),
  ]
}

/** What a grant may hold at most: the classes of a kind of organisation on each basis it can have. */
export function heldOf(
  rules: readonly AccessRule[],
): readonly { readonly kind: string; readonly basis: string; readonly classes: readonly string[] }[] {
  return ORGANISATION_KINDS.flatMap(kind =>
    basesOfKind(rules, kind).map(({ text, relations, stretch }) => ({
      kind,
      basis: text,
      classes: classesHeld(rules, kind, new Set(relations), stretch),
    })),
  )
}
