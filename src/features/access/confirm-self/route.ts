/** Use case: somebody signed in shows again who they are before what weighs most. Actor: anybody signed in. Law: none; protects every duty of confidence (OWASP ASVS 5.0 V7.5). */
import { field } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { confirmationOf, confirmExercise, confirmSession } from '../../../platform/session/confirm.ts'
import type { SignInKeys } from '../../../platform/session/keys.ts'
import {
  passkeyAuthenticationOptions,
  passkeyAuthenticationVerify,
  type RelyingParty,
} from '../../../platform/session/passkey.ts'
import { databaseTime, queryOf } from '../../../platform/session/query.ts'
import { signInAllowed, signInSucceeded } from '../../../platform/session/rate.ts'
import { readSignInKey, totpVerify } from '../../../platform/session/totp.ts'
import { CONFIRM, CodePage } from '../code-page.tsx'
import { readReturn } from '../return.ts'
import { ConfirmPage, ConfirmPasskeyPage } from './page.tsx'

export interface ConfirmSettings {
  readonly profile: 'exercise' | 'production'
  readonly party: RelyingParty
  readonly keys: SignInKeys
}

/** Every route of showing again who one is. */
export function confirmSelfRoutes(settings: ConfirmSettings): readonly Route[] {
  const rule = { may: 'signed-in', audits: 'session.confirmed' }
  return [
    page('GET /confirm', { may: 'signed-in' }, request => show(settings, request)),
    form('POST /confirm/exercise', rule, request => confirmInExercise(settings, request)),
    page('GET /confirm/passkey', { may: 'signed-in' }, request => askPasskey(settings, request)),
    form('POST /confirm/passkey', rule, request => checkPasskey(settings, request)),
    page('GET /confirm/code', { may: 'signed-in' }, request => askCode(request, [])),
    form('POST /confirm/code', rule, request => checkCode(settings, request)),
  ]
}

const backOf = ({ query, fields }: SignedInRequest) => readReturn(query.get('to') ?? field(fields, 'to'))

async function show({ profile }: ConfirmSettings, request: SignedInRequest): Promise<Reply> {
  const { t, tx, reply } = request
  const state = await confirmationOf(queryOf(tx), sessionOf(request))
  const view = { t, to: backOf(request), exercise: profile === 'exercise', nothing: state === 'none' }
  return reply.page(t('confirm.title'), ConfirmPage(view))
}

async function confirmInExercise({ profile }: ConfirmSettings, request: SignedInRequest): Promise<Reply> {
  const query = queryOf(request.tx)
  const done = profile === 'exercise' && (await confirmExercise(query, sessionOf(request), await databaseTime(query)))
  return done ? request.reply.seeOther(backOf(request)) : request.reply.notFound()
}

async function askPasskey(settings: ConfirmSettings, request: SignedInRequest, problem?: string): Promise<Reply> {
  const { t, tx, reply } = request
  const offered = await passkeyAuthenticationOptions(queryOf(tx), settings.party, await databaseTime(queryOf(tx)))
  const view = ConfirmPasskeyPage({ t, to: backOf(request), ...offered, problem })
  return reply.page(t('confirm.title'), view, problem ? { status: 422, problems: true } : {})
}

async function checkPasskey(settings: ConfirmSettings, request: SignedInRequest): Promise<Reply> {
  const { t, tx, fields, address } = request
  const query = queryOf(tx)
  const at = await databaseTime(query)
  if (!(await signInAllowed(query, settings.keys, { address, at })))
    return askPasskey(settings, request, t('sign-in.too-often'))
  const answer = { handle: field(fields, 'handle'), response: field(fields, 'response'), at }
  const proven = await passkeyAuthenticationVerify(query, settings.party, answer)
  const done = proven !== undefined && (await confirmSession(query, sessionOf(request), proven, at))
  return done ? request.reply.seeOther(backOf(request)) : askPasskey(settings, request, t('confirm.refused'))
}

type Problem = { readonly field: string; readonly message: string }

/** Neither the key nor the code is written back: both are secrets. */
function askCode(request: SignedInRequest, problems: readonly Problem[], status = 422): Reply {
  const { t, reply } = request
  const view = CodePage({ t, to: backOf(request), problems, at: CONFIRM })
  return reply.page(t('confirm.title'), view, problems.length > 0 ? { status, problems: true } : {})
}

async function checkCode(settings: ConfirmSettings, request: SignedInRequest): Promise<Reply> {
  const { t, tx, fields, address } = request
  const [signInKey, code] = [readSignInKey(field(fields, 'signInKey')), field(fields, 'code')]
  const problems = [
    ...(signInKey === '' ? [{ field: 'signInKey', message: t('sign-in.key-missing') }] : []),
    ...(/^\s*(\d\s*){6}$/.test(code) ? [] : [{ field: 'code', message: t('sign-in.code-shape') }]),
  ]
  if (problems.length > 0) return askCode(request, problems)
  const query = queryOf(tx)
  const attempt = { identifier: signInKey, address, at: await databaseTime(query) }
  if (!(await signInAllowed(query, settings.keys, attempt)))
    return askCode(request, [{ field: 'signInKey', message: t('sign-in.too-often') }], 429)
  const proven = await totpVerify(query, settings.keys, { signInKey, code, at: attempt.at })
  if (proven === undefined || !(await confirmSession(query, sessionOf(request), proven, attempt.at)))
    return askCode(request, [{ field: 'signInKey', message: t('sign-in.refused-code') }])
  await signInSucceeded(query, settings.keys, attempt)
  return request.reply.seeOther(backOf(request))
}

function sessionOf({ token }: SignedInRequest): Buffer {
  if (token === null) throw new Error('somebody is signed in without a session')
  return token
}
