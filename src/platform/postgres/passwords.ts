import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'

/** Who signs in to the database. `punte_admin` owns the embedded server and applies migrations. */
export const ROLES = ['punte_admin', 'app_web', 'app_worker', 'app_stats', 'app_migrate'] as const
export type Role = (typeof ROLES)[number]
export type Passwords = Record<Role, string>

/**
 * The passwords kept in a file that only its owner may read; made at the first start, completed when a role is new.
 * They never appear on a command line.
 */
export async function keepPasswords(file: string): Promise<Passwords> {
  const kept = await readPasswords(file)
  if (ROLES.every(role => kept[role])) return kept as Passwords
  const made = Object.fromEntries(ROLES.map(role => [role, kept[role] ?? randomBytes(24).toString('base64url')]))
  await writeFile(`${file}.new`, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
  return made as Passwords
}

async function readPasswords(file: string): Promise<Partial<Passwords>> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Partial<Passwords>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new Error(`The file of database passwords cannot be read: ${file}`, { cause: error })
  }
}

/**
 * What PostgreSQL stores instead of a password (RFC 5803, SCRAM-SHA-256). Sent in place of the password, so that
 * no statement and no server log ever holds it.
 */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16), iterations = 4096): string {
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const keyed = (text: string) => createHmac('sha256', salted).update(text).digest()
  const stored = createHash('sha256').update(keyed('Client Key')).digest('base64')
  const server = keyed('Server Key').toString('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${server}`
}
