import { stableId } from './chance.ts'
import type { Hand, World } from './world.ts'

export type Fields = { readonly [name: string]: string | readonly string[] | undefined }

/** One form, sent as a browser would send it. */
export type Sending = {
  /** Code of the account. */
  readonly by: string
  /** When it is done, in epoch milliseconds. */
  readonly at: number
  readonly path: string
  readonly fields: Fields
  /** Says which form this is, the same at every load: a form that was sent before is not sent again. */
  readonly key: string
  /** The form's own id, where the address names it. */
  readonly form?: string
}

/** Sends a form and gives the address it leads to. Anything but a redirect is a fault of the exercise and ends the load. */
export async function send(world: World, hand: Hand, { by, at, path, fields, key, form }: Sending): Promise<string> {
  const id = form ?? stableId(`form ${key}`)
  const before = world.sent.get(id)
  if (before !== undefined) return before
  const { cookie } = await world.session(by)
  const body = new URLSearchParams({ _form: id })
  for (const [name, value] of Object.entries(fields)) {
    for (const one of value === undefined ? [] : typeof value === 'string' ? [value] : value) body.append(name, one)
  }
  const answer = await hand.ask(at, path, cookie, body.toString())
  if (answer.status !== 303)
    throw new Error(`${key}: ${by} got ${answer.status} from ${path}: ${wordsOf(await answer.text())}`)
  return answer.headers.get('location') ?? ''
}

/** What the page says, without its markup: for the message of a load that went wrong. */
function wordsOf(html: string): string {
  const main = /<main\b[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? html
  return main
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 1200)
}
