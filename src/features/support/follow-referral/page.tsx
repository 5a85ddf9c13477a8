import { exactTime, type Saying } from '../../../act/clock-words.ts'
import type { Organisation } from '../../../act/directory.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import type { OpenReferral, StepRefusal } from '../../../act/referral.ts'
import { doKey, StepForm } from '../../../act/referral-step-form.tsx'
import {
  dayText,
  historyRows,
  journeyOf,
  offerRows,
  ReferralState,
  requestName,
  StepRefused,
} from '../../../act/referral-view.tsx'
import { serviceWords } from '../../../act/service-words.ts'
import type { ReferralFacts } from '../../../domain/person/file.ts'
import type { Candidate } from '../../../domain/referral/eligible.ts'
import { readOffer } from '../../../domain/referral/offer.ts'
import type { Move } from '../../../domain/referral/states.ts'
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
  PageTitle,
  PhoneLink,
  type Problem,
  Section,
  Story,
  SummaryList,
} from '../../../platform/ui/index.ts'
import type { StepNote } from './store.ts'

/** Where another desk is asked for the same: a referral for help, or a transfer of the person. */
const newAddress = (person: string, path: ReferralFacts['path']) =>
  `/people/${person}/${path === 'transfer' ? 'transfers' : 'referrals'}/new`

export type ReferralPageProps = {
  readonly mechanism: Mechanism
  readonly open: OpenReferral
  readonly notes: readonly StepNote[]
  /** Steps this desk may take, and whether each is written down for a receiver outside the system. */
  readonly moves: readonly { readonly move: Exclude<Move, 'send'>; readonly forReceiver: boolean }[]
  readonly isSender: boolean
  /** Organisations to ask next; undefined where nothing is to be proposed. */
  readonly next: readonly Candidate<Organisation>[] | undefined
  readonly tried?: Move | undefined
  readonly fields: Fields
  readonly problems: readonly Problem[]
  readonly broken?: readonly BrokenRule[] | undefined
  readonly why?: StepRefusal | undefined
  readonly formIdOf: () => string
  readonly catalogue: Catalogue
  readonly say: Saying
}

/** One referral on the person's side: the working form on screen, what was disclosed, what was answered, what comes next. */
export function ReferralPage(props: ReferralPageProps) {
  const { mechanism, open, say, problems } = props
  const { t } = say
  const { facts, file } = open
  const receiver = mechanism.directory.find(facts.receiver)
  return (
    <>
      <BackLink href={`/people/${file.id}`} label={t('act.back', { code: file.code })} />
      <PageTitle
        kicker={`${file.code}. ${t('referral.request-number', { number: requestName(facts.id) })}`}
        title={t('referral.follow-title', { service: serviceWords(t, facts.service), receiver: receiver?.name ?? '' })}
        lead={t('form.working-head')}
      >
        <p>
          <ReferralState referral={facts} t={t} />
        </p>
      </PageTitle>
      <ErrorSummary title={t('shell.summary-title')} problems={problems} />
      <StepRefused {...props} {...{ file, t }} referral={facts} />
      {facts.state === 'draft' && props.isSender ? (
        <p>
          <ButtonLink href={`${newAddress(file.id, facts.path)}?draft=${facts.id}`}>{t('referral.go-on')}</ButtonLink>
        </p>
      ) : null}
      <NotConnected {...props} />
      <Handed {...props} />
      <Next {...props} />
      <Section title={t('referral.they-see')} lead={t('referral.they-see-lead')}>
        <SummaryList rows={[...offerRows(readOffer(open.offer), { mechanism, t })]} />
        <p>
          <Link href={`/people/${file.id}/referrals/${facts.id}/pdf`}>{t('referral.print')}</Link>
        </p>
      </Section>
      <History {...props} />
      <Steps {...props} />
    </>
  )
}

/** Between the yes and the arrival both desks know the person, and one of them answers. */
function Handed({ mechanism, open: { facts }, isSender, say: { t } }: ReferralPageProps) {
  if (facts.path !== 'transfer' || facts.state !== 'accepted') return null
  const receiver = mechanism.directory.find(facts.receiver)?.name ?? ''
  return (
    <Notice
      kind="info"
      word={t('referral.good-to-know')}
      title={t(isSender ? 'referral.transfer-theirs-title' : 'referral.transfer-yours-title', { receiver })}
    >
      <p>{t(isSender ? 'referral.transfer-theirs-text' : 'referral.transfer-yours-text')}</p>
    </Notice>
  )
}

