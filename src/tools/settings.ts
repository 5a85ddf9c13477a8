import { createHash } from 'node:crypto'
import { basename, isAbsolute, join, resolve } from 'node:path'
import { COUNTRY_CODES, type CountryCode, DEFAULT_COUNTRY } from '../countries/codes.ts'

/** Everything that can be set from outside. The README has the same table. */
export type Settings = {
  port: number
  host: string
  /** The folder of the embedded database, its passwords and our marks. */
  dataDir: string
  /** A PostgreSQL of the operator's, reached as a role that may migrate; without it the embedded server. */
  databaseUrl: string | undefined
  profile: Profile
  /** Which country's mechanism runs. One database holds one country. */
  country: CountryCode
  /** Scheme, name and port as people type them; forms from elsewhere are refused. */
  origin: string
  /** Passwords of the two roles when the operator made them. Otherwise we make and keep them. */
  webPassword: string | undefined
  workerPassword: string | undefined
  /** The key under which sign-in secrets are kept. Otherwise we make and keep one. */
  secret: string | undefined
  /** The key that signs the audit log: 32 bytes in base64. Otherwise the worker makes and keeps one. */
  auditKey: string | undefined
  /** The file with the key-encryption keys. Otherwise the exercise makes one beside its data. */
  keyFile: string | undefined
  /** A key server instead of a file, and the token that says who asks. */
  keyUrl: string | undefined
  keyToken: string | undefined
}

export type Profile = 'exercise' | 'production'
export type Place = { project: string; root: boolean }
export type SettingsOutcome = { kind: 'done'; settings: Settings } | { kind: 'invalid'; problems: string[] }

/** The project's own folder, two levels above this file. */
export const PROJECT = join(import.meta.dirname, '..', '..')

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the settings from the environment. All problems at once, each a sentence that says what to write instead. */
export function readSettings(environment: Environment, place: Place): SettingsOutcome {
  const problems: string[] = []
  const text = (name: string) => environment[name]?.trim() || undefined
  const port = readPort(text('PORT'), problems)
  const databaseUrl = readDatabaseUrl(text('DATABASE_URL'), problems)
  const country = readCountry(text('PUNTE_COUNTRY'), problems)
  const settings: Settings = {
    port,
    host: text('PUNTE_HOST') ?? '127.0.0.1',
    dataDir: readDataDir(text('PUNTE_DATA'), place, country),
    databaseUrl,
    profile: readProfile(text('PUNTE_PROFILE'), problems),
    country,
    origin: readOrigin(text('PUNTE_ORIGIN'), port, problems),
    webPassword: text('PUNTE_WEB_PASSWORD'),
    workerPassword: text('PUNTE_WORKER_PASSWORD'),
    secret: text('PUNTE_SECRET'),
    auditKey: text('PUNTE_AUDIT_KEY'),
    keyFile: text('PUNTE_KEY_FILE'),
    keyUrl: text('PUNTE_KEY_URL'),
    keyToken: text('PUNTE_KEY_TOKEN'),
  }
  if (settings.secret !== undefined && settings.secret.length < 32) {
    problems.push('PUNTE_SECRET is too short. Give at least 32 characters, for example from: openssl rand -base64 32')
  }
  if (settings.auditKey !== undefined && Buffer.from(settings.auditKey, 'base64').length !== 32) {
    problems.push('PUNTE_AUDIT_KEY is not 32 bytes in base64. Make one with: openssl rand -base64 32')
  }
  if (settings.keyUrl !== undefined && !/^https?:$/.test(URL.parse(settings.keyUrl)?.protocol ?? '')) {
    problems.push('PUNTE_KEY_URL is not an address. Give https://name/path of the key server.')
  }
  checkProvider(text, problems)
  return problems.length > 0 ? { kind: 'invalid', problems } : { kind: 'done', settings }
}

/** An identity provider is named whole or not at all: half of it would quietly offer no sign-in. */
function checkProvider(text: (name: string) => string | undefined, problems: string[]): void {
  const names = ['PUNTE_OIDC_ISSUER', 'PUNTE_OIDC_CLIENT_ID', 'PUNTE_OIDC_CLIENT_SECRET']
  const missing = names.filter(name => text(name) === undefined)
  if (missing.length === names.length) return
  if (missing.length > 0) problems.push(`An identity provider needs ${missing.join(' and ')} as well.`)
  const issuer = text('PUNTE_OIDC_ISSUER')
  if (issuer !== undefined && !/^https?:$/.test(URL.parse(issuer)?.protocol ?? ''))
    problems.push('PUNTE_OIDC_ISSUER is not an address. Give https://name of the identity provider.')
}

function readPort(text: string | undefined, problems: string[]): number {
  const port = Number(text ?? '3000')
  if (/^\d+$/.test(text ?? '3000') && port >= 1 && port <= 65_535) return port
  problems.push(`PORT is "${text}". Give a whole number from 1 to 65535.`)
  return 3000
}

function readProfile(text: string | undefined, problems: string[]): Profile {
  if (text === 'production') return text
  if (text !== undefined && text !== 'exercise') {
    problems.push(`PUNTE_PROFILE is "${text}". Give exercise or production.`)
  }
  return 'exercise'
}

function readCountry(text: string | undefined, problems: string[]): CountryCode {
  const country = COUNTRY_CODES.find(code => code === (text ?? DEFAULT_COUNTRY))
  if (country) return country
  problems.push(`PUNTE_COUNTRY is "${text}". Give one of: ${COUNTRY_CODES.join(', ')}.`)
  return DEFAULT_COUNTRY
}

function readOrigin(text: string | undefined, port: number, problems: string[]): string {
  const fallback = `http://localhost:${port}`
  const url = URL.parse(text ?? fallback)
  const plain =
    url && ['http:', 'https:'].includes(url.protocol) && url.pathname === '/' && !url.search && !url.username
  if (plain) return url.origin
  problems.push(`PUNTE_ORIGIN is "${text}". Give scheme and name only, for example https://punte.example.`)
  return fallback
}

function readDatabaseUrl(text: string | undefined, problems: string[]): string | undefined {
  if (text === undefined) return undefined
  const url = URL.parse(text)
  if (url && /^postgres(ql)?:$/.test(url.protocol) && url.pathname.length > 1) return text
  problems.push('DATABASE_URL is not an address of a database. Give postgresql://role:password@host:5432/name.')
  return undefined
}

/**
 * Root's clone may lie where the server's own user cannot go, so root's data lives under /var/lib. Every country but the
 * first has a folder of its own, so that one exercise can be left for another and found again.
 */
function readDataDir(text: string | undefined, place: Place, country: CountryCode): string {
  if (text !== undefined) return isAbsolute(text) ? text : resolve(text)
  const own = country === DEFAULT_COUNTRY ? '' : `-${country}`
  if (!place.root) return join(place.project, `.punte${own}`)
  const mark = createHash('sha256').update(place.project).digest('hex').slice(0, 8)
  return `/var/lib/punte/${basename(place.project)}-${mark}${own}`
}

/** The same database as another role. */
export function asRole(databaseUrl: string, role: string, password: string): string {
  const url = new URL(databaseUrl)
  url.username = encodeURIComponent(role)
  url.password = encodeURIComponent(password)
  return url.href
}

/** True when only this machine can reach the address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}
