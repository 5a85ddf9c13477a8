import { clockWords, exactTime, type Saying } from '../../../act/clock-words.ts'
import { reasonText } from '../../../act/referral-view.tsx'
import { QUERY_ANSWERS, QUERY_REASONS } from '../../../domain/matching/query.ts'
import { DECLINE_REASONS } from '../../../domain/referral/reasons.ts'
import {
  BackLink,
  Clock,
  ErrorSummary,
  FormFrame,
  Notice,
  PageTitle,
  type Problem,
  problemOf,
  Radios,
  Section,
  SelectField,
  SummaryList,
  Tag,
} from '../../../platform/ui/index.ts'
import { helpWord, queryRows, type Words } from '../words.tsx'
import type { Question } from './store.ts'

export type QuestionsPageProps = {
  readonly words: Words
  readonly say: Saying
  readonly questions: readonly Question[]
  readonly problems: readonly Problem[]
  /** What was typed, for the question it was typed for. */
  readonly typed: { readonly id: string; readonly answer: string; readonly reason: string } | undefined
  readonly changed: boolean
  readonly formIdOf: () => string
}

/** Questions for a place put to this desk, each with its answer below; nobody is named in any. */
export function QuestionsPage(props: QuestionsPageProps) {
  const { words, questions, problems, changed } = props
  const { t } = words
  return (
    <>
      <BackLink href="/requests" label={t('placement.to-requests')} />
      <PageTitle title={t('placement.questions-title')} lead={t('placement.questions-lead')} />
      <ErrorSummary title={t('shell.summary-title')} problems={problems} />
      {changed ? (
        <Notice kind="caution" word={t('act.caution')} title={t('placement.changed-title')}>
          <p>{t('placement.changed-text')}</p>
        </Notice>
      ) : null}
      {questions.length === 0 ? <p>{t('placement.no-questions')}</p> : null}
      {questions.map(one => (
        <QuestionSection key={one.id} {...props} one={one} />
      ))}
    </>
  )
}

function QuestionSection(props: QuestionsPageProps & { readonly one: Question }) {
  const { words, say, one } = props
  const { t, mechanism } = words
  const open = one.state === 'asked' || one.state === 'silent'
  return (
    <Section title={`${helpWord(words, one.service)}, ${exactTime(one.askedAt, say)}`}>
      <p>
        {t('placement.asked-by', { sender: mechanism.directory.find(one.sender)?.name ?? '' })}{' '}
        {one.dueAt === null ? null : <Clock {...clockWords(one.dueAt, say)} />}{' '}
        {one.reminded && open ? <Tag>{t('placement.reminded')}</Tag> : null}
      </p>
      <SummaryList
        rows={[
          { label: t('placement.our-service'), value: one.name ?? t('referral.not-known') },
          ...queryRows(one.asked, one.service, words),
        ]}
      />
      {open ? <AnswerForm {...props} /> : <Answered {...{ words, one }} />}
    </Section>
  )
}

function Answered({ words: { t }, one }: Pick<QuestionsPageProps, 'words'> & { one: Question }) {
  return (
    <p>
      {t(`placement.answer-${one.answer ?? one.state}`)}
      {one.reason ? `: ${reasonText(one.reason, t)}` : ''}
    </p>
  )
}

function AnswerForm({ words: { t }, one, typed, problems, formIdOf }: QuestionsPageProps & { readonly one: Question }) {
  const own = typed?.id === one.id ? typed : undefined
  const input = (name: string) => `${name}-${one.id}`
  return (
    <FormFrame action={`/place-queries/${one.id}/answer`} form={formIdOf()} version={1} submit={t('placement.answer')}>
      {one.state === 'silent' ? <p>{t('placement.late')}</p> : null}
      <Radios
        name={input('answer')}
        label={t('placement.answer-question')}
        options={QUERY_ANSWERS.map(value => ({
          value,
          label: t(`placement.say-${value}`),
          hint: t(`placement.say-${value}-hint`),
        }))}
        value={own?.answer}
        problem={own ? problemOf(problems, input('answer')) : undefined}
      />
      <SelectField
        name={input('reason')}
        label={t('placement.why-no')}
        hint={t('placement.why-no-hint')}
        options={QUERY_REASONS.map(value => ({
          value,
          label: `${reasonText(value, t)} (${t(`referral.side-${DECLINE_REASONS[value]}`)})`,
        }))}
        value={own?.reason}
        emptyLabel={t('shell.choose')}
        problem={own ? problemOf(problems, input('reason')) : undefined}
      />
    </FormFrame>
  )
}
