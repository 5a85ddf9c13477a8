import type { Saying } from '../../../act/clock-words.ts'
import type { EvidenceClass } from '../../../act/evidence.ts'
import { MEDIA_TYPES } from '../../../platform/files/media-type.ts'
import type { MessageKey } from '../../../platform/i18n/translator.ts'
import { FormFrame, Link, Prose, Radios, Section, SummaryList, TextField } from '../../../platform/ui/index.ts'
import type { Report, ReportFile } from './store.ts'

/** What was wrong when a file was to become evidence. */
export type FileProblem = { readonly file: string; readonly field: 'person' | 'class'; readonly message: MessageKey }

type FilesProps = {
  readonly say: Saying
  readonly report: Report
  readonly files: readonly ReportFile[]
  readonly classes: readonly EvidenceClass[]
  readonly formId: string
  readonly problem: FileProblem | null
}

/** Files of a report: what is known of each, a copy, and the way onto a person's record. */
export function Files(props: FilesProps) {
  const { t } = props.say
  if (props.files.length === 0) return null
  return (
    <Section title={t('inbox.files')} lead={t('inbox.files-lead')}>
      {props.files.map((file, at) => (
        <One key={file.id} {...props} file={file} number={at + 1} />
      ))}
    </Section>
  )
}

function One({ say: { t }, report, file, number, classes, formId, problem }: FilesProps & FileOf) {
  const { head } = file
  const title = t('inbox.file', { number })
  if (!head)
    return (
      <Section title={title}>
        <Prose>
          <p>{t('inbox.unreadable')}</p>
        </Prose>
      </Section>
    )
  const address = `/mailbox/${report.id}/files/${file.id}`
  const said = (field: FileProblem['field']) =>
    problem?.file === file.id && problem.field === field ? t(problem.message) : undefined
  return (
    <Section title={title}>
      <SummaryList
        rows={[
          { label: t('inbox.file-kind'), value: MEDIA_TYPES[head.type].toUpperCase() },
          { label: t('evidence.size'), value: t('evidence.bytes', { count: head.size }) },
          { label: t('evidence.hash'), value: <code>{head.received}</code> },
          { label: t('evidence.kept-hash'), value: <code>{head.kept}</code> },
        ]}
      />
      <p>
        <Link href={`${address}/content`}>{t('evidence.download')}</Link>
      </p>
      {classes.length === 0 ? null : (
        <FormFrame action={`${address}/keep`} form={formId} version={1} submit={t('inbox.keep-file')}>
          <TextField
            name={`person-${file.id}`}
            label={t('inbox.keep-person')}
            hint={t('inbox.keep-person-hint')}
            problem={said('person')}
          />
          <Radios
            name={`class-${file.id}`}
            label={t('evidence.class')}
            options={classes.map(value => ({ value, label: t(`data-class.${value}`) }))}
            problem={said('class')}
          />
        </FormFrame>
      )}
    </Section>
  )
}
type FileOf = { readonly file: ReportFile; readonly number: number }
