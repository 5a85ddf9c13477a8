/**
 * Passkeys: discoverable credentials with user verification, so one gesture is both factors and no name is asked for.
 * Both calls answer the same for every failure; why it failed is nobody's business outside.
 */
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { beginCeremony, takeCeremony } from './challenge.ts'
import { isYes, type Query, rowsOf } from './query.ts'
import { hashToken } from './token.ts'

/** Who asks for the passkey. `id` is the host name of `origin`. */
export interface RelyingParty {
  readonly name: string
  readonly id: string
  readonly origin: string
}

export interface PasskeyOwner {
  readonly session: Buffer
  readonly account: { readonly id: string; readonly name: string }
  readonly at: Date
}

/** What the browser sends back: the handle it was given and the authenticator's answer as JSON text. */
export interface PasskeyAnswer {
  readonly handle: string | undefined
  readonly response: string | undefined
  readonly at: Date
}

const LONGEST_RESPONSE = 16_384
/** Ed25519, ES256 and RS256 (COSE): every authenticator in use has one of them. */
const ALGORITHMS = [-8, -7, -257]

/** Options for `navigator.credentials.create`. Undefined when this session may not enrol. */
export async function passkeyRegistrationOptions(
  query: Query,
  party: RelyingParty,
  { session, account, at }: PasskeyOwner,
): Promise<{ handle: string; options: PublicKeyCredentialCreationOptionsJSON } | undefined> {
  const text = 'select credential_id, transports from app.passkey_list($1, $2)'
  const known = await rowsOf<{ credential_id: string; transports: string[] }>(query, text, [session, at])
  const options = await generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    userName: account.name,
    userDisplayName: account.name,
    userID: userHandle(account.id),
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known.map(one => ({ id: one.credential_id, transports: one.transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const state = { challenge: options.challenge }
  const handle = await beginCeremony(query, { kind: 'passkey-enrol', state, session, at })
  return handle === undefined ? undefined : { handle, options }
}

/** Checks the new passkey and keeps it for the account that began. False for every failure. */
export async function passkeyRegistrationVerify(
  query: Query,
  party: RelyingParty,
  answer: PasskeyAnswer,
): Promise<boolean> {
  const ceremony = await takeCeremony(query, 'passkey-enrol', answer.handle, answer.at)
  const response = readAnswer<RegistrationResponseJSON>(answer.response)
  if (ceremony === undefined || response === undefined || answer.handle === undefined) return false
  const checked = await quietly(() =>
    verifyRegistrationResponse({ response, supportedAlgorithmIDs: ALGORITHMS, ...expectations(party, ceremony.state) }),
  )
  if (!checked?.verified) return false
  const { credential, credentialBackedUp } = checked.registrationInfo
  return isYes(query, 'select app.passkey_add($1, $2, $3, $4, $5, $6, $7) as yes', [
    hashToken(answer.handle),
    credential.id,
    Buffer.from(credential.publicKey),
    credential.counter,
    credential.transports ?? [],
    credentialBackedUp,
    answer.at,
  ])
}

/** Options for `navigator.credentials.get`. They name no credential, so they are the same for everybody. */
export async function passkeyAuthenticationOptions(
  query: Query,
  party: RelyingParty,
  at: Date,
): Promise<{ handle: string; options: PublicKeyCredentialRequestOptionsJSON }> {
  const options = await generateAuthenticationOptions({ rpID: party.id, userVerification: 'required' })
  const handle = await beginCeremony(query, { kind: 'passkey', state: { challenge: options.challenge }, at })
  if (handle === undefined) throw new Error('a sign-in ceremony was refused')
  return { handle, options }
}

/** Checks a signature. Gives the handle, now good for `openSession`, or undefined for every failure. */
export async function passkeyAuthenticationVerify(
  query: Query,
  party: RelyingParty,
  answer: PasskeyAnswer,
): Promise<string | undefined> {
  const ceremony = await takeCeremony(query, 'passkey', answer.handle, answer.at)
  const response = readAnswer<AuthenticationResponseJSON>(answer.response)
  if (ceremony === undefined || response === undefined || answer.handle === undefined) return undefined
  const [known] = await rowsOf<StoredPasskey>(query, FIND, [response.id])
  if (known === undefined || !isOwner(response, known.account_id)) return undefined
  const credential = {
    id: response.id,
    publicKey: new Uint8Array(known.public_key),
    counter: Number(known.counter),
    transports: known.transports,
  }
  const checked = await quietly(() =>
    verifyAuthenticationResponse({ response, credential, ...expectations(party, ceremony.state) }),
  )
  if (!checked?.verified) return undefined
  const values = [hashToken(answer.handle), response.id, checked.authenticationInfo.newCounter, answer.at]
  return (await isYes(query, 'select app.passkey_used($1, $2, $3, $4) as yes', values)) ? answer.handle : undefined
}

interface StoredPasskey {
  readonly account_id: string
  readonly public_key: Buffer
  readonly counter: string
  readonly transports: string[]
}

const FIND = 'select account_id, public_key, counter, transports from app.passkey_find($1)'

function expectations(party: RelyingParty, state: Readonly<Record<string, unknown>>) {
  return {
    expectedChallenge: String(state.challenge),
    expectedOrigin: party.origin,
    expectedRPID: party.id,
    requireUserVerification: true,
  }
}

/** The account's own random id: it tells an authenticator nothing about the person. */
function userHandle(account: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(account.replaceAll('-', ''), 'hex'))
}

function isOwner(response: AuthenticationResponseJSON, account: string): boolean {
  return response.response.userHandle === Buffer.from(userHandle(account)).toString('base64url')
}

/** Reads the browser's JSON. Only the outer shape is checked here; the library checks every byte inside. */
function readAnswer<Answer extends { id: string; response: object }>(text: string | undefined): Answer | undefined {
  if (text === undefined || text.length > LONGEST_RESPONSE) return undefined
  try {
    const value = JSON.parse(text) as Answer | null
    const isAnswer = typeof value?.id === 'string' && typeof value.response === 'object' && value.response !== null
    return isAnswer ? value : undefined
  } catch {
    return undefined
  }
}

/** The library throws on bad input; to us a forged answer is an ordinary refusal. */
async function quietly<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await work()
  } catch {
    return undefined
  }
}
