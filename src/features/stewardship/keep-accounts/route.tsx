/** Use case: an organisation looks after its own accounts: invites, gives and takes roles, locks, unlocks, ends sessions, and looks at every account's roles again in time. Actor: administrator; for late reviews the data-protection officer. Law: none; protects every duty of confidence. */
import { randomUUID } from 'node:crypto'
import { exactTime } from '../../../act/clock-words.ts'
import { hasRight, type Mechanism } from '../../../act/mechanism.ts'
import { field, fieldList } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { invitationLookup, newInvitation } from '../../../platform/session/admission.ts'
import type { SignInKeys } from '../../../platform/session/keys.ts'
import type { Problem } from '../../../platform/ui/index.ts'
import { deskParts } from '../desk-nav.tsx'
import { AccountPage } from './account-page.tsx'
import { InvitedPage, InvitePage } from './invite-page.tsx'
import { AccountsPage } from './page.tsx'
import { printSlip } from './slip.ts'
import {
  type AccountAct,
  actOn,
  invitationUntil,
  invite,
  readAccount,
  readAccounts,
  renewInvitation,
  review,
  setRoles,
} from './store.ts'

const LIST = '/staff/accounts'

export const routes = (mechanism: Mechanism, keys: SignInKeys): readonly Route[] => {
  const change = (audits: string) => ({ may: 'staff.change', audits, confirm: 'fresh' }) as const
  return [
    page('GET /staff/accounts', { may: 'account.review' }, request => list(mechanism, request)),
    page('GET /staff/accounts/new', { may: 'staff.change', confirm: 'fresh' }, request =>
      drawInvite(mechanism, request, '', [], []),
    ),
    form('POST /staff/accounts', change('account.invited'), request => sendInvite(mechanism, keys, request)),
    page('GET /staff/accounts/:id', { may: 'account.review' }, request => show(mechanism, request, [])),
    form('POST /staff/accounts/:id/roles', change('account.roles-changed'), request => saveRoles(mechanism, request)),
    form('POST /staff/accounts/:id/review', { may: 'account.review', audits: 'account.reviewed' }, saveReview),
    form('POST /staff/accounts/:id/lock', change('account.locked'), simple('lock')),
    form('POST /staff/accounts/:id/unlock', change('account.unlocked'), simple('unlock')),
    form('POST /staff/accounts/:id/end-sessions', change('session.closed'), simple('end-sessions')),
    form('POST /staff/accounts/:id/take-back', change('invitation.taken-back'), simple('take-back')),
    form('POST /staff/accounts/:id/renew', change('invitation.renewed'), request => renew(mechanism, keys, request)),
    form('POST /staff/accounts/:id/slip', change('invitation.printed'), request => slip(mechanism, keys, request)),
  ]
}

const timeOf = (mechanism: Mechanism, lang: string) => (at: number) =>
  exactTime(at, { lang, timeZone: mechanism.pack.timeZone })

/** The roles people of this organisation can have: those of its kind. */
function rolesOf(mechanism: Mechanism, kind: string): readonly string[] {
  const rows = mechanism.pack.roles.filter(one => one.kinds.length === 0 || one.kinds.some(of => of === kind))
  return [...new Set(rows.map(one => one.role))]
}

async function list(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, t, now, lang, actor, reply } = request
  const accounts = await readAccounts(tx)
  const mayChange = hasRight(mechanism.pack, actor, 'staff.change')
  const view = { t, now, accounts, mayChange, parts: deskParts(mechanism, actor), when: timeOf(mechanism, lang) }
  return reply.page(t('account.title'), <AccountsPage {...view} organisation={actor.organisationName} />, {
    wide: true,
  })
}

function drawInvite(
  mechanism: Mechanism,
  { t, actor, reply }: SignedInRequest,
  name: string,
  chosen: readonly string[],
  problems: readonly Problem[],
): Reply {
  const view = { t, name, chosen, problems, roles: rolesOf(mechanism, actor.organisationKind), formId: randomUUID() }
  const options = problems.length > 0 ? { status: 422, problems: true } : {}
  return reply.page(t('account.invite-title'), <InvitePage {...view} />, options)
}

