import { EVERYWHERE } from '../../domain/directory/description.ts'
import type { DirectoryOrganization, DirectoryPack, DirectoryService } from '../../domain/directory/pack.ts'
import words from './messages/en/words.json' with { type: 'json' }
import { ORGANISATIONS } from './organisations.ts'
import { TERRITORIES } from './territories.ts'

const NEEDS = [
  'SAFE_HOUSE',
  'OUTREACH',
  'LEGAL',
  'COUNSEL',
  'INTERPRET',
  'MEDICAL',
  'EMERGENCY',
  'ADVICE_LINE',
] as const
const VERIFIED = '2026-01-01' as const
const LINES: readonly string[] = ORGANISATIONS.filter(one => one.kind === 'hotline').map(one => one.code)
const LISTED = ORGANISATIONS.filter(one => LINES.includes(one.code) || (one.services ?? []).length > 0)

const nameOf = (code: string) => (words as Readonly<Record<string, string>>)[`service.${code}`] ?? code

const ORGANIZATIONS: readonly DirectoryOrganization[] = LISTED.map(one => ({
  code: one.code,
  desk: one.code,
  name: one.name,
  description: one.name,
  verifiedOn: VERIFIED,
  source: one.source,
}))

/** Safe houses are protected: no place of them is ever told. */
const SERVICES: readonly DirectoryService[] = LISTED.flatMap((one): readonly DirectoryService[] => {
  const known = { organization: one.code, verifiedOn: VERIFIED, source: one.source }
  if (one.phone) {
    const needs = one.code === 'HL-999' ? ['EMERGENCY'] : ['ADVICE_LINE']
    const described = { name: one.name, needs, phones: [one.phone], territories: [EVERYWHERE] }
    return [
      {
        ...known,
        code: `${one.code}-LINE`,
        described,
        ...(one.code === 'HL-999' ? { neverStale: true as const } : {}),
      },
    ]
  }
  return (one.services ?? []).map(code => ({
    ...known,
    code: `${one.code}-${code}`,
    described: {
      name: nameOf(code),
      needs: [code],
      territories: one.territories.length ? one.territories : [EVERYWHERE],
    },
    ...(code === 'SAFE_HOUSE' ? { protectedIn: 'unknown' as const } : {}),
  }))
})

/** What the exercise of this country lists: its lines, and one service for each kind of support an organisation gives. */
export const DIRECTORY: DirectoryPack = {
  needs: NEEDS,
  nights: ['SAFE_HOUSE'],
  regions: TERRITORIES.map(({ code, name }) => ({ code, name, territories: [code] })),
  organizations: ORGANIZATIONS,
  services: SERVICES,
  referringLine: 'HL-SLAVERY-LINE',
  profile: 'HSDS-UK-NRM',
}
