/** Use case: somebody who lost every means of signing in asks for a new one. Actor: anybody; the answer never says whether there is such an account. Law: none; protects every duty of confidence. */
import { inWords } from '../../../act/form-words.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { field } from '../../../platform/http/fields.ts'
import { form, type PublicRequest, page, type Reply, type Route } from '../../../platform/http/route.ts'
import { newCode } from '../../../platform/session/code.ts'
import { databaseTime, queryOf } from '../../../platform/session/query.ts'
import { signInAllowed } from '../../../platform/session/rate.ts'
import type { EnrolSettings } from '../enrol.ts'
import { type AskAnswers, AskedPage, AskPage } from './page.tsx'

const REFERENCE_SIGNS = 6
const LONGEST_NAME = 120

/** The routes of asking. Confirming is the business of two people who are signed in. */
export function askRecoveryRoutes(mechanism: Mechanism, settings: EnrolSettings): readonly Route[] {
  return [
    page('GET /recovery', { may: 'public' }, request => draw(mechanism, request, { organisation: '', name: '' }, [])),
    form('POST /recovery', { may: 'public', audits: 'recovery.asked' }, request => ask(mechanism, settings, request)),
  ]
}

type AskProblem = {
  readonly field: 'organisation' | 'name'
  readonly message: 'recovery.no-organisation' | 'recovery.no-name' | 'sign-in.too-often'
}

function draw(
  mechanism: Mechanism,
  { t, reply }: PublicRequest,
  answers: AskAnswers,
  problems: readonly AskProblem[],
  status = 422,
): Reply {
  const organisations = mechanism.directory.all().filter(one => one.connected)
  const view = { t, organisations, answers, problems: inWords(problems, t) }
  return reply.page(t('recovery.ask-title'), AskPage(view), problems.length > 0 ? { status, problems: true } : {})
}

/** Known or not, the same statements and the same page: a reference to show to the two who will check. */
async function ask(mechanism: Mechanism, { keys }: EnrolSettings, request: PublicRequest): Promise<Reply> {
  const { t, tx, fields, address, reply } = request
  const answers = { organisation: field(fields, 'organisation'), name: field(fields, 'name').trim() }
  const organisation = mechanism.directory.all().find(one => one.connected && one.id === answers.organisation)
  const isName = answers.name.length >= 2 && answers.name.length <= LONGEST_NAME
  const problems: AskProblem[] = [
    ...(organisation ? [] : [{ field: 'organisation', message: 'recovery.no-organisation' } as const]),
    ...(isName ? [] : [{ field: 'name', message: 'recovery.no-name' } as const]),
  ]
  if (!organisation || problems.length > 0) return draw(mechanism, request, answers, problems)
  const query = queryOf(tx)
  const identifier = `recovery ${organisation.id} ${answers.name.toLowerCase()}`
  if (!(await signInAllowed(query, keys, { identifier, address, at: await databaseTime(query) })))
    return draw(mechanism, request, answers, [{ field: 'name', message: 'sign-in.too-often' }], 429)
  const reference = newCode(REFERENCE_SIGNS)
  await query('select app.recovery_ask($1, $2, $3)', [organisation.id, answers.name, reference])
  return reply.page(t('recovery.asked-title'), AskedPage({ t, reference }))
}
