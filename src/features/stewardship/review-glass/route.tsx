/** Use case: the data-protection officer reviews every record that was opened in an emergency, and desks confirm that they were told. Actor: data-protection officer; who works with people, supervisor. Law: GDPR art. 5(2), 32; the time is a parameter of the pack (assumed). */
import { readGlassNotices, seeGlassNotice } from '../../../act/glass.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { field } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import type { Problem } from '../../../platform/ui/index.ts'
import { deskParts } from '../desk-nav.tsx'
import { OpeningPage, OpeningsPage } from './page.tsx'
import { keepReview, readLooks, readOpening, readOpenings } from './store.ts'

const LIST = '/emergency-reviews'
const MOST = 2000

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /emergency-reviews', { may: 'glass.review' }, request => list(mechanism, request)),
  page('GET /emergency-reviews/:id', { may: 'glass.review' }, request => show(mechanism, request, [])),
  form('POST /emergency-reviews/:id', { may: 'glass.review', audits: 'break-glass reviewed' }, request =>
    decide(mechanism, request),
  ),
  form('POST /emergency-notices/:id', { may: 'signed-in', audits: 'break-glass notice confirmed' }, confirm),
]

const sayOf = ({ pack }: Mechanism, { t, lang, now }: SignedInRequest) => ({ t, lang, now, timeZone: pack.timeZone })

async function list(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, t, actor, reply } = request
  const [openings, notices] = await Promise.all([readOpenings(tx), readGlassNotices(tx)])
  const view = {
    say: sayOf(mechanism, request),
    organisation: actor.organisationName,
    parts: deskParts(mechanism, actor),
    openings,
    notices: notices.filter(one => one.audience === 'data-protection-officer'),
  }
  return reply.page(t('glass.reviews'), <OpeningsPage {...view} />, { wide: true })
}

async function show(
  mechanism: Mechanism,
  request: SignedInRequest,
  problems: readonly Problem[],
  status = 422,
): Promise<Reply> {
  const { tx, t, params, fields, reply } = request
  const opening = await readOpening(tx, params.id ?? '')
  if (!opening) return reply.notFound()
  const looks = await readLooks(tx, opening.id)
  const typed = { justified: field(fields, 'justified'), note: field(fields, 'note') }
  const view = <OpeningPage {...{ opening, looks, problems, typed, say: sayOf(mechanism, request) }} />
  return reply.page(t('glass.review-title'), view, problems.length > 0 ? { status, problems: true } : {})
}

async function decide(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, t, params, fields, reply } = request
  const opening = await readOpening(tx, params.id ?? '')
  if (!opening?.mine) return reply.notFound()
  const [justified, note] = [field(fields, 'justified'), field(fields, 'note').trim().slice(0, MOST)]
  const problems = [
    ...(justified === 'yes' || justified === 'no' ? [] : [{ field: 'justified', message: t('glass.decide-missing') }]),
    ...(note.length < 3 ? [{ field: 'note', message: t('glass.note-missing') }] : []),
  ]
  if (problems.length > 0) return show(mechanism, request, problems)
  const answer = await keepReview(tx, opening, justified === 'yes', note)
  if (answer === 'already') return show(mechanism, request, [{ field: 'justified', message: t('glass.already') }], 409)
  return answer === 'done' ? reply.seeOther(LIST) : reply.notFound()
}

/** Where a notice is confirmed depends on who it was for. */
async function confirm({ tx, params, actor, reply }: SignedInRequest): Promise<Reply> {
  const seen = await seeGlassNotice(tx, params.id ?? '')
  if (!seen) return reply.notFound()
  return reply.seeOther(actor.roles.includes('data-protection-officer') ? LIST : '/work')
}
