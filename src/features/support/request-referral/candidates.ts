import type { Organisation } from '../../../act/directory.ts'
import { type Matching, notAvailableFor } from '../../../act/matching.ts'
import { actorOf } from '../../../act/mechanism.ts'
import { askedOf } from '../../../domain/matching/asked.ts'
import type { PersonFile } from '../../../domain/person/file.ts'
import { type Candidate, eligible, wayOf } from '../../../domain/referral/eligible.ts'
import { TRANSFER } from '../../../domain/referral/transfer.ts'
import { civilDateOf } from '../../../domain/time/calendar.ts'
import type { SignedInRequest } from '../../../platform/http/route.ts'

/** Whom one may ask. `available` false: full, closed or kept from placement, and nothing tells which. */
export type Choice = Candidate<Organisation> & { readonly available: boolean }

/** Organisations that fit, those that cannot take anybody now last. */
export async function candidatesFor(
  matching: Matching,
  { tx, actor, now }: SignedInRequest,
  file: PersonFile,
  { service, county }: { readonly service: string; readonly county: string },
): Promise<readonly Choice[]> {
  const { pack, directory } = matching.mechanism
  const { organisation, organisationKind } = actorOf(actor)
  const path = wayOf(file, organisationKind, service)
  const asked = askedOf(file, { service, county }, civilDateOf(now, pack.timeZone))
  // A desk that takes a person over has no places to be out of.
  const closed =
    service === TRANSFER
      ? new Set<string>()
      : await notAvailableFor(tx, matching, file, asked, { organisation, organisationKind, now })
  const parent = pack.territories.find(one => one.code === county)?.parent
  const wanted = { service, county, parent, path, own: organisation, ownKind: organisationKind }
  return eligible(file, directory.all(), wanted)
    .map(one => ({ ...one, available: !closed.has(one.organisation.id) }))
    .sort((a, b) => Number(b.available) - Number(a.available))
}

/** The one that was chosen, where it can be asked. */
export const chosenOf = (all: readonly Choice[], id: string | null): Organisation | undefined =>
  all.find(one => one.available && one.organisation.id === id)?.organisation
