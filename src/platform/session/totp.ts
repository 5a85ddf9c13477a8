/**
 * Codes from a code generator (RFC 6238). To sign in one types the personal sign-in key and a code: the key is 58 random
 * bits shown once, so a six-digit code is never the only secret, nobody can lock out a person whose e-mail they know,
 * and there is no name to guess.
 */
import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { beginCeremony, takeCeremony } from './challenge.ts'
import { grouped, newCode, readCode } from './code.ts'
import { blind, type SignInKeys, seal, unseal } from './keys.ts'
import { isYes, type Query, rowsOf } from './query.ts'
import { hashToken } from './token.ts'

const PERIOD = 30
const KEY_LENGTH = 12

/** What the enrolment page shows: scan `uri` (or type `secret`), write down `signInKey`, then type a first code. */
export interface TotpEnrolment {
  readonly handle: string
  readonly uri: string
  readonly secret: string
  readonly signInKey: string
}

export interface TotpOwner {
  readonly session: Buffer
  readonly account: { readonly id: string; readonly name: string }
  readonly issuer: string
  readonly at: Date
}

export type TotpConfirmation = { kind: 'done' } | { kind: 'again'; enrolment: TotpEnrolment } | { kind: 'expired' }

/** Begins an enrolment with a fresh secret and sign-in key. Undefined when this session may not enrol. */
export async function totpEnrol(query: Query, keys: SignInKeys, owner: TotpOwner): Promise<TotpEnrolment | undefined> {
  return offer(query, keys, owner, { secret: new Secret({ size: 20 }).base32, signInKey: newCode(KEY_LENGTH) })
}

/** Keeps the generator when its first code is right. A wrong code offers the same one again: people mistype. */
export async function totpEnrolVerify(
  query: Query,
  keys: SignInKeys,
  owner: TotpOwner,
  answer: { readonly handle: string | undefined; readonly code: string | undefined },
): Promise<TotpConfirmation> {
  const ceremony = await takeCeremony(query, 'code-enrol', answer.handle, owner.at)
  if (ceremony?.account_id !== owner.account.id || answer.handle === undefined) return { kind: 'expired' }
  const sealed = Buffer.from(String(ceremony.state.sealed), 'base64')
  const offered = JSON.parse(unseal(keys, sealed, owner.account.id)) as Offered
  const step = matchingStep(offered.secret, answer.code, owner.at)
  if (step === undefined) {
    const enrolment = await offer(query, keys, owner, offered)
    return enrolment === undefined ? { kind: 'expired' } : { kind: 'again', enrolment }
  }
  const secret = seal(keys, offered.secret, owner.account.id)
  const values = [hashToken(answer.handle), blind(keys, 'sign-in key', offered.signInKey), secret, step, owner.at]
  const put = await isYes(query, 'select app.totp_put($1, $2, $3, $4, $5) as yes', values)
  return put ? { kind: 'done' } : { kind: 'expired' }
}

/**
 * Checks a sign-in key and a code. Gives a handle that is good for `openSession` or `addSecondFactor`, or undefined.
 * An unknown key costs the same work and the same statements as a known one. Ask `signInAllowed` first.
 */
export async function totpVerify(
  query: Query,
  keys: SignInKeys,
  answer: { readonly signInKey: string; readonly code: string; readonly at: Date },
): Promise<string | undefined> {
  const handle = await beginCeremony(query, { kind: 'code', state: {}, at: answer.at })
  await takeCeremony(query, 'code', handle, answer.at)
  const lookup = blind(keys, 'sign-in key', readSignInKey(answer.signInKey))
  const text = 'select account_id, secret from app.totp_find($1)'
  const [known] = await rowsOf<{ account_id: string; secret: Buffer }>(query, text, [lookup])
  const account = known?.account_id ?? NOBODY
  const secret = unseal(keys, known?.secret ?? sealedForNobody(keys), account)
  const step = matchingStep(secret, answer.code, answer.at)
  const values = [hashToken(handle ?? ''), known === undefined ? NOBODY : account, step ?? -1, answer.at]
  const used = await isYes(query, 'select app.totp_used($1, $2, $3, $4) as yes', values)
  return used ? handle : undefined
}

/** A sign-in key as it was shown, whatever spaces, dashes and lower case the person typed. */
export function readSignInKey(typed: string): string {
  return readCode(typed, KEY_LENGTH + 1)
}

/** The time step whose code this is, within one step either side of now; undefined when it is none of the three. */
export function matchingStep(secret: string, code: string | undefined, at: Date): number | undefined {
  const digits = (code ?? '').replace(/\s/g, '')
  if (!/^\d{6}$/.test(digits)) return undefined
  const delta = generator(secret).validate({ token: digits, timestamp: at.getTime(), window: 1 })
  return delta === null ? undefined : Math.floor(at.getTime() / 1000 / PERIOD) + delta
}

interface Offered {
  readonly secret: string
  readonly signInKey: string
}

async function offer(query: Query, keys: SignInKeys, owner: TotpOwner, offered: Offered) {
  const { session, account, issuer, at } = owner
  const state = { sealed: seal(keys, JSON.stringify(offered), account.id).toString('base64') }
  const handle = await beginCeremony(query, { kind: 'code-enrol', state, session, at })
  if (handle === undefined) return undefined
  const uri = generator(offered.secret, issuer, account.name).toString()
  return { handle, uri, ...offered, signInKey: grouped(offered.signInKey) }
}

function generator(secret: string, issuer = '', label = ''): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret), issuer, label, algorithm: 'SHA1', digits: 6, period: PERIOD })
}

const NOBODY = '00000000-0000-0000-0000-000000000000'
const nobody = new WeakMap<SignInKeys, Buffer>()

/** A secret that belongs to nobody: what an unknown sign-in key is checked against. */
function sealedForNobody(keys: SignInKeys): Buffer {
  const known = nobody.get(keys)
  if (known !== undefined) return known
  const made = seal(keys, new Secret({ buffer: new Uint8Array(randomBytes(20)).buffer }).base32, NOBODY)
  nobody.set(keys, made)
  return made
}