function NotConnected({ mechanism, open: { facts }, say: { t } }: ReferralPageProps) {
  const receiver = mechanism.directory.find(facts.receiver)
  if (!receiver || receiver.connected || facts.state !== 'requested') return null
  return (
    <Notice kind="caution" word={t('act.caution')} title={t('referral.outside-title', { receiver: receiver.name })}>
      <p>{t('referral.outside-text')}</p>
      {receiver.phone ? <PhoneLink number={receiver.phone} sign /> : <p>{t('referral.phone-not-known')}</p>}
    </Notice>
  )
}

/** After a no or a silence: who else could be asked. Identity goes to none of them before their own yes. */
function Next({ open: { facts, offer, file }, next, say: { t } }: ReferralPageProps) {
  if (!next) return null
  const county = readOffer(offer).county ?? file.territory ?? ''
  const transfer = facts.path === 'transfer'
  const address = (receiver: string) =>
    `${newAddress(file.id, facts.path)}?${new URLSearchParams(transfer ? { county, receiver } : { service: facts.service, county, receiver })}`
  return (
    <Notice
      kind="caution"
      word={t('act.caution')}
      title={t(facts.state === 'requested' ? 'referral.silent-title' : 'referral.declined-title')}
    >
      <p>{t(next.length > 0 ? 'referral.next-text' : 'referral.next-nobody')}</p>
      <ul>
        {next.map(one => (
          <li key={one.organisation.id}>
            <Link href={address(one.organisation.id)}>{one.organisation.name}</Link> (
            {t(`referral.consent-${one.consent}`)}
            {one.offers === 'unknown' ? `; ${t('referral.gives-unknown')}` : ''})
          </li>
        ))}
      </ul>
      <p>
        <Link
          href={`${newAddress(file.id, facts.path)}?${new URLSearchParams(transfer ? {} : { service: facts.service })}`}
        >
          {t('referral.elsewhere')}
        </Link>
      </p>
    </Notice>
  )
}

function History({ mechanism, open, notes, say }: ReferralPageProps) {
  const { t } = say
  const { facts, file } = open
  const of = (id: string) => notes.find(note => note.event === id)?.answers ?? {}
  const events = file.events.filter(event => event.act.referralId === facts.id)
  return (
    <Section title={t('referral.who-and-when')}>
      <SummaryList
        rows={[
          { label: t('referral.sender'), value: mechanism.directory.find(facts.sender)?.name ?? '' },
          { label: t('referral.receiver'), value: mechanism.directory.find(facts.receiver)?.name ?? '' },
          ...historyRows(open, mechanism, say),
        ]}
      />
      <Story
        label={t('referral.story')}
        empty={t('referral.story-empty')}
        entries={events.map(event => ({
          id: event.id,
          when: exactTime(event.happenedAt, say),
          dateTime: new Date(event.happenedAt).toISOString(),
          what: t(`referral.did-${event.kind.replace('referral.', '') as 'requested'}`),
          who: mechanism.directory.find(event.organisation ?? '')?.name,
          children: (
            <Notes
              answers={{
                ...of(event.id),
                ...(typeof event.act.startOn === 'string' ? { start: dayText(event.act.startOn, say) } : {}),
                ...journeyOf(event, say),
              }}
              t={t}
            />
          ),
        }))}
      />
    </Section>
  )
}

const NOTES = ['start', 'contactWorker', 'driver', 'departs', 'answeredBy', 'note'] as const

function Notes({ answers, t }: { answers: { readonly [name: string]: unknown }; t: Saying['t'] }) {
  const said = NOTES.filter(name => typeof answers[name] === 'string')
  if (said.length === 0) return null
  return (
    <ul>
      {said.map(name => (
        <li key={name}>
          {t(`referral.said-${name}`)}: {String(answers[name])}
        </li>
      ))}
    </ul>
  )
}

function Steps({ open, moves, tried, fields, problems, formIdOf, say: { t } }: ReferralPageProps) {
  if (moves.length === 0) return null
  return (
    <Section title={t('referral.next-steps')}>
      {moves.map(({ move, forReceiver }) => (
        <Details key={move} summary={t(doKey(move, open.facts.path))} open={tried === move}>
          <StepForm
            {...{ move, forReceiver, t }}
            path={open.facts.path}
            base={`/people/${open.file.id}/${open.facts.path === 'transfer' ? 'transfers' : 'referrals'}/${open.facts.id}`}
            formId={formIdOf()}
            version={open.version}
            fields={tried === move ? fields : {}}
            problems={tried === move ? problems : []}
            workers={[]}
          />
        </Details>
      ))}
    </Section>
  )
}
