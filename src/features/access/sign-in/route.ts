/** Use case: a person opens a session with a means of their own, or ends it. Actor: anybody with an account. Law: none; protects every duty of confidence. */
import { field } from '../../../platform/http/fields.ts'
import { form, type PublicRequest, page, type Reply, type Route } from '../../../platform/http/route.ts'
import { readAdmission } from '../../../platform/session/admission.ts'
import { clearCookie, readToken, setCookie } from '../../../platform/session/cookie.ts'
import { exerciseAccounts, openExerciseSession } from '../../../platform/session/exercise.ts'
import type { SignInKeys } from '../../../platform/session/keys.ts'
import { type IdentityProvider, oidcFinish, oidcStart } from '../../../platform/session/oidc.ts'
import {
  passkeyAuthenticationOptions,
  passkeyAuthenticationVerify,
  type RelyingParty,
} from '../../../platform/session/passkey.ts'
import { databaseTime, queryOf } from '../../../platform/session/query.ts'
import { signInAllowed, signInSucceeded } from '../../../platform/session/rate.ts'
import { closeSession, openSession } from '../../../platform/session/session.ts'
import { readSignInKey, totpVerify } from '../../../platform/session/totp.ts'
import { CodePage } from '../code-page.tsx'
import { readReturn, withReturn } from '../return.ts'
import { groupAccounts } from './form.ts'
import { PasskeyPage, SignInPage } from './page.tsx'

/** How this installation signs people in. `party.origin` is the address people use. */
export interface SignInSettings {
  readonly profile: 'exercise' | 'production'
  readonly party: RelyingParty
  readonly keys: SignInKeys
  readonly providers: readonly IdentityProvider[]
}

/** Every route of signing in and out. */
export function signInRoutes(settings: SignInSettings): readonly Route[] {
  return [
    page('GET /sign-in', { may: 'public' }, request => show(settings, request)),
    form('POST /sign-in/exercise', { may: 'public', audits: 'session.opened' }, request =>
      enterExercise(settings, request),
    ),
    page('GET /sign-in/passkey', { may: 'public' }, request => askPasskey(settings, request)),
    form('POST /sign-in/passkey', { may: 'public', audits: 'session.opened' }, request =>
      checkPasskey(settings, request),
    ),
    page('GET /sign-in/code', { may: 'public' }, request => askCode(request)),
    form('POST /sign-in/code', { may: 'public', audits: 'session.opened' }, request => checkCode(settings, request)),
    // A link, not a form: browsers apply `form-action` to where a form is redirected, and the provider is elsewhere.
    page('GET /sign-in/provider/:provider', { may: 'public' }, request => goToProvider(settings, request)),
    page('GET /sign-in/provider/:provider/back', { may: 'public' }, request => comeBack(settings, request)),
    form('POST /sign-out', { may: 'public', audits: 'session.closed' }, request => signOut(settings, request)),
  ]
}

async function show(settings: SignInSettings, { query, tx, t, lang, actor, reply }: PublicRequest): Promise<Reply> {
  const search = (query.get('q') ?? '').slice(0, 100)
  const accounts = settings.profile === 'exercise' ? await exerciseAccounts(queryOf(tx)) : undefined
  const refused = query.get('refused') !== null
  const view = {
    t,
    to: readReturn(query.get('to')),
    exercise: accounts && { search, groups: groupAccounts(accounts, search, t, lang) },
    providers: settings.providers,
    signedOut: query.get('out') !== null && actor === null,
    signedInAs: actor?.name,
    refused,
  }
  return reply.page(t('sign-in.title'), SignInPage(view), { wide: accounts !== undefined, problems: refused })
}

async function enterExercise(settings: SignInSettings, request: PublicRequest): Promise<Reply> {
  if (settings.profile !== 'exercise') return request.reply.notFound()
  const query = queryOf(request.tx)
  const at = await databaseTime(query)
  const token = await openExerciseSession(query, field(request.fields, 'account'), at)
  return token === undefined ? request.reply.notFound() : enter(settings, request, token, at)
}

async function askPasskey(settings: SignInSettings, request: PublicRequest, problem?: string): Promise<Reply> {
  const { t, tx, query, fields, reply } = request
  const offered = await passkeyAuthenticationOptions(queryOf(tx), settings.party, await databaseTime(queryOf(tx)))
  const to = readReturn(query.get('to') ?? field(fields, 'to'))
  const options = problem === undefined ? {} : { status: 422, problems: true }
  return reply.page(t('sign-in.passkey-title'), PasskeyPage({ t, to, ...offered, problem }), options)
}

async function checkPasskey(settings: SignInSettings, request: PublicRequest): Promise<Reply> {
  const { t, tx, fields, address } = request
  const query = queryOf(tx)
  const at = await databaseTime(query)
  if (!(await signInAllowed(query, settings.keys, { address, at })))
    return askPasskey(settings, request, t('sign-in.too-often'))
  const answer = { handle: field(fields, 'handle'), response: field(fields, 'response'), at }
  const proven = await passkeyAuthenticationVerify(query, settings.party, answer)
  const token = proven === undefined ? undefined : await openSession(query, proven, at)
  return token === undefined ? askPasskey(settings, request, t('sign-in.refused')) : enter(settings, request, token, at)
}

