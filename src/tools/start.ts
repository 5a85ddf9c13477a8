/** `bin/start`: brings everything up, says where it is and who can sign in, and takes it down in order. */
import { pathToFileURL } from 'node:url'
import { migrate } from '../platform/db/migrate.ts'
import { isRoot } from '../platform/postgres/account.ts'
import { layout } from '../platform/postgres/folder.ts'
import { AlreadyRunning, livingHolder } from '../platform/postgres/holder.ts'
import { productionRefusals } from '../platform/profile/production-checks.ts'
import { openKeys } from '../platform/vault/open-keys.ts'
import { openVault } from '../platform/vault/vault.ts'
import { build, bundle, sourceDigest } from './build.ts'
import { complain, describe, line, type Say, seconds, step } from './output.ts'
import { type DataPlace, keepSecret, MIGRATIONS, once, openPlace } from './place.ts'
import { portProblem } from './port.ts'
import { type Kept, keepRunning, listens } from './processes.ts'
import { productionFacts } from './production-facts.ts'
import { clearRows, sealClear } from './seal-clear.ts'
import { isLoopback, PROJECT, readSettings, type Settings } from './settings.ts'

type LoadPack = typeof import('./load-pack.ts')
type LoadExercise = typeof import('./load-exercise.ts')

/** Seconds the web process gets to listen. */
const WEB_PATIENCE = 60

/** What is up, in the order it came up; taken down in reverse. */
const up: { stop(): Promise<void> }[] = []
let opening: Promise<unknown> = Promise.resolve()
let ready = false
let stopping: Promise<void> | undefined

await main().catch(async error => {
  if (stopping) return
  complain('', error instanceof AlreadyRunning ? error.message : `Punte did not start. ${describe(error)}`)
  await takeDown()
  process.exit(1)
})

async function main(): Promise<void> {
  process.stdout.on('error', () => {})
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, leave)
  const outcome = readSettings(process.env, { project: PROJECT, root: isRoot() })
  if (outcome.kind === 'invalid') return complain(...outcome.problems)
  const { settings } = outcome
  const began = performance.now()
  await checkAddress(settings)
  line(`Punte, country ${settings.country}, ${settings.profile} profile\n`)
  const place = await prepare(settings)
  if (!place || stopping) return
  const signIn = settings.profile === 'exercise' ? await loadAll(settings, place) : await loadLaw(settings, place)
  if (stopping) return
  await step('web and worker', () => run(settings, place))
  ready = true
  if (!stopping) welcome(settings, signIn, began)
}

async function checkAddress(settings: Settings): Promise<void> {
  const holder = settings.databaseUrl ? undefined : await livingHolder(layout(settings.dataDir).holder)
  if (holder !== undefined) throw new AlreadyRunning(holder)
  const problem = await portProblem(settings.host, settings.port)
  if (problem) {
    complain(problem)
    process.exit(1)
  }
}

/** Programs, database, and for the production profile the question whether it may run at all. */
async function prepare(settings: Settings): Promise<DataPlace | undefined> {
  let place: DataPlace | undefined
  await step('programs', build)
  await step('database', async say => {
    const coming = openPlace(settings, text => (ready ? line(`database: ${text}`) : say(text)))
    opening = coming.then(opened => up.push(opened))
    place = await coming
    return place.summary
  })
  if (!place || stopping) return undefined
  if (settings.profile === 'production') {
    const reasons = productionRefusals(await productionFacts(settings, place.adminUrl))
    if (reasons.length > 0) {
      complain('', 'The production profile does not start:', ...reasons.map(reason => `  - ${reason}`))
      await takeDown()
      process.exit(1)
    }
  }
  const { adminUrl } = place
  await step('schema', async () => {
    const applied = await migrate(adminUrl, MIGRATIONS)
    return applied.length === 0 ? 'up to date' : `${applied.length} migrations applied`
  })
  if (settings.profile === 'exercise') await step('keys', say => sealBefore(settings, adminUrl, say))
  return place
}

