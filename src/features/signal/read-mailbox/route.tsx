/** Use case: a desk reads reports without a name, the most plausible first, answers them, and makes a first sign of one without typing it again. Actor: whoever is on duty for the mailbox at its desk. Law: only those on duty open a report, and each look is written down; the sender decides whether it may be passed on without asking. */
import { randomUUID } from 'node:crypto'
import { EVIDENCE_CLASSES, evidenceClasses, keepEvidence } from '../../../act/evidence.ts'
import { fileOf } from '../../../act/file-of.ts'
import { hasRight, type Mechanism, parameter } from '../../../act/mechanism.ts'
import { cleanMessage, LONGEST_MESSAGE } from '../../../act/public-mailbox.ts'
import type { FileHead } from '../../../act/report-file.ts'
import { lengthOf } from '../../../domain/form/clean.ts'
import { ENGINE_PARAMETERS } from '../../../domain/mechanism/needed.ts'
import { civilDateOf } from '../../../domain/time/calendar.ts'
import { MEDIA_TYPES } from '../../../platform/files/media-type.ts'
import { field } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import type { MessageKey } from '../../../platform/i18n/translator.ts'
import { openDeskKeys } from '../desk-keys.ts'
import { beginDraft, keepAnswers } from '../draft.ts'
import type { FileProblem } from './files.tsx'
import { ReportPage, type ReportProps, ReportsPage } from './page.tsx'
import {
  answerReport,
  countReports,
  listReports,
  openMessage,
  PER_SCREEN,
  personWith,
  type Report,
  readFiles,
  readReport,
  readsMailbox,
  settleReport,
  takeFile,
} from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /mailbox', { may: 'mailbox.answer' }, request => list(mechanism, request)),
  page('GET /mailbox/:id', { may: 'mailbox.answer' }, request => show(mechanism, request, '', null)),
  form('POST /mailbox/:id/answer', { may: 'mailbox.answer', audits: 'report.answered' }, request =>
    answer(mechanism, request),
  ),
  form('POST /mailbox/:id/sign', { may: 'mailbox.answer', audits: 'report.passed-on' }, request =>
    makeSign(mechanism, request),
  ),
  page('GET /mailbox/:id/files/:fileId/content', { may: 'mailbox.answer' }, request => give(request)),
  form('POST /mailbox/:id/files/:fileId/keep', { may: 'mailbox.answer', audits: 'evidence received' }, request =>
    keep(mechanism, request),
  ),
  form('POST /mailbox/:id/close', { may: 'mailbox.answer', audits: 'report.closed' }, request =>
    settle(request, 'closed'),
  ),
  form('POST /mailbox/:id/noise', { may: 'mailbox.answer', audits: 'report.deleted' }, request =>
    settle(request, 'noise'),
  ),
]

const sayingOf = (mechanism: Mechanism, { t, lang, now }: SignedInRequest) => ({
  t,
  lang,
  now,
  timeZone: mechanism.pack.timeZone,
})

async function list(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, query, t, actor, reply } = request
  const waiting = query.get('settled') !== 'yes'
  const number = Math.max(1, Number(/^\d{1,5}$/.exec(query.get('page') ?? '')?.[0] ?? 1))
  const reads = await readsMailbox(tx)
  const listed = reads ? await listReports(tx, waiting, (number - 1) * PER_SCREEN) : []
  const keys = listed.length > 0 ? await openDeskKeys(tx) : new Map()
  if (listed.length > 0)
    await tx.rows(
      `insert into app.access_log (account_id, organisation_id, classes, purpose) values (app.account(), app.organisation(), '{report}', 'mailbox list')`,
    )
  return reply.page(
    t('inbox.title'),
    <ReportsPage
      say={sayingOf(mechanism, request)}
      organisation={actor.organisationName}
      reads={reads}
      waiting={waiting}
      counts={await countReports(tx)}
      reports={listed.map(one => ({ ...one, text: openMessage(keys, one.key, one.id, one.message, one.sealed) }))}
      page={number}
      perPage={PER_SCREEN}
    />,
    { wide: true },
  )
}

async function opened(tx: SignedInRequest['tx'], id: string | undefined) {
  const report = await readReport(tx, id ?? '')
  if (!report) return undefined
  const keys = await openDeskKeys(tx)
  const texts = report.messages.map(one => openMessage(keys, report.key, report.id, one.id, one.sealed))
  return { report, keys, texts }
}