function askCode({ t, query, reply }: PublicRequest): Reply {
  return reply.page(t('sign-in.code-title'), CodePage({ t, to: readReturn(query.get('to')), problems: [] }))
}

async function checkCode(settings: SignInSettings, request: PublicRequest): Promise<Reply> {
  const { t, tx, fields, address } = request
  const [signInKey, code] = [readSignInKey(field(fields, 'signInKey')), field(fields, 'code')]
  const problems = [
    ...(signInKey === '' ? [{ field: 'signInKey', message: t('sign-in.key-missing') }] : []),
    ...(/^\s*(\d\s*){6}$/.test(code) ? [] : [{ field: 'code', message: t('sign-in.code-shape') }]),
  ]
  if (problems.length > 0) return codeAgain(request, problems, 422)
  const query = queryOf(tx)
  const attempt = { identifier: signInKey, address, at: await databaseTime(query) }
  if (!(await signInAllowed(query, settings.keys, attempt))) {
    return codeAgain(request, [{ field: 'signInKey', message: t('sign-in.too-often') }], 429)
  }
  const proven = await totpVerify(query, settings.keys, { signInKey, code, at: attempt.at })
  const token = proven === undefined ? undefined : await openSession(query, proven, attempt.at)
  if (token === undefined) return codeAgain(request, [{ field: 'signInKey', message: t('sign-in.refused-code') }], 422)
  await signInSucceeded(query, settings.keys, attempt)
  return enter(settings, request, token, attempt.at)
}

type CodeProblem = { readonly field: string; readonly message: string }

/** The same page again. Neither the key nor the code is written back into it: both are secrets. */
function codeAgain({ t, fields, reply }: PublicRequest, problems: readonly CodeProblem[], status: number): Reply {
  const view = CodePage({ t, to: readReturn(field(fields, 'to')), problems })
  return reply.page(t('sign-in.code-title'), view, { status, problems: true })
}

async function goToProvider(settings: SignInSettings, request: PublicRequest): Promise<Reply> {
  const { params, tx, address, reply } = request
  const provider = settings.providers.find(one => one.id === params.provider)
  if (provider === undefined) return reply.notFound()
  const query = queryOf(tx)
  const at = await databaseTime(query)
  const begun = await oidcStart(query, provider, { redirectUri: backFrom(settings, provider), at })
  // Counted after the provider was asked: the row of the count stays locked until this request ends.
  if (begun === undefined || !(await signInAllowed(query, settings.keys, { address, at })))
    return reply.seeOther('/sign-in?refused')
  return reply.seeOther(begun.location, [setCookie('ceremony', begun.handle, settings.party.origin)])
}

async function comeBack(settings: SignInSettings, request: PublicRequest): Promise<Reply> {
  const { params, tx, query: search, cookies, reply } = request
  const provider = settings.providers.find(one => one.id === params.provider)
  if (provider === undefined) return reply.notFound()
  const query = queryOf(tx)
  const at = await databaseTime(query)
  const { origin } = settings.party
  const handle = readToken(cookies, 'ceremony', origin)
  const proven = await oidcFinish(query, provider, { handle, search: search.toString(), purpose: 'provider', at })
  const token = proven === undefined ? undefined : await openSession(query, proven, at)
  if (token === undefined) return reply.seeOther('/sign-in?refused', [clearCookie('ceremony', origin)])
  return enter(settings, request, token, at)
}

function backFrom(settings: SignInSettings, provider: IdentityProvider): string {
  return `${settings.party.origin}/sign-in/provider/${encodeURIComponent(provider.id)}/back`
}

/** A new session takes the place of the one before: nobody goes on in a session somebody else began. */
async function enter(settings: SignInSettings, request: PublicRequest, token: string, at: Date): Promise<Reply> {
  const { origin } = settings.party
  const query = queryOf(request.tx)
  await closeSession(query, request.token, at)
  const to = readReturn(field(request.fields, 'to'))
  // Who has not accepted the undertaking as it stands now was given an admission, not a session.
  if (await readAdmission(query, token, at)) {
    const cookies = [
      setCookie('admission', token, origin),
      clearCookie('session', origin),
      clearCookie('ceremony', origin),
    ]
    return request.reply.seeOther(withReturn('/admission/undertaking', to), cookies)
  }
  return request.reply.seeOther(to, [setCookie('session', token, origin), clearCookie('ceremony', origin)])
}

async function signOut(settings: SignInSettings, { tx, token, reply }: PublicRequest): Promise<Reply> {
  const query = queryOf(tx)
  await closeSession(query, token, await databaseTime(query))
  return reply.seeOther('/sign-in?out', [clearCookie('session', settings.party.origin)])
}
