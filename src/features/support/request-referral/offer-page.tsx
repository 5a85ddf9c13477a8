import type { Organisation } from '../../../act/directory.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { offerRows, offerValue } from '../../../act/referral-view.tsx'
import { serviceWords } from '../../../act/service-words.ts'
import { Broken } from '../../../act/why-texts.tsx'
import type { PersonFile } from '../../../domain/person/file.ts'
import { OFFER_FIELDS, type Offer, TRANSPORTS, URGENCIES } from '../../../domain/referral/offer.ts'
import { TRANSFER, TRANSFER_REASONS } from '../../../domain/referral/transfer.ts'
import type { BrokenRule } from '../../../domain/rules/decide.ts'
import type { Catalogue, Translate } from '../../../platform/i18n/translator.ts'
import {
  BackLink,
  Button,
  Checkboxes,
  ErrorSummary,
  FormFrame,
  LongTextField,
  Notice,
  type Option,
  PageTitle,
  PostButton,
  type Problem,
  problemOf,
  Radios,
  Section,
  SelectField,
  SummaryList,
} from '../../../platform/ui/index.ts'
import { hiddenFrom, SAFETY_LENGTH, type Typed } from './form.ts'

type Shared = {
  readonly mechanism: Mechanism
  readonly file: PersonFile
  readonly receiver: Organisation
  readonly typed: Typed
  readonly formId: string
  readonly t: Translate
}

export type DetailsPageProps = Shared & {
  readonly problems: readonly Problem[]
  readonly needs: readonly Option[]
  readonly languages: readonly Option[]
}

/** Where a request begins: a referral for help, or a transfer of the person. */
export const newAddress = (file: Pick<PersonFile, 'id'>, service: string) =>
  `/people/${file.id}/${service === TRANSFER ? 'transfers' : 'referrals'}/new`

/** What the receiver has to know before it can answer. Codes, and one text on safety; no field for a name. */
export function DetailsPage({
  mechanism,
  file,
  receiver,
  typed,
  formId,
  t,
  problems,
  needs,
  languages,
}: DetailsPageProps) {
  const said = (name: string) => ({ name, problem: problemOf(problems, name) })
  const words = (list: readonly string[], prefix: 'urgency' | 'transport') =>
    list.map(value => ({ value, label: t(`referral.${prefix}-${value as 'today'}` as 'referral.urgency-today') }))
  const transfer = typed.service === TRANSFER
  const county = mechanism.pack.territories.find(one => one.code === typed.county)?.name ?? typed.county
  return (
    <>
      <BackLink href={newAddress(file, typed.service)} label={t('referral.other-organisation')} />
      <PageTitle
        kicker={file.code}
        title={t(transfer ? 'referral.transfer-details-title' : 'referral.details-title', { receiver: receiver.name })}
        lead={t(transfer ? 'referral.transfer-details-lead' : 'referral.details-lead')}
      />
      <ErrorSummary title={t('shell.summary-title')} problems={problems} />
      <SummaryList
        rows={[
          { label: t('referral.service'), value: serviceWords(t, typed.service) },
          { label: t('referral.county'), value: county },
        ]}
      />
      <FormFrame
        action={newAddress(file, typed.service)}
        form={formId}
        version={file.version}
        hidden={{
          service: typed.service,
          county: typed.county,
          receiver: receiver.id,
          draft: typed.draft,
          out: typed.out.join(' '),
        }}
        submit={t('referral.show-offer')}
        cancel={{ href: `/people/${file.id}`, label: t('act.cancel') }}
      >
        {transfer ? (
          <Radios
            {...said('reason')}
            label={t('referral.ask-transfer-reason')}
            options={TRANSFER_REASONS.map(value => ({ value, label: t(`referral.transfer-reason-${value}`) }))}
            value={typed.reason}
          />
        ) : (
          <Radios
            {...said('emergency')}
            label={t('referral.ask-emergency')}
            hint={t('referral.ask-emergency-hint')}
            options={[
              { value: 'yes', label: t('shell.yes') },
              { value: 'no', label: t('shell.no') },
            ]}
            value={typed.emergency}
            inline
          />
        )}
        <Radios
          {...said('urgency')}
          label={t(transfer ? 'referral.transfer-ask-urgency' : 'referral.ask-urgency')}
          options={words(URGENCIES, 'urgency')}
          value={typed.urgency}
        />
        <Checkboxes {...said('needs')} label={t('referral.ask-needs')} options={needs} value={typed.needs} />
        <SelectField
          {...said('language')}
          label={t('referral.ask-language')}
          options={languages}
          value={typed.languages[0]}
          emptyLabel={t('shell.unknown')}
        />
        <SelectField
          {...said('language2')}
          label={t('referral.ask-language2')}
          options={languages}
          value={typed.languages[1]}
          emptyLabel={t('referral.none')}
        />
        <Radios
          {...said('transport')}
          label={t('referral.ask-transport')}
          options={words(TRANSPORTS, 'transport')}
          value={typed.transport}
        />
        <LongTextField
          {...said('safety')}
          label={t('referral.ask-safety')}
          hint={t('referral.ask-safety-hint', { max: SAFETY_LENGTH })}
          value={typed.safety}
          rows={3}
          optionalText={t('shell.optional')}
        />
      </FormFrame>
    </>
  )
}

