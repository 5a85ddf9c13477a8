import type { readAnchors } from '../platform/audit/anchor.ts'
import { examine } from '../platform/audit/examine.ts'
import type { Finding } from '../platform/audit/finding.ts'
import type { TrustedKeys } from '../platform/audit/head.ts'
import { administer } from '../platform/postgres/session.ts'
import { openAuditLog } from './audit-log.ts'
import type { Say } from './output.ts'

export type VerifyRequest = {
  readonly adminUrl: string
  readonly anchors: Awaited<ReturnType<typeof readAnchors>>
  readonly keys: TrustedKeys
  readonly say: Say
}

/** What a verification found. `size` counts the entries under the last head, `waiting` the rows that have no leaf yet. */
export type Verified = {
  readonly findings: readonly Finding[]
  readonly size: number
  readonly heads: number
  readonly waiting: number
}

/** The setting that remembers the last verification, for the production profile. */
export const VERIFIED = 'audit.verified'

/** Verifies the whole log of a database and writes down there how it went. */
export async function verifyAudit({ adminUrl, anchors, keys, say }: VerifyRequest): Promise<Verified> {
  const log = await openAuditLog(adminUrl, anchors.heads)
  try {
    const progress = (done: number, end: number) =>
      say(`${done.toLocaleString('en')} of ${end.toLocaleString('en')} entries`)
    const findings: Finding[] = [
      ...(await log.checkFunctions()),
      ...anchors.unreadable.map(number => ({ what: 'anchor-unreadable' as const, detail: `line ${number}` })),
      ...(await examine(log, keys, { now: Date.now(), anchored: true, progress })),
    ]
    const last = log.heads.at(-1)
    const size = last?.size ?? 0
    await remember(adminUrl, {
      ok: findings.length === 0,
      size,
      root: last ? Buffer.from(last.root).toString('hex') : '',
    })
    return { findings, size, heads: log.heads.length, waiting: log.waiting }
  } finally {
    await log.close()
  }
}

type Report = { readonly ok: boolean; readonly size: number; readonly root: string }

async function remember(adminUrl: string, report: Report): Promise<void> {
  await administer(adminUrl, async ask => {
    await ask('set role app_owner')
    await ask(
      'insert into app.setting (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
      [VERIFIED, JSON.stringify(report)],
    )
  })
}

/**
 * What the last verification said, for the head there is now: undefined when nothing was verified since that head.
 * A log without a head is as verified as one can be once a verification has said so.
 */
export async function verificationReport(adminUrl: string): Promise<'ok' | 'failed' | undefined> {
  return administer(adminUrl, async ask => {
    const [known] = await ask<{ there: boolean }>(`select to_regclass('app.audit_head') is not null as there`)
    if (!known?.there) return undefined
    await ask('set role app_owner')
    const [report] = await ask<{ value: string }>('select value from app.setting where name = $1', [VERIFIED])
    if (!report) return undefined
    const { ok, size, root } = JSON.parse(report.value) as Report
    if (!ok) return 'failed'
    const [head] = await ask<{ size: string; root: string }>(
      `select size, encode(root, 'hex') as root from app.audit_head order by size desc limit 1`,
    )
    return Number(head?.size ?? 0) === size && (head?.root ?? '') === root ? 'ok' : undefined
  })
}
