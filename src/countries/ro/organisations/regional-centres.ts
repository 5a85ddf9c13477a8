import type { OrganisationEntry } from '../../../domain/mechanism/pack.ts'

/**
 * Seat, counties covered, substitute. Fifteen centres whose territories follow the courts of appeal, both assumed
 * (open question 10); the substitute is a neighbouring centre, assumed.
 */
const CENTRES = [
  { code: 'AB', seat: 'Alba Iulia', territories: ['AB', 'HD', 'SB'], substitute: 'MS' },
  { code: 'BC', seat: 'Bacău', territories: ['BC', 'NT'], substitute: 'IS' },
  { code: 'BV', seat: 'Brașov', territories: ['BV', 'CV'], substitute: 'PH' },
  {
    code: 'B',
    seat: 'București',
    territories: ['B', 'B-S1', 'B-S2', 'B-S3', 'B-S4', 'B-S5', 'B-S6', 'CL', 'GR', 'IF', 'IL', 'TR'],
    substitute: 'PH',
  },
  { code: 'CJ', seat: 'Cluj-Napoca', territories: ['CJ', 'BN', 'MM', 'SJ'], substitute: 'BH' },
  { code: 'CT', seat: 'Constanța', territories: ['CT', 'TL'], substitute: 'GL' },
  { code: 'DJ', seat: 'Craiova', territories: ['DJ', 'GJ', 'MH', 'OT'], substitute: 'AG' },
  { code: 'GL', seat: 'Galați', territories: ['GL', 'BR', 'VN'], substitute: 'CT' },
  { code: 'IS', seat: 'Iași', territories: ['IS', 'VS'], substitute: 'BC' },
  { code: 'BH', seat: 'Oradea', territories: ['BH', 'SM'], substitute: 'CJ' },
  { code: 'AG', seat: 'Pitești', territories: ['AG', 'VL'], substitute: 'DJ' },
  { code: 'PH', seat: 'Ploiești', territories: ['PH', 'BZ', 'DB'], substitute: 'B' },
  { code: 'SV', seat: 'Suceava', territories: ['SV', 'BT'], substitute: 'IS' },
  { code: 'MS', seat: 'Târgu Mureș', territories: ['MS', 'HR'], substitute: 'AB' },
  { code: 'TM', seat: 'Timișoara', territories: ['TM', 'AR', 'CS'], substitute: 'AB' },
] as const

/** The fifteen regional centres of ANITP: `CR-CJ` has its seat in the county `CJ`. Every county and sector has exactly one. */
export const REGIONAL_CENTRES: readonly OrganisationEntry[] = CENTRES.map(
  ({ code, seat, territories, substitute }) => ({
    code: `CR-${code}`,
    name: `Centrul Regional ANITP ${seat}`,
    kind: 'regional-centre',
    territories,
    connected: true,
    substitute: `CR-${substitute}`,
    source: 'Mandate S1; number, seat and territory general knowledge, assumed',
  }),
)

/** The national desk: takes up what nobody took up, and adults' notifications sent to it. */
export const NATIONAL_DESK: OrganisationEntry = {
  code: 'ANITP',
  name: 'Agenția Națională Împotriva Traficului de Persoane (ANITP)',
  kind: 'national-desk',
  territories: [],
  connected: true,
  source: 'S1',
}
