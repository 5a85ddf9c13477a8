import type { DataClass, OrganisationKind, Role, Stage } from '../mechanism/vocabulary.ts'
import type { Citation, Standing } from '../rules/rule.ts'

/** What an organisation can be to a person by standing; a grant carries one or more of these. */
export const GRANT_RELATIONS = ['notification', 'referral', 'appointment', 'attended'] as const
export type GrantRelation = (typeof GRANT_RELATIONS)[number]

/** Why a referral stands, in the word of a basis: by the person's consent, or by a duty that a withdrawal does not end. */
export const REFERRAL_GROUNDS = ['referral', 'emergency', 'child-protection'] as const
export type ReferralGround = (typeof REFERRAL_GROUNDS)[number]

/**
 * Every ground for access (specification 1.6). Beside those of a grant: `territory` = the whole country, by mandate;
 * `reporter` = who sends a first sign; `consent`, `order` = one record, by the person's yes or by a court or statute;
 * `break-glass` = one person, for minutes, with a reason; `own-organisation` = what one's own colleagues did.
 */
export const RELATIONS = [
  ...GRANT_RELATIONS,
  'territory',
  'reporter',
  'consent',
  'order',
  'break-glass',
  'own-organisation',
] as const
export type Relation = (typeof RELATIONS)[number]

/** `print` takes data out on paper, `export` in a file that machines read. Who may print or export may read. */
export const VERBS = ['read', 'write', 'print', 'export'] as const
export type Verb = (typeof VERBS)[number]

/** What the access is for; the access log and the documentation say it, and a rule has exactly one. */
export const PURPOSES = [
  'first-sign',
  'identification',
  'assistance',
  'treatment',
  'representation',
  'proceedings',
  'coordination',
  'emergency',
  'accountability',
] as const
export type Purpose = (typeof PURPOSES)[number]

/** The classes of a person's data, and the log of who looked. */
export type AccessClass = DataClass | 'audit'

/**
 * One rule of access: data of the country pack. Everything that no rule opens is closed. Read by the database (policies),
 * by the object check, by the field mask of pages, papers and exports, and by docs/who-sees-what.md.
 */
export type AccessRule = {
  readonly id: `AC-${string}`
  readonly kinds: readonly OrganisationKind[]
  readonly roles: readonly Role[]
  readonly relation: Relation
  readonly classes: readonly AccessClass[]
  readonly verbs: readonly Verb[]
  readonly purpose: Purpose
  /** Stages of the way at which it opens; absent means every stage. Only for the relations of a grant. */
  readonly stages?: readonly Stage[]
  /** Only what one's own organisation wrote. */
  readonly authored?: true
  /** These roles find restricted people in the search, and say who is one. Nobody else finds them. */
  readonly findsRestricted?: true
  readonly cites: readonly [Citation, ...Citation[]]
  readonly standing: Standing
}

/** Who asks: a kind of organisation, and the roles of the account in it. */
export type Reader = { readonly organisationKind: string; readonly roles: readonly string[] }

/** Kinds of organisation that enforce the law: nothing about assistance is theirs by role, only one record at a time. */
export const LAW_ENFORCEMENT: readonly OrganisationKind[] = [
  'police',
  'gendarmerie',
  'border',
  'labour-inspectorate',
  'asylum-office',
]

/** Relations that open one record or one person by a decision about that very record or person. */
export const SINGLE_RELATIONS: readonly Relation[] = ['consent', 'order', 'break-glass']
