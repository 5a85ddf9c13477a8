/** Forms with a file (RFC 7578): read up to a limit as they come, taken apart once they are whole. */
import type { Context } from 'hono'
import { bodyOf } from './body.ts'
import type { Fields } from './fields.ts'

/** A file as it was sent. The name is what the sender says; the type is not taken from anybody. */
export type Upload = { readonly name: string; readonly bytes: Buffer }
export type Multipart = { readonly fields: Fields; readonly file: Upload | null }

/** Room for everything in a form that is not the file. */
const BESIDE = 65_536
const MOST_PARTS = 40

/** Reads a form with at most one file of `most` bytes. `too-large` and `malformed` are told apart for whoever sent it. */
export async function readMultipart(context: Context, most: number): Promise<Multipart | 'too-large' | 'malformed'> {
  const boundary = /^multipart\/form-data;.*\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(
    context.req.header('content-type') ?? '',
  )
  const mark = boundary?.[1] ?? boundary?.[2]
  if (!mark) return 'malformed'
  const body = await bodyOf(context, most + BESIDE)
  return body === undefined ? 'too-large' : takeApart(body, mark, most)
}

/** The parts of a whole body. */
export function takeApart(body: Buffer, boundary: string, most: number): Multipart | 'too-large' | 'malformed' {
  const fields: Record<string, string> = Object.create(null)
  let file: Upload | null = null
  const line = Buffer.from(`\r\n--${boundary}`, 'latin1')
  if (!body.subarray(0, line.length - 2).equals(line.subarray(2))) return 'malformed'
  let at = line.length - 2
  for (let count = 0; ; count++) {
    if (body.toString('latin1', at, at + 2) === '--') return { fields, file }
    const head = body.indexOf('\r\n\r\n', at)
    const end = head < 0 ? -1 : body.indexOf(line, head + 2)
    if (count >= MOST_PARTS || end < 0 || body.toString('latin1', at, at + 2) !== '\r\n') return 'malformed'
    const said = dispositionOf(body.toString('utf8', at + 2, head))
    if (!said) return 'malformed'
    const bytes = body.subarray(head + 4, Math.max(end, head + 4))
    if (said.filename === undefined) fields[said.name] = bytes.toString('utf8').replaceAll('\u0000', '')
    else if (bytes.length > most) return 'too-large'
    else if (file === null && (said.filename !== '' || bytes.length > 0)) file = { name: said.filename, bytes }
    at = end + line.length
  }
}

function dispositionOf(head: string): { name: string; filename: string | undefined } | undefined {
  const found = /^content-disposition:\s*form-data;(.*)$/im.exec(head)?.[1]
  const name = found && /(?:^|;)\s*name="([^"]{1,100})"/.exec(found)?.[1]
  if (!found || !name) return undefined
  const filename = /;\s*filename="([^"]*)"/.exec(found)?.[1]
  return { name, filename: filename?.split(/[/\\]/).at(-1)?.replaceAll(/\p{C}/gu, '').slice(0, 150) }
}
