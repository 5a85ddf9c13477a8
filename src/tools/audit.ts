/** `bin/audit verify`, `bin/audit prove [event|access] SEQ`, `bin/audit head`: is the audit log what was written? */

import { headLine } from '../platform/audit/anchor.ts'
import { findingLine, type Source } from '../platform/audit/finding.ts'
import { isRoot } from '../platform/postgres/account.ts'
import { administer } from '../platform/postgres/session.ts'
import { type OpenLog, openAuditLog } from './audit-log.ts'
import { proveEntry } from './audit-prove.ts'
import { auditTrust } from './audit-trust.ts'
import { verifyAudit } from './audit-verify.ts'
import { complain, describe, line, seconds, step } from './output.ts'
import { type DataPlace, reachPlace } from './place.ts'
import { PROJECT, readSettings, type Settings } from './settings.ts'

const USAGE = 'Usage: bin/audit verify | bin/audit prove [event|access] NUMBER | bin/audit head'

/** Findings that are printed one by one. */
const SHOWN = 200

await main(process.argv.slice(2)).catch(error => complain('', `The audit log was not examined. ${describe(error)}`))

async function main(words: readonly string[]): Promise<void> {
  const work = workOf(words)
  if (!work) return complain(USAGE)
  const outcome = readSettings(process.env, { project: PROJECT, root: isRoot() })
  if (outcome.kind === 'invalid') return complain(...outcome.problems)
  const { settings } = outcome
  const place = await reachPlace(settings, () => {})
  try {
    await work(settings, place)
  } finally {
    await place.stop()
  }
}

type Work = (settings: Settings, place: DataPlace) => Promise<void>

function workOf([verb, ...rest]: readonly string[]): Work | undefined {
  if (verb === 'verify' && rest.length === 0) return verify
  if (verb === 'head' && rest.length === 0) return head
  const [source, seq] = rest.length === 1 ? ['event', rest[0]] : rest
  if (
    verb !== 'prove' ||
    rest.length > 2 ||
    (source !== 'event' && source !== 'access') ||
    !/^\d{1,15}$/.test(seq ?? '')
  )
    return undefined
  return (settings, place) => prove(settings, place, source, Number(seq))
}

async function verify(settings: Settings, place: DataPlace): Promise<void> {
  const { path, anchors, keys } = await auditTrust(settings)
  const began = performance.now()
  await step('audit log', async say => {
    const result = await verifyAudit({ adminUrl: place.adminUrl, anchors, keys, say })
    for (const finding of result.findings.slice(0, SHOWN)) line(`  ${findingLine(finding)}`)
    if (result.findings.length > SHOWN) line(`  and ${result.findings.length - SHOWN} more`)
    if (result.findings.length > 0) process.exitCode = 1
    line(
      `  ${result.heads} heads, ${anchors.heads.length} anchored in ${path}; ${result.waiting} rows not in the log yet`,
    )
    return result.findings.length === 0
      ? `${result.size} entries are as written`
      : `${result.findings.length} things are wrong`
  })
  line(process.exitCode === 1 ? `wrong, ${seconds(began)}` : `ok, ${seconds(began)}`)
}

async function head(settings: Settings, place: DataPlace): Promise<void> {
  const { publicText } = await auditTrust(settings)
  await reading(place, async log => {
    const last = log.heads.at(-1)
    line(last ? headLine(last) : 'There is no head yet: the worker has put nothing in order.')
    line(`${log.waiting} rows not in the log yet`)
    if (publicText) line(`public key: ${publicText}`)
  })
}

async function prove(settings: Settings, place: DataPlace, source: Source, seq: number): Promise<void> {
  const { keys } = await auditTrust(settings)
  await reading(place, async log => {
    const answer = await proveEntry(log, keys, source, seq)
    if (answer.kind === 'none') return complain(answer.reason)
    line(JSON.stringify(answer.proof, null, 2))
  })
}

async function reading(place: DataPlace, work: (log: OpenLog) => Promise<void>): Promise<void> {
  await administer(place.adminUrl, async ask => {
    const [there] = await ask<{ there: boolean }>(`select to_regclass('app.audit_head') is not null as there`)
    if (!there?.there) throw new Error('The database has no audit log yet; run bin/migrate.')
  })
  const log = await openAuditLog(place.adminUrl, [])
  await work(log).finally(() => log.close())
}
