import { grantsOf } from '../domain/access/grants.ts'
import { ENGINE_PARAMETERS } from '../domain/mechanism/needed.ts'
import type { DataClass } from '../domain/mechanism/vocabulary.ts'
import type { PersonEvent, PersonFile, ReferralFacts } from '../domain/person/file.ts'
import type { Offer, OfferField } from '../domain/referral/offer.ts'
import { OFFER_FIELDS, TRANSFER_FIELDS } from '../domain/referral/offer.ts'
import { TRANSFER } from '../domain/referral/transfer.ts'
import { DRIVERS } from '../domain/referral/transport.ts'
import type { BrokenRule } from '../domain/rules/decide.ts'
import { civilDateOf } from '../domain/time/calendar.ts'
import type { Catalogue, MessageKey, Translate } from '../platform/i18n/translator.ts'
import { Clock, Notice, type StatusKind, StatusTag, type SummaryRow } from '../platform/ui/index.ts'
import { clockWords, exactDate, exactTime, type Saying } from './clock-words.ts'
import { type Mechanism, parameter } from './mechanism.ts'
import type { SentReferral, StepRefusal } from './referral.ts'
import { serviceWords } from './service-words.ts'
import { Broken } from './why-texts.tsx'

type Words = { readonly mechanism: Mechanism; readonly t: Translate }

/** The value of one field of an offer in words. */
export function offerValue(offer: Offer, name: OfferField, { mechanism, t }: Words): string | undefined {
  const value = offer[name]
  if (value === undefined) return undefined
  switch (name) {
    case 'ageBand':
      return t(`referral.age-${offer.ageBand ?? 'not-known'}`)
    case 'sex':
      return t(`sex.${offer.sex ?? 'unknown'}`)
    case 'county':
      return mechanism.pack.territories.find(one => one.code === value)?.name ?? String(value)
    case 'needs':
      return (offer.needs ?? []).map(one => t(`form.need.${one}`)).join('; ')
    case 'languages':
      return (offer.languages ?? []).map(one => t(`language.${one}`)).join('; ')
    case 'urgency':
      return t(`referral.urgency-${offer.urgency ?? 'can-wait'}`)
    case 'transport':
      return t(`referral.transport-${offer.transport ?? 'unknown'}`)
    case 'safety':
      return offer.safety
    case 'reason':
      return t(`referral.transfer-reason-${offer.reason ?? 'other'}`)
    case 'owed':
      return (offer.owed ?? []).map(one => t(`step.${one}`)).join('; ')
  }
}

/** An offer as facts to read: exactly what was disclosed, and what was not told as such. */
export function offerRows(offer: Offer, words: Words): readonly (SummaryRow & { readonly value: string })[] {
  const { t } = words
  return [
    { label: t('referral.service'), value: serviceWords(t, offer.service) },
    ...(offer.service === TRANSFER
      ? []
      : [{ label: t('referral.emergency'), value: t(offer.emergency ? 'shell.yes' : 'shell.no') }]),
    ...fieldsOf(offer).map(name => ({
      label: t(`referral.offer-${name}`),
      value: offerValue(offer, name, words) ?? t('referral.not-told'),
    })),
  ]
}

/** What may be told; why and what is owed only where the person is handed on. */
const fieldsOf = (offer: Offer): readonly OfferField[] =>
  OFFER_FIELDS.filter(name => offer.service === TRANSFER || !TRANSFER_FIELDS.includes(name))

const KIND: { readonly [state in ReferralFacts['state']]: StatusKind } = {
  draft: 'open',
  requested: 'waiting',
  accepted: 'done',
  rejected: 'refused',
  'in-progress': 'done',
  'on-hold': 'waiting',
  completed: 'done',
  failed: 'refused',
  cancelled: 'refused',
  'entered-in-error': 'refused',
}

/** State and business status in words: "Requested: on the waiting list". */
export function stateText(
  { state, businessStatus }: Pick<ReferralFacts, 'state' | 'businessStatus'>,
  t: Translate,
): string {
  const words = t(`referral-state.${state}`)
  return businessStatus ? `${words}: ${t(`referral-business.${businessStatus}`)}` : words
}

export function ReferralState({
  referral,
  t,
}: {
  referral: Pick<ReferralFacts, 'state' | 'businessStatus'>
  t: Translate
}) {
  return <StatusTag kind={KIND[referral.state]} text={stateText(referral, t)} />
}

