/** What the sign-in pages read from addresses and forms. Pure; asks no database. */
import { folded } from '../../../domain/text/folded.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import type { ExerciseAccount } from '../../../platform/session/exercise.ts'

export interface AccountGroup {
  readonly kind: string
  readonly title: string
  readonly accounts: readonly ShownAccount[]
}

export interface ShownAccount {
  readonly id: string
  readonly name: string
  readonly organisation: string
  readonly roles: string
}

/** Accounts by kind of organisation, in the reader's words and order; with a search only those where every word is found. */
export function groupAccounts(
  accounts: readonly ExerciseAccount[],
  search: string,
  t: Translate,
  lang: string,
): readonly AccountGroup[] {
  const words = folded(search).split(/\s+/).filter(Boolean)
  const groups = new Map<string, ShownAccount[]>()
  for (const one of accounts) {
    const roles = one.roles.map(role => t(`role.${role}`)).join(', ')
    const text = folded([one.name, one.organisationName, one.organisationCode, roles, t(kindKey(one))].join(' '))
    if (!words.every(word => text.includes(word))) continue
    const group = groups.get(one.organisationKind) ?? []
    group.push({ id: one.id, name: one.name, organisation: one.organisationName, roles })
    groups.set(one.organisationKind, group)
  }
  const { compare } = new Intl.Collator(lang)
  return [...groups]
    .map(([kind, found]) => ({ kind, title: t(`organisation-kind.${kind}`), accounts: found }))
    .sort((one, other) => compare(one.title, other.title))
}

function kindKey(account: ExerciseAccount) {
  return `organisation-kind.${account.organisationKind}` as const
}
