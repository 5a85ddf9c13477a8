import type { Context } from 'hono'
import { readBody } from './body.ts'
import { type Fields, parseFields } from './fields.ts'
import { readMultipart, type Upload } from './multipart.ts'
import type { Route } from './route.ts'

/** What a request brought: the fields of a form, and a file where the route takes one. */
export type Sent = { readonly fields: Fields; readonly file: Upload | null }

const NOTHING: Sent = { fields: {}, file: null }

/**
 * Reads what was sent; undefined when it is too large. A route that takes files is first asked whether this account may send
 * one (`may`): from anybody else nothing is read.
 */
export async function readSent(
  context: Context,
  route: Pick<Route, 'method' | 'upload'>,
  may: () => Promise<boolean>,
): Promise<Sent | undefined> {
  if (route.method !== 'POST') return NOTHING
  if (route.upload === undefined) {
    const body = await readBody(context)
    return body === undefined ? undefined : { fields: parseFields(body), file: null }
  }
  if (!(await may())) return NOTHING
  const read = await readMultipart(context, route.upload)
  return read === 'too-large' ? undefined : read === 'malformed' ? NOTHING : read
}
