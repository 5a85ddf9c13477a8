/** Use case: entries of the directory are looked at again before they go stale: the keeper says "still so", or the owner does by a link that works once, without an account. Actor: administrators of the organisation, officers of the national desk, owners by link. Law: none; the days are parameters of the pack. */
import { randomBytes } from 'node:crypto'
import type { Mechanism } from '../../../act/mechanism.ts'
import { describedBy } from '../../../domain/directory/description.ts'
import {
  form,
  type PublicRequest,
  page,
  type Reply,
  type Route,
  type SignedInRequest,
} from '../../../platform/http/route.ts'
import { hashToken } from '../../../platform/session/token.ts'
import { ConfirmPage, LinkPage, OutcomePage, QueuePage } from './page.tsx'
import { confirmByLink, confirmService, makeLink, readChased, readLink } from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /directory/to-check', { may: 'directory.keep' }, request => queue(mechanism, request)),
  form('POST /directory/services/:id/confirmed', { may: 'directory.keep', audits: 'directory.confirmed' }, confirm),
  form('POST /directory/services/:id/link', { may: 'directory.keep', audits: 'directory.link-made' }, request =>
    link(mechanism, request),
  ),
  page('GET /directory/confirm/:token', { may: 'public' }, request => showLink(mechanism, request)),
  form('POST /directory/confirm/:token', { may: 'public', audits: 'directory.confirmed-by-link' }, useLink),
]

async function queue(mechanism: Mechanism, { tx, t, lang, now, reply }: SignedInRequest): Promise<Reply> {
  const say = { t, lang, now, timeZone: mechanism.pack.timeZone }
  return reply.page(t('check-services.title'), <QueuePage say={say} chased={await readChased(tx)} />, { wide: true })
}

async function confirm({ tx, params, reply }: SignedInRequest): Promise<Reply> {
  const id = params.id ?? ''
  return (await confirmService(tx, id)) ? reply.seeOther(`/directory/services/${id}`) : reply.notFound()
}

/** The link is shown once, to be sent by whatever way the owner is reached; only its hash is kept. */
async function link(mechanism: Mechanism, { tx, params, t, reply }: SignedInRequest): Promise<Reply> {
  const token = randomBytes(32).toString('base64url')
  if (!(await makeLink(tx, params.id ?? '', hashToken(token)))) return reply.notFound()
  const href = `${mechanism.origin}/directory/confirm/${token}`
  return reply.page(t('check-services.link-title'), <LinkPage t={t} href={href} id={params.id ?? ''} />)
}

async function showLink(mechanism: Mechanism, { tx, params, t, lang, reply }: PublicRequest): Promise<Reply> {
  const token = params.token ?? ''
  const linked = await readLink(tx, hashToken(token))
  if (!linked) return reply.notFound()
  if (linked.state !== 'open' || !linked.rows)
    return reply.page(
      t(`check-services.${linked.state === 'used' ? 'used' : 'expired'}`),
      <OutcomePage t={t} outcome={linked.state === 'used' ? 'used' : 'expired'} />,
      { status: 410 },
    )
  return reply.page(
    t('check-services.confirm-title'),
    <ConfirmPage
      saying={{ mechanism, t, lang }}
      linked={linked}
      described={describedBy(linked.rows, linked.entry)}
      token={token}
    />,
  )
}

async function useLink({ tx, params, t, reply }: PublicRequest): Promise<Reply> {
  const outcome = await confirmByLink(tx, hashToken(params.token ?? ''))
  if (outcome === 'unknown') return reply.notFound()
  return reply.page(
    t(`check-services.${outcome}`),
    <OutcomePage t={t} outcome={outcome} />,
    outcome === 'confirmed' ? {} : { status: 410 },
  )
}
