import type { Client, Fields } from './app.ts'
import type { Page } from './page.ts'

/** Answers by page of a first sign; a page that is left out gets the answers of a plain sign about one child. */
export type SignPages = { readonly [page: string]: Fields }

const PLAIN: SignPages = {
  danger: { danger: 'no' },
  who: { age: 'child' },
  seen: { seen: ['A03', 'A19'] },
  where: { territory: 'CJ' },
  asked: { 'asked-0': 'agrees' },
}

/** Fills a first sign page by page, as somebody without script does, up to "check your answers". */
export async function fillSign(client: Client, pages: SignPages = {}): Promise<Page> {
  const started = await client.send(await client.get('/signs/new'), {}, { action: '/signs' })
  let page = await client.follow(started)
  const draft = /\/signs\/[^/]+/.exec(started.location ?? '')?.[0] ?? ''
  for (let step = 0; step < 20; step++) {
    const action = page.form().action
    if (action === `${draft}/send`) return page
    const name = action.slice(draft.length + 1)
    const answered = await client.send(page, pages[name] ?? PLAIN[name] ?? {})
    if (answered.status !== 303) return answered
    page = await client.follow(answered)
  }
  throw new Error('The sign never came to its end.')
}

/** Fills and sends a first sign; the answer is the receipt. */
export async function sendSign(client: Client, pages: SignPages = {}): Promise<Page> {
  const check = await fillSign(client, pages)
  const sent = await client.send(check)
  if (sent.status !== 303) throw new Error(`Not sent: ${sent.status} ${sent.text.slice(0, 600)}`)
  return client.follow(sent)
}
