/** Use case: in an emergency somebody on duty opens one person's record for minutes, by a number they have in hand, with a reason, a confirmation of who they are, and everybody told. Actor: the roles the pack lets break glass. Law: GDPR art. 6(1)(d), 9(2)(c) vital interests; assumed. */
import { randomUUID } from 'node:crypto'
import { noteRead } from '../../../act/file-of.ts'
import { type Mechanism, parameter } from '../../../act/mechanism.ts'
import { maskUnderGlass } from '../../../domain/access/break-glass.ts'
import { titleKey } from '../../../domain/form/keys.ts'
import { isAboutPerson, pinnedForm } from '../../../domain/form/versions.ts'
import { GLASS_PARAMETERS } from '../../../domain/mechanism/needed.ts'
import { civilDateOf } from '../../../domain/time/calendar.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import type { MessageKey } from '../../../platform/i18n/translator.ts'
import { readSafeContact } from '../safe-contact.ts'
import { storedBlocks } from '../stored-blocks.ts'
import { type GlassProblem, glassProblems, readGlass } from './form.ts'
import { AskGlassPage } from './page.tsx'
import { SeenPage, SeenRecordPage } from './seen-page.tsx'
import { closeGlass, look, openGlass, readHolders, readMine, readSeen, readSeenRecord, readStory } from './store.ts'

const HERE = '/emergency-access'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /emergency-access', { may: 'glass.break' }, request => ask(mechanism, request, [])),
  form('POST /emergency-access', { may: 'glass.break', audits: 'break-glass opened', confirm: 'each' }, request =>
    open(mechanism, request),
  ),
  page('GET /emergency-access/:id', { may: 'glass.break' }, request => show(mechanism, request)),
  page('GET /emergency-access/:id/records/:recordId', { may: 'glass.break' }, request =>
    showRecord(mechanism, request),
  ),
  form('POST /emergency-access/:id/close', { may: 'glass.break', audits: 'break-glass closed' }, close),
]

async function ask(
  mechanism: Mechanism,
  request: SignedInRequest,
  problems: readonly GlassProblem[],
  status = 422,
): Promise<Reply> {
  const { tx, t, lang, now, query, fields, actor, reply } = request
  const today = civilDateOf(now, mechanism.pack.timeZone)
  const typed = readGlass(fields)
  const view = (
    <AskGlassPage
      t={t}
      formId={randomUUID()}
      value={{ ...typed, number: typed.number || (query.get('number')?.slice(0, 60) ?? '') }}
      mine={await readMine(tx)}
      minutes={Math.min(60, parameter(mechanism.pack, GLASS_PARAMETERS.minutes, today) / 60_000)}
      classes={maskUnderGlass(mechanism.pack.access, actor)}
      say={{ t, lang, now, timeZone: mechanism.pack.timeZone }}
      closed={query.get('closed') !== null}
      problems={problems.map(one => ({ field: one.field, message: t(one.key) }))}
    />
  )
  return reply.page(t('glass.title'), view, problems.length > 0 ? { status, problems: true } : {})
}

/** A wrong number and one that is kept from this account come back with the same words, after the same work. */
async function open(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, token, fields, formId, reply } = request
  const typed = readGlass(fields)
  const problems = glassProblems(typed)
  if (problems.length > 0) return ask(mechanism, request, problems)
  if (!token) return reply.notFound()
  const { answer, glass, person } = await openGlass(tx, formId ?? randomUUID(), token, typed)
  const wrong = (key: MessageKey, status = 422) => ask(mechanism, request, [{ field: 'number', key }], status)
  switch (answer) {
    case 'opened':
    case 'replayed':
      return reply.seeOther(`${HERE}/${glass}`)
    case 'already':
      return reply.seeOther(`/people/${person}`)
    case 'other-open':
      return wrong('glass.other-open', 409)
    case 'too-often':
      return wrong('glass.too-often', 429)
    case 'unconfirmed':
      return wrong('glass.unconfirmed', 409)
    case 'not-found':
      return wrong('glass.nothing-opens')
    default:
      return reply.notFound()
  }
}

async function show(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, t, lang, now, params, actor, reply } = request
  const id = params.id ?? ''
  const mask = maskUnderGlass(mechanism.pack.access, actor)
  const seen = (await look(tx, id)) ? await readSeen(tx, id) : undefined
  if (!seen) return reply.notFound()
  const [agreed, story, holders] = await Promise.all([
    mask.includes('contact') ? readSafeContact(tx, seen.id) : undefined,
    readStory(tx),
    readHolders(tx),
    noteRead(
      tx,
      seen.id,
      mask.filter(one => one === 'core' || one === 'identity' || one === 'contact'),
      'break-glass: person page',
    ),
  ])
  const say = { t, lang, now, timeZone: mechanism.pack.timeZone }
  return reply.page(seen.code, <SeenPage {...{ mechanism, glass: id, seen, agreed, story, holders, mask, say }} />, {
    wide: true,
  })
}

async function showRecord(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, t, lang, now, params, actor, reply } = request
  const id = params.id ?? ''
  const record = (await look(tx, id)) ? await readSeenRecord(tx, id, params.recordId ?? '') : undefined
  const definition = record && pinnedForm(mechanism.pack.forms, record.act)
  if (!record || !definition || !isAboutPerson(definition)) return reply.notFound()
  if (!maskUnderGlass(mechanism.pack.access, actor).includes(definition.dataClass)) return reply.notFound()
  await noteRead(tx, record.person, [definition.dataClass], `break-glass: record ${definition.id}`)
  const blocks = storedBlocks({ mechanism, t, lang, now }, definition, record)
  const say = { t, lang, now, timeZone: mechanism.pack.timeZone }
  const title = t(titleKey(definition) as MessageKey)
  return reply.page(title, <SeenRecordPage {...{ glass: id, record, blocks, title, say }} />)
}

async function close({ tx, params, reply }: SignedInRequest): Promise<Reply> {
  return (await closeGlass(tx, params.id ?? '')) ? reply.seeOther(`${HERE}?closed`) : reply.seeOther(HERE)
}
