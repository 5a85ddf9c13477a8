/** The sign-in pages on the real router and database, and a browser without script that walks through them. */
import { addMeansRoutes } from '../../src/features/access/add-means/route.ts'
import { confirmSelfRoutes } from '../../src/features/access/confirm-self/route.ts'
import { signInRoutes } from '../../src/features/access/sign-in/route.ts'
import { messages } from '../../src/messages/messages.ts'
import type { Database } from '../../src/platform/db/database.ts'
import { createApp } from '../../src/platform/http/server.ts'
import { translator } from '../../src/platform/i18n/translator.ts'
import { sessionHash } from '../../src/platform/session/cookie.ts'
import type { IdentityProvider } from '../../src/platform/session/oidc.ts'
import { PageTitle, renderPart } from '../../src/platform/ui/index.ts'
import { keys } from './session-world.ts'

export const ORIGIN = 'https://punte.example'
const party = { name: 'Punte', id: 'punte.example', origin: ORIGIN }

export function signInApp(
  db: Database,
  profile: 'exercise' | 'production',
  providers: readonly IdentityProvider[] = [],
) {
  const t = translator('en', messages.en ?? {})
  return createApp({
    db,
    routes: [
      ...signInRoutes({ profile, party, keys, providers }),
      ...addMeansRoutes({ party, keys }),
      ...confirmSelfRoutes({ profile, party, keys }),
    ],
    clock: () => Date.now(),
    origins: [ORIGIN],
    languages: ['en'],
    openLanguages: [],
    translate: () => t,
    shell: ({ reply }) => renderPart(reply.body),
    has: () => false,
    tokenOf: cookies => sessionHash(cookies, ORIGIN),
    problem: kind => ({
      kind: 'page',
      status: kind === 'not-found' ? 404 : 500,
      title: kind,
      body: PageTitle({ title: kind }),
      wide: false,
      problems: false,
    }),
    sayUnopened: reply => reply,
    signInPath: to => `/sign-in?to=${encodeURIComponent(to)}`,
    confirmPath: to => `/confirm?to=${encodeURIComponent(to)}`,
    asset: () => undefined,
    exercise: true,
    log: line => {
      throw new Error(JSON.stringify(line))
    },
  })
}

/** A browser without script: keeps cookies, sends forms. */
export function browserOf(app: ReturnType<typeof signInApp>) {
  const jar = new Map<string, string>()
  const send = async (path: string, fields?: Record<string, string>) => {
    const headers = { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), origin: ORIGIN }
    const body = fields && new URLSearchParams(fields).toString()
    const answer = await app.request(`${ORIGIN}${path}`, {
      headers,
      ...(body === undefined ? {} : { method: 'POST', body }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=')
      if (line.includes('Max-Age=0')) jar.delete(name)
      else jar.set(name, value)
    }
    return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() }
  }
  return { send, jar }
}
