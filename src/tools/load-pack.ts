import { createHash } from 'node:crypto'
import pg from 'pg'
import { countryOf } from '../countries/countries.ts'
import { heldOf, openingsOf } from '../domain/access/openings.ts'
import { CONSENT_CLASSES } from '../domain/consent/scope.ts'
import type { AnyPack } from '../domain/mechanism/check-pack.ts'
import { ORGANISATION_KINDS } from '../domain/mechanism/vocabulary.ts'
import { civilDateOf } from '../domain/time/calendar.ts'
import { parameterOn } from '../domain/way/clock.ts'
import { chosenCountry } from './chosen-country.ts'
import { type PackEntry, packEntries } from './directory/pack-entries.ts'
import { refusePack } from './refuse-pack.ts'

/**
 * Writes the country pack into the database: organisations, settings, and in the exercise the accounts people sign in with.
 * Safe to repeat: rows are found by their code and brought up to date, never doubled, never removed; rules of
 * access are those of the pack and no others.
 * A pack with a fault is refused before anything is written (`PackRefused`), and so is a database that holds another country.
 */
export async function loadPack(
  connectionString: string,
  progress: (text: string) => void,
  profile = 'exercise',
  country: string = chosenCountry().pack.code,
): Promise<void> {
  const { pack, messages, exercise } = countryOf(country)
  const { accounts } = exercise
  refusePack(pack, messages)
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('set local role app_owner')
    await refuseOtherCountry(client, pack.code)
    await client.query(
      `insert into app.setting (name, value) select * from jsonb_to_recordset($1) x(name text, value text)
       on conflict (name) do update set value = excluded.value`,
      [JSON.stringify(settings(pack, profile))],
    )
    await client.query(ORGANISATIONS, [JSON.stringify(pack.organisations)])
    await client.query(SUBSTITUTES, [JSON.stringify(pack.organisations)])
    progress(`${pack.organisations.length} organisations`)
    if (pack.directory) {
      await client.query(REGIONS, [JSON.stringify(pack.directory.regions)])
      const entries = packEntries(pack, pack.directory, messages[pack.languages[0] ?? ''] ?? {})
      await client.query(DIRECTORY, [JSON.stringify(entries.map(entryForDatabase))])
      progress(`${pack.directory.services.length} services in the directory`)
    }
    await client.query(NO_OPENINGS)
    await client.query(OPENINGS, [JSON.stringify(openingsOf(pack.access))])
    await client.query(NO_HELD)
    await client.query(HELD, [JSON.stringify(heldOf(pack.access))])
    progress(`${pack.access.length} rules of access`)
    if (profile === 'exercise') {
      await client.query(ACCOUNT_ROWS, [JSON.stringify(accounts)])
      await client.query(ROLE_ROWS, [JSON.stringify(accounts)])
      await client.query(SHIFTS, [JSON.stringify(accounts)])
      await acceptForExercise(client, pack, messages, accounts)
      progress(`${accounts.length} exercise accounts`)
    }
    await client.query('commit')
  } finally {
    await client.end()
  }
}

function entryForDatabase(entry: PackEntry) {
  const { id, kind, rows, verifiedOn, source, tenant, neverStale } = entry
  return { id, kind, rows, verified_on: verifiedOn, source, code: tenant, never_stale: neverStale ?? false }
}

/** Nobody of the exercise is held up at the door: they accepted what stands now. A later version asks them like everybody. */
async function acceptForExercise(
  client: pg.Client,
  pack: AnyPack,
  messages: Readonly<Record<string, Readonly<Record<string, string>>>>,
  accounts: readonly object[],
): Promise<void> {
  const lang = pack.languages[0] ?? ''
  if (!pack.accounts) return
  const text = createHash('sha256')
    .update(messages[lang]?.['undertaking.text'] ?? '')
    .digest()
  const values = [JSON.stringify(accounts), pack.accounts.undertaking.version, lang, text]
  await client.query(ACCEPTED, values)
}

/** Two countries in one database would mix their people and desks. */
async function refuseOtherCountry(client: pg.Client, code: string): Promise<void> {
  const { rows } = await client.query<{ value: string }>("select value from app.setting where name = 'country'")
  const held = rows[0]?.value
  if (held === undefined || held === code) return
  throw new Error(
    `This database holds the country "${held}", not "${code}". Give PUNTE_COUNTRY=${held}, or another PUNTE_DATA or DATABASE_URL.`,
  )
}

