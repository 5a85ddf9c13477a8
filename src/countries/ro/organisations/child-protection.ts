import type { OrganisationEntry } from '../../../domain/mechanism/pack.ts'
import { PLACES } from '../territories.ts'

/** Desks that do not work in the exercise: they are telephoned, so that this way is rehearsed too. */
const NOT_CONNECTED: ReadonlySet<string> = new Set(['CL', 'CV', 'MH', 'SJ', 'TL', 'TR'])

/** Victim-support services whose desk works in the exercise; the others are reached by telephone, e-mail or paper. */
const VICTIM_SUPPORT_CONNECTED: ReadonlySet<string> = new Set(['B-S1', 'BV', 'CJ', 'CT', 'DJ', 'IS', 'TM'])

/** Which neighbouring directorate takes a duty over where the competent one may be implicated. Assumed. */
const SUBSTITUTES: Readonly<Record<string, string>> = {
  AB: 'SB',
  AG: 'VL',
  AR: 'TM',
  'B-S1': 'B-S2',
  'B-S2': 'B-S3',
  'B-S3': 'B-S4',
  'B-S4': 'B-S5',
  'B-S5': 'B-S6',
  'B-S6': 'B-S1',
  BC: 'NT',
  BH: 'SM',
  BN: 'CJ',
  BR: 'GL',
  BT: 'SV',
  BV: 'PH',
  BZ: 'PH',
  CJ: 'BN',
  CL: 'IL',
  CS: 'TM',
  CT: 'TL',
  CV: 'BV',
  DB: 'AG',
  DJ: 'OT',
  GJ: 'VL',
  GL: 'BR',
  GR: 'IF',
  HD: 'AB',
  HR: 'MS',
  IF: 'PH',
  IL: 'BZ',
  IS: 'VS',
  MH: 'DJ',
  MM: 'SM',
  MS: 'HR',
  NT: 'BC',
  OT: 'DJ',
  PH: 'DB',
  SB: 'AB',
  SJ: 'CJ',
  SM: 'MM',
  SV: 'BT',
  TL: 'CT',
  TM: 'AR',
  TR: 'GR',
  VL: 'GJ',
  VN: 'BZ',
  VS: 'IS',
}

const withSubstitute = (prefix: string, place: string) => {
  const substitute = SUBSTITUTES[place]
  return substitute ? { substitute: `${prefix}-${substitute}` } : {}
}

/** The 47 general directorates for social assistance and child protection: 41 counties and six sectors. */
export const CHILD_PROTECTION: readonly OrganisationEntry[] = PLACES.map(({ code, name }) => ({
  code: `DGASPC-${code}`,
  name: `DGASPC ${name}`,
  kind: 'child-protection',
  territories: [code],
  connected: !NOT_CONNECTED.has(code),
  ...withSubstitute('DGASPC', code),
  source: 'S1, X20; substitute assumed',
}))

/** The support service for victims of crime inside each directorate. Services by law, not conditional on a complaint. */
export const VICTIM_SUPPORT: readonly OrganisationEntry[] = PLACES.map(({ code, name }) => ({
  code: `SSVI-${code}`,
  name: `Serviciul pentru sprijinirea victimelor infracțiunilor, DGASPC ${name}`,
  kind: 'victim-support',
  territories: [code],
  connected: VICTIM_SUPPORT_CONNECTED.has(code),
  services: ['SOC', 'LEGAL', 'PSY', 'INFO'],
  ...withSubstitute('SSVI', code),
  source: 'S1, X9; substitute assumed',
}))
