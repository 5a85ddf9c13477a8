/** Occupancy of one territory and kind of unit: one number a night. */
export type TerritoryNights = {
  readonly territory: string | null
  readonly kind: string
  readonly inService: readonly number[]
  readonly held: readonly number[]
  readonly taken: readonly number[]
}

/** The numbers of one night. `tonight`: free and confirmed in time; null on other nights. */
export type NightSum = {
  readonly inService: number
  readonly held: number
  readonly taken: number
  readonly free: number
}
export const NOTHING: NightSum = { inService: 0, held: 0, taken: 0, free: 0 }

/** What a row of the map says of one night. More taken than in service is told as nothing free. */
function nightOf(row: TerritoryNights, night: number): NightSum {
  const [inService, held, taken] = [row.inService[night] ?? 0, row.held[night] ?? 0, row.taken[night] ?? 0]
  return { inService, held, taken, free: Math.max(0, inService - held - taken) }
}

function addNights(a: NightSum, b: NightSum): NightSum {
  return {
    inService: a.inService + b.inService,
    held: a.held + b.held,
    taken: a.taken + b.taken,
    free: a.free + b.free,
  }
}

/** Sums of one night over the territories named; null territories are asked for as null. */
export function sumOf(
  rows: readonly TerritoryNights[],
  night: number,
  within: (territory: string | null) => boolean,
): NightSum {
  return rows.filter(row => within(row.territory)).reduce((sum, row) => addNights(sum, nightOf(row, night)), NOTHING)
}

/** How full a place is, in four words: no units there, full, less than a quarter free, room. */
export type Level = 'none' | 'full' | 'few' | 'room'
export function levelOf(sum: NightSum): Level {
  if (sum.inService === 0) return 'none'
  if (sum.free === 0) return 'full'
  return sum.free * 4 < sum.inService ? 'few' : 'room'
}
