/** Use case: a person adds a passkey or a code generator to the own account. Actor: anybody signed in. Law: none; protects every duty of confidence. */
import { field } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import type { SignInKeys } from '../../../platform/session/keys.ts'
import {
  passkeyRegistrationOptions,
  passkeyRegistrationVerify,
  type RelyingParty,
} from '../../../platform/session/passkey.ts'
import { qrCode } from '../../../platform/session/qr.ts'
import { databaseTime, queryOf } from '../../../platform/session/query.ts'
import { closeOtherSessions } from '../../../platform/session/session.ts'
import { type TotpEnrolment, totpEnrol, totpEnrolVerify } from '../../../platform/session/totp.ts'
import { AddCodePage, AddPasskeyPage, MeansPage, NotAllowedPage } from './page.tsx'
import { ownPasskeys } from './store.ts'

export interface AddMeansSettings {
  readonly party: RelyingParty
  readonly keys: SignInKeys
}

/** Every route of one's own means. */
export function addMeansRoutes(settings: AddMeansSettings): readonly Route[] {
  return [
    page('GET /account/sign-in', { may: 'signed-in' }, show),
    page('GET /account/sign-in/passkey', { may: 'signed-in' }, request => offerPasskey(settings, request)),
    form('POST /account/sign-in/passkey', { may: 'signed-in', audits: 'means.added' }, request =>
      addPasskey(settings, request),
    ),
    page('GET /account/sign-in/code', { may: 'signed-in' }, request => offerCode(settings, request)),
    form('POST /account/sign-in/code', { may: 'signed-in', audits: 'means.added' }, request =>
      addCode(settings, request),
    ),
  ]
}

async function show(request: SignedInRequest): Promise<Reply> {
  const { t, tx, lang, query } = request
  const day = new Intl.DateTimeFormat(lang, { dateStyle: 'long' })
  const passkeys = (await ownPasskeys(queryOf(tx), sessionOf(request))).map(one => ({
    id: one.id,
    created: day.format(new Date(one.created)),
    used: one.used === null ? undefined : day.format(new Date(one.used)),
  }))
  return request.reply.page(t('sign-in.means-title'), MeansPage({ t, passkeys, added: query.get('added') !== null }))
}

async function offerPasskey(settings: AddMeansSettings, request: SignedInRequest, problem?: string): Promise<Reply> {
  const { t, reply } = request
  const owner = await ownerOf(request)
  const offered = await passkeyRegistrationOptions(queryOf(request.tx), settings.party, owner)
  if (offered === undefined) return notAllowed(request)
  const options = problem === undefined ? {} : { status: 422, problems: true }
  return reply.page(t('sign-in.add-passkey'), AddPasskeyPage({ t, ...offered, problem }), options)
}

async function addPasskey(settings: AddMeansSettings, request: SignedInRequest): Promise<Reply> {
  const { at } = await ownerOf(request)
  const answer = { handle: field(request.fields, 'handle'), response: field(request.fields, 'response'), at }
  const added = await passkeyRegistrationVerify(queryOf(request.tx), settings.party, answer)
  return added ? done(request, at) : offerPasskey(settings, request, request.t('sign-in.add-refused'))
}

async function offerCode(settings: AddMeansSettings, request: SignedInRequest, problem?: string): Promise<Reply> {
  const owner = { ...(await ownerOf(request)), issuer: settings.party.name }
  const offered = await totpEnrol(queryOf(request.tx), settings.keys, owner)
  return offered === undefined ? notAllowed(request) : codePage(request, offered, problem)
}

async function addCode(settings: AddMeansSettings, request: SignedInRequest): Promise<Reply> {
  const { t, fields, tx } = request
  const owner = { ...(await ownerOf(request)), issuer: settings.party.name }
  const answer = { handle: field(fields, 'handle'), code: field(fields, 'code') }
  const outcome = await totpEnrolVerify(queryOf(tx), settings.keys, owner, answer)
  switch (outcome.kind) {
    case 'done':
      return done(request, owner.at)
    case 'again':
      return codePage(request, outcome.enrolment, t('sign-in.add-code-wrong'))
    case 'expired':
      return offerCode(settings, request, t('sign-in.add-expired'))
  }
}

function codePage(
  { t, reply }: SignedInRequest,
  { handle, secret, signInKey, uri }: TotpEnrolment,
  problem?: string,
): Reply {
  const options = problem === undefined ? {} : { status: 422, problems: true }
  return reply.page(
    t('sign-in.add-code'),
    AddCodePage({ t, handle, secret, signInKey, qr: qrCode(uri), problem }),
    options,
  )
}

/** Whoever else holds a session of this account is shown out: a means is often added because something was lost. */
async function done(request: SignedInRequest, at: Date): Promise<Reply> {
  await closeOtherSessions(queryOf(request.tx), sessionOf(request), at)
  return request.reply.seeOther('/account/sign-in?added')
}

function notAllowed({ t, reply }: SignedInRequest): Reply {
  return reply.page(t('sign-in.means-title'), NotAllowedPage({ t }), { status: 409 })
}

async function ownerOf(request: SignedInRequest) {
  const at = await databaseTime(queryOf(request.tx))
  return { session: sessionOf(request), account: { id: request.actor.account, name: request.actor.name }, at }
}

function sessionOf({ token }: SignedInRequest): Buffer {
  if (token === null) throw new Error('somebody is signed in without a session')
  return token
}
