/**
 * E-mail by SMTP (RFC 5321) with submission over TLS (RFC 8314) or STARTTLS (RFC 3207) and AUTH PLAIN (RFC 4954). Only what a
 * short text to one address needs; there is no dependency for it.
 */
import { connect, type Socket } from 'node:net'
import { hostname } from 'node:os'
import { connect as connectTls } from 'node:tls'
import { messageOf } from './message.ts'
import { type Letter, NotSent, type Sender } from './sender.ts'

export type SmtpPlace = {
  readonly host: string
  readonly port: number
  /** `tls` from the first byte; `starttls` before anything is said; `plain` only to this machine. */
  readonly security: 'tls' | 'starttls' | 'plain'
  readonly name?: string
  readonly password?: string
  readonly from: string
}

const PATIENCE = 20_000
const LOCAL = /^(localhost|127(\.\d{1,3}){3}|::1)$/

/**
 * Reads `smtps://name:password@host:465` (TLS) or `smtp://…:587` (STARTTLS; in the clear only to this machine with
 * `?security=plain`). Undefined where it is no such address.
 */
export function smtpPlace(address: string, from: string): SmtpPlace | undefined {
  const url = URL.parse(address)
  if (!url || !/^smtps?:$/.test(url.protocol) || !url.hostname || !isAddress(from)) return undefined
  const tls = url.protocol === 'smtps:'
  const plain = url.searchParams.get('security') === 'plain'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (plain && (tls || !LOCAL.test(host))) return undefined
  const security = tls ? 'tls' : plain ? 'plain' : 'starttls'
  const port = Number(url.port || (tls ? 465 : 587))
  const who = url.username ? { name: decodeURIComponent(url.username), password: decodeURIComponent(url.password) } : {}
  return { host, port, security, from, ...who }
}

/** An address that can stand in a command: no spaces, brackets or line ends, so that nothing can be put in. */
export function isAddress(text: string): boolean {
  return (
    text.length <= 254 && /^[^\s<>"(),:;@[\]\\\p{C}]{1,64}@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.?[a-z0-9]*$/iu.test(text)
  )
}

/** Sends each letter over a connection of its own: notices are few, and a server may be gone between two. */
export function smtpSender(place: SmtpPlace): Sender {
  return { channel: 'email', send: letter => deliver(place, letter) }
}

async function deliver(place: SmtpPlace, letter: Letter): Promise<void> {
  if (!isAddress(letter.to)) throw new NotSent('address', false)
  let socket = await opened(place)
  try {
    let talk = conversation(socket)
    await talk.hear(220)
    let offers = await talk.say(`EHLO ${hostname() || 'localhost'}`, 250)
    if (place.security === 'starttls') {
      if (!/^250[ -]STARTTLS\b/im.test(offers)) throw new NotSent('no-starttls', true)
      await talk.say('STARTTLS', 220)
      talk.leave()
      socket = await secured(place, socket)
      talk = conversation(socket)
      offers = await talk.say(`EHLO ${hostname() || 'localhost'}`, 250)
    }
    if (place.name !== undefined) {
      const proof = Buffer.from(`\0${place.name}\0${place.password ?? ''}`).toString('base64')
      await talk.say(`AUTH PLAIN ${proof}`, 235)
    }
    await talk.say(`MAIL FROM:<${place.from}>`, 250)
    await talk.say(`RCPT TO:<${letter.to}>`, 250)
    await talk.say('DATA', 354)
    await talk.say(`${messageOf(place.from, letter)}\r\n.`, 250)
    // What was taken is sent, whatever becomes of the farewell.
    await talk.say('QUIT', 221).catch(() => {})
  } finally {
    socket.destroy()
  }
}

function opened({ host, port, security }: SmtpPlace): Promise<Socket> {
  return ready(
    security === 'tls' ? connectTls({ host, port, servername: host }) : connect({ host, port }),
    security === 'tls' ? 'secureConnect' : 'connect',
  )
}

const secured = ({ host }: SmtpPlace, socket: Socket): Promise<Socket> =>
  ready(connectTls({ socket, servername: host }), 'secureConnect')

function ready(socket: Socket, event: 'connect' | 'secureConnect'): Promise<Socket> {
  socket.setTimeout(PATIENCE, () => socket.destroy(new Error('timeout')))
  return new Promise((resolve, reject) => {
    socket.once(event, () => resolve(socket))
    socket.once('error', () => reject(new NotSent('no-connection', true)))
  })
}

/** Commands and replies, one after the other. A reply of another kind is a failure; 4xx may help later, 5xx does not. */
function conversation(socket: Socket) {
  let heard = ''
  let waiting: ((reply: string | undefined) => void) | undefined
  const take = () => {
    const whole = /^(?:\d{3}-[^\n]*\n)*\d{3}(?: [^\n]*)?\r?\n/.exec(heard)?.[0]
    if (whole === undefined || !waiting) return
    heard = heard.slice(whole.length)
    const tell = waiting
    waiting = undefined
    tell(whole)
  }
  const listen = (part: Buffer) => {
    heard += part.toString('latin1')
    if (heard.length > 65_536) socket.destroy()
    take()
  }
  const lost = () => waiting?.(undefined)
  socket.on('data', listen).on('close', lost).on('error', lost)
  const hear = async (wanted: number): Promise<string> => {
    const reply = await new Promise<string | undefined>(resolve => {
      waiting = resolve
      take()
      if (socket.destroyed) lost()
    })
    if (reply === undefined) throw new NotSent('connection-lost', true)
    const code = /(\d{3})(?: [^\n]*)?\r?\n$/.exec(reply)?.[1] ?? '000'
    if (Number(code) !== wanted) throw new NotSent(`smtp-${code}`, !code.startsWith('5'))
    return reply
  }
  return {
    hear,
    say: (line: string, wanted: number) => {
      socket.write(`${line}\r\n`)
      return hear(wanted)
    },
    leave: () => void socket.off('data', listen).off('close', lost),
  }
}
