/** `bin/replay [--json]`: every stored decision taken again, under the rules of its day, from the acts alone. */
import { countryOf } from '../countries/countries.ts'
import type { Difference } from '../domain/replay/stored.ts'
import { isRoot } from '../platform/postgres/account.ts'
import { findPostgres } from '../platform/postgres/server.ts'
import { complain, describe } from './output.ts'
import { openPlace, prepareEmbedded } from './place.ts'
import { type Replayed, replay } from './replay/run.ts'
import { PROJECT, readSettings } from './settings.ts'

const USAGE = 'Usage: bin/replay [--json]'
/** Differences that are printed one by one, for people. */
const SHOWN = 200
/** News of a long run, in milliseconds. */
const NEWS_EVERY = 2000

/** One difference in one line: which event, which rules, what was stored, what is found. */
function differenceLine({ seq, person, act, what, rules, name, stored, found }: Difference): string {
  const where = seq === null ? `person ${person}` : `event ${seq} (${act ?? '-'}) of person ${person}`
  const by = rules.length > 0 ? `; ${rules.join(', ')}` : ''
  return `${what} ${where}: ${name}: stored ${JSON.stringify(stored)}, found ${JSON.stringify(found)}${by}`
}

function report({ people, events, count, differences }: Replayed, began: number): string {
  const number = (value: number) => value.toLocaleString('en')
  const more = count > SHOWN ? [`and ${number(count - SHOWN)} more`] : []
  const time = `${((performance.now() - began) / 1000).toFixed(1)} s`
  const sum = `${number(events)} events of ${number(people)} people, ${number(count)} differences, ${time}`
  return [...differences.slice(0, SHOWN).map(differenceLine), ...more, sum].join('\n')
}

async function main(words: readonly string[]): Promise<void> {
  const json = words.includes('--json')
  if (words.some(word => word !== '--json')) return complain(USAGE)
  const outcome = readSettings(process.env, { project: PROJECT, root: isRoot() })
  if (outcome.kind === 'invalid') return complain(...outcome.problems)
  const { settings } = outcome
  const running = settings.databaseUrl ? undefined : await findPostgres(settings.dataDir)
  const place = running ? await prepareEmbedded(running) : await openPlace(settings, () => {})
  try {
    const began = performance.now()
    const result = await replay({ adminUrl: place.adminUrl, pack: countryOf(settings.country).pack, progress: news() })
    if (result.count > 0) process.exitCode = 1
    process.stdout.write(`${json ? JSON.stringify(result, null, 2) : report(result, began)}\n`)
  } finally {
    await place.stop()
  }
}

/** Tells on the error output how far it is. */
function news(): (events: number, all: number) => void {
  let told = performance.now()
  return (events, all) => {
    if (performance.now() - told < NEWS_EVERY) return
    told = performance.now()
    process.stderr.write(`${events.toLocaleString('en')} of ${all.toLocaleString('en')} events\n`)
  }
}

if (import.meta.main)
  await main(process.argv.slice(2)).catch(error => complain(`Nothing was replayed. ${describe(error)}`))
