/** Use case: a desk calls somebody back at a safe hour: one operator takes the number, says the code word first, has harmless words for another voice, and the number is deleted after the call. Actor: whoever is on duty for the mailbox at its desk. Law: shown to one operator at a time; each look is written down. */

import { type CallWish, forCaller } from '../../../act/callback.ts'
import { exactTime } from '../../../act/clock-words.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { Actions, BackLink, Notice, PageTitle, PostButton, SummaryList, Table } from '../../../platform/ui/index.ts'
import { openBox } from '../../../platform/vault/sealed-box.ts'
import { openDeskKeys } from '../desk-keys.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /callbacks', { may: 'mailbox.answer' }, request => list(mechanism, request)),
  form('POST /callbacks/:id/claim', { may: 'mailbox.answer', audits: 'callback.claimed' }, request =>
    claim(mechanism, request),
  ),
  form('POST /callbacks/:id/done', { may: 'mailbox.answer', audits: 'callback.done' }, request => end(request, true)),
  form('POST /callbacks/:id/again', { may: 'mailbox.answer', audits: 'callback.given-back' }, request =>
    end(request, false),
  ),
]

type Waiting = {
  readonly id: string
  readonly from: number
  readonly to: number
  readonly taken: boolean
  readonly mine: boolean
}
const WAITING = `select id, floor(extract(epoch from safe_from) * 1000)::bigint as "from", floor(extract(epoch from safe_to) * 1000)::bigint as "to",
  taken, mine from app.callbacks()`

async function list(mechanism: Mechanism, { tx, t, lang, now, reply }: SignedInRequest): Promise<Reply> {
  const rows = await tx.rows<Waiting>(WAITING)
  const say = { t, lang, now, timeZone: mechanism.pack.timeZone }
  return reply.page(
    t('call-back.title'),
    <>
      <BackLink href="/mailbox" label={t('inbox.title')} />
      <PageTitle title={t('call-back.title')} lead={t('call-back.lead')} />
      <Table
        caption={t('call-back.title')}
        captionUnseen
        columns={[{ label: t('call-back.from') }, { label: t('call-back.to') }, { label: t('call-back.state') }]}
        empty={t('call-back.empty')}
        rows={rows.map(one => ({
          key: one.id,
          cells: [
            exactTime(one.from, say),
            exactTime(one.to, say),
            one.taken && !one.mine ? (
              t('call-back.taken')
            ) : (
              <PostButton key="claim" action={`/callbacks/${one.id}/claim`} label={t('call-back.claim')} kind="quiet" />
            ),
          ],
        }))}
      />
    </>,
  )
}

type Claimed = { readonly key: string; readonly sealed: string; readonly from: number; readonly to: number }

/** The answer to the form is the page itself: the number stands at no address that could be opened again. */
async function claim(mechanism: Mechanism, { tx, params, t, lang, now, reply }: SignedInRequest): Promise<Reply> {
  const id = params.id ?? ''
  const row = await tx.one<Claimed>(
    `select key, sealed, floor(extract(epoch from safe_from) * 1000)::bigint as "from", floor(extract(epoch from safe_to) * 1000)::bigint as "to"
       from app.callback_claim($1)`,
    [id],
  )
  if (!row) return reply.notFound()
  const pair = (await openDeskKeys(tx)).get(row.key)
  const text = pair && openBox(pair.privateKey, forCaller(id), row.sealed)
  const wish = text === undefined ? undefined : (JSON.parse(text) as CallWish)
  const say = { t, lang, now, timeZone: mechanism.pack.timeZone }
  return reply.page(
    t('call-back.title'),
    <>
      <BackLink href="/callbacks" label={t('call-back.title')} />
      <PageTitle title={t('call-back.call')} />
      {now < row.from || now >= row.to ? (
        <Notice kind="caution" word={t('act.caution')} title={t('call-back.not-now')}>
          <p>{t('call-back.not-now-text', { from: exactTime(row.from, say), to: exactTime(row.to, say) })}</p>
        </Notice>
      ) : null}
      <SummaryList
        rows={[
          { label: t('call-back.say-first'), value: wish?.word ?? t('inbox.unreadable') },
          { label: t('call-back.number'), value: wish?.number ?? t('inbox.unreadable') },
          {
            label: t('call-back.channel'),
            value: wish ? t(`callback.channel-${wish.channel}`) : t('inbox.unreadable'),
          },
          { label: t('call-back.other-voice'), value: wish?.harmless || t('call-back.harmless') },
        ]}
      />
      <Actions>
        <PostButton action={`/callbacks/${id}/done`} label={t('call-back.done')} />
        <PostButton action={`/callbacks/${id}/again`} label={t('call-back.again')} kind="quiet" />
      </Actions>
    </>,
  )
}

async function end({ tx, params, reply }: SignedInRequest, done: boolean): Promise<Reply> {
  const row = await tx.one<{ ended: boolean }>('select app.callback_end($1, $2) as ended', [params.id, done])
  return row?.ended ? reply.seeOther('/callbacks') : reply.notFound()
}
