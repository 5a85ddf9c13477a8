import { readAnchors } from '../platform/audit/anchor.ts'
import { trustedKeys } from '../platform/audit/head.ts'
import { anchorPath, findAuditKey, formerKeys } from '../platform/audit/key-file.ts'
import type { Settings } from './settings.ts'

/** What an examination of the audit log trusts: keys of today and of former times, and the heads that are anchored. */
export async function auditTrust(settings: Settings) {
  const environment = { ...process.env, PUNTE_DATA: settings.dataDir }
  const key = await findAuditKey(environment)
  const path = anchorPath(environment) ?? ''
  const anchors = await readAnchors(path)
  return {
    path,
    anchors,
    publicText: key?.publicText,
    keys: trustedKeys([...(key ? [key.publicText] : []), ...formerKeys(environment)]),
  }
}
