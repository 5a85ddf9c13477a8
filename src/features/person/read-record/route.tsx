/** Use case: a desk reads again, or prints, what was recorded, with the form as it stood; or prints the empty form for paper. Actor: every desk with a grant for the form's class. Law: row security by class. */
import { exactTime } from '../../../act/clock-words.ts'
import { noteRead } from '../../../act/file-of.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { formPaper, type PaperContext, printPaper } from '../../../act/paper.ts'
import { mayAccess } from '../../../domain/access/may.ts'
import type { Verb } from '../../../domain/access/rule.ts'
import type { FormDefinition } from '../../../domain/form/definition.ts'
import { titleKey } from '../../../domain/form/keys.ts'
import { isAboutPerson, newestForm, pinnedForm } from '../../../domain/form/versions.ts'
import { page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import type { MessageKey } from '../../../platform/i18n/translator.ts'
import { storedBlocks } from '../stored-blocks.ts'
import { RecordPage } from './page.tsx'
import { readHeld, readRecord, type StoredRecord } from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /people/:id/records/:recordId', { may: 'person.read' }, request => show(mechanism, request)),
  page('GET /people/:id/records/:recordId/paper', { may: 'person.read' }, request => print(mechanism, request)),
  page('GET /people/:id/acts/:form/paper', { may: 'person.read' }, request => printBlank(mechanism, request)),
]

type Found = {
  readonly record: StoredRecord
  readonly definition: FormDefinition
  readonly context: PaperContext
  /** The record has content and codes that this account may not see: it is told only that it was recorded. */
  readonly closed: boolean
}

const blocksOf = ({ context, definition, record, closed }: Found) =>
  storedBlocks(context, definition, closed ? { happenedAt: record.happenedAt, act: {}, answers: null } : record)

/** The record behind the mask of this account: reading a page, or taking it out on paper. */
async function open(
  mechanism: Mechanism,
  request: SignedInRequest,
  purpose: string,
  verb: Verb,
): Promise<Found | undefined> {
  const { tx, params, actor } = request
  const [record, held] = await Promise.all([
    readRecord(tx, params.id ?? '', params.recordId ?? ''),
    readHeld(tx, params.id ?? ''),
  ])
  const definition = record && pinnedForm(mechanism.pack.forms, record.act)
  if (!record || !definition || !isAboutPerson(definition)) return undefined
  const own = record.organisation === actor.organisation
  const may = mayAccess(mechanism.pack.access, actor, held ?? null, definition.dataClass, verb, own)
  const closed = !may && definition.dataClass !== 'core'
  await noteRead(tx, record.person, [closed ? 'core' : definition.dataClass], `${purpose} ${definition.id}`)
  const context: PaperContext = { mechanism, t: request.t, lang: request.lang, now: request.now }
  return { record, definition, context, closed }
}

async function show(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const found = await open(mechanism, request, 'record', 'read')
  if (!found) return request.reply.notFound()
  const { t, lang, reply } = request
  const { record, definition, closed } = found
  const blocks = blocksOf(found)
  const when = exactTime(record.happenedAt, { lang, timeZone: mechanism.pack.timeZone })
  const older = newestForm(mechanism.pack.forms, definition.id) !== definition
  return reply.page(
    t(titleKey(definition) as MessageKey),
    <RecordPage {...{ record, blocks, when, closed, older, t }} />,
  )
}

async function print(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const found = await open(mechanism, request, 'print', 'print')
  if (!found) return request.reply.notFound()
  const { record, definition, context } = found
  const pdf = await printPaper(context, request.t(titleKey(definition) as MessageKey), record.code, blocksOf(found))
  return request.reply.file(pdf, 'application/pdf', `${record.code}-${definition.id}.pdf`)
}

async function printBlank(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const definition = newestForm(mechanism.pack.forms, request.params.form)
  if (!definition || !isAboutPerson(definition)) return request.reply.notFound()
  const context: PaperContext = { mechanism, t: request.t, lang: request.lang, now: request.now }
  const pdf = await printPaper(
    context,
    request.t(titleKey(definition) as MessageKey),
    undefined,
    formPaper(context, definition),
  )
  return request.reply.file(pdf, 'application/pdf', `${definition.id}.pdf`)
}
