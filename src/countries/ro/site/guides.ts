import type { Guide } from '../../../domain/site/site.ts'
import { SECTOR_INDICATORS } from '../indicators/sectors.ts'
import type { IndicatorCode } from '../indicators.ts'

/** What people in a hotel or lodging can see: rooms, doors, bookings, staff. Chosen by us; assumed. */
const HOTEL = [
  'A01',
  'A02',
  'A03',
  'A08',
  'A12',
  'B04',
  'B16',
  'C01',
  'C02',
  'C09',
  'G01',
  'G10',
] as const satisfies readonly IndicatorCode[]

/** Who is written for. Lists are those of the first sign, so that the guide and the form say the same. */
export const GUIDES: readonly Guide[] = [
  { id: 'community', indicators: SECTOR_INDICATORS.community, records: false },
  { id: 'school', indicators: SECTOR_INDICATORS.school, records: true },
  { id: 'health', indicators: SECTOR_INDICATORS.health, records: true },
  { id: 'labour', indicators: SECTOR_INDICATORS.labour, records: true },
  { id: 'border', indicators: SECTOR_INDICATORS.border, records: true },
  { id: 'hotel', indicators: HOTEL, records: false },
]

/** The self-check: few, in plain words, of every dimension. Assumed. */
export const CHECK_SIGNS = [
  'A02',
  'A01',
  'A03',
  'A05',
  'A06',
  'C02',
  'C03',
  'A16',
  'B01',
  'B10',
  'A07',
  'A08',
  'A12',
  'G01',
  'G06',
] as const satisfies readonly IndicatorCode[]
