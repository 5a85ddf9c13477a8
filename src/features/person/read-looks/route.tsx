/** Use case: the person learns which organisation looked at their data, in which role, when and why: in presence, or with a code given before. Actor: officer of a desk with the person in front of them (act.rights); the person without an account. Law: GDPR art. 15; R-18. */
import { randomUUID } from 'node:crypto'
import { fileOf } from '../../../act/file-of.ts'
import { classesOf } from '../../../act/identity.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import type { PersonFile } from '../../../domain/person/file.ts'
import { field } from '../../../platform/http/fields.ts'
import {
  form,
  type PublicRequest,
  page,
  type Reply,
  type Route,
  type SignedInRequest,
} from '../../../platform/http/route.ts'
import { printDocument } from '../../../platform/pdf/print.ts'
import type { SignInKeys } from '../../../platform/session/keys.ts'
import { signInAllowed } from '../../../platform/session/rate.ts'
import { freshCode, lookSecret, readCode, readWord } from './code.ts'
import { AskOwnLooks, OwnLooks } from './own-page.tsx'
import { LooksPage, type LooksPageProps, whoMayHear } from './page.tsx'
import { looksPaper } from './paper.ts'
import { giveLookCode, looksByCode, looksInPresence } from './store.ts'

export const routes = (mechanism: Mechanism, keys: SignInKeys): readonly Route[] => [
  page('GET /people/:id/looks', { may: 'act.rights' }, request => show(mechanism, request)),
  form('POST /people/:id/looks', { may: 'act.rights', audits: 'who looked, given' }, request =>
    give(mechanism, keys, request),
  ),
  page('GET /my-data', { may: 'public' }, request => askOwn(request)),
  form('POST /my-data', { may: 'public', audits: 'who looked, asked with a code' }, request =>
    showOwn(mechanism, keys, request),
  ),
]

async function openFile(mechanism: Mechanism, { tx, params, actor }: SignedInRequest): Promise<PersonFile | undefined> {
  const file = await fileOf(tx, params.id ?? '')
  return file && classesOf(mechanism, file, actor).includes('core') ? file : undefined
}

async function show(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const file = await openFile(mechanism, request)
  return file ? draw(request, file) : request.reply.notFound()
}

function draw(
  { t, reply }: SignedInRequest,
  file: PersonFile,
  more: Pick<LooksPageProps, 'problem' | 'code'> = {},
): Reply {
  const view = <LooksPage {...{ file, t, formId: randomUUID() }} {...more} />
  return reply.page(t('looks.title'), view, more.problem ? { status: 422, problems: true } : {})
}

async function give(mechanism: Mechanism, keys: SignInKeys, request: SignedInRequest): Promise<Reply> {
  const { tx, t, fields, now, lang, reply } = request
  const file = await openFile(mechanism, request)
  if (!file) return reply.notFound()
  const present = field(fields, 'present')
  if (!whoMayHear(file, t).some(one => one.value === present))
    return draw(request, file, { problem: { field: 'present', message: t('looks.present-missing') } })
  if (field(fields, '_do') !== 'code') {
    const looks = await looksInPresence(tx, file.id, present)
    const body = await printDocument(looksPaper(mechanism, looks, { t, lang, now, timeZone: mechanism.pack.timeZone }))
    return reply.file(body, 'application/pdf', `${t('looks.file-name')}.pdf`)
  }
  if (readWord(field(fields, 'word')) === '')
    return draw(request, file, { problem: { field: 'word', message: t('looks.word-missing') } })
  const code = freshCode()
  const given = await giveLookCode(tx, file.id, present, lookSecret(keys, code, field(fields, 'word')))
  return given ? draw(request, file, { code }) : reply.notFound()
}

function askOwn({ t, reply }: PublicRequest, problem?: string, status = 200): Reply {
  const view = <AskOwnLooks t={t} formId={randomUUID()} problem={problem} />
  return reply.page(t('looks.own-title'), view, { status, problems: problem !== undefined })
}

/** Wrong code, wrong word, code that ran out: one answer, after the same work. */
async function showOwn(mechanism: Mechanism, keys: SignInKeys, request: PublicRequest): Promise<Reply> {
  const { tx, t, fields, address, now, lang, reply } = request
  const [code, word] = [field(fields, 'code').slice(0, 60), field(fields, 'word').slice(0, 100)]
  const query = (sql: string, values: readonly unknown[]) => tx.rows<Record<string, unknown>>(sql, values)
  const attempt = { identifier: `who looked ${readCode(code)}`, address, at: new Date(now) }
  if (!(await signInAllowed(query, keys, attempt))) return askOwn(request, t('looks.too-often'), 429)
  const looks = await looksByCode(tx, lookSecret(keys, code, word))
  if (looks.length === 0) return askOwn(request, t('looks.own-wrong'), 422)
  const say = { t, lang, now, timeZone: mechanism.pack.timeZone }
  return reply.page(t('looks.own-title'), <OwnLooks looks={looks} say={say} />, { wide: true })
}
