import { TERRITORIES } from '../territories.ts'

const NAMES: Readonly<Record<string, string>> = {
  RO11: 'Nord-Vest',
  RO12: 'Centru',
  RO21: 'Nord-Est',
  RO22: 'Sud-Est',
  RO31: 'Sud-Muntenia',
  RO32: 'București-Ilfov',
  RO41: 'Sud-Vest Oltenia',
  RO42: 'Vest',
}

/** The eight development regions (NUTS 2) with their counties and sectors. */
export const REGIONS = Object.entries(NAMES).map(([code, name]) => ({
  code,
  name,
  territories: TERRITORIES.filter(one => {
    const county = one.nuts3 ?? TERRITORIES.find(other => other.code === one.parent)?.nuts3
    return county?.startsWith(code)
  }).map(one => one.code),
}))
