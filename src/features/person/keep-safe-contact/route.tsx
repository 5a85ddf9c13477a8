/** Use case: a desk agrees with the person how they may be reached in safety, and tells them within those hours that there is something for them. Actor: every desk that writes the person's contact. Law: none; protects the person from whoever reads along (specification 7.8). */
import { randomUUID } from 'node:crypto'
import { fileOf, noteRead } from '../../../act/file-of.ts'
import { classesOf } from '../../../act/identity.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { languageOptions } from '../../../act/reading.ts'
import type { PersonFile } from '../../../domain/person/file.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import type { Problem } from '../../../platform/ui/index.ts'
import { readSafeContact } from '../safe-contact.ts'
import { readSafeContact as readForm, type SafeContactForm, safeContactProblems } from './form.ts'
import { SafeContactPage } from './page.tsx'
import { askNotice, putSafeContact, readNotices, readPost } from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /people/:id/safe-contact', { may: 'person.read' }, request => show(mechanism, request)),
  form('POST /people/:id/safe-contact', { may: 'person.read', audits: 'safe contact agreed' }, request =>
    save(mechanism, request),
  ),
  form('POST /people/:id/safe-contact/notice', { may: 'person.read', audits: 'notice to the person' }, request =>
    tell(mechanism, request),
  ),
]

async function openFile(mechanism: Mechanism, { tx, params, actor }: SignedInRequest): Promise<PersonFile | undefined> {
  const file = await fileOf(tx, params.id ?? '')
  return file && classesOf(mechanism, file, actor).includes('contact') ? file : undefined
}

async function show(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const file = await openFile(mechanism, request)
  return file ? draw(mechanism, request, file, undefined, []) : request.reply.notFound()
}

type Said = { readonly told?: string; readonly status?: number }

async function draw(
  mechanism: Mechanism,
  { tx, t, lang, now, actor, query, reply }: SignedInRequest,
  file: PersonFile,
  typed: SafeContactForm | undefined,
  problems: readonly Problem[],
  { told, status = 422 }: Said = {},
): Promise<Reply> {
  const [agreed, notices, post] = await Promise.all([
    readSafeContact(tx, file.id),
    readNotices(tx, file.id),
    readPost(tx),
  ])
  await noteRead(tx, file.id, ['contact'], 'safe contact')
  const view = (
    <SafeContactPage
      file={file}
      agreed={agreed}
      notices={notices}
      channels={post.channels}
      mayWrite={classesOf(mechanism, file, actor, 'write').includes('contact')}
      languages={languageOptions(mechanism, t)}
      typed={typed}
      problems={problems}
      told={told ?? query.get('told') ?? undefined}
      say={{ t, lang, now, timeZone: mechanism.pack.timeZone }}
      formId={randomUUID()}
    />
  )
  return reply.page(t('safe-contact.title'), view, problems.length > 0 ? { status, problems: true } : {})
}

async function save(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, t, fields, formId, reply } = request
  const file = await openFile(mechanism, request)
  if (!file) return reply.notFound()
  const typed = readForm(fields)
  const problems = safeContactProblems(
    typed,
    languageOptions(mechanism, t).map(one => one.value),
    t,
  )
  if (problems.length > 0) return draw(mechanism, request, file, typed, problems)
  const answer = await putSafeContact(tx, formId ?? randomUUID(), file.id, typed)
  return answer === 'not-found' ? reply.notFound() : reply.seeOther(`/people/${file.id}/safe-contact?told=kept`)
}

async function tell(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, formId, reply } = request
  const file = await openFile(mechanism, request)
  if (!file) return reply.notFound()
  const answer = await askNotice(tx, formId ?? randomUUID(), file.id)
  return answer === 'not-found' ? reply.notFound() : reply.seeOther(`/people/${file.id}/safe-contact?told=${answer}`)
}
