/** Use case: a desk takes the public mailbox on with hours, a person on duty and a promise, or gives it back. Actor: administrator of the organisation. Law: a mailbox exists only while a desk answers it; a promise missed too often closes it (parameters of the pack, assumed). */
import { randomUUID } from 'node:crypto'
import type { Mechanism } from '../../../act/mechanism.ts'
import { MAILBOX_PARAMETERS } from '../../../domain/mechanism/needed.ts'
import type { OrganisationKind, Role } from '../../../domain/mechanism/vocabulary.ts'
import { civilDateOf } from '../../../domain/time/calendar.ts'
import { parameterOn } from '../../../domain/way/clock.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { deskParts } from '../desk-nav.tsx'
import { FIRST_ANSWERS, type MailboxAnswers, type MailboxProblem, readMailbox, typedMailbox } from './form.ts'
import { MailboxPage } from './page.tsx'
import { endMailbox, type OwnMailbox, type Reader, readOwnMailbox, readReaders, setMailbox } from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /duty/mailbox', { may: 'mailbox.keep' }, request => draw(mechanism, request, null, [])),
  form('POST /duty/mailbox', { may: 'mailbox.keep', audits: 'mailbox.set' }, request => change(mechanism, request)),
  form('POST /duty/mailbox/given-back', { may: 'mailbox.keep', audits: 'mailbox.ended' }, end),
]

function longest({ pack }: Mechanism, now: number): number {
  return parameterOn(pack, MAILBOX_PARAMETERS.promiseMost, civilDateOf(now, pack.timeZone))?.value ?? 0
}

/** Colleagues whose role in this kind of desk may answer. */
function mayAnswer({ pack }: Mechanism, kind: OrganisationKind, readers: readonly Reader[]): readonly Reader[] {
  const roles = new Set<Role>(
    pack.roles
      .filter(row => row.rights.includes('mailbox.answer') && (row.kinds.length === 0 || row.kinds.includes(kind)))
      .map(row => row.role),
  )
  return readers.filter(one => one.roles.some(role => roles.has(role as Role)))
}

const shown = (own: OwnMailbox | undefined): MailboxAnswers =>
  own ? { ...own, days: own.days.map(String), promise: String(own.promise) } : FIRST_ANSWERS

async function draw(
  mechanism: Mechanism,
  request: SignedInRequest,
  answers: MailboxAnswers | null,
  problems: readonly MailboxProblem[],
): Promise<Reply> {
  const { tx, t, now, actor, reply } = request
  const own = await readOwnMailbox(tx)
  const readers = mayAnswer(mechanism, actor.organisationKind as OrganisationKind, await readReaders(tx))
  return reply.page(
    t('mailbox.title'),
    <MailboxPage
      t={t}
      organisation={actor.organisationName}
      parts={deskParts(mechanism, actor)}
      own={own}
      readers={readers}
      answers={answers ?? shown(own)}
      problems={problems}
      most={longest(mechanism, now)}
      exercise={mechanism.profile === 'exercise'}
      formId={randomUUID()}
    />,
    problems.length > 0 ? { status: 422, problems: true } : {},
  )
}

async function change(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, fields, now, actor, reply } = request
  const answers = typedMailbox(fields)
  const readers = mayAnswer(mechanism, actor.organisationKind as OrganisationKind, await readReaders(tx))
  const { settings, problems } = readMailbox(
    answers,
    readers.map(one => one.id),
    longest(mechanism, now),
  )
  if (problems.length > 0) return draw(mechanism, request, answers, problems)
  const done = await setMailbox(tx, settings)
  if (done === 'set') return reply.seeOther('/duty/mailbox')
  if (done === 'stranger')
    return draw(mechanism, request, answers, [{ field: 'duty', message: 'mailbox.problem-duty' }])
  return reply.notFound()
}

async function end({ tx, reply }: SignedInRequest): Promise<Reply> {
  return (await endMailbox(tx)) ? reply.seeOther('/duty/mailbox') : reply.notFound()
}
