import { mayBy } from '../domain/access/may.ts'
import type { FactName } from '../domain/facts/registry.ts'
import type { CountryPack } from '../domain/mechanism/pack.ts'
import type { OrganisationKind, Role } from '../domain/mechanism/vocabulary.ts'
import type { Actor } from '../domain/person/file.ts'
import type { CivilDate } from '../domain/time/civil-date.ts'
import { millisecondsOf, parameterOn } from '../domain/way/clock.ts'
import type { Entered } from '../platform/db/database.ts'
import type { Catalogue, Translate } from '../platform/i18n/translator.ts'
import type { Directory } from './directory.ts'

/** The mechanism as this process runs it: the country's pack, its rules made ready, and the organisations of the database. */
export type Mechanism = {
  readonly pack: CountryPack<FactName>
  readonly directory: Directory
  readonly profile: 'exercise' | 'production'
  readonly origin: string
  readonly catalogue: (lang: string) => Catalogue
  readonly translate: (lang: string) => Translate
}

/** The actor as the rules know one. */
export function actorOf(entered: Entered): Actor {
  return {
    account: entered.account,
    name: entered.name,
    organisation: entered.organisation,
    organisationKind: entered.organisationKind as OrganisationKind,
    roles: entered.roles as readonly Role[],
  }
}

/** Whether an account has a right: its role, in an organisation of the right kind, names it. Nothing else gives one. */
export function hasRight(pack: Pick<CountryPack, 'roles'>, entered: Entered, right: string): boolean {
  return pack.roles.some(
    row =>
      entered.roles.includes(row.role) &&
      (row.kinds.length === 0 || row.kinds.includes(entered.organisationKind as OrganisationKind)) &&
      row.rights.includes(right),
  )
}

/** Every right of an account. */
export function rightsOf(pack: Pick<CountryPack, 'roles'>, entered: Entered): ReadonlySet<string> {
  return new Set(
    pack.roles.flatMap(row =>
      entered.roles.includes(row.role) ? row.rights.filter(right => hasRight(pack, entered, right)) : [],
    ),
  )
}

/** Whether an account sees that every person exists and what is due in the whole country, as `app.sees_all()` has it. */
export function seesWholeCountry({ pack }: Mechanism, actor: Entered): boolean {
  return mayBy(pack.access, actor, 'territory', 'core', 'read')
}

/** A parameter in force, in milliseconds where it is a time. Unknown ids are a fault of the pack, found by its tests. */
export function parameter(pack: Pick<CountryPack, 'parameters'>, id: string, today: CivilDate): number {
  const found = parameterOn(pack, id, today)
  if (!found) throw new Error(`The pack has no parameter ${id}.`)
  return millisecondsOf(found)
}
