/** Adding a means: the same four steps from one's own account and with an invitation. */
import { field } from '../../platform/http/fields.ts'
import type { AnyRequest, Reply } from '../../platform/http/route.ts'
import type { SignInKeys } from '../../platform/session/keys.ts'
import {
  passkeyRegistrationOptions,
  passkeyRegistrationVerify,
  type RelyingParty,
} from '../../platform/session/passkey.ts'
import { qrCode } from '../../platform/session/qr.ts'
import { queryOf } from '../../platform/session/query.ts'
import { type TotpEnrolment, totpEnrol, totpEnrolVerify } from '../../platform/session/totp.ts'
import { AddCodePage, AddPasskeyPage, type EnrolPlace } from './enrol-pages.tsx'

export interface EnrolSettings {
  readonly party: RelyingParty
  readonly keys: SignInKeys
}

/** One person adding a means. `session` is the hash of what admits them: a session, or an admission. */
export interface Enrolling {
  readonly settings: EnrolSettings
  readonly request: AnyRequest
  readonly place: EnrolPlace
  readonly owner: {
    readonly session: Buffer
    readonly account: { readonly id: string; readonly name: string }
    readonly at: Date
  }
  readonly done: () => Promise<Reply> | Reply
  readonly notAllowed: () => Reply
}

/** Offers a passkey; with a problem where the one before could not be added. */
export async function offerPasskey(enrolling: Enrolling, problem?: string): Promise<Reply> {
  const { settings, request, place, owner } = enrolling
  const { t, tx, reply } = request
  const offered = await passkeyRegistrationOptions(queryOf(tx), settings.party, owner)
  if (offered === undefined) return enrolling.notAllowed()
  return reply.page(t('sign-in.add-passkey'), AddPasskeyPage({ t, place, ...offered, problem }), marked(problem))
}

/** Keeps the passkey the device made. */
export async function addPasskey(enrolling: Enrolling): Promise<Reply> {
  const { settings, request, owner } = enrolling
  const { fields, t, tx } = request
  const answer = { handle: field(fields, 'handle'), response: field(fields, 'response'), at: owner.at }
  const added = await passkeyRegistrationVerify(queryOf(tx), settings.party, answer)
  return added ? enrolling.done() : offerPasskey(enrolling, t('sign-in.add-refused'))
}

/** Offers a code generator and a sign-in key. */
export async function offerCode(enrolling: Enrolling, problem?: string): Promise<Reply> {
  const { settings, request, owner } = enrolling
  const offered = await totpEnrol(queryOf(request.tx), settings.keys, { ...owner, issuer: settings.party.name })
  return offered === undefined ? enrolling.notAllowed() : codePage(enrolling, offered, problem)
}

/** Keeps the code generator once its first code is right. */
export async function addCode(enrolling: Enrolling): Promise<Reply> {
  const { settings, request, owner } = enrolling
  const { fields, t, tx } = request
  const answer = { handle: field(fields, 'handle'), code: field(fields, 'code') }
  const by = { ...owner, issuer: settings.party.name }
  const outcome = await totpEnrolVerify(queryOf(tx), settings.keys, by, answer)
  switch (outcome.kind) {
    case 'done':
      return enrolling.done()
    case 'again':
      return codePage(enrolling, outcome.enrolment, t('sign-in.add-code-wrong'))
    case 'expired':
      return offerCode(enrolling, t('sign-in.add-expired'))
  }
}

function codePage({ request, place }: Enrolling, offered: TotpEnrolment, problem?: string): Reply {
  const { t, reply } = request
  const { handle, secret, signInKey, uri } = offered
  const view = { t, place, handle, secret, signInKey, qr: qrCode(uri), problem }
  return reply.page(t('sign-in.add-code'), AddCodePage(view), marked(problem))
}

const marked = (problem: string | undefined) => (problem === undefined ? {} : { status: 422, problems: true })
