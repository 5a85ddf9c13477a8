/** The public site over HTTP: a kept page as it is sent to browsers, a search of the answers, and one of the services, from memory. */
import { atLeast, type BenchContext, type Figure } from '../src/tools/figure.ts'
import { type Asked, load, type Measured, request } from './support/load.ts'

const CLIENTS = 8
const SECONDS = 5
const WARM_UP = 2
const QUESTIONS = ['pasaport', 'compensație', 'politie', 'how old', 'despagubrie', 'मदद', 'допомога', 'avocat gratuit']

const SEARCHES: readonly Record<string, string>[] = [
  {},
  { need: 'LEGAL' },
  { territory: 'IS', who: 'child' },
  { language: 'en', when: 'tonight' },
  { when: 'now' },
]

/** Three figures: a kept page, compressed; a search of the answers; a search of the services. */
export async function* run(context: BenchContext): AsyncGenerator<Figure> {
  await context.database('bench-public')
  const { origin } = await context.serve('bench-public')
  const measure = (next: () => Asked): Promise<Measured> =>
    load({ origin, clients: CLIENTS, seconds: SECONDS, warmUp: WARM_UP, next })

  const bytes = Buffer.from(
    request(origin, 'GET', '/ro', '')
      .toString()
      .replace('accept: text/html', 'accept: text/html\r\naccept-encoding: br'),
  )
  const page: Asked = { bytes, status: 200, text: 'content-encoding: br' }
  yield atLeast('public page, kept, 8 clients', (await measure(() => page)).perSecond, 5000, 'requests/s')

  const asked = QUESTIONS.map(
    (q): Asked => ({
      bytes: request(origin, 'POST', '/ro/answers', '', new URLSearchParams({ q }).toString()),
      status: 200,
      text: 'class="card"',
    }),
  )
  let turn = 0
  const found = await measure(() => asked[turn++ % asked.length] as Asked)
  yield atLeast('search of the answers, 8 clients', found.perSecond, 600, 'requests/s')

  const looked = SEARCHES.map(
    (fields): Asked => ({
      bytes: request(origin, 'POST', '/ro/find', '', new URLSearchParams(fields).toString()),
      status: 200,
      text: 'class="card"',
    }),
  )
  const services = await measure(() => looked[turn++ % looked.length] as Asked)
  yield atLeast('search of the services, 8 clients', services.perSecond, 600, 'requests/s')
}
