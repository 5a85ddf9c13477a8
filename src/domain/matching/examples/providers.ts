import type { Territory } from '../../mechanism/pack.ts'
import type { Asked } from '../asked.ts'
import type { Provider } from '../provider.ts'
import { travelFrom } from '../travel.ts'
import type { Ground } from '../weigh.ts'

/** A line of four counties, A to D, and an island; the capital's sector lies in B. */
export const PLACES: readonly Territory[] = [
  { code: 'A', name: 'A', neighbours: ['B'] },
  { code: 'B', name: 'B', neighbours: ['A', 'C'] },
  { code: 'B1', name: 'B1', parent: 'B', neighbours: [] },
  { code: 'C', name: 'C', neighbours: ['B', 'D'] },
  { code: 'D', name: 'D', neighbours: ['C'] },
  { code: 'I', name: 'I', neighbours: [] },
]
const TODAY = '2026-06-01'

export const ASKED: Asked = {
  service: 'SHEL_EM',
  county: 'A',
  age: 30,
  ageBand: '25-34',
  child: false,
  sex: 'female',
  exploitation: ['sexual_prostitution'],
  languages: ['ro'],
  needs: [],
  withChildren: false,
  accessible: false,
  exploiters: [],
  apartFrom: [],
}
export const groundOf = (asked: Partial<Asked> = {}): Ground => {
  const whole = { ...ASKED, ...asked }
  return {
    asked: whole,
    travel: travelFrom(PLACES, whole.county),
    region: code => (code === 'WEST' ? ['C', 'D'] : []),
    today: TODAY,
  }
}

export type Over = Partial<Omit<Provider, 'listing'>> & { readonly listing?: Partial<Provider['listing']> }
export const provider = (name: string, { listing, ...over }: Over = {}): Provider => ({
  listing: {
    id: name,
    name,
    organizationName: name,
    status: 'active',
    minimumAge: null,
    maximumAge: null,
    sexes: null,
    exploitation: null,
    children: null,
    access: null,
    languages: null,
    territories: ['A'],
    region: null,
    licence: null,
    protected: false,
    desk: `desk-${name}`,
    ...listing,
  },
  room: { kind: 'unknown' },
  record: undefined,
  connected: true,
  offPath: false,
  excluded: false,
  consent: 'not-asked',
  declined: false,
  ...over,
})
export const names = (list: readonly Provider[]) => list.map(one => one.listing.name)
