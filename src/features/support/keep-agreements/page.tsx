import { clockWords, exactTime, type Saying } from '../../../act/clock-words.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { dayText, requestName } from '../../../act/referral-view.tsx'
import {
  Clock,
  DateField,
  Details,
  ErrorSummary,
  FormFrame,
  Link,
  type Option,
  PageTitle,
  PostButton,
  problemOf,
  Section,
  SelectField,
  StatusTag,
  Table,
  TextField,
} from '../../../platform/ui/index.ts'
import type { AgreementAnswers, AgreementProblem } from './form.ts'
import type { Agreement, Breach, Count } from './store.ts'

export type AgreementsPageProps = {
  readonly mechanism: Mechanism
  readonly agreements: readonly Agreement[]
  readonly breaches: readonly Breach[]
  readonly counts: readonly Count[]
  readonly own: string
  readonly providers: readonly Option[]
  readonly services: readonly Option[]
  readonly answers: AgreementAnswers
  readonly problems: readonly AgreementProblem[]
  readonly say: Saying
  readonly formId: string
}

/** What one's own desk promised and was promised, what was not kept, and a form to propose another. */
export function AgreementsPage(props: AgreementsPageProps) {
  const { problems, say } = props
  const { t } = say
  return (
    <>
      <PageTitle title={t('agreement.title')} lead={t('agreement.lead')} />
      <ErrorSummary
        title={t('shell.summary-title')}
        problems={problems.map(one => ({ ...one, message: t(one.message) }))}
      />
      <Breaches {...props} />
      <Running {...props} />
      <Details summary={t('agreement.propose')} open={problems.length > 0 || props.agreements.length === 0}>
        <Propose {...props} />
      </Details>
    </>
  )
}

const nameOf = (mechanism: Mechanism, desk: string) => mechanism.directory.find(desk)?.name ?? ''

function Breaches({ mechanism, breaches, agreements, own, say }: AgreementsPageProps) {
  const { t } = say
  if (breaches.length === 0) return null
  return (
    <Section title={t('agreement.breaches')} lead={t('agreement.breaches-lead')}>
      <Table
        caption={t('agreement.breaches')}
        captionUnseen
        columns={(['request', 'with', 'promise', 'due', 'kept'] as const).map(name => ({
          label: t(`agreement.column-${name}`),
        }))}
        rows={breaches.map(one => {
          const agreement = agreements.find(other => other.id === one.agreement)
          const other = agreement?.lead === own ? agreement.provider : (agreement?.lead ?? '')
          return {
            key: `${one.referral} ${one.clause}`,
            cells: [
              agreement?.provider === own ? (
                <Link key="request" href={`/requests/${one.referral}`}>
                  {requestName(one.referral)}
                </Link>
              ) : (
                requestName(one.referral)
              ),
              nameOf(mechanism, other),
              t(`agreement.clause-${one.clause}`),
              exactTime(one.dueAt, say),
              one.keptAt === null ? (
                <Clock key="clock" {...clockWords(one.dueAt, say)} />
              ) : (
                t('agreement.kept-late', { when: exactTime(one.keptAt, say) })
              ),
            ],
          }
        })}
      />
    </Section>
  )
}

function Running(props: AgreementsPageProps) {
  const { mechanism, agreements, own, say } = props
  const { t } = say
  return (
    <Section title={t('agreement.running')}>
      <Table
        caption={t('agreement.running')}
        captionUnseen
        columns={(['service', 'with', 'promise', 'days', 'kept', 'state', 'change'] as const).map(name => ({
          label: t(`agreement.column-${name}`),
        }))}
        empty={t('agreement.none')}
        rows={agreements.map(one => ({
          key: one.id,
          cells: [
            t(`service.${one.service}`),
            t(one.lead === own ? 'agreement.they-give' : 'agreement.we-give', {
              desk: nameOf(mechanism, one.lead === own ? one.provider : one.lead),
            }),
            t('agreement.promise', { hours: one.answerHours, days: one.startDays }),
            one.until
              ? t('agreement.from-until', { from: dayText(one.from, say), until: dayText(one.until, say) })
              : t('agreement.from', { from: dayText(one.from, say) }),
            keptText(props, one),
            <State key="state" one={one} say={say} />,
            <Change key="change" one={one} own={own} say={say} />,
          ],
        }))}
      />
    </Section>
  )
}

function keptText({ counts, say: { t } }: AgreementsPageProps, { id }: Agreement): string {
  const own = counts.filter(one => one.agreement === id)
  if (own.length === 0) return t('agreement.nothing-yet')
  const sum = (of: 'promised' | 'broken') => own.reduce((all, one) => all + one[of], 0)
  return t('agreement.kept-of', { kept: sum('promised') - sum('broken'), all: sum('promised') })
}

function State({ one, say: { t } }: { one: Agreement; say: Saying }) {
  if (one.endedAt !== null) return <StatusTag kind="refused" text={t('agreement.state-ended')} />
  return one.agreedAt === null ? (
    <StatusTag kind="waiting" text={t('agreement.state-proposed')} />
  ) : (
    <StatusTag kind="done" text={t('agreement.state-agreed')} />
  )
}

function Change({ one, own, say: { t } }: { one: Agreement; own: string; say: Saying }) {
  if (one.endedAt !== null) return null
  const hiddenText = t(`service.${one.service}`)
  return (
    <>
      {one.agreedAt === null && one.provider === own ? (
        <PostButton action={`/agreements/${one.id}/agree`} label={t('agreement.agree')} hiddenText={hiddenText} />
      ) : null}
      <PostButton
        action={`/agreements/${one.id}/end`}
        label={t(one.agreedAt === null ? 'agreement.decline' : 'agreement.end')}
        hiddenText={hiddenText}
        kind="quiet"
      />
    </>
  )
}

function Propose({ providers, services, answers, problems, formId, say: { t } }: AgreementsPageProps) {
  const said = problems.map(one => ({ ...one, message: t(one.message) }))
  const problem = (name: string) => ({ name, problem: problemOf(said, name) })
  const texts = { day: t('shell.day'), month: t('shell.month'), year: t('shell.year') }
  return (
    <FormFrame action="/agreements" form={formId} version={1} submit={t('agreement.propose')}>
      <SelectField
        {...problem('provider')}
        label={t('agreement.provider')}
        options={providers}
        value={answers.provider}
        emptyLabel={t('shell.choose')}
        required
      />
      <SelectField
        {...problem('service')}
        label={t('referral.service')}
        options={services}
        value={answers.service}
        emptyLabel={t('shell.choose')}
        required
      />
      <TextField
        {...problem('hours')}
        label={t('agreement.hours')}
        hint={t('agreement.hours-hint')}
        value={answers.hours}
        maxLength={3}
        required
      />
      <TextField
        {...problem('days')}
        label={t('agreement.days')}
        hint={t('agreement.days-hint')}
        value={answers.days}
        maxLength={3}
        required
      />
      <DateField {...problem('from')} label={t('agreement.starts')} value={answers.from} texts={texts} />
      <DateField
        {...problem('until')}
        label={t('agreement.ends')}
        hint={t('agreement.ends-hint')}
        value={answers.until}
        texts={texts}
      />
    </FormFrame>
  )
}
