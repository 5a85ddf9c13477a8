import { exactTime, type Saying } from '../../../act/clock-words.ts'
import type { EvidenceClass } from '../../../act/evidence.ts'
import { LONGEST_MESSAGE } from '../../../act/public-mailbox.ts'
import { NOISE } from '../../../domain/mailbox/plausibility.ts'
import type { MessageKey } from '../../../platform/i18n/translator.ts'
import {
  Actions,
  BackLink,
  ErrorSummary,
  FormFrame,
  Link,
  LongTextField,
  Notice,
  Pager,
  PageTitle,
  PostButton,
  Prose,
  Section,
  StatusTag,
  Table,
} from '../../../platform/ui/index.ts'
import { type FileProblem, Files } from './files.tsx'
import type { Listed, Report, ReportFile } from './store.ts'

type Shown = Omit<Listed, 'sealed' | 'message' | 'key'> & { readonly text: string | undefined }
export type ReportsProps = {
  readonly say: Saying
  readonly organisation: string
  readonly reads: boolean
  readonly waiting: boolean
  readonly counts: { readonly waiting: number; readonly others: number }
  readonly reports: readonly Shown[]
  readonly page: number
  readonly perPage: number
}

/** Reports of the desk, the most plausible first. Whoever is not on duty sees how many there are and not a word. */
export function ReportsPage(props: ReportsProps) {
  const { say, organisation, reads, waiting, counts } = props
  const { t } = say
  return (
    <>
      <PageTitle kicker={organisation} title={t('inbox.title')} lead={t('inbox.lead')} />
      {reads ? (
        <>
          <Prose>
            <p>
              <Link href="/callbacks">{t('call-back.title')}</Link>
            </p>
            <p>
              <Link href={waiting ? '/mailbox?settled=yes' : '/mailbox'}>
                {waiting
                  ? t('inbox.show-settled', { count: counts.others })
                  : t('inbox.show-waiting', { count: counts.waiting })}
              </Link>
            </p>
          </Prose>
          <Reports {...props} />
          <Pages {...props} />
        </>
      ) : (
        <Notice kind="caution" word={t('act.caution')} title={t('inbox.not-on-duty')}>
          <p>{t('inbox.not-on-duty-text')}</p>
        </Notice>
      )}
    </>
  )
}

function Reports({ say, reports, waiting }: ReportsProps) {
  const { t } = say
  return (
    <Table
      caption={t(waiting ? 'inbox.waiting' : 'inbox.settled')}
      columns={[
        { label: t('inbox.report') },
        { label: t('inbox.state') },
        { label: t('inbox.arrived') },
        { label: t('inbox.due') },
      ]}
      empty={t('inbox.empty')}
      rows={reports.map(one => ({
        key: one.id,
        cells: [
          <Link key="open" href={`/mailbox/${one.id}`}>
            <bdi>{beginning(one.text) ?? t('inbox.unreadable')}</bdi>
          </Link>,
          <State key="state" say={say} report={one} />,
          exactTime(one.arrivedAt, say),
          one.state === 'new' ? exactTime(one.dueAt, say) : '–',
        ],
      }))}
    />
  )
}

function State({ say: { t, now }, report }: { say: Saying; report: Pick<Shown, 'state' | 'score' | 'dueAt'> }) {
  if (report.state !== 'new') return <StatusTag kind="done" text={t(`inbox.state-${report.state}`)} />
  if (report.score < NOISE) return <StatusTag kind="waiting" text={t('inbox.noise')} />
  return (
    <StatusTag
      kind={report.dueAt < now ? 'late' : 'waiting'}
      text={t(report.dueAt < now ? 'inbox.state-late' : 'inbox.state-new')}
    />
  )
}

const BEGINNING = 140

function beginning(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const letters = Array.from(text)
  return letters.length <= BEGINNING ? text : `${letters.slice(0, BEGINNING).join('')}…`
}

