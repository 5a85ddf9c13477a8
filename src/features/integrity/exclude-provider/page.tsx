import type { Saying } from '../../../act/clock-words.ts'
import {
  BackLink,
  ErrorSummary,
  FormFrame,
  Link,
  LongTextField,
  Notice,
  type Option,
  PageTitle,
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
import { type ExclusionAnswers, type ExclusionProblem, REVIEWS, SPANS } from './form.ts'
import { type Exclusion, type ExclusionStep, REASONS } from './store.ts'

type Asking = {
  readonly say: Saying
  readonly answers: ExclusionAnswers
  readonly problems: readonly ExclusionProblem[]
  readonly formId: string
}
export type ExclusionsProps = Asking & {
  readonly organisation: string
  readonly rows: readonly Exclusion[]
  readonly providers: readonly Option[]
}

const summary = ({ say: { t }, problems }: Asking) => (
  <ErrorSummary
    title={t('shell.summary-title')}
    problems={problems.map(one => ({ ...one, message: t(one.message, { most: LONGEST }) }))}
  />
)

const problemOf =
  ({ say: { t }, problems }: Asking) =>
  (name: string) => {
    const found = problems.find(one => one.field === name)
    return found && t(found.message, { most: LONGEST })
  }

/** Exclusions of this desk, and a way to decide on one. */
export function ExclusionsPage(props: ExclusionsProps) {
  const { say, organisation, rows } = props
  const { t } = say
  return (
    <>
      {summary(props)}
      <PageTitle kicker={organisation} title={t('exclusion.title')} lead={t('exclusion.lead')} />
      <IntegrityNav t={t} here="exclusions" />
      <Table
        caption={t('exclusion.title')}
        captionUnseen
        columns={[
          { label: t('exclusion.provider') },
          { label: t('exclusion.reason') },
          { label: t('exclusion.from') },
          { label: t('exclusion.until') },
          { label: t('integrity.review') },
          { label: t('allegation.state') },
        ]}
        empty={t('exclusion.none')}
        rows={rows.map(one => ({
          key: one.id,
          cells: [
            <Link key="open" href={`/exclusions/${one.id}`}>
              {one.organisation}
            </Link>,
            t(`exclusion.reason-${one.reason}`),
            dayWords(one.from, say),
            dayWords(one.until, say),
            dayWords(one.reviewOn, say),
            <State key="state" say={say} one={one} />,
          ],
        }))}
      />
      <Section title={t('exclusion.add')} lead={t('exclusion.add-lead')}>
        <NewExclusion {...props} />
      </Section>
    </>
  )
}

function State({ say: { t }, one }: { say: Saying; one: Exclusion }) {
  if (one.inForce) return <StatusTag kind="open" text={t('exclusion.in-force')} />
  return <StatusTag kind="done" text={t(one.lifted ? 'exclusion.lifted' : 'exclusion.over')} />
}

function NewExclusion(props: ExclusionsProps) {
  const { say, providers, answers, formId } = props
  const { t } = say
  const problem = problemOf(props)
  return (
    <FormFrame action="/exclusions" form={formId} version={1} submit={t('exclusion.decide')}>
      <SelectField
        name="organisation"
        label={t('exclusion.provider')}
        options={providers}
        value={answers.organisation}
        emptyLabel={t('shell.choose')}
        problem={problem('organisation')}
      />
      <Radios
        name="reason"
        label={t('exclusion.reason')}
        options={REASONS.map(value => ({ value, label: t(`exclusion.reason-${value}`) }))}
        value={answers.reason}
        problem={problem('reason')}
      />
      <Days {...props} />
    </FormFrame>
  )
}

function Days(props: Asking) {
  const { say, answers } = props
  const { t } = say
  const problem = problemOf(props)
  const days = (values: readonly string[]) =>
    values.map(value => ({ value, label: t('exclusion.for-days', { count: Number(value) }) }))
  return (
    <>
      <Radios
        name="days"
        label={t('exclusion.days')}
        hint={t('exclusion.days-hint')}
        options={days(SPANS)}
        value={answers.days}
        problem={problem('days')}
      />
      <Radios
        name="review"
        label={t('integrity.review')}
        options={REVIEWS.map(value => ({ value, label: t('integrity.in-days', { count: Number(value) }) }))}
        value={answers.review}
        problem={problem('review')}
      />
      <LongTextField
        name="text"
        label={t('integrity.why')}
        hint={t('integrity.why-hint')}
        value={answers.text}
        rows={5}
        problem={problem('text')}
      />
    </>
  )
}

export type ExclusionProps = Asking & {
  readonly one: Exclusion
  readonly steps: readonly Step<ExclusionStep>[]
  readonly changed: boolean
}

/** One exclusion: what holds, who decided and why, and the next look. */
export function ExclusionPage(props: ExclusionProps) {
  const { say, one, steps, changed } = props
  const { t } = say
  return (
    <>
      {summary(props)}
      <BackLink href="/exclusions" label={t('exclusion.title')} />
      <PageTitle kicker={t('exclusion.kicker')} title={one.organisation} />
      {changed ? (
        <Notice kind="caution" word={t('act.caution')} title={t('integrity.changed')}>
          <p>{t('integrity.changed-text')}</p>
        </Notice>
      ) : null}
      <SummaryList
        rows={[
          { label: t('allegation.state'), value: <State say={say} one={one} /> },
          { label: t('exclusion.reason'), value: t(`exclusion.reason-${one.reason}`) },
          { label: t('exclusion.from'), value: dayWords(one.from, say) },
          { label: t('exclusion.until'), value: dayWords(one.until, say) },
          { label: t('integrity.review'), value: dayWords(one.reviewOn, say) },
        ]}
      />
      <Steps say={say} steps={steps} word={what => t(`exclusion.step-${what}`)} />
      {one.inForce ? <Review {...props} /> : null}
    </>
  )
}

function Review(props: ExclusionProps) {
  const { say, one, answers, formId } = props
  const { t } = say
  return (
    <Section title={t('exclusion.look-again')} lead={t('exclusion.look-again-lead')}>
      <FormFrame action={`/exclusions/${one.id}`} form={formId} version={one.version} submit={t('integrity.write')}>
        <Radios
          name="what"
          label={t('integrity.what')}
          options={(['review', 'lift'] as const).map(value => ({ value, label: t(`exclusion.do-${value}`) }))}
          value={answers.what}
          problem={problemOf(props)('what')}
        />
        <Days {...props} />
      </FormFrame>
    </Section>
  )
}
