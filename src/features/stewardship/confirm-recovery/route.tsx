/** Use case: two people in different roles confirm that it is the owner who lost the means of an account; each hands over half of a code. Actor: administrator, and supervisor or administrator of the national desk. Law: none; protects every duty of confidence. */
import { exactTime } from '../../../act/clock-words.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { field } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { newHalf } from '../../../platform/session/admission.ts'
import { grouped } from '../../../platform/session/code.ts'
import type { SignInKeys } from '../../../platform/session/keys.ts'
import { deskParts } from '../desk-nav.tsx'
import { ConfirmedPage, RecoveriesPage, RecoveryPage, type RecoveryProblem } from './page.tsx'
import { CHECKS, confirmRecovery, readRecoveries, refuseRecovery } from './store.ts'

export const routes = (mechanism: Mechanism, keys: SignInKeys): readonly Route[] => [
  page('GET /staff/recoveries', { may: 'account.recover' }, request => list(mechanism, request)),
  page('GET /staff/recoveries/:id', { may: 'account.recover' }, request => show(mechanism, request)),
  form(
    'POST /staff/recoveries/:id/confirm',
    { may: 'account.recover', audits: 'recovery.confirmed', confirm: 'fresh' },
    request => confirm(mechanism, keys, request),
  ),
  form('POST /staff/recoveries/:id/refuse', { may: 'account.recover', audits: 'recovery.refused' }, refuse),
]

async function list(mechanism: Mechanism, { tx, t, lang, actor, reply }: SignedInRequest): Promise<Reply> {
  const recoveries = await readRecoveries(tx)
  const view = { t, parts: deskParts(mechanism, actor), when: timeOf(mechanism, lang), recoveries }
  return reply.page(t('recovery.title'), <RecoveriesPage {...view} organisation={actor.organisationName} />)
}

async function show(mechanism: Mechanism, request: SignedInRequest, problem?: RecoveryProblem): Promise<Reply> {
  const { tx, t, lang, params, reply } = request
  const one = (await readRecoveries(tx)).find(recovery => recovery.id === params.id)
  if (!one) return reply.notFound()
  const options = problem ? { status: 422, problems: true } : {}
  return reply.page(
    t('recovery.title'),
    <RecoveryPage {...{ t, when: timeOf(mechanism, lang), one, problem }} />,
    options,
  )
}

const timeOf = (mechanism: Mechanism, lang: string) => (at: number) =>
  exactTime(at, { lang, timeZone: mechanism.pack.timeZone })

async function confirm(mechanism: Mechanism, keys: SignInKeys, request: SignedInRequest): Promise<Reply> {
  const { tx, t, params, fields, reply } = request
  const id = params.id ?? ''
  const recovery = (await readRecoveries(tx)).find(one => one.id === id)
  if (!recovery) return reply.notFound()
  const checked = CHECKS.find(one => one === field(fields, 'checked'))
  if (!checked) return show(mechanism, request, 'recovery.no-check')
  const { code, half } = newHalf(keys)
  const answer = await confirmRecovery(tx, { id, checked, half })
  switch (answer) {
    case 'not-found':
      return reply.notFound()
    case 'own':
    case 'twice':
    case 'same-role':
    case 'related':
      return show(mechanism, request, `recovery.refused-${answer}`)
    case 'first':
    case 'done':
      return reply.page(
        t('recovery.confirmed-title'),
        <ConfirmedPage {...{ t, name: recovery.name, half: grouped(code), last: answer === 'done' }} />,
      )
  }
}

async function refuse({ tx, params, reply }: SignedInRequest): Promise<Reply> {
  return (await refuseRecovery(tx, params.id ?? '')) ? reply.seeOther('/staff/recoveries') : reply.notFound()
}
