import { clockWords, type Saying } from '../../../act/clock-words.ts'
import { dateTexts, inWords } from '../../../act/form-words.ts'
import type { PersonFile } from '../../../domain/person/file.ts'
import type { DueLine } from '../../../domain/way/line.ts'
import { CLOCK_REASONS } from '../../../domain/way/moved-clock.ts'
import {
  DateField,
  ErrorSummary,
  FormFrame,
  Link,
  Notice,
  PageTitle,
  Prose,
  problemOf,
  Radios,
  SelectField,
  SummaryList,
} from '../../../platform/ui/index.ts'
import { clockAddress } from '../running-clocks.ts'
import { CLOCK_MOVES, type ClockAnswers, type ClockProblem } from './form.ts'

export type ClockPageProps = {
  readonly say: Saying
  readonly file: PersonFile
  readonly line: DueLine
  readonly most: { readonly extended: number; readonly paused: number }
  readonly answers: ClockAnswers
  readonly problems: readonly ClockProblem[]
  readonly stale: boolean
  readonly formId: string
}

/** One time limit of practice: extend it, pause it, or let it go on. */
export function ClockPage(props: ClockPageProps) {
  const { say, file, line, problems, stale } = props
  const { t } = say
  const clock = clockWords(line.dueAt, say)
  return (
    <>
      <ErrorSummary title={t('shell.summary-title')} problems={inWords(problems, t)} />
      <PageTitle kicker={file.code} title={t('clock.title')} lead={t(`step.${line.step}`)} />
      {stale ? (
        <Notice kind="caution" word={t('act.caution')} title={t('shell.stale-title')}>
          <p>{t('shell.stale-text')}</p>
        </Notice>
      ) : null}
      <SummaryList
        rows={[
          {
            label: t('clock.due'),
            value: 'exact' in clock && clock.exact ? `${clock.phrase} (${clock.exact})` : clock.phrase,
          },
          { label: t('clock.limit'), value: t(`parameter.${line.parameter}`) },
          ...(line.moved ? [{ label: t('clock.state'), value: t(`clock.is-${line.moved}`) }] : []),
        ]}
      />
      {line.moved === 'paused' ? <Resume {...props} /> : <Move {...props} />}
      <Prose>
        <p>
          <Link href={`/people/${file.id}`}>{t('clock.back')}</Link>
        </p>
      </Prose>
    </>
  )
}

function Resume({ say: { t }, file, line, formId }: ClockPageProps) {
  return (
    <FormFrame action={clockAddress(file, line)} form={formId} version={file.version} submit={t('clock.resume')}>
      <p>{t('clock.resume-text')}</p>
    </FormFrame>
  )
}

function Move({ say: { t }, file, line, answers, problems, formId, most }: ClockPageProps) {
  const wrong = inWords(problems, t)
  const problem = (name: string) => problemOf(wrong, name)
  return (
    <FormFrame action={clockAddress(file, line)} form={formId} version={file.version} submit={t('clock.save')}>
      <Radios
        name="move"
        label={t('clock.move')}
        options={CLOCK_MOVES.map(move => ({ value: move, label: t(`clock.move-${move}`, { count: most[move] }) }))}
        value={answers.move}
        problem={problem('move')}
      />
      <DateField
        name="until"
        label={t('clock.until')}
        hint={t('clock.until-hint')}
        value={answers.until}
        texts={dateTexts(t)}
        problem={problem('until')}
      />
      <SelectField
        name="reason"
        label={t('clock.reason')}
        hint={t('clock.reason-hint')}
        options={CLOCK_REASONS.map(reason => ({ value: reason, label: t(`clock.reason-${reason}`) }))}
        value={answers.reason}
        emptyLabel={t('shell.choose')}
        problem={problem('reason')}
      />
    </FormFrame>
  )
}
