import type { UnitKind } from '../domain/capacity/unit.ts'
import type { FactName } from '../domain/facts/registry.ts'
import type { CountryPack } from '../domain/mechanism/pack.ts'
import type { Role } from '../domain/mechanism/vocabulary.ts'

/** An invented account of the exercise. Its name says number, role and desk, so that nobody takes it for a person. */
export type ExerciseAccount = {
  readonly id: string
  readonly name: string
  /** Code of its organisation. */
  readonly organisation: string
  readonly roles: readonly [Role, ...Role[]]
  /** On the duty roster: the named officer who takes up what is addressed to the desk. */
  readonly onDuty: boolean
  /** Shown first where people choose an account to sign in with. */
  readonly featured: boolean
}

/** A first sign of the exercise, told by an account through the same pages as everybody's. */
export type ExerciseSign = {
  readonly key: string
  /** Code of the account. */
  readonly by: string
  /** Hours before the exercise is loaded. */
  readonly hours: number
  readonly age: 'adult' | 'child'
  readonly territory: string
  /** What the adult answered; a child is not asked. */
  readonly asked?: 'agrees' | 'refuses' | 'not-safe'
  readonly years: number
  readonly given: string
  readonly family: string
}

/** A house of the exercise: units that nobody has, and people nobody is. */
export type ExerciseHouse = {
  /** Code of the service in the directory of the pack. */
  readonly service: string
  readonly organisation: string
  /** Role of the account that keeps the units. */
  readonly by: Role
  readonly territory: string
  readonly units: readonly {
    readonly kind: UnitKind
    readonly count: number
    readonly name: string
    readonly sex?: 'female' | 'male'
    readonly minimumAge?: number
    readonly maximumAge?: number
    readonly places?: number
    readonly traits?: readonly ('accessible' | 'children' | 'highSecurity')[]
    readonly weekday?: number
    readonly starts?: string
    readonly ends?: string
  }[]
  /** Who came how many days ago, and for how many nights. */
  readonly stays: readonly {
    readonly ago: number
    readonly nights: number
    readonly sex: 'female' | 'male'
    readonly age: number
    readonly children?: number
  }[]
  /** Beds out of service. */
  readonly out: number
}

/** What an exercise is played with. */
export type Exercise = {
  readonly accounts: readonly ExerciseAccount[]
  /** Who is named at the start, by what they do: codes of accounts. */
  readonly shown: readonly { readonly group: string; readonly accounts: readonly string[] }[]
  /** `cohort`: the stories of src/tools/exercise; otherwise these signs and nothing more. */
  readonly people: 'cohort' | readonly ExerciseSign[]
  readonly houses?: readonly ExerciseHouse[]
}

/** Everything one country brings: its mechanism, its words, its exercise. */
export type Country = {
  readonly pack: CountryPack<FactName>
  /** Messages by language and key; they go before those of the pages, so that a country may call a thing by its own name. */
  readonly messages: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly exercise: Exercise
  /** The form of the specification that a form of the pack carries out; itself where the pack follows none. */
  readonly specifiedBy: (form: string) => string
}