export type OfferPageProps = Shared & {
  readonly offer: Offer
  /** The offer with nothing taken out: what there is to take out. */
  readonly whole: Offer
  readonly catalogue: Catalogue
  readonly broken?: readonly BrokenRule[] | undefined
  readonly warnings?: readonly BrokenRule[] | undefined
  readonly reason?: string | undefined
  readonly stale?: boolean | undefined
}

/** Exactly what the receiver will see before it says yes; nothing more leaves with it. */
export function OfferPage(props: OfferPageProps) {
  const { mechanism, file, receiver, typed, formId, t, offer, whole, warnings } = props
  const words = { mechanism, t }
  const removable = OFFER_FIELDS.filter(name => whole[name] !== undefined)
  return (
    <>
      <PageTitle
        kicker={file.code}
        title={t('referral.offer-title', { receiver: receiver.name })}
        lead={t('referral.offer-lead')}
      />
      <Refusal {...props} />
      <Section title={t('referral.they-see')}>
        <SummaryList rows={offerRows(offer, words)} />
      </Section>
      <FormFrame
        action={newAddress(file, typed.service)}
        form={formId}
        version={file.version}
        hidden={{ ...hiddenFrom(typed), _step: 'send' }}
        submit={t('referral.send', { receiver: receiver.name })}
        second={{ label: t('referral.save-draft'), name: '_save', value: 'draft' }}
        cancel={{ href: `/people/${file.id}`, label: t('act.cancel') }}
      >
        <Checkboxes
          name="out"
          label={t('referral.take-out')}
          hint={t('referral.take-out-hint')}
          options={removable.map(name => ({
            value: name,
            label: t(`referral.offer-${name}`),
            hint: offerValue(whole, name, words),
          }))}
          value={typed.out}
        />
        <Button kind="quiet" name="_again" value="yes">
          {t('referral.show-again')}
        </Button>
        {warnings ? (
          <LongTextField
            name="_reason"
            label={t('act.reason')}
            hint={t('act.reason-hint')}
            value={props.reason}
            rows={3}
          />
        ) : null}
      </FormFrame>
      <PostButton
        action={newAddress(file, typed.service)}
        label={t('referral.change-answers')}
        kind="quiet"
        hidden={{ ...hiddenFrom(typed), out: typed.out.join(' '), _step: 'edit' }}
      />
    </>
  )
}

function Refusal({ t, broken, warnings, stale, file, catalogue, typed }: OfferPageProps) {
  return (
    <>
      {stale ? (
        <Notice kind="caution" word={t('act.caution')} title={t('shell.stale-title')}>
          <p>{t('shell.stale-text')}</p>
        </Notice>
      ) : null}
      {broken ? (
        <Notice kind="danger" word={t('act.refused')} title={t('act.refused-title')}>
          <p>{t('referral.refused-text')}</p>
          <Broken rules={broken} t={t} file={file} catalogue={catalogue} />
          {typed.emergency === 'yes' || typed.service === TRANSFER ? null : <p>{t('referral.refused-emergency')}</p>}
        </Notice>
      ) : null}
      {warnings ? (
        <Notice kind="caution" word={t('act.caution')} title={t('act.reason-title')}>
          <Broken rules={warnings} t={t} file={file} catalogue={catalogue} />
        </Notice>
      ) : null}
    </>
  )
}
