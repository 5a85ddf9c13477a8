import type { PersonFile, ReferralFacts } from '../domain/person/file.ts'
import { grantsOf } from '../domain/access/grants.ts'
import type { DataClass } from '../domain/mechanism/vocabulary.ts'
import type { Offer, OfferField } from '../domain/referral/offer.ts'
import { OFFER_FIELDS } from '../domain/referral/offer.ts'
import { DECLINE_REASONS, type ReasonCode, reasonsOf } from '../domain/referral/reasons.ts'
import type { Move } from '../domain/referral/states.ts'
import { type Fields, field } from '../platform/http/fields.ts'
import type { MessageKey, Translate } from '../platform/i18n/translator.ts'
import {
  DateField,
  FormFrame,
  LongTextField,
  type Option,
  type Problem,
  problemOf,
  Radios,
  SelectField,
  StatusTag,
  type StatusKind,
  type SummaryRow,
  TextField,
} from '../platform/ui/index.ts'
import type { Mechanism } from './mechanism.ts'
import { inputOf, NOTE_LENGTH } from './referral-answers.ts'

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
  }
}

/** An offer as facts to read: exactly what was disclosed, and what was not told as such. */
export function offerRows(offer: Offer, words: Words): readonly (SummaryRow & { readonly value: string })[] {
  const { t } = words
  return [
    { label: t('referral.service'), value: t(`service.${offer.service}`) },
    { label: t('referral.emergency'), value: t(offer.emergency ? 'shell.yes' : 'shell.no') },
    ...OFFER_FIELDS.map(name => ({ label: t(`referral.offer-${name}`), value: offerValue(offer, name, words) ?? t('referral.not-told') })),
  ]
}

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
export function stateText({ state, businessStatus }: Pick<ReferralFacts, 'state' | 'businessStatus'>, t: Translate): string {
  const words = t(`referral-state.${state}`)
  return businessStatus ? `${words}: ${t(`referral-business.${businessStatus}`)}` : words
}

export function ReferralState({ referral, t }: { referral: Pick<ReferralFacts, 'state' | 'businessStatus'>; t: Translate }) {
  return <StatusTag kind={KIND[referral.state]} text={stateText(referral, t)} />
}

/** The classes of data that a yes opens to the receiver, reckoned by the very function that gives them. */
export function opensOnAcceptance(file: PersonFile, referral: ReferralFacts): readonly DataClass[] {
  const referrals = file.referrals.map(one => (one.id === referral.id ? { ...one, state: 'accepted' as const } : one))
  return grantsOf({ ...file, referrals }).find(grant => grant.organisation === referral.receiver)?.classes ?? []
}

/** A coded reason in words. */
export function reasonText(reason: string, t: Translate): string {
  return t(`referral.reason-${reason}` as MessageKey)
}

export type StepFormProps = {
  readonly move: Exclude<Move, 'send'>
  /** The address without the move: `/requests/<id>`. */
  readonly base: string
  readonly formId: string
  readonly version: number
  readonly fields: Fields
  readonly problems: readonly Problem[]
  readonly workers: readonly Option[]
  /** The sender writes down what a desk outside the system answered. */
  readonly forReceiver: boolean
  readonly t: Translate
}

/** The form of one step of a referral. Names of inputs carry the move, so that several stand on one page. */
export function StepForm({ move, base, formId, version, fields, problems, workers, forReceiver, t }: StepFormProps) {
  const said = (name: Parameters<typeof inputOf>[1]) => ({ name: inputOf(move, name), value: field(fields, inputOf(move, name)), problem: problemOf(problems, inputOf(move, name)) })
  const start = inputOf('accept', 'start')
  const part = (one: string) => field(fields, `${start}-${one}`)
  return (
    <FormFrame action={`${base}/${move}`} form={formId} version={version} submit={t(`referral.do-${move}`)}>
      {reasonsOf(move).length > 0 ? <Radios {...said('reason')} label={t(`referral.why-${move as 'reject'}`)} options={reasonOptions(move, t)} required /> : null}
      {move === 'accept' ? (
        <DateField
          name={start}
          label={t('referral.start')}
          value={{ day: part('day'), month: part('month'), year: part('year') }}
          problem={problemOf(problems, start)}
          texts={{ day: t('shell.day'), month: t('shell.month'), year: t('shell.year') }}
        />
      ) : null}
      {move === 'accept' && !forReceiver ? (
        <SelectField {...said('worker')} label={t('referral.worker')} hint={t('referral.worker-hint')} options={workers} emptyLabel={t('shell.choose')} required />
      ) : null}
      {forReceiver ? <TextField {...said('answered-by')} label={t('referral.answered-by')} maxLength={120} required /> : null}
      <LongTextField {...said('note')} label={t('referral.note')} hint={t('referral.note-hint', { max: NOTE_LENGTH })} rows={2} optionalText={t('shell.optional')} />
    </FormFrame>
  )
}

/** Reasons of a decline say whose side they lie on, before anybody chooses. */
function reasonOptions(move: Move, t: Translate): readonly Option[] {
  return reasonsOf(move).map((code: ReasonCode) => ({
    value: code,
    label: t(`referral.reason-${code}`),
    hint: move === 'reject' ? t(`referral.side-${DECLINE_REASONS[code as keyof typeof DECLINE_REASONS]}`) : undefined,
  }))
}
