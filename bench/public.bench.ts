/** The public site over HTTP: a kept page as it is sent to browsers, and a search of the answers. No database is asked. */
import { atLeast, type BenchContext, type Figure } from '../src/tools/figure.ts'
import { type Asked, load, type Measured, request } from './support/load.ts'

const CLIENTS = 8
const SECONDS = 5
const WARM_UP = 2
const QUESTIONS = ['pasaport', 'compensație', 'politie', 'how old', 'despagubrie', 'मदद', 'допомога', 'avocat gratuit']

/** Two figures: a kept page, compressed; a search. */
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
}
