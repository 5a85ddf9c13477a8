/** Use case: an invited or recovered person comes in with a code, accepts the undertaking and adds a first means; whoever signs in under a new undertaking accepts it first. Actor: who holds the code, or a means. Law: none; protects every duty of confidence. */
import type { Mechanism } from '../../../act/mechanism.ts'
import { field } from '../../../platform/http/fields.ts'
import { form, type PublicRequest, page, type Reply, type Route } from '../../../platform/http/route.ts'
import {
  type Admission,
  acceptUndertaking,
  HALF_SIGNS,
  INVITATION_SIGNS,
  openAdmission,
  readAdmission,
} from '../../../platform/session/admission.ts'
import { readCode } from '../../../platform/session/code.ts'
import { clearCookie, readToken, setCookie } from '../../../platform/session/cookie.ts'
import { databaseTime, queryOf } from '../../../platform/session/query.ts'
import { signInAllowed } from '../../../platform/session/rate.ts'
import { hashToken } from '../../../platform/session/token.ts'
import { addCode, addPasskey, type Enrolling, type EnrolSettings, offerCode, offerPasskey } from '../enrol.ts'
import { readReturn, withReturn } from '../return.ts'
import { AdmissionPage, UndertakingPage } from './page.tsx'

const PATH = '/admission'
type Held = { readonly admission: Admission; readonly token: string; readonly at: Date }

/** Every route between a code and a first means. */
export function admitPersonRoutes(mechanism: Mechanism, settings: EnrolSettings): readonly Route[] {
  const rule = (audits: string) => ({ may: 'public', audits }) as const
  return [
    page('GET /admission', { may: 'public' }, ({ t, reply }) =>
      reply.page(t('admission.title'), AdmissionPage({ t, problems: [] })),
    ),
    form('POST /admission', rule('invitation.opened'), request => open(settings, request)),
    page('GET /admission/undertaking', { may: 'public' }, request => showUndertaking(mechanism, settings, request)),
    form('POST /admission/undertaking', rule('undertaking.accepted'), request => accept(mechanism, settings, request)),
    page('GET /admission/passkey', { may: 'public' }, request => enrol(settings, request, offerPasskey)),
    form('POST /admission/passkey', rule('means.added'), request => enrol(settings, request, addPasskey)),
    page('GET /admission/code', { may: 'public' }, request => enrol(settings, request, offerCode)),
    form('POST /admission/code', rule('means.added'), request => enrol(settings, request, addCode)),
  ]
}

async function open({ keys, party }: EnrolSettings, request: PublicRequest): Promise<Reply> {
  const { t, tx, fields, address, reply } = request
  const code = readCode(field(fields, 'code'), 2 * HALF_SIGNS + 1)
  const again = (message: 'admission.code-shape' | 'admission.code-refused' | 'sign-in.too-often', status: number) =>
    reply.page(t('admission.title'), AdmissionPage({ t, problems: [{ field: 'code', message: t(message) }] }), {
      status,
      problems: true,
    })
  if (![INVITATION_SIGNS, 2 * HALF_SIGNS].includes(code.length)) return again('admission.code-shape', 422)
  const query = queryOf(tx)
  const at = await databaseTime(query)
  const attempt = { identifier: `admission ${code}`, address, at }
  if (!(await signInAllowed(query, keys, attempt))) return again('sign-in.too-often', 429)
  const token = await openAdmission(query, keys, code, at)
  if (token === undefined) return again('admission.code-refused', 422)
  return reply.seeOther(`${PATH}/undertaking`, [setCookie('admission', token, party.origin)])
}

async function holderOf({ party }: EnrolSettings, { tx, cookies }: PublicRequest): Promise<Held | undefined> {
  const query = queryOf(tx)
  const token = readToken(cookies, 'admission', party.origin)
  const at = await databaseTime(query)
  const admission = await readAdmission(query, token, at)
  return admission && token !== undefined ? { admission, token, at } : undefined
}

async function showUndertaking(
  mechanism: Mechanism,
  settings: EnrolSettings,
  request: PublicRequest,
  problem?: string,
): Promise<Reply> {
  const { t, reply } = request
  const held = await holderOf(settings, request)
  const undertaking = mechanism.pack.accounts?.undertaking
  if (!held) return reply.seeOther(PATH)
  if (held.admission.accepted || !undertaking) return reply.seeOther(`${PATH}/passkey`)
  const to = readReturn(request.query.get('to') ?? field(request.fields, 'to'))
  const view = { t, admission: held.admission, version: undertaking.version, to, problem }
  const options = problem === undefined ? {} : { status: 422, problems: true }
  return reply.page(t('undertaking.title'), UndertakingPage(view), options)
}

async function accept(mechanism: Mechanism, settings: EnrolSettings, request: PublicRequest): Promise<Reply> {
  const { t, tx, fields, lang, reply } = request
  const held = await holderOf(settings, request)
  const version = mechanism.pack.accounts?.undertaking.version
  if (!held || version === undefined) return reply.seeOther(PATH)
  if (field(fields, 'agree') !== 'yes' || field(fields, 'version') !== version)
    return showUndertaking(mechanism, settings, request, t('admission.agree-missing'))
  const what = { version, language: lang, shown: t('undertaking.text') }
  const accepted = await acceptUndertaking(queryOf(tx), held.token, what, held.at)
  if (accepted.kind === 'enrol') return reply.seeOther(`${PATH}/passkey`)
  if (accepted.kind === 'stale') return reply.seeOther(PATH)
  const { origin } = settings.party
  const cookies = [setCookie('session', accepted.token, origin), clearCookie('admission', origin)]
  return reply.seeOther(readReturn(field(fields, 'to')), cookies)
}

/** Enrolling at the door: only for whoever was invited and has accepted. Afterwards the new means opens the first session. */
async function enrol(
  settings: EnrolSettings,
  request: PublicRequest,
  step: (enrolling: Enrolling) => Promise<Reply>,
): Promise<Reply> {
  const { t, reply, path } = request
  const held = await holderOf(settings, request)
  if (!held) return reply.seeOther(PATH)
  const { admission, token, at } = held
  if (!admission.accepted || admission.kind !== 'invitation') return reply.seeOther(`${PATH}/undertaking`)
  const byPasskey = path.endsWith('/passkey')
  const next = withReturn(byPasskey ? '/sign-in/passkey' : '/sign-in/code', '/account/sign-in')
  return step({
    settings,
    request,
    place: {
      path: PATH,
      other: byPasskey
        ? { href: `${PATH}/code`, label: t('admission.code-instead') }
        : { href: `${PATH}/passkey`, label: t('admission.passkey-instead') },
    },
    owner: { session: hashToken(token), account: { id: admission.account, name: admission.name }, at },
    done: () => reply.seeOther(next, [clearCookie('admission', settings.party.origin)]),
    notAllowed: () => reply.seeOther(PATH),
  })
}
