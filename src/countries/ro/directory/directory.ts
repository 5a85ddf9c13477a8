import type { DirectoryOrganization, DirectoryPack, DirectoryService } from '../../../domain/directory/pack.ts'
import type { OrganisationEntry } from '../../../domain/mechanism/pack.ts'
import { TEXT_SEEN } from '../law/seen.ts'
import words from '../messages/ro/words.json' with { type: 'json' }
import { CHILD_PROTECTION, VICTIM_SUPPORT } from '../organisations/child-protection.ts'
import { NGO_PROVIDERS, OTHER_PARTNERS } from '../organisations/providers.ts'
import { NATIONAL_DESK, REGIONAL_CENTRES } from '../organisations/regional-centres.ts'
import { ANSWERS, SERVICES } from '../services.ts'
import { LINE_ORGANIZATIONS, LINE_SERVICES } from './lines.ts'
import { REGIONS } from './regions.ts'
import { STATE_ORGANIZATIONS, STATE_SERVICES } from './state.ts'

/** Kinds of need beyond the kinds of help of the specification (1.5): papers, benefits, a language, a line to call. */
const NEEDS = [...SERVICES, 'ID_PAPERS', 'BENEFITS', 'INTERPRETING', 'EMERGENCY', 'ADVICE_LINE'] as const

const known = (source: string) => ({ verifiedOn: TEXT_SEEN, source })

const organization = (one: OrganisationEntry, description: string): DirectoryOrganization => ({
  code: one.code,
  desk: one.code,
  name: one.name,
  description,
  ...(one.website ? { website: `https://${one.website}` } : {}),
  ...known(one.source),
})

const nameOf = (code: string) => (words as Readonly<Record<string, string>>)[`service.${code}`] ?? code

/**
 * One service for each kind of help an organisation is said to give: whom, where and when is not published for any of them.
 * Emergency accommodation of these organisations is protected shelter (S1), so that no place of it is ever told.
 */
const servicesOf = (one: OrganisationEntry): readonly DirectoryService[] =>
  (one.services ?? []).map(code => ({
    code: `${one.code}-${code}`,
    organization: one.code,
    described: { name: nameOf(code), needs: [code] },
    ...(code === 'SHEL_EM' ? { protectedIn: 'unknown' } : {}),
    ...known(one.source),
  }))

const IDENTITY_PAPERS: DirectoryService = {
  code: 'JUSTICE-AND-CARE-ID_PAPERS',
  organization: 'JUSTICE-AND-CARE',
  described: { name: nameOf('ID_PAPERS'), needs: ['ID_PAPERS'] },
  ...known('S0'),
}

const CENTRE_SERVICES: readonly DirectoryService[] = REGIONAL_CENTRES.map(one => ({
  code: `${one.code}-REFER`,
  organization: one.code,
  described: {
    name: 'Primirea sesizărilor și referirea către servicii',
    needs: ['REFER', 'DETECT', 'INFO'],
    territories: one.territories,
  },
  ...known('S1'),
}))

const SUPPORT_SERVICES: readonly DirectoryService[] = VICTIM_SUPPORT.map(one => ({
  code: `${one.code}-SUPPORT`,
  organization: one.code,
  described: {
    name: 'Sprijin pentru victimele infracțiunilor',
    description: 'Asistență socială, consiliere juridică și psihologică. Nu depinde de depunerea unei plângeri.',
    needs: one.services ?? [],
    territories: one.territories,
  },
  ...known('S1, X9'),
}))

const CHILD_SERVICES: readonly DirectoryService[] = CHILD_PROTECTION.flatMap(one => [
  {
    code: `${one.code}-CHILD`,
    organization: one.code,
    described: {
      name: 'Protecția copilului: evaluare și manager de caz',
      needs: ['SOC', 'PSY', 'MED', 'INFO'],
      maximumAge: 17,
      children: 'accepted',
      territories: one.territories,
    },
    ...known('S1, S4'),
  },
  {
    code: `${one.code}-CENTRE`,
    organization: one.code,
    described: {
      name: 'Centru de primire în regim de urgență pentru copii',
      description: 'Numărul locurilor nu este cunoscut.',
      needs: ['SHEL_EM'],
      maximumAge: 17,
      children: 'accepted',
      territories: one.territories,
    },
    ...known('S4; places not published'),
  },
])

/** The directory of the country. `data/ngo_services.csv`: 16 organisations of the 2025 country report (S1, section 3.2). */
export const DIRECTORY: DirectoryPack = {
  needs: NEEDS,
  answers: ANSWERS,
  nights: ['SHEL_EM'],
  regions: REGIONS,
  referringLine: 'HL-ANITP-LINE',
  profile: 'HSDS-RO-MNIR',
  organizations: [
    organization(NATIONAL_DESK, 'Agenția națională: coordonează mecanismul de identificare și referire.'),
    ...REGIONAL_CENTRES.map(one => organization(one, 'Centru regional: primește sesizările și face referirea.')),
    ...CHILD_PROTECTION.map(one => organization(one, 'Protecția copilului și asistență socială în județ sau sector.')),
    ...VICTIM_SUPPORT.map(one => organization(one, 'Serviciu de sprijin pentru victimele infracțiunilor.')),
    ...NGO_PROVIDERS.map(one =>
      organization(one, 'Organizație neguvernamentală descrisă în raportul de țară din 2025.'),
    ),
    ...OTHER_PARTNERS.map(one => organization(one, 'Organizație parteneră numită în surse.')),
    ...LINE_ORGANIZATIONS,
    ...STATE_ORGANIZATIONS,
  ],
  services: [
    ...CENTRE_SERVICES,
    ...CHILD_SERVICES,
    ...SUPPORT_SERVICES,
    ...NGO_PROVIDERS.flatMap(servicesOf),
    ...OTHER_PARTNERS.flatMap(servicesOf),
    IDENTITY_PAPERS,
    ...LINE_SERVICES,
    ...STATE_SERVICES,
  ],
}
