/**
 * Short messages through a gateway of the operator: one POST of JSON `{to, text, id}` with a token. What every provider wants
 * differs; a few lines in front of theirs speak this.
 */
import { type Letter, NotSent, type Sender } from './sender.ts'

const PATIENCE = 20_000

/** A telephone number with its country, as E.164 has it. */
export const isNumber = (text: string): boolean => /^\+[1-9]\d{6,14}$/.test(text)

export function gatewaySender(url: string, token: string): Sender {
  return { channel: 'sms', send: letter => deliver(url, token, letter) }
}

async function deliver(url: string, token: string, { to, text, id }: Letter): Promise<void> {
  if (!isNumber(to)) throw new NotSent('address', false)
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'idempotency-key': id },
    body: JSON.stringify({ to, text, id }),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
  }).catch(() => undefined)
  if (!answer) throw new NotSent('no-connection', true)
  await answer.body?.cancel()
  if (!answer.ok) throw new NotSent(`gateway-${answer.status}`, answer.status >= 500 || answer.status === 429)
}