async function sendInvite(mechanism: Mechanism, keys: SignInKeys, request: SignedInRequest): Promise<Reply> {
  const { tx, t, fields, formId, reply } = request
  const [name, roles] = [field(fields, 'name').trim(), fieldList(fields, 'roles')]
  const { code, lookup } = newInvitation(keys)
  const { answer, account, until } = await invite(tx, formId ?? randomUUID(), { name, roles, lookup })
  switch (answer) {
    case 'invited':
      return handOver(mechanism, request, { id: account ?? '', name, code, until: until ?? 0 })
    case 'replayed':
      return reply.seeOther(LIST)
    case 'forbidden':
      return reply.notFound()
    case 'name':
    case 'roles':
      return drawInvite(mechanism, request, name, roles, [{ field: answer, message: t(`account.problem-${answer}`) }])
  }
}

type HandOver = { readonly id: string; readonly name: string; readonly code: string; readonly until: number }

/** The only page that ever shows the code. */
function handOver(mechanism: Mechanism, { t, lang, reply }: SignedInRequest, one: HandOver): Reply {
  const view = { ...one, t, origin: mechanism.origin, until: timeOf(mechanism, lang)(one.until) }
  return reply.page(t('account.invited-title'), <InvitedPage {...view} />)
}

async function renew(mechanism: Mechanism, keys: SignInKeys, request: SignedInRequest): Promise<Reply> {
  const { tx, params, reply } = request
  const account = await readAccount(tx, params.id ?? '')
  const { code, lookup } = newInvitation(keys)
  const until = account ? await renewInvitation(tx, account.id, lookup) : null
  if (!account || until === null) return reply.notFound()
  return handOver(mechanism, request, { id: account.id, name: account.name, code, until })
}

/** The slip prints the code that was just shown; any other code prints nothing. */
async function slip(mechanism: Mechanism, keys: SignInKeys, request: SignedInRequest): Promise<Reply> {
  const { tx, t, lang, now, params, fields, actor, reply } = request
  const code = field(fields, 'code')
  const account = await readAccount(tx, params.id ?? '')
  const until = account ? await invitationUntil(tx, account.id, invitationLookup(keys, code)) : null
  if (!account || until === null) return reply.notFound()
  const paper = {
    name: account.name,
    organisation: actor.organisationName,
    code,
    until: timeOf(mechanism, lang)(until),
  }
  return reply.file(await printSlip(mechanism, { t, lang, now }, paper), 'application/pdf', 'invitation.pdf')
}

async function show(mechanism: Mechanism, request: SignedInRequest, problems: readonly Problem[]): Promise<Reply> {
  const { tx, t, lang, now, params, actor, reply } = request
  const account = await readAccount(tx, params.id ?? '')
  if (!account) return reply.notFound()
  const mayChange = hasRight(mechanism.pack, actor, 'staff.change')
  const roles = rolesOf(mechanism, actor.organisationKind)
  const view = { t, now, account, mayChange, roles, problems, when: timeOf(mechanism, lang) }
  const options = problems.length > 0 ? { status: 422, problems: true } : {}
  return reply.page(account.name, <AccountPage {...view} />, options)
}

async function saveRoles(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, t, fields, params, reply } = request
  const answer = await setRoles(tx, params.id ?? '', fieldList(fields, 'roles'))
  if (answer === 'not-found') return reply.notFound()
  if (answer === 'saved') return reply.seeOther(`${LIST}/${params.id}`)
  return show(mechanism, request, [{ field: 'roles', message: t(`account.problem-${answer}`) }])
}

/** `seen`: every role as it stood on the page; `choose`: those that were left ticked. A page that is out of date changes nothing. */
async function saveReview({ tx, fields, params, reply }: SignedInRequest): Promise<Reply> {
  const account = await readAccount(tx, params.id ?? '')
  if (!account) return reply.notFound()
  const back = reply.seeOther(`${LIST}/${account.id}`)
  const isCurrent = field(fields, 'seen') === account.roles.join(' ')
  if (!isCurrent) return back
  const keep = field(fields, 'decision') === 'choose' ? fieldList(fields, 'roles') : account.roles
  return (await review(tx, account.id, keep)) ? reply.seeOther(LIST) : back
}

function simple(act: AccountAct) {
  return async ({ tx, params, reply }: SignedInRequest): Promise<Reply> => {
    const id = params.id ?? ''
    return (await actOn(tx, id, act)) ? reply.seeOther(`${LIST}/${id}`) : reply.notFound()
  }
}
