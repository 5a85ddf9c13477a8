/** The directory at 10,000 services: taking a package, and searching it, for programs and for people signed in. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { RO } from '../src/countries/ro/pack.ts'
import { directoryOf } from '../src/domain/directory/pack.ts'
import { steadyId } from '../src/domain/directory/steady-id.ts'
import { attributeRow, territoryUri } from '../src/domain/directory/taxonomy.ts'
import { importFrom } from '../src/tools/directory/exchange.ts'
import { atLeast, atMost, type BenchContext, type Figure } from '../src/tools/figure.ts'
import { processorOf, timed } from './support/cpu.ts'
import { type Asked, load, request } from './support/load.ts'

const DATABASE = 'bench-directory'
const SERVICES = 10_000
const CLIENTS = 8
/** Different searches, so that kept answers do not answer for the search. */
const SEARCHES = 5_000

export async function* run(context: BenchContext): AsyncGenerator<Figure> {
  await context.database(DATABASE)
  const folder = await mkdtemp(join(tmpdir(), 'punte-bench-'))
  try {
    const file = join(folder, 'package.json')
    await writeFile(file, JSON.stringify(packageOfServices()))
    const began = performance.now()
    const taken = await importFrom(context.url(DATABASE, 'punte_admin'), file, {
      dryRun: false,
      source: 'bench',
      progress: context.say,
    })
    if (taken.kind !== 'taken' || taken.outcome.fresh < SERVICES)
      throw new Error(`Not taken: ${JSON.stringify(taken).slice(0, 400)}`)
    yield atMost('import of 10,000 services', (performance.now() - began) / 1000, 20, 's')
  } finally {
    await rm(folder, { recursive: true })
  }
  const { origin, pid } = await context.serve(DATABASE)
  let turn = 0
  const next = (): Asked => {
    const at = turn++ % SEARCHES
    const path = `/hsds/services?search=${encodeURIComponent(`proba ${at}`)}&per_page=10`
    return { bytes: request(origin, 'GET', path, ''), status: 200, text: 'total_items' }
  }
  const admin = new pg.Client({ connectionString: context.url(DATABASE, 'punte_admin') })
  await admin.connect()
  await load({ origin, clients: CLIENTS, seconds: 3, warmUp: 0, next })
  const [before, first] = [processorOf(pid), turn]
  const { done: found } = await timed(context, admin, DATABASE, () =>
    load({ origin, clients: CLIENTS, seconds: 6, warmUp: 0, next }),
  )
  await admin.end()
  context.say(`${turn - first} requests; processor ${(processorOf(pid) - before).toFixed(2)} s in the web process`)
  yield atLeast(
    'directory search at 10,000 services, 5,000 different ones, 8 clients',
    found.perSecond,
    500,
    'requests/s',
  )
}

function packageOfServices() {
  const { needs } = directoryOf(RO)
  const places = RO.territories
  const today = new Date().toISOString().slice(0, 10)
  const organizations = Array.from({ length: SERVICES / 10 }, (_, n) => ({
    id: steadyId(`bench organization ${n}`),
    name: `Organizația de probă ${n}`,
    description: 'Bench',
  }))
  const services = Array.from({ length: SERVICES }, (_, n) => {
    const id = steadyId(`bench service ${n}`)
    const place = places[n % places.length]
    return {
      id,
      organization_id: organizations[n % organizations.length]?.id,
      name: `Serviciul de probă ${n}`,
      status: 'active',
      assured_date: today,
      attributes: [
        attributeRow('service', id, 'need', needs[n % needs.length] ?? ''),
        attributeRow('service', id, 'sex', 'female'),
      ],
      phones: [{ id: steadyId(`${id} phone`), number: '0256 000 041' }],
      schedules: [{ id: steadyId(`${id} hours`), byday: 'MO,TU', opens_at: '08:00', closes_at: '16:00', timezone: 2 }],
      service_areas: [{ id: steadyId(`${id} area`), name: place?.name, uri: territoryUri(place?.code ?? '') }],
      languages: [{ id: steadyId(`${id} language`), name: 'română', code: 'ro' }],
    }
  })
  return { organizations, services }
}
