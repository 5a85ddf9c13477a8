/** Use case: a desk joins two notifications about one person, keeps them apart, or undoes it. Actor: the desk with the identity of both. Law: R-96. */
import { fileOf } from '../../../act/file-of.ts'
import { actorOf, type Mechanism } from '../../../act/mechanism.ts'
import { write } from '../../../act/perform.ts'
import { field } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { noteSeen } from '../notification.ts'
import { type Decision, sectionsOf, TAKEN_FROM } from './decide.ts'
import { DecidedPage, MatchPage } from './page.tsx'
import { findMatch, matchSides } from './store.ts'

export function routes(mechanism: Mechanism): readonly Route[] {
  return [
    page('GET /matches/:id', { may: 'person.join' }, request => show(mechanism, request)),
    form('POST /matches/:id/decision', { may: 'person.join', audits: 'person.joined' }, request =>
      decideMatch(mechanism, request),
    ),
  ]
}

async function show(mechanism: Mechanism, { tx, params, t, lang, reply }: SignedInRequest): Promise<Reply> {
  const match = await findMatch(tx, params.id)
  const sides = match ? await matchSides(tx, match.id) : []
  const [older, newer] = sides
  if (!match || !older || !newer) return reply.notFound()
  await noteSeen(tx, [older.person, newer.person])
  return reply.page(t('sent.match-title'), <MatchPage {...{ mechanism, match, older, newer, t, lang }} />, {
    wide: true,
  })
}

async function decideMatch(
  mechanism: Mechanism,
  { tx, params, fields, formId, actor, now, t, reply }: SignedInRequest,
): Promise<Reply> {
  const match = await findMatch(tx, params.id)
  if (!match || (await matchSides(tx, match.id)).length < 2) return reply.notFound()
  const location = `/matches/${match.id}`
  const decision = (['join', 'apart', 'undo'] as const).find(one => one === field(fields, 'decision'))
  const conflict = () =>
    reply.page(t('sent.match-conflict-title'), <DecidedPage {...{ location, t }} />, { status: 409 })
  if (!decision || !TAKEN_FROM[decision as Decision].includes(match.state)) return conflict()
  const [older, newer] = [await fileOf(tx, match.person), await fileOf(tx, match.other)]
  if (!older || !newer) return reply.notFound()
  // Read again after the files: had somebody decided between the two, the files would be fresh and the match would not.
  if ((await findMatch(tx, match.id))?.state !== match.state) return conflict()
  const sections = sectionsOf(mechanism, actorOf(actor), match, { older, newer }, decision, now)
  const written = await write(tx, sections, formId, location)
  return written.kind === 'stale' ? conflict() : reply.seeOther(location)
}
