import { readProtectedRegions } from '../../../act/listings.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import type { Nested } from '../../../domain/directory/nest.ts'
import { directoryOf, packServiceId } from '../../../domain/directory/pack.ts'
import { steadyId } from '../../../domain/directory/steady-id.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { type Publishing, publishServices } from './publish.ts'

/**
 * Protected shelters as the public has them: one entry a region, however many stand there, with the telephone of the
 * referring desk. Nothing in it is taken from any shelter, and nothing changes when one does.
 */
export async function protectedServices(
  mechanism: Mechanism,
  tx: Tx,
  publishing: Publishing,
): Promise<readonly Nested[]> {
  const regions = await readProtectedRegions(tx)
  if (regions.length === 0) return []
  const [line] = await publishServices(publishing, [packServiceId(directoryOf(mechanism.pack).referringLine)])
  const t = mechanism.translate(mechanism.pack.languages[0] ?? 'en')
  return regions.map(region => {
    const id = protectedId(region.code)
    const area = region.code === null ? {} : { service_areas: [areaOf(id, region.code, region.name)] }
    return {
      id,
      name: t('find-service.protected'),
      status: 'active',
      description: t('find-service.protected-public', {
        region: region.name ?? t('find-service.region-unknown'),
      }),
      ...(line?.organization_id ? { organization_id: line.organization_id } : {}),
      phones: [{ id: steadyId(`${id} phone`), service_id: id, number: mechanism.pack.emergency.information }],
      ...area,
      ...(line?.organization ? { organization: line.organization } : {}),
    }
  })
}

const protectedId = (region: string | null) => steadyId(`urn:punte:protected:${region ?? ''}`)

const areaOf = (id: string, code: string, name: string | null): Nested => ({
  id: steadyId(`${id} area`),
  service_id: id,
  name: name ?? code,
  uri: `urn:punte:region:${code}`,
})
