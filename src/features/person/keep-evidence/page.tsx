import { randomUUID } from 'node:crypto'
import { exactTime, type Saying } from '../../../act/clock-words.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import type { PersonFile } from '../../../domain/person/file.ts'
import {
  BackLink,
  Checkboxes,
  ErrorSummary,
  FileField,
  FormFrame,
  Link,
  PageTitle,
  Prose,
  Radios,
  Section,
  SelectField,
  SummaryList,
  Table,
} from '../../../platform/ui/index.ts'
import type { Link as Custody, Evidence } from './store.ts'

export type EvidencePageProps = {
  readonly mechanism: Mechanism
  readonly file: PersonFile
  /** Classes this desk may add to. */
  readonly classes: readonly Evidence['dataClass'][]
  readonly evidence: readonly Evidence[]
  readonly custody: readonly Custody[]
  readonly say: Saying
  readonly own: string
  readonly problem?: { readonly field: string; readonly message: string } | undefined
}

/** Files on a person's record, each with everybody who held or read it. */
export function EvidencePage(props: EvidencePageProps) {
  const { file, evidence, say, problem } = props
  const { t } = say
  return (
    <>
      <ErrorSummary title={t('shell.summary-title')} problems={problem ? [problem] : []} />
      <BackLink href={`/people/${file.id}`} label={t('act.back', { code: file.code })} />
      <PageTitle kicker={file.code} title={t('evidence.title')} lead={t('evidence.lead')} />
      {evidence.length === 0 ? (
        <Prose>
          <p>{t('evidence.empty')}</p>
        </Prose>
      ) : null}
      {evidence.map(one => (
        <One key={one.id} {...props} one={one} />
      ))}
      <Add {...props} />
    </>
  )
}

function One({ mechanism, file, one, custody, say, own }: EvidencePageProps & { one: Evidence }) {
  const { t } = say
  const nameOf = (id: string | null) => (id ? (mechanism.directory.find(id)?.name ?? '') : t('evidence.system'))
  const address = `/people/${file.id}/evidence/${one.id}`
  const receivers = mechanism.directory.all().filter(other => other.connected && other.id !== own)
  return (
    <Section title={one.name ?? t('evidence.closed')}>
      <SummaryList
        rows={[
          { label: t('evidence.class'), value: t(`data-class.${one.dataClass}`) },
          { label: t('evidence.size'), value: t('evidence.bytes', { count: one.size }) },
          { label: t('evidence.hash'), value: <code>{one.received}</code> },
          ...(one.hash === one.received ? [] : [{ label: t('evidence.kept-hash'), value: <code>{one.hash}</code> }]),
        ]}
      />
      <p>
        <Link href={`${address}/content`}>{t('evidence.download')}</Link>
      </p>
      <Table
        caption={t('evidence.custody')}
        columns={[{ label: t('evidence.when') }, { label: t('evidence.what') }, { label: t('evidence.who') }]}
        rows={custody
          .filter(link => link.evidence === one.id)
          .map(link => ({
            key: String(link.seq),
            cells: [
              exactTime(link.at, say),
              t(`evidence.${link.kind}`, { receiver: nameOf(link.receiver) }),
              nameOf(link.organisation),
            ],
          }))}
      />
      <FormFrame action={`${address}/hand-over`} form={randomUUID()} version={1} submit={t('evidence.hand-over')}>
        <SelectField
          name={`receiver-${one.id}`}
          label={t('evidence.receiver')}
          options={[{ value: '', label: '' }, ...receivers.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      </FormFrame>
    </Section>
  )
}

function Add({ file, classes, say: { t }, problem }: EvidencePageProps) {
  if (classes.length === 0) return null
  const of = (field: string) => (problem?.field === field ? problem.message : undefined)
  return (
    <Section title={t('evidence.add')} lead={t('evidence.add-lead')}>
      <FormFrame
        action={`/people/${file.id}/evidence`}
        form={randomUUID()}
        version={1}
        submit={t('evidence.save')}
        upload
      >
        <FileField
          name="file"
          label={t('evidence.file')}
          hint={t('evidence.file-hint')}
          accept=".pdf,.jpg,.jpeg,.png,.webp,.heic,.mp3,.m4a,.ogg,.mp4,.txt"
          problem={of('file')}
        />
        <Radios
          name="class"
          label={t('evidence.class')}
          options={classes.map(value => ({ value, label: t(`data-class.${value}`) }))}
          problem={of('class')}
        />
        <Checkboxes
          name="strip"
          label={t('evidence.strip')}
          options={[{ value: 'yes', label: t('evidence.strip-yes') }]}
          value={[]}
        />
      </FormFrame>
    </Section>
  )
}