/** Keys that do not open stop the start here, with their reason. An exercise from before there were keys is sealed. */
async function sealBefore(settings: Settings, adminUrl: string, say: Say): Promise<string> {
  const vault = openVault(await openKeys({ ...process.env, PUNTE_DATA: settings.dataDir }))
  if ((await clearRows(adminUrl)).length === 0) return 'nothing in clear'
  return `${await sealClear(adminUrl, vault, say)} values sealed`
}

async function loadLaw(settings: Settings, place: DataPlace): Promise<string[]> {
  const digest = await sourceDigest()
  await step('country pack', async say => {
    const { loadPack } = (await import(pathToFileURL(bundle('load-pack')).href)) as LoadPack
    const load = () => loadPack(place.adminUrl, say, settings.profile, settings.country)
    const done = await once(settings, place.adminUrl, `pack ${settings.profile} ${settings.country}`, digest, load)
    return done ? 'loaded' : 'up to date'
  })
  return []
}

async function loadAll(settings: Settings, place: DataPlace): Promise<string[]> {
  await loadLaw(settings, place)
  const { loadExercise, signInList } = (await import(pathToFileURL(bundle('load-exercise')).href)) as LoadExercise
  await step('exercise data', async (say: Say) => {
    process.env.PUNTE_SECRET ??= await keepSecret(settings)
    process.env.PUNTE_DATA = settings.dataDir
    const load = async () => void (await loadExercise(place.adminUrl, say, settings.country))
    return (await once(settings, place.adminUrl, 'exercise', 'loaded', load)) ? 'loaded' : 'present'
  })
  return signInList(place.adminUrl, settings.country)
}

async function run(settings: Settings, place: DataPlace): Promise<string> {
  const shared = {
    PORT: String(settings.port),
    PUNTE_HOST: settings.host,
    PUNTE_PROFILE: settings.profile,
    PUNTE_COUNTRY: settings.country,
    PUNTE_ORIGIN: settings.origin,
    PUNTE_DATA: settings.dataDir,
    PUNTE_SECRET: await keepSecret(settings),
    PUNTE_WEB_PASSWORD: '',
    PUNTE_WORKER_PASSWORD: '',
  }
  const last: string[] = []
  const keep = (name: 'web' | 'worker', url: string): Kept => {
    const log = (text: string) => {
      last.push(`${name}: ${text}`)
      if (last.length > 20) last.shift()
      line(`${name}: ${text}`)
    }
    // What the audit log is signed with and what opens addresses are the worker's alone; what opens data is the web process's.
    const own =
      name === 'web'
        ? { PUNTE_AUDIT_KEY: '', PUNTE_POST_KEY: '', PUNTE_SMTP_URL: '', PUNTE_SMS_TOKEN: '' }
        : { PUNTE_KEY_FILE: '', PUNTE_KEY_TOKEN: '' }
    const kept = keepRunning({ name, environment: { ...shared, ...own, DATABASE_URL: url }, log })
    up.push(kept)
    return kept
  }
  keep('web', place.webUrl)
  keep('worker', place.workerUrl)
  if (await listens(settings.host, settings.port, WEB_PATIENCE)) return 'running'
  throw new Error(`The web process does not listen after ${WEB_PATIENCE} s; its last lines are above.`)
}

function welcome(settings: Settings, signIn: readonly string[], began: number): void {
  line(`\nReady after ${seconds(began)}:  ${settings.origin}\n`)
  if (!isLoopback(settings.host)) line(`Listening at ${settings.host}: other machines can reach this.\n`)
  if (signIn.length > 0) {
    line('You can sign in as (invented people):')
    for (const person of signIn) line(`  ${person}`)
    line()
  }
  line('Stop with Ctrl-C.')
}

/** Ctrl-C and its kin. Once is enough; a second time only says so. */
function leave(): void {
  if (stopping) {
    line('Still stopping; nothing is lost if you wait.')
    return
  }
  line('\nStopping …')
  stopping = takeDown()
  void stopping.then(() => {
    line(ready ? 'Stopped. Everything is saved.' : 'Stopped.')
    process.exit(0)
  })
}

/** Web and worker together first, then the database they write to; a database that is just coming up as well. */
async function takeDown(): Promise<void> {
  await opening.catch(() => {})
  const [database, ...programs] = up.splice(0)
  await Promise.all(programs.map(program => program.stop()))
  await database?.stop()
}