function Pages({ say: { t }, waiting, counts, page, perPage }: ReportsProps) {
  const pages = Math.max(1, Math.ceil((waiting ? counts.waiting : counts.others) / perPage))
  if (pages <= 1) return null
  const href = (number: number) => `/mailbox?${waiting ? '' : 'settled=yes&'}page=${number}`
  return (
    <Pager
      label={t('inbox.page', { page, pages })}
      previous={page > 1 ? { href: href(page - 1), label: t('inbox.previous') } : undefined}
      next={page < pages ? { href: href(page + 1), label: t('inbox.next') } : undefined}
    />
  )
}

export type ReportProps = {
  readonly say: Saying
  readonly report: Report
  readonly texts: readonly (string | undefined)[]
  readonly mayRecord: boolean
  readonly formId: string
  readonly answer: string
  readonly problem: 'inbox.problem-empty' | 'inbox.problem-long' | null
  readonly files: readonly ReportFile[]
  /** Classes of evidence this account may add to. */
  readonly classes: readonly EvidenceClass[]
  readonly fileProblem: FileProblem | null
}

/** One report: what was said in order, a way to answer, and where it goes from here. */
export function ReportPage(props: ReportProps) {
  const { say, report, texts, problem, fileProblem } = props
  const { t } = say
  const problems = [
    ...(problem ? [{ field: 'text', message: t(problem, { most: LONGEST_MESSAGE }) }] : []),
    ...(fileProblem
      ? [{ field: `${fileProblem.field}-${fileProblem.file}`, message: t(fileProblem.message as MessageKey) }]
      : []),
  ]
  return (
    <>
      <ErrorSummary title={t('shell.summary-title')} problems={problems} />
      <BackLink href="/mailbox" label={t('inbox.title')} />
      <PageTitle title={t('inbox.report-title')} lead={t(report.passOn ? 'inbox.may-pass-on' : 'inbox.ask-first')} />
      {report.messages.map((message, at) => (
        <Section
          key={message.id}
          title={t(message.ofDesk ? 'inbox.of-desk' : 'inbox.of-sender', { time: exactTime(message.at, say) })}
        >
          <Prose>
            <Lines text={texts[at] ?? t('inbox.unreadable')} />
          </Prose>
        </Section>
      ))}
      {report.others.length > 0 ? (
        <Prose>
          <p>
            {t('inbox.others')} {report.others.join(' · ')}
          </p>
        </Prose>
      ) : null}
      <Files {...props} problem={fileProblem} />
      <Answer {...props} />
      <Section title={t('inbox.next-steps')}>
        <Actions>
          {props.mayRecord ? (
            <PostButton
              action={`/mailbox/${report.id}/sign`}
              label={t('inbox.make-sign')}
              hidden={{ _form: props.formId }}
            />
          ) : null}
          <PostButton action={`/mailbox/${report.id}/close`} label={t('inbox.close')} kind="quiet" />
          <PostButton action={`/mailbox/${report.id}/noise`} label={t('inbox.delete-noise')} kind="quiet" />
        </Actions>
      </Section>
    </>
  )
}

function Lines({ text }: { text: string }) {
  return text.split('\n').map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text
    <p key={at} dir="auto">
      {line}
    </p>
  ))
}

function Answer({ say: { t }, report, answer, problem, formId }: ReportProps) {
  if (!report.reachable) return <p>{t('inbox.unreachable')}</p>
  return (
    <Section title={t('inbox.answer')} lead={t('inbox.answer-lead')}>
      <FormFrame action={`/mailbox/${report.id}/answer`} form={formId} version={1} submit={t('inbox.send')}>
        <LongTextField
          name="text"
          label={t('inbox.answer')}
          value={answer}
          rows={6}
          problem={problem ? t(problem, { most: LONGEST_MESSAGE }) : undefined}
        />
      </FormFrame>
    </Section>
  )
}