/** The classes of data that a yes opens to the receiver, reckoned by the very function that gives them. */
export function opensOnAcceptance(
  { pack }: Mechanism,
  file: PersonFile,
  referral: ReferralFacts,
): readonly DataClass[] {
  const referrals = file.referrals.map(one => (one.id === referral.id ? { ...one, state: 'accepted' as const } : one))
  return (
    grantsOf({ ...file, referrals }, pack.access).find(grant => grant.organisation === referral.receiver)?.classes ?? []
  )
}

/** A coded reason in words. */
export function reasonText(reason: string, t: Translate): string {
  return t(`referral.reason-${reason}` as MessageKey)
}

/** Why a step was not taken, and what the law asks first: said before the form, in words. */
export function StepRefused({ why, broken, file, referral, t, catalogue }: StepRefusedProps) {
  return (
    <>
      {why ? (
        <Notice kind="caution" word={t('act.caution')} title={t(`referral.step-${why}-title`)}>
          <p>{t(`referral.step-${why}-text`, { state: t(`referral-state.${referral.state}`) })}</p>
        </Notice>
      ) : null}
      {broken && file ? (
        <Notice kind="danger" word={t('act.refused')} title={t('act.refused-title')}>
          <Broken rules={broken} t={t} file={file} catalogue={catalogue} />
        </Notice>
      ) : null}
    </>
  )
}

export type StepRefusedProps = {
  readonly why?: StepRefusal | undefined
  readonly broken?: readonly BrokenRule[] | undefined
  /** Absent where the desk has nothing to do with the person any more. */
  readonly file?: PersonFile | undefined
  readonly referral: ReferralFacts
  readonly t: Translate
  readonly catalogue: Catalogue
}

/** Who, when and why, as rows to read; both ends see the same. */
export function historyRows(open: SentReferral, mechanism: Mechanism, say: Saying): readonly SummaryRow[] {
  const { t } = say
  const { facts, reason, reasonSide, arrivedAt, endedAt } = open
  const when = (label: MessageKey, at: number | null) =>
    at === null ? [] : [{ label: t(label), value: exactTime(at, say) }]
  return [
    ...when('referral.asked-at', facts.requestedAt),
    ...(facts.answerDueAt === null
      ? []
      : [{ label: t('referral.answer-by'), value: <Clock {...clockWords(facts.answerDueAt, say)} /> }]),
    ...when('referral.answered-at', facts.answeredAt),
    ...reviewRow(facts, mechanism, say),
    ...when('referral.arrived-at', arrivedAt),
    ...when('referral.ended-at', endedAt),
    ...(reason ? [{ label: t('referral.reason'), value: reasonText(reason, t) }] : []),
    ...(reasonSide ? [{ label: t('referral.reason-lies'), value: t(`referral.side-${reasonSide}`) }] : []),
  ]
}

/** A waiting list and a hold are looked at again: the review clock runs where the answer clock stopped. */
function reviewRow(
  { state, businessStatus, answeredAt }: ReferralFacts,
  { pack }: Mechanism,
  say: Saying,
): readonly SummaryRow[] {
  if (state !== 'requested' || businessStatus !== 'waitlisted' || answeredAt === null) return []
  const due = answeredAt + parameter(pack, ENGINE_PARAMETERS.waitlistReview, civilDateOf(say.now, pack.timeZone))
  return [{ label: say.t('referral.review-by'), value: <Clock {...clockWords(due, say)} /> }]
}

/** Who brings the person and when, as agreed last; absent where nobody said. */
export function journeyOf(
  event: Pick<PersonEvent, 'act'>,
  say: Saying,
): { readonly driver?: string; readonly departs?: string } {
  const { driver, departsAt } = event.act
  const known = DRIVERS.find(one => one === driver)
  return {
    ...(known ? { driver: say.t(`referral.driver-${known}`) } : {}),
    ...(typeof departsAt === 'number' ? { departs: exactTime(departsAt, say) } : {}),
  }
}

/** The journey of one referral as rows, for both ends. */
export function journeyRows(file: PersonFile, referral: string, say: Saying): readonly SummaryRow[] {
  const agreed = file.events.findLast(
    event => event.kind === 'referral.transport-arranged' && event.act.referralId === referral,
  )
  if (!agreed) return []
  const { driver = '', departs = '' } = journeyOf(agreed, say)
  return [
    { label: say.t('referral.said-driver'), value: driver },
    { label: say.t('referral.said-departs'), value: departs },
  ]
}

/** A civil date as people write it: "23 Nov 2026". */
export function dayText(date: string, { lang }: Pick<Saying, 'lang'>): string {
  return exactDate(Date.parse(`${date}T00:00:00Z`), { lang, timeZone: 'UTC' })
}

/** What the number of a request is called: its first letters, enough to say it on the telephone. */
export const requestName = (id: string): string => id.slice(0, 8).toUpperCase()
