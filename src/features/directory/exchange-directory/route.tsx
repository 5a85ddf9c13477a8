/** Use case: the national desk takes a package of another directory, first as a trial, and gives the own one. Actor: officers of the national desk. Law: none; a package with a fault changes nothing. */
import { randomUUID } from 'node:crypto'
import {
  compareEntries,
  examinePackage,
  type Outcome,
  PUT,
  readDirectoryRows,
  writeEntries,
} from '../../../act/exchange.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { packageOf } from '../../../domain/directory/nest.ts'
import { readPackage } from '../../../domain/directory/package.ts'
import type { Fault } from '../../../domain/directory/value.ts'
import { field } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { ExchangePage } from './page.tsx'

export const routes = (_mechanism: Mechanism): readonly Route[] => [
  page('GET /directory/exchange', { may: 'directory.exchange' }, request => draw(request, {})),
  form('POST /directory/exchange', { may: 'directory.exchange', audits: 'directory.imported' }, take),
  page('GET /directory/exchange/package', { may: 'directory.exchange' }, give),
]

type Drawn = {
  readonly faults?: readonly Fault[]
  readonly outcome?: Outcome
  readonly wrote?: boolean
  readonly text?: string
}

function draw({ t, reply }: SignedInRequest, { faults = [], outcome, wrote = false, text = '' }: Drawn): Reply {
  return reply.page(
    t('exchange.title'),
    <ExchangePage t={t} faults={faults} outcome={outcome} wrote={wrote} text={text} formId={randomUUID()} />,
    faults.length > 0 ? { status: 422, problems: true } : {},
  )
}

async function take(request: SignedInRequest): Promise<Reply> {
  const { tx, fields, actor } = request
  const text = field(fields, 'package')
  const given = parse(text)
  if (given === undefined) return draw(request, { faults: [{ row: '', field: '', code: 'not-json' }], text })
  const examined = await examinePackage(tx.rows, readPackage(given), actor.organisationName)
  if (examined.kind === 'broken') return draw(request, { faults: examined.faults, text })
  if (field(fields, 'how') !== 'write')
    return draw(request, { outcome: await compareEntries(tx.rows, examined.entries), text })
  return draw(request, { outcome: await writeEntries(tx.rows, PUT.desk, examined.entries), wrote: true })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Without protected shelters: what leaves this desk as a file may end anywhere. */
async function give({ tx, reply }: SignedInRequest): Promise<Reply> {
  const json = JSON.stringify(packageOf(await readDirectoryRows(tx.rows, false)))
  return reply.file(Buffer.from(json), 'application/json', 'directory.json')
}
