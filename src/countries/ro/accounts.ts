import type { OrganisationEntry } from '../../domain/mechanism/pack.ts'
import type { OrganisationKind, Role } from '../../domain/mechanism/vocabulary.ts'
import { account, type ExerciseAccount } from './accounts/account.ts'
import { FEATURED_ACCOUNTS } from './accounts/featured.ts'
import { CHILD_PROTECTION, VICTIM_SUPPORT } from './organisations/child-protection.ts'
import { NGO_PROVIDERS } from './organisations/providers.ts'
import { REGIONAL_CENTRES } from './organisations/regional-centres.ts'

export type { ExerciseAccount } from './accounts/account.ts'

type Post = { readonly what: string; readonly roles: readonly [Role, ...Role[]] }

/** The posts every connected desk of a kind has in the exercise, so that somebody can always take up and answer. */
const POSTS: Partial<Record<OrganisationKind, readonly Post[]>> = {
  'regional-centre': [
    { what: 'ofițer', roles: ['centre-officer'] },
    { what: 'ofițer de serviciu', roles: ['duty-officer', 'centre-officer'] },
  ],
  'child-protection': [
    { what: 'preluare', roles: ['intake-officer', 'duty-officer'] },
    { what: 'manager de caz', roles: ['case-manager'] },
    { what: 'psiholog', roles: ['psychologist'] },
  ],
  'victim-support': [{ what: 'sprijinirea victimelor', roles: ['victim-support-worker', 'case-manager'] }],
  provider: [{ what: 'lucrător', roles: ['ngo-worker', 'case-manager'] }],
}

const staffed = new Set(
  FEATURED_ACCOUNTS.filter(({ roles }) => !isOffice(roles)).map(({ organisation }) => organisation),
)
const others = [...REGIONAL_CENTRES, ...CHILD_PROTECTION, ...VICTIM_SUPPORT, ...NGO_PROVIDERS].filter(
  ({ code, connected }) => connected && !staffed.has(code),
)

/** Every account of the exercise: first those people choose from, then the posts of all other connected desks. */
export const ACCOUNTS: readonly ExerciseAccount[] = [
  ...FEATURED_ACCOUNTS,
  ...others
    .flatMap(desk => (POSTS[desk.kind] ?? []).map(post => ({ desk, post })))
    .map(({ desk, post }, index) =>
      account(101 + index, `${post.what}, ${shortName(desk)}`, desk.code, post.roles, false),
    ),
]

function isOffice(roles: readonly Role[]): boolean {
  return roles.every(role => role === 'administrator' || role === 'data-protection-officer' || role === 'supervisor')
}

function shortName({ kind, name }: OrganisationEntry): string {
  if (kind === 'regional-centre') return name.replace('Centrul Regional ANITP', 'CR')
  if (kind === 'victim-support') return name.replace(/^.*DGASPC/, 'SSVI')
  return name
}
