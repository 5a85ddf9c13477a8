/** The worker's post: the key that opens addresses, and the channels the settings give. */
import { randomBytes } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openBox, type Pair, pairFrom } from '../vault/sealed-box.ts'
import { gatewaySender } from './gateway.ts'
import type { Senders } from './sender.ts'
import { smtpPlace, smtpSender } from './smtp.ts'

/** The environment as far as the post reads it. */
export type PostEnvironment = Readonly<Record<string, string | undefined>>

export type Post = {
  readonly publicKey: string
  readonly senders: Senders
  /** Opens an address that was sealed to this worker, for the place it stands in. */
  open(place: string, sealed: string): string | undefined
}

const FILE = 'post-key'

/** The post over a pair of keys. */
export const postWith = ({ publicKey, privateKey }: Pair, senders: Senders): Post => ({
  publicKey,
  senders,
  open: (place, sealed) => openBox(privateKey, place, sealed),
})

/**
 * The post of this installation; undefined where it has no key, and then nothing leaves. The exercise makes a key once and keeps
 * it beside its data; production makes none.
 * @throws where the key or a setting cannot be read: nothing is sent half configured
 */
export async function openPost(environment: PostEnvironment): Promise<Post | undefined> {
  const seed = await seedOf(environment)
  return seed && postWith(pairFrom(seed), sendersOf(environment))
}

async function seedOf({ PUNTE_POST_KEY, PUNTE_DATA, PUNTE_PROFILE }: PostEnvironment): Promise<Buffer | undefined> {
  const given = PUNTE_POST_KEY?.trim()
  const path = PUNTE_DATA && join(PUNTE_DATA, FILE)
  if (!given && (PUNTE_PROFILE === 'production' || !path)) return undefined
  const text = given || (path && ((await readFile(path, 'utf8').catch(() => '')) || (await makeFile(path)))) || ''
  const seed = Buffer.from(text.trim(), 'base64')
  if (seed.length !== 32)
    throw new Error('PUNTE_POST_KEY is not 32 bytes in base64; make one with: openssl rand -base64 32')
  return seed
}

/** Two that make it at once end up with the same one: a link is made once. */
async function makeFile(path: string): Promise<string> {
  const made = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(made, `${randomBytes(32).toString('base64')}\n`, { mode: 0o400, flag: 'wx' })
  await link(made, path)
    .catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    .finally(() => rm(made, { force: true }))
  return readFile(path, 'utf8')
}

/** The channels the settings name. */
export function sendersOf(environment: PostEnvironment): Senders {
  const text = (name: string) => environment[name]?.trim() || undefined
  const [smtp, from, gateway] = [text('PUNTE_SMTP_URL'), text('PUNTE_MAIL_FROM'), text('PUNTE_SMS_URL')]
  const place = smtp && smtpPlace(smtp, from ?? '')
  if (smtp && !place) throw new Error('PUNTE_SMTP_URL or PUNTE_MAIL_FROM cannot be read; see the README.')
  return {
    ...(place ? { email: smtpSender(place) } : {}),
    ...(gateway ? { sms: gatewaySender(gateway, text('PUNTE_SMS_TOKEN') ?? '') } : {}),
  }
}
