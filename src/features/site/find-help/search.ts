import { freshnessAt, parentOf } from '../../../act/listings.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import type { Shown } from '../../../act/public-directory.ts'
import { type Found, isPublic, searchListings } from '../../../domain/directory/listing.ts'
import { hoursOfTonight, isOpenTonight } from '../../../domain/directory/tonight.ts'
import { type Asked, wantedOf } from './form.ts'

/** The public search over what is remembered: nothing of a protected shelter is in it. */
export function publicSearch(mechanism: Mechanism): (shown: Shown, asked: Asked, at: number) => readonly Found[] {
  const parent = parentOf(mechanism)
  return ({ all }, asked, at) => {
    const freshness = freshnessAt(mechanism.pack, at)
    const found = searchListings(all, wantedOf(asked), {
      at,
      parentOf: parent,
      admit: one => isPublic(one, freshness),
    })
    return asked.when === 'tonight' ? tonight(found, hoursOfTonight(at, mechanism.pack.timeZone)) : found
  }
}

/** Those with somebody there this night; those of unknown hours after them. */
function tonight(found: readonly Found[], moments: readonly number[]): readonly Found[] {
  const there: Found[] = []
  const perhaps: Found[] = []
  for (const one of found) {
    const open = isOpenTonight(one.listing, moments)
    if (open === null) perhaps.push({ ...one, unknown: [...one.unknown, 'open'] })
    else if (open) (one.unknown.length > 0 ? perhaps : there).push(one)
  }
  return [...there, ...perhaps]
}
