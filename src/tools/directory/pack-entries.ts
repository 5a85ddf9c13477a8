import { rowsDescribing } from '../../domain/directory/describe.ts'
import { EVERYWHERE, NOTHING_KNOWN } from '../../domain/directory/description.ts'
import type { Entry } from '../../domain/directory/entry.ts'
import type { Row, Rows } from '../../domain/directory/objects.ts'
import {
  type DirectoryPack,
  type DirectoryService,
  packLocationId,
  packOrganizationId,
  packServiceId,
} from '../../domain/directory/pack.ts'
import { steadyId } from '../../domain/directory/steady-id.ts'
import { type TaxonomyName, taxonomyRows } from '../../domain/directory/taxonomy.ts'
import type { CountryPack } from '../../domain/mechanism/pack.ts'
import { offsetAt } from '../../domain/time/calendar.ts'

/** A moment without summer time. */
const WINTER = Date.UTC(2026, 0, 1)

/** An entry as the pack gives it: besides, whose it is and whether it may go stale. */
export type PackEntry = Entry & { readonly tenant?: string; readonly neverStale?: true }

/** The directory of a country pack as entries. `words` are its messages in its first language. */
export function packEntries(
  pack: Pick<CountryPack, 'code' | 'territories' | 'timeZone'>,
  directory: DirectoryPack,
  words: Readonly<Record<string, string>>,
): readonly PackEntry[] {
  const { territories } = pack
  const places = new Map(territories.map(one => [one.code, one.name]))
  const wordOf = (name: TaxonomyName, code: string) => (name === 'need' ? (words[`service.${code}`] ?? code) : code)
  const names = {
    territory: (code: string) => (code === EVERYWHERE ? pack.code.toUpperCase() : (places.get(code) ?? code)),
    language: (code: string) => words[`language.${code}`] ?? code,
    timeZone: pack.timeZone,
    offset: offsetAt(WINTER, pack.timeZone) / 3_600_000,
  }
  return [
    ...referenceEntries(taxonomyRows(directory.needs, wordOf)),
    ...directory.organizations.map(
      (one): PackEntry => ({
        id: packOrganizationId(one.code),
        kind: 'organization',
        rows: {
          organization: [
            {
              id: packOrganizationId(one.code),
              name: one.name,
              description: one.description,
              ...(one.website ? { website: one.website } : {}),
            },
          ],
        },
        verifiedOn: one.verifiedOn,
        source: one.source,
        ...(one.desk ? { tenant: one.desk } : {}),
      }),
    ),
    ...directory.services.flatMap(one => serviceEntries(one, names)),
  ]
}

function referenceEntries(rows: Rows): readonly PackEntry[] {
  return (['taxonomy', 'taxonomy_term'] as const).flatMap(kind =>
    (rows[kind] ?? []).map(row => ({
      id: String(row.id),
      kind,
      rows: { [kind]: [row] },
      verifiedOn: null,
      source: null,
    })),
  )
}

type Names = Parameters<typeof rowsDescribing>[3]

function serviceEntries(one: DirectoryService, names: Names): readonly PackEntry[] {
  const id = packServiceId(one.code)
  const organization = packOrganizationId(one.organization)
  const rows = rowsDescribing({ ...NOTHING_KNOWN, ...one.described }, { id, organization }, {}, names)
  const known = { verifiedOn: one.verifiedOn, source: one.source }
  const never = one.neverStale ? { neverStale: one.neverStale } : {}
  if (one.protectedIn === undefined) return [{ id, kind: 'service', rows, ...known, ...never }]
  const place = packLocationId(one.code)
  const region = one.protectedIn === 'unknown' ? {} : { service_area: [regionRow(id, one.protectedIn)] }
  const at = { id: steadyId(`${id} at ${place}`), service_id: id, location_id: place }
  return [
    {
      id: place,
      kind: 'location',
      rows: { location: [{ id: place, location_type: 'redacted', organization_id: organization }] },
      ...known,
    },
    { id, kind: 'service', rows: { ...rows, ...region, service_at_location: [at] }, ...known, ...never },
  ]
}

/** All that is known of where a protected shelter stands. */
function regionRow(service: string, code: string): Row {
  return { id: steadyId(`${service} region ${code}`), service_id: service, uri: `urn:punte:region:${code}` }
}
