/**
 * Sign-in with an organisation's own identity provider: OpenID Connect, authorisation code with PKCE, state and nonce.
 * A subject is known only when its account tied it before; an unknown one gets the same answer as any other failure.
 */
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { beginCeremony, takeCeremony } from './challenge.ts'
import { isYes, type Query } from './query.ts'
import { hashToken } from './token.ts'

/** An identity provider as set up by the operator. `id` stands in our own addresses, `name` on the button. */
export interface IdentityProvider {
  readonly id: string
  readonly name: string
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

export interface OidcStart {
  readonly redirectUri: string
  /** Hash of the token of the session that ties a subject to its own account; absent to sign in. */
  readonly session?: Buffer
  readonly at: Date
}

export interface OidcReturn {
  readonly handle: string | undefined
  /** The query of the address the provider sent the browser back to, with or without `?`. */
  readonly search: string
  readonly purpose: 'provider' | 'provider-enrol'
  readonly at: Date
}

/**
 * Begins: `handle` goes into the ceremony cookie, `location` is where the browser goes. Undefined when the provider does
 * not answer or the session may not enrol.
 */
export async function oidcStart(
  query: Query,
  provider: IdentityProvider,
  { redirectUri, session, at }: OidcStart,
): Promise<{ handle: string; location: string } | undefined> {
  const configuration = await configurationOf(provider)
  if (configuration === undefined) return undefined
  const secrets = { verifier: randomPKCECodeVerifier(), state: randomState(), nonce: randomNonce() }
  const ceremony = { state: { ...secrets, provider: provider.id, redirectUri }, at }
  const handle = await beginCeremony(
    query,
    session === undefined ? { kind: 'provider', ...ceremony } : { kind: 'provider-enrol', session, ...ceremony },
  )
  if (handle === undefined) return undefined
  const location = buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid',
    state: secrets.state,
    nonce: secrets.nonce,
    code_challenge: await calculatePKCECodeChallenge(secrets.verifier),
    code_challenge_method: 'S256',
  })
  return { handle, location: location.href }
}

/**
 * Finishes. To sign in it gives the handle, now good for `openSession`; to enrol, that the subject is tied. Undefined for
 * every failure: refused by the provider, forged, replayed, too late, a subject nobody tied.
 */
export async function oidcFinish(
  query: Query,
  provider: IdentityProvider,
  { handle, search, purpose, at }: OidcReturn,
): Promise<string | undefined> {
  const ceremony = await takeCeremony(query, purpose, handle, at)
  const configuration = await configurationOf(provider)
  if (ceremony === undefined || handle === undefined || configuration === undefined) return undefined
  if (ceremony.state.provider !== provider.id) return undefined
  const subject = await exchange(configuration, ceremony.state, search)
  if (subject === undefined) return undefined
  const done =
    purpose === 'provider'
      ? await isYes(query, 'select app.oidc_used($1, $2, $3, $4, $5) as yes', [
          hashToken(handle),
          provider.issuer,
          subject.id,
          subject.strong,
          at,
        ])
      : await isYes(query, 'select app.oidc_add($1, $2, $3, $4) as yes', [
          hashToken(handle),
          provider.issuer,
          subject.id,
          at,
        ])
  return done ? handle : undefined
}

/** Trades the code for a checked identity. `strong` when the provider says it asked for more than one factor. */
async function exchange(
  configuration: Configuration,
  state: Readonly<Record<string, unknown>>,
  search: string,
): Promise<{ id: string; strong: boolean } | undefined> {
  const address = new URL(String(state.redirectUri))
  address.search = search
  try {
    const tokens = await authorizationCodeGrant(configuration, address, {
      pkceCodeVerifier: String(state.verifier),
      expectedState: String(state.state),
      expectedNonce: String(state.nonce),
      idTokenExpected: true,
    })
    const claims = tokens.claims()
    const methods = Array.isArray(claims?.amr) ? claims.amr : []
    return claims === undefined ? undefined : { id: claims.sub, strong: methods.includes('mfa') }
  } catch {
    return undefined
  }
}

const known = new Map<string, Promise<Configuration>>()

/** What the provider says about itself, asked once; asked again after a failure. */
async function configurationOf(provider: IdentityProvider): Promise<Configuration | undefined> {
  const key = `${provider.issuer} ${provider.clientId}`
  const pending = known.get(key) ?? discover(provider)
  known.set(key, pending)
  try {
    return await pending
  } catch {
    known.delete(key)
    return undefined
  }
}

function discover(provider: IdentityProvider): Promise<Configuration> {
  const issuer = new URL(provider.issuer)
  // Plain http only on this machine, for tests and rehearsals; anywhere else the library itself refuses it.
  const isLoopback = issuer.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(issuer.hostname)
  const execute = isLoopback ? [allowInsecureRequests] : []
  return discovery(issuer, provider.clientId, provider.clientSecret, undefined, { execute, timeout: 10 })
}
