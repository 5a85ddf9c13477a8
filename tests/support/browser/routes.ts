import { loadMechanism, routesOf } from '../../../src/app.ts'
import { openDatabase } from '../../../src/platform/db/database.ts'
import type { Town } from './served.ts'

/** A page of the route table: its pattern and the right it asks for. */
export type KnownPage = { readonly path: string; readonly may: string }

/** Every GET route of the application, from the table the application itself is made of. */
export async function pagesOfRouteTable(town: Pick<Town, 'origin' | 'webUrl'>): Promise<readonly KnownPage[]> {
  const db = openDatabase(town.webUrl, 1)
  try {
    const options = {
      db,
      profile: 'exercise',
      origins: [town.origin],
      secret: 'only-for-the-route-table-of-tests',
    } as const
    const mechanism = await loadMechanism(options)
    return (
      routesOf(mechanism, options)
        // The public site has a spec of its own (public.spec.ts).
        .filter(route => route.method === 'GET' && !route.open)
        .map(({ path, may }) => ({ path, may }))
    )
  } finally {
    await db.close()
  }
}
