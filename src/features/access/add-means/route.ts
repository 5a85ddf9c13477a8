/** Use case: a person adds a passkey or a code generator to the own account. Actor: anybody signed in. Law: none; protects every duty of confidence. */
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { databaseTime, queryOf } from '../../../platform/session/query.ts'
import { closeOtherSessions } from '../../../platform/session/session.ts'
import { addCode, addPasskey, type Enrolling, type EnrolSettings, offerCode, offerPasskey } from '../enrol.ts'
import { MeansPage, NotAllowedPage } from './page.tsx'
import { ownPasskeys } from './store.ts'

/** Every route of one's own means. */
export function addMeansRoutes(settings: EnrolSettings): readonly Route[] {
  // Whoever changes how an account is entered shows first who they are; a first means has nothing to be shown with.
  const rule = { may: 'signed-in', audits: 'means.added', confirm: 'first' } as const
  return [
    page('GET /account/sign-in', { may: 'signed-in' }, show),
    page('GET /account/sign-in/passkey', { may: 'signed-in', confirm: 'first' }, async request =>
      offerPasskey(await enrolling(settings, request)),
    ),
    form('POST /account/sign-in/passkey', rule, async request => addPasskey(await enrolling(settings, request))),
    page('GET /account/sign-in/code', { may: 'signed-in', confirm: 'first' }, async request =>
      offerCode(await enrolling(settings, request)),
    ),
    form('POST /account/sign-in/code', rule, async request => addCode(await enrolling(settings, request))),
  ]
}

async function show(request: SignedInRequest): Promise<Reply> {
  const { t, tx, lang, query } = request
  const day = new Intl.DateTimeFormat(lang, { dateStyle: 'long' })
  const passkeys = (await ownPasskeys(queryOf(tx), sessionOf(request))).map(one => ({
    id: one.id,
    created: day.format(new Date(one.created)),
    used: one.used === null ? undefined : day.format(new Date(one.used)),
  }))
  return request.reply.page(t('sign-in.means-title'), MeansPage({ t, passkeys, added: query.get('added') !== null }))
}

async function enrolling(settings: EnrolSettings, request: SignedInRequest): Promise<Enrolling> {
  const { actor, t, tx, reply } = request
  const at = await databaseTime(queryOf(tx))
  const session = sessionOf(request)
  return {
    settings,
    request,
    place: { path: '/account/sign-in', back: { href: '/account/sign-in', label: t('sign-in.back-to-means') } },
    owner: { session, account: { id: actor.account, name: actor.name }, at },
    // Whoever else holds a session of this account is shown out: a means is often added because something was lost.
    done: async () => {
      await closeOtherSessions(queryOf(tx), session, at)
      return reply.seeOther('/account/sign-in?added')
    },
    notAllowed: () => reply.page(t('sign-in.means-title'), NotAllowedPage({ t }), { status: 409 }),
  }
}

function sessionOf({ token }: SignedInRequest): Buffer {
  if (token === null) throw new Error('somebody is signed in without a session')
  return token
}
