import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Mechanism } from '../../act/mechanism.ts'
import { compose, loadMechanism } from '../../app.ts'
import { countryOf } from '../../countries/countries.ts'
import type { Country } from '../../countries/country.ts'
import type { OrganisationKind, Role } from '../../domain/mechanism/vocabulary.ts'
import { type Database, openDatabase } from '../../platform/db/database.ts'
import { cookieName } from '../../platform/session/cookie.ts'
import { openExerciseSession } from '../../platform/session/exercise.ts'
import { queryOf } from '../../platform/session/query.ts'
import { closeSession } from '../../platform/session/session.ts'
import { hashToken } from '../../platform/session/token.ts'
import { openKeys } from '../../platform/vault/open-keys.ts'
import { openVault } from '../../platform/vault/vault.ts'
import { chosenCountry } from '../chosen-country.ts'
import { PROJECT } from '../settings.ts'

/** Everything the exercise is written with. `sql` sees all and is for looking only; writing goes by the screens' own ways. */
export type World = {
  readonly mechanism: Mechanism
  readonly db: Database
  /** The moment the whole exercise is told from; kept in the database, so that a load that was cut off goes on with it. */
  readonly began: number
  readonly sql: <Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>
  /** Account of an organisation with a role. Fails where there is none: the pack promises somebody at every desk. */
  readonly at: (organisation: string, role: Role) => string
  /** Code of the desk of a kind that is competent for a territory. */
  readonly desk: (kind: OrganisationKind, territory: string) => string
  readonly idOf: (organisation: string) => string
  /** Kind of the organisation of an account. */
  readonly sectorKind: (account: string) => OrganisationKind
  /** Session of an account, opened once. */
  readonly session: (account: string) => Promise<Signed>
  /** Where forms already sent led to, by the form's id. */
  readonly sent: Map<string, string>
  /** The application of one lane, composed once. */
  readonly hand: (lane: number) => Promise<Hand>
  readonly close: () => Promise<void>
}

export type Signed = { readonly id: string; readonly token: Buffer; readonly cookie: string }

/** A web application of its own whose clock is set for every request: what was done last week is done last week. */
export type Hand = { readonly ask: (at: number, path: string, cookie: string, body: string) => Promise<Response> }

const ORIGIN = 'http://localhost:3000'

/** Opens the database as the web process sees it: the web role, its policies, and no waiting for the disk while loading. */
export async function openWorld(
  connectionString: string,
  began: number,
  code: string = chosenCountry().pack.code,
): Promise<World> {
  const country = countryOf(code)
  const posts = country.exercise.accounts
  const vault = openVault(await openKeys(process.env))
  const db = openDatabase(asRole(connectionString, 'app_web'), LANES + 1, vault)
  const owner = asRole(connectionString, 'app_owner')
  const admin = new pg.Pool({ connectionString: owner, max: 2 })
  const sql: World['sql'] = async (text, values) => (await admin.query(text, [...(values ?? [])])).rows
  const mechanism = await loadMechanism({ db, profile: 'exercise', origins: [ORIGIN], country: code })
  const accounts = new Map(
    (await sql<{ code: string; id: string }>('select code, id from app.account')).map(one => [one.code, one.id]),
  )
  const forms = await sql<{ form: string; location: string }>('select form_id as form, location from app.submission')
  const opened: Buffer[] = []
  return {
    mechanism,
    db,
    began,
    sql,
    at: (organisation, role) => findAccount(posts, organisation, role),
    desk: (kind, territory) => deskCode(mechanism, kind, territory),
    idOf: code => mechanism.directory.byCode(code)?.id ?? missing(`organisation ${code}`),
    sectorKind: account =>
      mechanism.directory.byCode(posts.find(one => one.id === account)?.organisation ?? '')?.kind ??
      missing(`the desk of ${account}`),
    session: remembered(async account => {
      const signed = await signIn(db, accounts, account, mechanism.pack.languages[0] ?? '')
      opened.push(signed.token)
      return signed
    }),
    sent: new Map(forms.map(one => [one.form, one.location])),
    hand: remembered(() => handOf(db, country)),
    async close() {
      const at = new Date()
      await db.as(null, tx => Promise.all(opened.map(token => closeSession(queryOf(tx), token, at))))
      await Promise.all([db.close(), admin.end()])
      await allGone(owner)
    },
  }
}