function settings(pack: AnyPack, profile: string): readonly { name: string; value: string }[] {
  const today = civilDateOf(Date.now(), pack.timeZone)
  return [
    { name: 'profile', value: profile },
    { name: 'country', value: pack.code },
    { name: 'time-zone', value: pack.timeZone },
    { name: 'independent-desk', value: pack.independent.desks.join(' ') },
    { name: 'holidays', value: pack.holidays.join(' ') },
    ...(pack.deskHours
      ? [{ name: 'desk-hours', value: `${pack.deskHours.days.join()} ${pack.deskHours.from} ${pack.deskHours.to}` }]
      : []),
    ...Object.entries(CONSENT_CLASSES).map(([purpose, classes]) => ({
      name: `consent-classes.${purpose}`,
      value: classes.join(' '),
    })),
    // The step the sender owes when a referral meets silence: the worker opens it, no act does.
    ...pack.steps
      .filter(step => step.each === 'silent-referral')
      .map(step => ({ name: 'step.silent-referral', value: step.id })),
    ...pack.steps
      .filter(step => step.each === 'silent-transfer')
      .map(step => ({ name: 'step.silent-transfer', value: step.id })),
    ...(pack.accounts
      ? [
          { name: 'undertaking', value: pack.accounts.undertaking.version },
          ...Object.entries(pack.accounts.recovery).map(([seat, who]) => ({
            name: `recovery.${seat}`,
            value: who.map(one => `${one.role}@${one.of}`).join(' '),
          })),
        ]
      : []),
    ...rolesOfKinds(pack),
    // A number that changed stands there once for each first day: the worker reads the one in force.
    ...[...new Set(pack.parameters.map(one => one.id))].flatMap(id => {
      const one = parameterOn(pack, id, today)
      return one ? [{ name: `parameter.${id}`, value: `${one.value} ${one.unit}` }] : []
    }),
  ]
}

// What people changed since stays as they made it.
const DIRECTORY = `select app_inner.directory_put((select jsonb_agg(x || jsonb_build_object('tenant', o.id))
  from jsonb_array_elements($1::jsonb) x left join app.organisation o on o.code = x->>'code'), 'loaded', true)`

const REGIONS = `insert into app_directory.region (code, name, territories)
  select code, name, territories from jsonb_to_recordset($1) x(code text, name text, territories text[])
  on conflict (code) do update set name = excluded.name, territories = excluded.territories`

/** Which roles an organisation of each kind may give its people. */
function rolesOfKinds(pack: AnyPack): readonly { name: string; value: string }[] {
  return ORGANISATION_KINDS.map(kind => {
    const roles = pack.roles.filter(one => one.kinds.length === 0 || one.kinds.includes(kind)).map(one => one.role)
    return { name: `roles.${kind}`, value: [...new Set(roles)].join(' ') }
  })
}

const ORGANISATIONS = `
  insert into app.organisation (code, name, kind, connected, phone, phone_standing, website, services, territories, source)
  select code, name, kind, connected, phone, "phoneStanding", website, coalesce(services, '{}'), coalesce(territories, '{}'), coalesce(source, '')
    from jsonb_to_recordset($1) x(code text, name text, kind text, connected boolean, phone text, "phoneStanding" text,
      website text, services text[], territories text[], source text)
  on conflict (code) do update set name = excluded.name, kind = excluded.kind, connected = excluded.connected, phone = excluded.phone,
    phone_standing = excluded.phone_standing, website = excluded.website, services = excluded.services,
    territories = excluded.territories, source = excluded.source`

const SUBSTITUTES = `
  update app.organisation o set substitute_id = s.id
    from jsonb_to_recordset($1) x(code text, substitute text) join app.organisation s on s.code = x.substitute
   where o.code = x.code`

// A rule that is gone opens nothing any more: what the pack does not say is taken away in the same transaction.
const NO_OPENINGS = 'delete from app.access_opening'
const OPENINGS = `
  insert into app.access_opening (kind, role, words)
  select kind, role, words from jsonb_to_recordset($1) x(kind text, role text, words text[])`
const NO_HELD = 'delete from app.access_held'
const HELD = `
  insert into app.access_held (kind, basis, classes)
  select kind, basis, classes from jsonb_to_recordset($1) x(kind text, basis text, classes text[])`

const ACCOUNT_ROWS = `
  insert into app.account (organisation_id, code, name)
  select o.id, x.id, x.name from jsonb_to_recordset($1) x(id text, name text, organisation text)
    join app.organisation o on o.code = x.organisation
  on conflict (code) do update set name = excluded.name`

const ROLE_ROWS = `
  insert into app.account_role (account_id, role)
  select a.id, r.role from jsonb_to_recordset($1) x(id text, roles text[])
    join app.account a on a.code = x.id cross join unnest(x.roles) r(role)
  on conflict do nothing`

const ACCEPTED = `
  insert into app.undertaking_acceptance (account_id, version, language, text_hash, at)
  select a.id, $2, $3, $4, now() from jsonb_to_recordset($1) x(id text) join app.account a on a.code = x.id
   where not exists (select from app.undertaking_acceptance u where u.account_id = a.id)`

// In the exercise a duty officer is always on duty.
const SHIFTS = `
  insert into app.duty_shift (organisation_id, account_id, starts_at, ends_at)
  select a.organisation_id, a.id, date_trunc('day', now()), date_trunc('day', now()) + interval '10 years'
    from jsonb_to_recordset($1) x(id text, roles text[]) join app.account a on a.code = x.id
   where 'duty-officer' = any (x.roles) and not exists (select from app.duty_shift s where s.account_id = a.id)`

if (import.meta.main) await loadPack(process.env.DATABASE_URL ?? '', text => process.stdout.write(`${text}\n`))
