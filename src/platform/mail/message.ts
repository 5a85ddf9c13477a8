/** One letter as RFC 5322 and MIME want it: plain text, UTF-8, nothing that tells of the system that sent it. */
import type { Letter } from './sender.ts'

/** A header value in UTF-8 (RFC 2047). Line ends cannot get in: the whole is base64. */
export const encodedWord = (text: string): string => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`

/** Headers and body, lines ended by CR LF, dots stuffed by being base64. */
export function messageOf(from: string, { to, subject, text, id }: Letter, at: Date = new Date()): string {
  const domain = from.split('@')[1] ?? 'localhost'
  const body = Buffer.from(text.replace(/\r?\n/g, '\r\n')).toString('base64')
  return [
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    `From: <${from}>`,
    `To: <${to}>`,
    `Subject: ${encodedWord(subject)}`,
    `Message-ID: <${id}@${domain}>`,
    'Auto-Submitted: auto-generated',
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    ...(body.match(/.{1,76}/g) ?? ['']),
  ].join('\r\n')
}
