/** What the worker does for notices outside the system. Each says that there is something to read, and nothing else. */

import type { Translate } from '../../../platform/i18n/translator.ts'
import type { Post } from '../../../platform/mail/post.ts'
import { type Channel, NotSent } from '../../../platform/mail/sender.ts'

type Query = (sql: string, values?: readonly unknown[]) => Promise<readonly object[]>

type Taken = {
  readonly id: string
  readonly channel: Channel
  readonly language: string
  readonly to_person: boolean
  readonly place: string
  readonly address: string
}

/** Notices taken at a time. */
const MOST = 20

/** What the texts of notices need: the words of a language, and the address of this installation. */
export type Wording = { readonly translate: (lang: string) => Translate; readonly origin: string }

/** Tells the database which key addresses are to be sealed to, and which channels there are. */
export async function announcePost(query: Query, post: Post): Promise<void> {
  await query('select app.post_key_set($1)', [post.publicKey])
  await query('select app.post_channels_set($1)', [Object.keys(post.senders).sort().join(' ')])
}

/**
 * The text of a notice: fixed words in the language of whoever it goes to. To a person it names neither this system nor an
 * address of it: somebody else may be looking at the screen.
 */
export function noticeText({ translate, origin }: Wording, language: string, toPerson: boolean) {
  const t = translate(language)
  return toPerson
    ? { subject: t('outside.person-subject'), text: t('outside.person-text') }
    : { subject: t('outside.staff-subject'), text: t('outside.staff-text', { link: `${origin}/work` }) }
}

/** Sends what may leave at this moment. Returns how many left. */
export async function sendNotices(query: Query, post: Post, wording: Wording, at: Date): Promise<number> {
  const taken = (await query('select * from app.outside_take($1, $2)', [at, MOST])) as readonly Taken[]
  let sent = 0
  for (const one of taken) {
    const failure = await sendOne(post, wording, one)
    if (failure) await query('select app.outside_failed($1, $2, $3, $4)', [one.id, failure.code, failure.again, at])
    else await query('select app.outside_sent($1, $2)', [one.id, at])
    sent += failure ? 0 : 1
  }
  return sent
}

async function sendOne(post: Post, wording: Wording, one: Taken): Promise<NotSent | undefined> {
  const sender = post.senders[one.channel]
  if (!sender) return new NotSent('no-channel', true)
  const to = post.open(one.place, one.address)
  if (to === undefined) return new NotSent('address-closed', false)
  const { subject, text } = noticeText(wording, one.language, one.to_person)
  return sender.send({ to, subject, text, id: one.id }).then(
    () => undefined,
    (error: unknown) => (error instanceof NotSent ? error : new NotSent('fault', true)),
  )
}

/** Beside its work list, a desk is told outside that there is something new. */
export async function tellOutside(query: Query, task: string, payload: object): Promise<void> {
  await query('select app.outside_for($1, $2)', [task, JSON.stringify(payload)])
}
