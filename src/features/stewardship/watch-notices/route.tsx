/** Use case: whoever runs the machines sees what did not leave, and tries it again. Actor: system operator. Law: none; nothing of anybody is on the page. */
import { exactTime } from '../../../act/clock-words.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { PageTitle, PostButton, Section, Table } from '../../../platform/ui/index.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /operations/notices', { may: 'operations.read' }, request => show(mechanism, request)),
  form('POST /operations/notices/:id', { may: 'operations.read', audits: 'notice tried again' }, again),
]

type State = {
  readonly channel: 'email' | 'sms' | 'push'
  readonly waiting: number
  readonly sent: number
  readonly failed: number
}
type Trouble = {
  readonly id: string
  readonly channel: State['channel']
  readonly about: string
  readonly tries: number
  readonly failure: string
  readonly created: number
  readonly ended: number | null
}

const ms = (column: string) => `floor(extract(epoch from ${column}) * 1000)::bigint as ${column}`
const readState = (tx: Tx): Promise<State[]> =>
  tx.rows<State>('select channel, waiting, sent, failed from app.outside_state()')
const readTroubles = (tx: Tx): Promise<Trouble[]> =>
  tx.rows<Trouble>(
    `select id, channel, about, tries, failure, ${ms('created')}, ${ms('ended')} from app.outside_troubles()`,
  )

async function show(mechanism: Mechanism, { tx, t, lang, now, reply }: SignedInRequest): Promise<Reply> {
  const [state, troubles] = await Promise.all([readState(tx), readTroubles(tx)])
  const say = { t, lang, now, timeZone: mechanism.pack.timeZone }
  const view = (
    <>
      <PageTitle title={t('outside.operations')} lead={t('outside.operations-lead')} />
      <Table
        caption={t('outside.state')}
        columns={(['channel', 'waiting', 'sent', 'failed'] as const).map(name => ({
          label: t(`outside.state-${name}`),
        }))}
        empty={t('outside.state-empty')}
        rows={state.map(one => ({
          key: one.channel,
          cells: [t(`outside.channel-${one.channel}`), String(one.waiting), String(one.sent), String(one.failed)],
        }))}
      />
      <Section title={t('outside.troubles')} lead={t('outside.troubles-lead')}>
        <Table
          caption={t('outside.troubles')}
          captionUnseen
          columns={(['when', 'channel', 'about', 'tries', 'failure', 'again'] as const).map(name => ({
            label: t(`outside.trouble-${name}`),
          }))}
          empty={t('outside.troubles-empty')}
          rows={troubles.map(one => ({
            key: one.id,
            cells: [
              exactTime(one.created, say),
              t(`outside.channel-${one.channel}`),
              one.about,
              String(one.tries),
              one.failure,
              one.ended === null ? (
                t('outside.tried-again')
              ) : (
                <PostButton
                  key="again"
                  action={`/operations/notices/${one.id}`}
                  label={t('outside.again')}
                  kind="quiet"
                />
              ),
            ],
          }))}
        />
      </Section>
    </>
  )
  return reply.page(t('outside.operations'), view, { wide: true })
}

/** What may not be tried again, and what is not there, leave the page as it is. */
async function again({ tx, params, reply }: SignedInRequest): Promise<Reply> {
  await tx.rows('select app.outside_again($1)', [params.id])
  return reply.seeOther('/operations/notices')
}
