import type { Territory } from '../../domain/mechanism/pack.ts'

/** The nine regions of England and the three other nations, by their ITL1 codes. */
export const TERRITORIES: readonly Territory[] = [
  { code: 'TLC', name: 'North East', neighbours: ['TLD', 'TLE', 'TLM'] },
  { code: 'TLD', name: 'North West', neighbours: ['TLC', 'TLE', 'TLF', 'TLG', 'TLL', 'TLM'] },
  { code: 'TLE', name: 'Yorkshire and The Humber', neighbours: ['TLC', 'TLD', 'TLF'] },
  { code: 'TLF', name: 'East Midlands', neighbours: ['TLD', 'TLE', 'TLG', 'TLH', 'TLJ'] },
  { code: 'TLG', name: 'West Midlands', neighbours: ['TLD', 'TLF', 'TLJ', 'TLK', 'TLL'] },
  { code: 'TLH', name: 'East of England', neighbours: ['TLF', 'TLI', 'TLJ'] },
  { code: 'TLI', name: 'London', neighbours: ['TLH', 'TLJ'] },
  { code: 'TLJ', name: 'South East', neighbours: ['TLF', 'TLG', 'TLH', 'TLI', 'TLK'] },
  { code: 'TLK', name: 'South West', neighbours: ['TLG', 'TLJ', 'TLL'] },
  { code: 'TLL', name: 'Wales', neighbours: ['TLD', 'TLG', 'TLK'] },
  { code: 'TLM', name: 'Scotland', neighbours: ['TLC', 'TLD'] },
  { code: 'TLN', name: 'Northern Ireland', neighbours: [] },
]
