import { exactTime, type Saying } from '../../../act/clock-words.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { dayText, ReferralState } from '../../../act/referral-view.tsx'
import { serviceWords } from '../../../act/service-words.ts'
import { formOfAct } from '../../../domain/form/versions.ts'
import type { PersonFile } from '../../../domain/person/file.ts'
import {
  Actions,
  BackLink,
  ButtonLink,
  Link,
  PageTitle,
  Section,
  StatusTag,
  Table,
} from '../../../platform/ui/index.ts'
import { Framework } from './framework.tsx'
import type { Goal, HelpLine } from './store.ts'

export type HelpPageProps = {
  readonly mechanism: Mechanism
  readonly file: PersonFile
  readonly lines: readonly HelpLine[]
  readonly goals: readonly Goal[]
  readonly may: { readonly refer: boolean; readonly receive: boolean }
  readonly say: Saying
}

/** Goals, services and what arrived: referred, accepted and received stand apart, for they are three facts. */
export function HelpPage(props: HelpPageProps) {
  const { mechanism, file, may, say } = props
  const { t } = say
  const receiving = formOfAct(mechanism.pack.forms, 'service.received')
  return (
    <>
      <BackLink href={`/people/${file.id}`} label={t('act.back', { code: file.code })} />
      <PageTitle kicker={file.code} title={t('referral.help-title')} lead={t('referral.help-lead')} />
      <Actions>
        {may.receive && receiving ? (
          <ButtonLink href={`/people/${file.id}/acts/${receiving.id}`}>{t('referral.record-received')}</ButtonLink>
        ) : null}
        {may.refer ? (
          <ButtonLink href={`/people/${file.id}/places/new`} kind="quiet">
            {t('placement.find-title')}
          </ButtonLink>
        ) : null}
        {may.refer ? (
          <ButtonLink href={`/people/${file.id}/referrals/new`} kind="quiet">
            {t('referral.request-title')}
          </ButtonLink>
        ) : null}
      </Actions>
      <Lines {...props} />
      <Goals {...props} />
      <Framework {...props} />
      <Referrals {...props} />
    </>
  )
}

function Lines({ mechanism, file, lines, may, say }: HelpPageProps) {
  const { t } = say
  const fact = (is: boolean) => (
    <StatusTag kind={is ? 'done' : 'open'} text={t(is ? 'shell.yes' : 'referral.not-yet')} />
  )
  return (
    <Section title={t('referral.lines-title')}>
      <Table
        caption={t('referral.lines-title')}
        captionUnseen
        columns={['service', 'referred', 'accepted', 'received', 'from', 'notes'].map(name => ({
          label: t(`referral.line-${name as 'service'}`),
        }))}
        empty={t('referral.no-lines')}
        rows={lines.map(line => ({
          key: line.id,
          cells: [
            serviceWords(t, line.service),
            fact(line.referred),
            fact(line.accepted),
            fact(line.received),
            mechanism.directory.find(line.provider ?? '')?.name ?? t('referral.not-known'),
            <LineNotes key="notes" {...{ line, file, may, say }} />,
          ],
        }))}
      />
    </Section>
  )
}

function LineNotes({ line, file, may, say }: Pick<HelpPageProps, 'file' | 'may' | 'say'> & { line: HelpLine }) {
  const { t } = say
  return (
    <>
      <p>
        {t(`referral.plan-${line.plan}`)}
        {line.goal ? `. ${line.goal}` : ''}
        {line.reviewOn ? `. ${t('referral.review-on', { date: dayText(line.reviewOn, say) })}` : ''}
        {line.closedReason ? `. ${t('referral.line-closed')}` : ''}
      </p>
      {may.refer && !line.referred && !line.closedReason && !line.received ? (
        <p>
          <Link href={`/people/${file.id}/referrals/new?${new URLSearchParams({ service: line.service })}`}>
            {t('referral.refer-this')}
          </Link>
        </p>
      ) : null}
    </>
  )
}

function Goals({ goals, say }: HelpPageProps) {
  const { t } = say
  return (
    <Section title={t('referral.goals-title')}>
      <Table
        caption={t('referral.goals-title')}
        captionUnseen
        columns={['goal', 'domain', 'who', 'due'].map(name => ({ label: t(`referral.goal-${name as 'goal'}`) }))}
        empty={t('referral.no-goals')}
        rows={goals.map((one, index) => ({
          key: `${index}`,
          cells: [
            one.goal,
            one.domain ? t(`form.domain.${one.domain}`) : t('referral.not-known'),
            one.responsible ?? t('referral.not-known'),
            one.due ? dayText(one.due, say) : t('referral.not-known'),
          ],
        }))}
      />
    </Section>
  )
}

function Referrals({ mechanism, file, say }: HelpPageProps) {
  const { t } = say
  return (
    <Section title={t('referral.referrals-title')}>
      <Table
        caption={t('referral.referrals-title')}
        captionUnseen
        columns={['service', 'to', 'state', 'when'].map(name => ({ label: t(`referral.referral-${name as 'to'}`) }))}
        empty={t('referral.no-referrals')}
        rows={file.referrals.map(one => ({
          key: one.id,
          cells: [
            <Link key="link" href={`/people/${file.id}/referrals/${one.id}`}>
              {serviceWords(t, one.service)}
            </Link>,
            mechanism.directory.find(one.receiver)?.name ?? '',
            <ReferralState key="state" referral={one} t={t} />,
            one.requestedAt === null ? t('referral.not-sent') : exactTime(one.requestedAt, say),
          ],
        }))}
      />
    </Section>
  )
}
