import { exactTime, type Saying } from '../../../act/clock-words.ts'
import {
  BackLink,
  Checkboxes,
  ErrorSummary,
  FormFrame,
  Link,
  LongTextField,
  Notice,
  Pager,
  PageTitle,
  Prose,
  Radios,
  Section,
  SelectField,
  StatusTag,
  SummaryList,
  Table,
} from '../../../platform/ui/index.ts'
import { dayWords } from '../day.ts'
import { IntegrityNav } from '../integrity-nav.tsx'
import { LONGEST, type Step } from '../sealed.ts'
import { Steps } from '../steps.tsx'
import { type ACTIONS, type DecisionAnswers, type DecisionProblem, OUTCOMES, REVIEWS } from './form.ts'
import type { Allegation, AllegationStep } from './store.ts'

export type ListProps = {
  readonly say: Saying
  readonly organisation: string
  readonly open: boolean
  readonly rows: readonly Allegation[]
  readonly page: number
  readonly pages: number
}

/** Allegations to work on, what is new first. */
export function AllegationsPage({ say, organisation, open, rows, page, pages }: ListProps) {
  const { t } = say
  const href = (number: number) => `/allegations?${open ? '' : 'closed=yes&'}page=${number}`
  return (
    <>
      <PageTitle kicker={organisation} title={t('integrity.title')} lead={t('integrity.lead')} />
      <IntegrityNav t={t} here="allegations" />
      <Prose>
        <p>
          <Link href={open ? '/allegations?closed=yes' : '/allegations'}>
            {t(open ? 'integrity.show-closed' : 'integrity.show-open')}
          </Link>
        </p>
      </Prose>
      <Table
        caption={t(open ? 'integrity.open' : 'integrity.closed')}
        columns={[
          { label: t('allegation.number') },
          { label: t('allegation.raised') },
          { label: t('allegation.subject') },
          { label: t('integrity.person') },
          { label: t('allegation.state') },
        ]}
        empty={t('integrity.none')}
        rows={rows.map(one => ({
          key: one.id,
          cells: [
            <Link key="open" href={`/allegations/${one.id}`}>
              {one.code}
            </Link>,
            exactTime(one.at, say),
            about(one, say),
            one.person ?? '–',
            <State key="state" say={say} one={one} />,
          ],
        }))}
      />
      {pages > 1 ? (
        <Pager
          label={t('integrity.page', { page, pages })}
          previous={page > 1 ? { href: href(page - 1), label: t('integrity.previous') } : undefined}
          next={page < pages ? { href: href(page + 1), label: t('integrity.next') } : undefined}
        />
      ) : null}
    </>
  )
}

const about = (one: Allegation, { t }: Saying): string =>
  [t(`allegation.subject-${one.subject}`), one.organisation, one.account].filter(Boolean).join(' · ')

function State({ say: { t }, one }: { say: Saying; one: Allegation }) {
  if (one.state === 'closed')
    return <StatusTag kind="done" text={t(`integrity.outcome-${one.outcome ?? 'passed-on'}`)} />
  return <StatusTag kind={one.state === 'raised' ? 'open' : 'waiting'} text={t(`integrity.state-${one.state}`)} />
}

export type AllegationProps = {
  readonly say: Saying
  readonly one: Allegation
  readonly steps: readonly Step<AllegationStep>[]
  readonly staff: readonly { readonly id: string; readonly name: string }[]
  readonly moved: readonly { readonly from: string; readonly to: string }[]
  readonly actions: readonly (typeof ACTIONS)[number][]
  readonly answers: DecisionAnswers
  readonly problems: readonly DecisionProblem[]
  readonly changed: boolean
  readonly formId: string
}

