/** Use case: a person sees where the own account is signed in, ends sessions, and stops a recovery they did not ask for. Actor: anybody signed in. Law: none; protects every duty of confidence. */
import { exactTime } from '../../../act/clock-words.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { isYes, queryOf } from '../../../platform/session/query.ts'
import { SessionsPage } from './page.tsx'

type SessionRow = {
  readonly id: string
  readonly means: 'passkey' | 'code' | 'provider' | 'exercise'
  readonly created: number
  readonly seen: number
  readonly own: boolean
}

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /account/sessions', { may: 'signed-in' }, request => show(mechanism, request)),
  form(
    'POST /account/sessions/others/end',
    { may: 'signed-in', audits: 'session.closed', confirm: 'first' },
    endOthers,
  ),
  form('POST /account/sessions/:id/end', { may: 'signed-in', audits: 'session.closed', confirm: 'first' }, end),
  form('POST /account/recoveries/:id/refuse', { may: 'signed-in', audits: 'recovery.refused' }, refuse),
]

async function show(mechanism: Mechanism, { tx, t, lang, token, reply }: SignedInRequest): Promise<Reply> {
  const when = (at: number) => exactTime(at, { lang, timeZone: mechanism.pack.timeZone })
  const [sessions, asked] = await Promise.all([
    tx.rows<SessionRow>('select id, means, created, seen, own from app.session_list($1)', [token]),
    tx.rows<{ id: string; asked: number }>('select id, asked from app.recovery_own()'),
  ])
  const view = {
    t,
    sessions: sessions.map(one => ({ ...one, created: when(one.created), seen: when(one.seen) })),
    asked: asked.map(one => ({ id: one.id, asked: when(one.asked) })),
  }
  return reply.page(t('session.title'), <SessionsPage {...view} />)
}

/** A session of somebody else, one that has ended, and this one are not found: this one ends by signing out. */
async function end({ tx, params, token, reply }: SignedInRequest): Promise<Reply> {
  const ended = await isYes(queryOf(tx), 'select app.session_end($1, $2) as yes', [token, params.id])
  return ended ? reply.seeOther('/account/sessions') : reply.notFound()
}

async function endOthers({ tx, token, reply }: SignedInRequest): Promise<Reply> {
  await tx.rows('select app.session_close_others($1)', [token])
  return reply.seeOther('/account/sessions')
}

async function refuse({ tx, params, actor, reply }: SignedInRequest): Promise<Reply> {
  const own = await tx.rows<{ id: string }>('select id from app.recovery_own() where id = $1', [params.id])
  if (!actor || own.length === 0) return reply.notFound()
  await tx.rows('select app.recovery_refuse($1)', [params.id])
  return reply.seeOther('/account/sessions')
}
