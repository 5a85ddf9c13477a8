/** Use case: a desk keeps a file as evidence on a person's record, with its hash and everybody who held or read it. Actor: every desk with a grant on the class of the file. Law: chain of custody; GDPR art. 32. */
import { evidenceClasses, keepEvidence, takeEvidence } from '../../../act/evidence.ts'
import { fileOf, noteRead } from '../../../act/file-of.ts'
import { classesOf } from '../../../act/identity.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { sha256 } from '../../../act/sealed-parts.ts'
import type { PersonFile } from '../../../domain/person/file.ts'
import { MEDIA_TYPES, mediaTypeOf } from '../../../platform/files/media-type.ts'
import { withoutMetadata } from '../../../platform/files/pictures.ts'
import { field } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import type { MessageKey } from '../../../platform/i18n/translator.ts'
import { EvidencePage } from './page.tsx'
import { handOver, readCustody, readEvidence } from './store.ts'

/** Largest file, in bytes: a scan or a few minutes of sound. */
export const MOST = 20 * 1024 * 1024

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /people/:id/evidence', { may: 'person.read' }, request => show(mechanism, request)),
  form('POST /people/:id/evidence', { may: 'person.read', audits: 'evidence received', upload: MOST }, request =>
    add(mechanism, request),
  ),
  page('GET /people/:id/evidence/:evidenceId/content', { may: 'person.read', confirm: 'fresh' }, request =>
    give(mechanism, request),
  ),
  form(
    'POST /people/:id/evidence/:evidenceId/hand-over',
    { may: 'person.read', audits: 'evidence handed over' },
    request => hand(mechanism, request),
  ),
]

async function openFile(mechanism: Mechanism, { tx, params, actor }: SignedInRequest): Promise<PersonFile | undefined> {
  const file = await fileOf(tx, params.id ?? '')
  return file && classesOf(mechanism, file, actor).includes('core') ? file : undefined
}

async function show(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const file = await openFile(mechanism, request)
  return file ? draw(mechanism, request, file) : request.reply.notFound()
}

async function draw(
  mechanism: Mechanism,
  { tx, t, lang, now, actor, reply }: SignedInRequest,
  file: PersonFile,
  problem?: { readonly field: string; readonly message: string },
): Promise<Reply> {
  const [evidence, custody] = await Promise.all([readEvidence(tx, file.id), readCustody(tx, file.id)])
  await noteRead(tx, file.id, [...new Set(evidence.map(one => one.dataClass))], 'evidence list')
  const say = { t, lang, now, timeZone: mechanism.pack.timeZone }
  const classes = evidenceClasses(mechanism, file, actor)
  const props = { mechanism, file, classes, evidence, custody, say, own: actor.organisation, problem }
  return reply.page(t('evidence.title'), <EvidencePage {...props} />, problem ? { status: 422, problems: true } : {})
}

async function add(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, t, fields, actor, reply, file: sent } = request
  const file = await openFile(mechanism, request)
  if (!file) return reply.notFound()
  const again = (name: string, key: MessageKey) => draw(mechanism, request, file, { field: name, message: t(key) })
  if (!sent || sent.bytes.length === 0) return again('file', 'evidence.problem-missing')
  const type = mediaTypeOf(sent.bytes)
  if (!type) return again('file', 'evidence.problem-type')
  const dataClass = evidenceClasses(mechanism, file, actor).find(one => one === field(fields, 'class'))
  if (!dataClass) return again('class', 'evidence.problem-class')
  const stripped = field(fields, 'strip') === 'yes' ? withoutMetadata(sent.bytes) : sent.bytes
  if (!stripped) return again('file', 'evidence.problem-strip')
  const kept = { person: file.id, dataClass, type, received: sha256(sent.bytes), kept: stripped }
  const id = await keepEvidence(tx, { ...kept, name: sent.name || `${MEDIA_TYPES[type]}` })
  return id ? reply.seeOther(`/people/${file.id}/evidence`) : again('file', 'evidence.problem-erased')
}

async function give(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, params, reply } = request
  const file = await openFile(mechanism, request)
  const wanted = params.evidenceId?.toLowerCase()
  const one = file && (await readEvidence(tx, file.id)).find(row => row.id === wanted)
  if (!file || !one) return reply.notFound()
  const bytes = await takeEvidence(tx, file.id, one)
  await noteRead(tx, file.id, [one.dataClass], 'evidence, read')
  // The name of the copy tells nothing; what it was called stands on the page.
  return bytes ? reply.attachment(bytes, one.type, `${one.id.slice(0, 8)}.${MEDIA_TYPES[one.type]}`) : reply.notFound()
}

async function hand(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, params, fields, reply } = request
  const file = await openFile(mechanism, request)
  const evidence = params.evidenceId ?? ''
  const receiver = mechanism.directory.find(field(fields, `receiver-${evidence.toLowerCase()}`))
  if (!file) return reply.notFound()
  if (!receiver) return draw(mechanism, request, file, problemOf(request, evidence))
  return (await handOver(tx, file.id, evidence, receiver.id))
    ? reply.seeOther(`/people/${file.id}/evidence`)
    : reply.notFound()
}

const problemOf = ({ t }: SignedInRequest, evidence: string) => ({
  field: `receiver-${evidence.toLowerCase()}`,
  message: t('evidence.problem-receiver'),
})