/** One allegation: what was said, what holds because of it, what was done, and what to decide. */
export function AllegationPage(props: AllegationProps) {
  const { say, one, steps, moved, problems, changed } = props
  const { t } = say
  return (
    <>
      <ErrorSummary
        title={t('shell.summary-title')}
        problems={problems.map(problem => ({ ...problem, message: t(problem.message, { most: LONGEST }) }))}
      />
      <BackLink href="/allegations" label={t('integrity.title')} />
      <PageTitle kicker={t('integrity.kicker')} title={one.code} />
      {changed ? (
        <Notice kind="caution" word={t('act.caution')} title={t('integrity.changed')}>
          <p>{t('integrity.changed-text')}</p>
        </Notice>
      ) : null}
      <SummaryList
        rows={[
          { label: t('allegation.subject'), value: about(one, say) },
          { label: t('allegation.raised'), value: exactTime(one.at, say) },
          { label: t('integrity.person'), value: one.person ?? '–' },
          { label: t('allegation.state'), value: <State say={say} one={one} /> },
          ...(one.reviewOn && one.state === 'standing'
            ? [{ label: t('integrity.review'), value: dayWords(one.reviewOn, say) }]
            : []),
          { label: t('integrity.wall'), value: wallWords(props) },
          ...(moved.length > 0
            ? [{ label: t('integrity.moved'), value: moved.map(({ from, to }) => `${from} → ${to}`).join('; ') }]
            : []),
        ]}
      />
      <Section title={t('allegation.text')}>
        <Prose>
          {(one.text ?? t('integrity.unreadable')).split('\n').map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text
            <p key={at} dir="auto">
              {line}
            </p>
          ))}
        </Prose>
      </Section>
      <Steps say={say} steps={steps} word={what => t(`integrity.step-${what}`)} />
      {props.actions.length > 0 ? <Decide {...props} /> : null}
    </>
  )
}

/** What holds because of it now. */
function wallWords({ one, say: { t } }: AllegationProps): string {
  if (one.state === 'closed' && one.outcome === 'unfounded') return t('integrity.wall-none')
  if (one.subject === 'guardian') return t('integrity.wall-guardian')
  if (one.person) return t('integrity.wall-person')
  return t(one.state === 'standing' && one.subject === 'desk' ? 'integrity.wall-desk' : 'integrity.wall-none')
}

function Decide({ say: { t }, one, staff, moved, actions, answers, problems, formId }: AllegationProps) {
  const problem = (name: string) => {
    const found = problems.find(other => other.field === name)
    return found && t(found.message, { most: LONGEST })
  }
  return (
    <Section title={t('integrity.decide')} lead={t('integrity.decide-lead')}>
      <FormFrame action={`/allegations/${one.id}`} form={formId} version={one.version} submit={t('integrity.write')}>
        <Radios
          name="what"
          label={t('integrity.what')}
          options={actions.map(value => ({ value, label: t(`integrity.do-${value}`) }))}
          value={answers.what}
          problem={problem('what')}
        />
        <Radios
          name="review"
          label={t('integrity.review')}
          hint={t('integrity.review-hint')}
          options={REVIEWS.map(value => ({ value, label: t('integrity.in-days', { count: Number(value) }) }))}
          value={answers.review}
          problem={problem('review')}
        />
        {staff.length > 0 ? (
          <SelectField
            name="account"
            label={t('integrity.account')}
            hint={t('integrity.account-hint')}
            options={staff.map(({ id, name }) => ({ value: id, label: name }))}
            value={answers.account}
            emptyLabel={t('shell.choose')}
            problem={problem('account')}
          />
        ) : null}
        <Radios
          name="outcome"
          label={t('integrity.outcome')}
          hint={t('integrity.outcome-hint')}
          options={OUTCOMES.map(value => ({ value, label: t(`integrity.outcome-${value}`) }))}
          value={answers.outcome}
          problem={problem('outcome')}
        />
        {moved.length > 0 ? (
          <Checkboxes
            name="back"
            label={t('integrity.back')}
            options={[{ value: 'yes', label: t('integrity.back-yes') }]}
            value={answers.back === 'yes' ? ['yes'] : []}
          />
        ) : null}
        <LongTextField
          name="text"
          label={t('integrity.why')}
          hint={t('integrity.why-hint')}
          value={answers.text}
          rows={5}
          problem={problem('text')}
        />
      </FormFrame>
    </Section>
  )
}
