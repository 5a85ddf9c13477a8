import type { Saying } from '../../../act/clock-words.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import type { SentReferral, StepRefusal } from '../../../act/referral.ts'
import { doKey, StepForm } from '../../../act/referral-step-form.tsx'
import {
  historyRows,
  journeyRows,
  offerRows,
  opensOnAcceptance,
  ReferralState,
  requestName,
  StepRefused,
} from '../../../act/referral-view.tsx'
import { serviceWords } from '../../../act/service-words.ts'
import type { PersonFile } from '../../../domain/person/file.ts'
import { readOffer } from '../../../domain/referral/offer.ts'
import { type Move, TAKEN } from '../../../domain/referral/states.ts'
import type { BrokenRule } from '../../../domain/rules/decide.ts'
import type { Fields } from '../../../platform/http/fields.ts'
import type { Catalogue } from '../../../platform/i18n/translator.ts'
import {
  BackLink,
  ButtonLink,
  Details,
  ErrorSummary,
  Link,
  Notice,
  type Option,
  PageTitle,
  PhoneLink,
  type Problem,
  Prose,
  Section,
  SummaryList,
} from '../../../platform/ui/index.ts'

export type RequestPageProps = {
  readonly mechanism: Mechanism
  readonly open: SentReferral
  /** The person, as long as the request is open or the help runs; a desk that said no has only what it was told. */
  readonly file?: PersonFile | undefined
  /** Whether this account has the person's page. */
  readonly readable: boolean
  /** Steps this desk may take now. */
  readonly moves: readonly Move[]
  /** The step that was tried and has something to put right. */
  readonly tried?: Move | undefined
  readonly fields: Fields
  readonly problems: readonly Problem[]
  readonly broken?: readonly BrokenRule[] | undefined
  /** Why the step was not taken. */
  readonly why?: StepRefusal | undefined
  readonly workers: readonly Option[]
  readonly formIdOf: () => string
  readonly catalogue: Catalogue
  readonly say: Saying
}

/** One request as it was disclosed: nothing of the person beyond the offer, before a yes and after the end. */
export function RequestPage(props: RequestPageProps) {
  const { mechanism, open, file, readable, say, problems } = props
  const { t } = say
  const { facts } = open
  return (
    <>
      <BackLink href="/requests" label={t('referral.requests-title')} />
      <PageTitle
        kicker={t('referral.request-number', { number: requestName(facts.id) })}
        title={serviceWords(t, facts.service)}
      >
        <p>
          <ReferralState referral={facts} t={t} />
        </p>
      </PageTitle>
      <ErrorSummary title={t('shell.summary-title')} problems={problems} />
      <StepRefused {...props} t={t} referral={facts} />
      {TAKEN.includes(facts.state) && file && readable ? (
        <p>
          <ButtonLink href={`/people/${file.id}`}>{t('referral.open-person')}</ButtonLink>
        </p>
      ) : null}
      <Section title={t('referral.what-they-ask')} lead={t('referral.what-they-ask-lead')}>
        <SummaryList rows={[...offerRows(readOffer(open.offer), { mechanism, t })]} />
        {file ? (
          <p>
            <Link href={`/people/${file.id}/referrals/${facts.id}/pdf`}>{t('referral.print')}</Link>
          </p>
        ) : null}
      </Section>
      <Facts {...props} />
      <Steps {...props} />
    </>
  )
}

function Facts({ mechanism, open, file, say }: RequestPageProps) {
  const { t } = say
  const sender = mechanism.directory.find(open.facts.sender)
  return (
    <Section title={t('referral.who-and-when')}>
      <SummaryList
        rows={[
          { label: t('referral.sender'), value: sender?.name ?? '' },
          ...(sender?.phone ? [{ label: t('referral.sender-phone'), value: <PhoneLink number={sender.phone} /> }] : []),
          ...historyRows(open, mechanism, say),
          ...(file ? journeyRows(file, open.facts.id, say) : []),
        ]}
      />
    </Section>
  )
}

/** The steps, the likeliest open. What a yes opens is said before it is given. */
function Steps({
  mechanism,
  open,
  file,
  moves,
  tried,
  fields,
  problems,
  workers,
  formIdOf,
  say: { t },
}: RequestPageProps) {
  if (moves.length === 0 || !file) return <Prose>{<p>{t('referral.nothing-to-do')}</p>}</Prose>
  const classes = opensOnAcceptance(mechanism, file, open.facts)
  return (
    <Section title={t(open.facts.state === 'requested' ? 'referral.your-answer' : 'referral.next-steps')}>
      {moves.includes('accept') ? (
        <Notice kind="info" word={t('referral.good-to-know')} title={t('referral.opens-title')}>
          <p>
            {classes.length > 0 ? classes.map(one => t(`data-class.${one}`)).join('; ') : t('referral.opens-nothing')}
          </p>
        </Notice>
      ) : null}
      {moves.map((move, index) =>
        move === 'send' ? null : (
          <Details key={move} summary={t(doKey(move, open.facts.path))} open={tried ? tried === move : index === 0}>
            <StepForm
              {...{ move, workers, t }}
              path={open.facts.path}
              base={`/requests/${open.facts.id}`}
              formId={formIdOf()}
              version={open.version}
              fields={tried === move ? fields : {}}
              problems={tried === move ? problems : []}
              forReceiver={false}
            />
          </Details>
        ),
      )}
    </Section>
  )
}
