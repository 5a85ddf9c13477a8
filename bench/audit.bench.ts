/**
 * The audit log at 1,000,000 entries, 400,000 acts and 600,000 looks: how fast the worker's role puts them in order, and how
 * long `bin/audit verify` takes over all of them: text and hash of every row, tree, heads, anchors, rows without a leaf. And
 * what the log adds to the request that writes to it, at 100,000 people.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { fileAnchor, readAnchors } from '../src/platform/audit/anchor.ts'
import { auditKeyOf, trustedKeys } from '../src/platform/audit/head.ts'
import { anchorHeads, type Query, sequenceAudit } from '../src/platform/audit/sequence.ts'
import { verifyAudit } from '../src/tools/audit-verify.ts'
import { atLeast, atMost, type BenchContext, type Figure } from '../src/tools/figure.ts'
import { lookWithAndWithout } from './support/audit-cost.ts'
import { populated } from './support/generate.ts'

const DATABASE = 'bench_audit'
const ACTS = 400_000
const LOOKS = 600_000
const ALL = ACTS + LOOKS

/** As wide as an act is: two rules, eight facts, a few codes. No checks of what fits by construction. */
const FILL = [
  'set session_replication_role = replica',
  `insert into app.event (person_id, kind, happened_at, account_id, organisation_id, organisation_kind, role, act, rules, facts, pack_version)
   select md5('person ' || n % 50000)::uuid, 'needs.recorded', now() - make_interval(mins => n), md5('account ' || n % 700)::uuid,
     md5('organisation ' || n % 90)::uuid, 'provider', 'case-manager',
     jsonb_build_object('emergencyShelter', n % 2 = 0, 'topics', jsonb_build_array('health', 'housing', 'legal'), 'planned', 'P' || n),
     '{"R-12": "holds", "R-31": "holds"}', jsonb_build_object('age.child', n % 3 = 0, 'status', 'presumed', 'consent.given', true,
       'events', n % 40, 'danger', false, 'legs.open', n % 4, 'plan.exists', true, 'recovery.days', n % 90), 'RO 2025.1'
   from generate_series(1, ${ACTS}) n`,
  `insert into app.access_log (account_id, organisation_id, person_id, classes, purpose)
   select md5('account ' || n % 700)::uuid, md5('organisation ' || n % 90)::uuid, md5('person ' || n % 50000)::uuid,
     '{core,identity,plan}', 'case work' from generate_series(1, ${LOOKS}) n`,
  'vacuum (analyze) app.event, app.access_log',
  'checkpoint',
]

/** Three figures: what a look costs, entries put in order a second, seconds to verify a million. */
export async function* run(context: BenchContext): AsyncGenerator<Figure> {
  await populated(context)
  const { audited, silent } = await lookWithAndWithout(context)
  context.say(`one person's page: ${audited.toFixed(2)} ms with the log, ${silent.toFixed(2)} ms without`)
  yield atMost('audit: added to a request, p50', audited - silent, 1, 'ms')
  await context.database(DATABASE)
  const adminUrl = context.url(DATABASE, 'punte_admin')
  const began = performance.now()
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  for (const sql of FILL) await admin.query(sql)
  context.say(`${ALL.toLocaleString('en')} rows made in ${since(began).toFixed(1)} s`)
  const folder = await mkdtemp(join(tmpdir(), 'punte-audit-'))
  const worker = new pg.Pool({ connectionString: context.url(DATABASE, 'app_worker'), max: 1 })
  try {
    const key = auditKeyOf(Buffer.alloc(32, 1).toString('base64'))
    if (!key) throw new Error('no key')
    const query: Query = async (text, values) => (await worker.query(text, [...(values ?? [])])).rows
    const ordering = performance.now()
    const ordered = await sequenceAudit(query, key)
    if (ordered !== ALL) throw new Error(`Only ${ordered} entries were put in order.`)
    yield atLeast('audit: entries put in order and signed', ALL / since(ordering), 8000, 'entries/s')
    const anchor = join(folder, 'anchors.log')
    await anchorHeads(query, fileAnchor(anchor))
    await admin.query('vacuum (analyze) app.audit_leaf')
    const verifying = performance.now()
    const anchors = await readAnchors(anchor)
    const { findings, size } = await verifyAudit({
      adminUrl,
      anchors,
      keys: trustedKeys([key.publicText]),
      say: () => {},
    })
    if (size !== ALL || findings.length > 0)
      throw new Error(`The log is not whole: ${JSON.stringify(findings.slice(0, 3))}`)
    yield atMost('audit: verify 1,000,000 entries', since(verifying), 15, 's')
  } finally {
    await worker.end()
    await admin.end()
    await rm(folder, { recursive: true })
  }
}

function since(began: number): number {
  return (performance.now() - began) / 1000
}
