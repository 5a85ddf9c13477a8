/** Use case: a desk says when it is open, so that what falls due outside goes to whoever is on duty. Actor: administrator of the organisation; colleagues read it. Law: none; usual hours are assumed by the pack. */
import { randomUUID } from 'node:crypto'
import { hasRight, type Mechanism } from '../../../act/mechanism.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { deskParts } from '../desk-nav.tsx'
import { type HoursAnswers, type HoursProblem, readHours, typedHours } from './form.ts'
import { HoursPage } from './page.tsx'
import { readOwnHours, setHours } from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /duty/hours', { may: 'staff.read' }, request => draw(mechanism, request, null, [])),
  form('POST /duty/hours', { may: 'staff.change', audits: 'hours.set' }, request => change(mechanism, request)),
]

async function draw(
  mechanism: Mechanism,
  { tx, t, actor, reply }: SignedInRequest,
  answers: HoursAnswers | null,
  problems: readonly HoursProblem[],
): Promise<Reply> {
  const own = await readOwnHours(tx)
  return reply.page(
    t('hours.title'),
    <HoursPage
      t={t}
      organisation={actor.organisationName}
      parts={deskParts(mechanism, actor)}
      own={own}
      usual={mechanism.pack.deskHours}
      mayChange={hasRight(mechanism.pack, actor, 'staff.change')}
      answers={answers ?? own ?? { days: [], onHolidays: false }}
      problems={problems}
      formId={randomUUID()}
    />,
    problems.length > 0 ? { status: 422, problems: true } : {},
  )
}

async function change(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const answers = typedHours(request.fields)
  const { hours, problems } = readHours(answers)
  if (problems.length > 0) return draw(mechanism, request, answers, problems)
  const done = await setHours(request.tx, hours, answers.onHolidays)
  return done ? request.reply.seeOther('/duty/hours') : request.reply.notFound()
}