async function show(
  mechanism: Mechanism,
  request: SignedInRequest,
  typed: string,
  problem: ReportProps['problem'],
  fileProblem: FileProblem | null = null,
): Promise<Reply> {
  const { tx, params, t, actor, reply } = request
  const found = await opened(tx, params.id)
  if (!found) return reply.notFound()
  return reply.page(
    t('inbox.report-title'),
    <ReportPage
      say={sayingOf(mechanism, request)}
      report={found.report}
      texts={found.texts}
      mayRecord={hasRight(mechanism.pack, actor, 'signal.record')}
      formId={randomUUID()}
      answer={typed}
      problem={problem}
      files={await readFiles(tx, found.report, found.keys)}
      classes={hasRight(mechanism.pack, actor, 'person.read') ? EVIDENCE_CLASSES : []}
      fileProblem={fileProblem}
    />,
    problem || fileProblem ? { status: 422, problems: true } : {},
  )
}

async function answer(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, params, fields, formId, reply } = request
  const text = cleanMessage(field(fields, 'text'))
  if (text === '') return show(mechanism, request, '', 'inbox.problem-empty')
  if (lengthOf(text) > LONGEST_MESSAGE) return show(mechanism, request, text, 'inbox.problem-long')
  const found = await opened(tx, params.id)
  const done = found && (await answerReport(tx, found.report, found.keys, text, formId))
  return done ? reply.seeOther(`/mailbox/${params.id}`) : reply.notFound()
}

/** A first sign of this account, begun with the sender's own words. Pressed twice it is the same draft. */
async function makeSign(
  mechanism: Mechanism,
  { tx, params, formId, now, actor, reply }: SignedInRequest,
): Promise<Reply> {
  const { pack } = mechanism
  const found = hasRight(pack, actor, 'signal.record') ? await opened(tx, params.id) : undefined
  if (!found) return reply.notFound()
  const draft = formId ?? randomUUID()
  await beginDraft(tx, draft, now + parameter(pack, ENGINE_PARAMETERS.draftExpiry, civilDateOf(now, pack.timeZone)))
  await keepAnswers(tx, draft, { words: wordsOf(found) })
  await settleReport(tx, found.report.id, 'passed-on')
  return reply.seeOther(`/signs/${draft}/danger`)
}

async function fileIn({ tx, params }: SignedInRequest) {
  const found = await opened(tx, params.id)
  const wanted = params.fileId?.toLowerCase()
  const file = found && (await readFiles(tx, found.report, found.keys)).find(one => one.id === wanted)
  return found && file?.head ? { report: found.report, file, head: file.head } : undefined
}

/** A copy, saved by the browser and never shown by it. Its name tells nothing. */
async function give(request: SignedInRequest): Promise<Reply> {
  const found = await fileIn(request)
  const bytes = found && (await takeFile(request.tx, found.report, found.file))
  if (!found || !bytes) return request.reply.notFound()
  return request.reply.attachment(bytes, found.head.type, nameOf(found.file.id, found.head))
}

const nameOf = (id: string, { type }: Pick<FileHead, 'type'>) => `${id.slice(0, 8)}.${MEDIA_TYPES[type]}`

/** A file becomes evidence of a person this account may write to; its chain of custody begins with the mailbox. */
async function keep(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, fields, actor, reply } = request
  const found = await fileIn(request)
  if (!found) return reply.notFound()
  const { file, head, report } = found
  const again = (name: FileProblem['field'], message: MessageKey) =>
    show(mechanism, request, '', null, { file: file.id, field: name, message })
  const id = await personWith(tx, field(fields, `person-${file.id}`).trim())
  const person = id && hasRight(mechanism.pack, actor, 'person.read') ? await fileOf(tx, id) : undefined
  if (!person) return again('person', 'inbox.problem-person')
  const chosen = field(fields, `class-${file.id}`)
  const dataClass = evidenceClasses(mechanism, person, actor).find(one => one === chosen)
  if (!dataClass) return again('class', 'inbox.problem-class')
  const kept = await takeFile(tx, report, file)
  const done =
    kept &&
    (await keepEvidence(tx, {
      ...{ person: person.id, dataClass, name: nameOf(file.id, head), type: head.type },
      ...{ received: Buffer.from(head.received, 'hex'), kept, report: report.id },
    }))
  return done ? reply.seeOther(`/people/${person.id}/evidence`) : again('person', 'evidence.problem-erased')
}

const wordsOf = ({ report, texts }: { report: Report; texts: readonly (string | undefined)[] }) =>
  texts
    .filter((_, at) => report.messages[at]?.ofDesk === false)
    .flatMap(text => text ?? [])
    .join('\n\n')

async function settle({ tx, params, reply }: SignedInRequest, as: 'closed' | 'noise'): Promise<Reply> {
  return (await settleReport(tx, params.id ?? '', as)) ? reply.seeOther('/mailbox') : reply.notFound()
}
