/** Where the key of the audit log comes from: the operator, or a file beside the data, never the database. */
import { randomBytes } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type AuditKey, auditKeyOf } from './head.ts'

/** The environment as far as the audit log reads it. */
export type AuditEnvironment = Readonly<Record<string, string | undefined>>

/** Neither a key nor a place for one was given, or the one given cannot be read. */
class AuditKeyMissing extends Error {
  override readonly name = 'AuditKeyMissing'
}

const FILE = 'audit-key'

/** The key that stands in PUNTE_AUDIT_KEY or in the data folder; undefined when there is none yet. */
export async function findAuditKey(environment: AuditEnvironment): Promise<AuditKey | undefined> {
  const data = environment.PUNTE_DATA
  const given = environment.PUNTE_AUDIT_KEY?.trim()
  const text = given || (data && (await readFile(join(data, FILE), 'utf8').catch(() => '')))
  if (!text) return undefined
  const key = auditKeyOf(text)
  if (!key)
    throw new AuditKeyMissing(
      'The key of the audit log is not 32 bytes in base64; make one with: openssl rand -base64 32',
    )
  return key
}

/**
 * The key to sign with. Without one of the operator's, one is made once and kept in a file only its owner may read; the
 * production profile makes none.
 * @throws {AuditKeyMissing}
 */
export async function openAuditKey(environment: AuditEnvironment): Promise<AuditKey> {
  if (environment.PUNTE_PROFILE === 'production' && !environment.PUNTE_AUDIT_KEY?.trim()) {
    throw new AuditKeyMissing('The production profile needs PUNTE_AUDIT_KEY; make one with: openssl rand -base64 32')
  }
  const known = await findAuditKey(environment)
  if (known) return known
  if (!environment.PUNTE_DATA) throw new AuditKeyMissing('The audit log has no key: set PUNTE_AUDIT_KEY or PUNTE_DATA.')
  await makeFile(join(environment.PUNTE_DATA, FILE))
  return openAuditKey(environment)
}

/** Two that make it at once end up with the same one: a link is made once. */
async function makeFile(path: string): Promise<void> {
  const made = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(made, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o400, flag: 'wx' })
  await link(made, path)
    .catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    .finally(() => rm(made, { force: true }))
}

/** Where heads are anchored, when a file is to do it; undefined when no place was given. */
export function anchorPath({ PUNTE_AUDIT_ANCHOR, PUNTE_DATA }: AuditEnvironment): string | undefined {
  return PUNTE_AUDIT_ANCHOR?.trim() || (PUNTE_DATA && join(PUNTE_DATA, 'anchors.log'))
}

/** Public keys of former times whose heads still count, separated by commas. */
export function formerKeys({ PUNTE_AUDIT_FORMER_KEYS }: AuditEnvironment): string[] {
  return (PUNTE_AUDIT_FORMER_KEYS ?? '').split(/[\s,]+/).filter(text => text !== '')
}