/** People are loaded by so many at once: two processors, one of them the database's. */
export const LANES = 3

/** What this process calls itself at the database. */
const NAME = `exercise-${process.pid}`

/** The same server as another role, and without waiting for the disk: what is lost in a crash is loaded again. */
export function asRole(connectionString: string, role: 'app_web' | 'app_worker' | 'app_owner'): string {
  const options = encodeURIComponent(`-c role=${role} -c synchronous_commit=off -c application_name=${NAME}`)
  return `${connectionString}${connectionString.includes('?') ? '&' : '?'}options=${options}`
}

/** Waits, two seconds at most, until the server has let go of our connections: the database may be renamed next. */
async function allGone(connectionString: string): Promise<void> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  for (let tries = 0; tries < 100; tries++) {
    const { rowCount } = await client.query(OTHERS, [NAME])
    if (rowCount === 0) break
    await wait(20)
  }
  await client.end()
}

const OTHERS = `select from pg_stat_activity
  where datname = current_database() and application_name = $1 and pid <> pg_backend_pid()`

async function handOf(db: Database, { pack }: Country): Promise<Hand> {
  let now = 0
  const faults: string[] = []
  const secret = process.env.PUNTE_SECRET ?? 'exercise-exercise-exercise-exercise'
  const app = await compose({
    db,
    root: PROJECT,
    profile: 'exercise',
    country: pack.code,
    origins: [ORIGIN],
    secret,
    clock: () => now,
    log: line => void faults.push(JSON.stringify(line)),
  })
  return {
    async ask(at, path, cookie, body) {
      now = at
      const headers = {
        cookie,
        origin: ORIGIN,
        'content-type': 'application/x-www-form-urlencoded',
        'accept-language': pack.languages[0] ?? '',
      }
      const answer = await app.request(path, { method: 'POST', headers, body })
      if (answer.status >= 500) throw new Error(`${path} answered ${answer.status}: ${faults.at(-1) ?? ''}`)
      return answer
    },
  }
}

async function signIn(
  db: Database,
  accounts: ReadonlyMap<string, string>,
  code: string,
  lang: string,
): Promise<Signed> {
  const id = accounts.get(code) ?? missing(`account ${code}`)
  const token = await db.as(null, tx => openExerciseSession(queryOf(tx), id, new Date()))
  if (!token) throw new Error(`No session for ${code}: is the database's profile "exercise"?`)
  return { id, token: hashToken(token), cookie: `${cookieName('session', ORIGIN)}=${token}; lang=${lang}` }
}

function findAccount(posts: Country['exercise']['accounts'], organisation: string, role: Role): string {
  const here = posts.filter(one => one.organisation === organisation)
  const found = here.find(one => one.roles[0] === role) ?? here.find(one => one.roles.includes(role))
  return found?.id ?? missing(`${role} at ${organisation}`)
}

function deskCode({ directory }: Mechanism, kind: OrganisationKind, territory: string): string {
  const id = directory.competent(kind, territory)?.id
  return directory.all().find(one => one.id === id)?.code ?? missing(`${kind} for ${territory}`)
}

function remembered<K, T>(make: (key: K) => Promise<T>): (key: K) => Promise<T> {
  const known = new Map<K, Promise<T>>()
  return key => {
    const found = known.get(key) ?? make(key)
    known.set(key, found)
    return found
  }
}

function missing(what: string): never {
  throw new Error(`The exercise needs ${what}; the country pack has none.`)
}
