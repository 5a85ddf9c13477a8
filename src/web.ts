import { compose } from './app.ts'
import { systemClock } from './platform/clock/clock.ts'
import { openDatabase } from './platform/db/database.ts'
import { listen } from './platform/http/server.ts'
import { endOnUncaught, logToStandardError } from './platform/log/log.ts'
import { openKeys } from './platform/vault/open-keys.ts'
import { openVault } from './platform/vault/vault.ts'
import { PROJECT } from './tools/settings.ts'

/** The web process. Its settings come from the starter: DATABASE_URL is the web role's, never the owner's. */
const { env } = process
const origin: string = env.PUNTE_ORIGIN ?? `http://localhost:${env.PORT}`
// On loopback the same machine has two names; a form from either is ours.
const loopback = origin.startsWith('http://localhost:') ? [origin.replace('localhost', '127.0.0.1')] : []
const { PUNTE_OIDC_ISSUER: issuer, PUNTE_OIDC_CLIENT_ID: clientId, PUNTE_OIDC_CLIENT_SECRET: clientSecret } = env
const providers =
  issuer && clientId && clientSecret
    ? [{ id: 'organisation', name: env.PUNTE_OIDC_NAME ?? new URL(issuer).hostname, issuer, clientId, clientSecret }]
    : []
const db = openDatabase(env.DATABASE_URL ?? '', 10, openVault(await openKeys(env)))
const app = await compose({
  db,
  root: PROJECT,
  profile: env.PUNTE_PROFILE === 'production' ? 'production' : 'exercise',
  country: env.PUNTE_COUNTRY || undefined,
  origins: [origin, ...loopback] as const,
  secret: env.PUNTE_SECRET ?? '',
  providers,
  clock: systemClock,
  log: logToStandardError,
  security: logToStandardError,
})
const stop = await listen(app, Number(env.PORT), env.PUNTE_HOST ?? '127.0.0.1')
// Until here nobody's data was touched, and whoever starts the system needs the words of a fault.
endOnUncaught(logToStandardError)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await stop()
    await db.close()
    process.exit(0)
  })
}
