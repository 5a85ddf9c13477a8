/** Use case: a desk reads again, or prints, what was recorded, with the form as it stood; or prints the empty form for paper. Actor: every desk with a grant for the form's class. Law: row security by class. */
import { exactTime } from '../../../act/clock-words.ts'
import { noteRead } from '../../../act/file-of.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { formPaper, type PaperContext, printPaper } from '../../../act/paper.ts'
import type { FormDefinition } from '../../../domain/form/definition.ts'
import { titleKey } from '../../../domain/form/keys.ts'
import { answersOfRecord } from '../../../domain/form/values.ts'
import { isAboutPerson, newestForm, pinnedForm } from '../../../domain/form/versions.ts'
import { civilDateOf } from '../../../domain/time/calendar.ts'
import { page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import type { MessageKey } from '../../../platform/i18n/translator.ts'
import { RecordPage } from './page.tsx'
import { readRecord, type StoredRecord } from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /people/:id/records/:recordId', { may: 'person.read' }, request => show(mechanism, request)),
  page('GET /people/:id/records/:recordId/paper', { may: 'person.read' }, request => print(mechanism, request)),
  page('GET /people/:id/acts/:form/paper', { may: 'person.read' }, request => printBlank(mechanism, request)),
]

function blocksOf(context: PaperContext, definition: FormDefinition, record: StoredRecord) {
  const { timeZone } = context.mechanism.pack
  const split = (moment: number) => ({
    date: civilDateOf(moment, timeZone),
    time: new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(moment),
  })
  const stored = { coded: record.act, content: record.answers ?? {}, happenedAt: record.happenedAt }
  return formPaper(context, definition, answersOfRecord(definition, stored, split), 'record')
}

async function open(mechanism: Mechanism, request: SignedInRequest, purpose: string) {
  const { tx, params } = request
  const record = await readRecord(tx, params.id ?? '', params.recordId ?? '')
  const definition = record && pinnedForm(mechanism.pack.forms, record.act)
  if (!record || !definition || !isAboutPerson(definition)) return undefined
  await noteRead(tx, record.person, [record.answers ? definition.dataClass : 'core'], `${purpose} ${definition.id}`)
  const context: PaperContext = { mechanism, t: request.t, lang: request.lang, now: request.now }
  return { record, definition, context, blocks: blocksOf(context, definition, record) }
}

async function show(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const found = await open(mechanism, request, 'record')
  if (!found) return request.reply.notFound()
  const { t, lang, reply } = request
  const { record, definition, blocks } = found
  const when = exactTime(record.happenedAt, { lang, timeZone: mechanism.pack.timeZone })
  const older = newestForm(mechanism.pack.forms, definition.id) !== definition
  const closed = record.answers === null && definition.dataClass !== 'core'
  return reply.page(
    t(titleKey(definition) as MessageKey),
    <RecordPage {...{ record, blocks, when, closed, older, t }} />,
  )
}

async function print(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const found = await open(mechanism, request, 'print')
  if (!found) return request.reply.notFound()
  const { record, definition, context, blocks } = found
  const pdf = await printPaper(context, request.t(titleKey(definition) as MessageKey), record.code, blocks)
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
