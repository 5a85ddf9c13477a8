import { exactTime, type Saying } from '../../../act/clock-words.ts'
import {
  BackLink,
  ErrorSummary,
  FormFrame,
  Link,
  LongTextField,
  Notice,
  type Option,
  PageTitle,
  Prose,
  Radios,
  SelectField,
  StatusTag,
  Table,
  TextField,
} from '../../../platform/ui/index.ts'
import { LONGEST } from '../sealed.ts'
import { type AllegationAnswers, type AllegationProblem, SUBJECTS } from './form.ts'
import type { Receipt } from './store.ts'

export type RaisePageProps = {
  readonly say: Saying
  /** The person it is about; none where it is about the desk alone. */
  readonly person: { readonly id: string; readonly code: string } | undefined
  readonly action: string
  readonly organisations: readonly Option[]
  readonly colleagues: readonly Option[]
  readonly answers: AllegationAnswers
  readonly problems: readonly AllegationProblem[]
  readonly formId: string
}

/** Says what will happen before anything is asked: who reads it, who never does. */
export function RaisePage(props: RaisePageProps) {
  const { say, person, problems } = props
  const { t } = say
  return (
    <>
      <ErrorSummary
        title={t('shell.summary-title')}
        problems={problems.map(one => ({ ...one, message: t(one.message, { most: LONGEST }) }))}
      />
      {person ? <BackLink href={`/people/${person.id}`} label={t('act.back', { code: person.code })} /> : null}
      <PageTitle
        {...(person ? { kicker: person.code } : {})}
        title={t('allegation.title')}
        lead={t(person ? 'allegation.lead-person' : 'allegation.lead')}
      />
      <Notice kind="info" word={t('allegation.note')} title={t('allegation.who-reads')}>
        <p>{t(person ? 'allegation.wall-person' : 'allegation.wall-desk')}</p>
        <p>
          <Link href="/allegations/raised">{t('allegation.receipts')}</Link>
        </p>
      </Notice>
      <Questions {...props} />
    </>
  )
}

function Questions({
  say: { t },
  person,
  action,
  organisations,
  colleagues,
  answers,
  problems,
  formId,
}: RaisePageProps) {
  const problem = (name: string) => {
    const found = problems.find(one => one.field === name)
    return found && t(found.message, { most: LONGEST })
  }
  return (
    <FormFrame action={action} form={formId} version={1} submit={t('allegation.send')}>
      <Radios
        name="subject"
        label={t('allegation.subject')}
        options={SUBJECTS.filter(one => person || one !== 'guardian').map(value => ({
          value,
          label: t(`allegation.subject-${value}`),
        }))}
        value={answers.subject}
        problem={problem('subject')}
      />
      <SelectField
        name="organisation"
        label={t('allegation.organisation')}
        hint={t('allegation.organisation-hint')}
        options={organisations}
        value={answers.organisation}
        emptyLabel={t('shell.choose')}
        problem={problem('organisation')}
      />
      <TextField
        name="who"
        label={t('allegation.who')}
        hint={t('allegation.who-hint')}
        value={answers.who}
        optionalText={t('shell.optional')}
      />
      {colleagues.length > 0 ? (
        <SelectField
          name="colleague"
          label={t('allegation.colleague')}
          hint={t('allegation.colleague-hint')}
          options={colleagues}
          value={answers.colleague}
          emptyLabel={t('allegation.nobody-of-us')}
          problem={problem('colleague')}
        />
      ) : null}
      <LongTextField
        name="text"
        label={t('allegation.text')}
        hint={t('allegation.text-hint')}
        value={answers.text}
        rows={8}
        problem={problem('text')}
      />
    </FormFrame>
  )
}

/** What one has raised oneself: a number, a day, and whether it is still looked into. */
export function ReceiptsPage({ say, receipts }: { say: Saying; receipts: readonly Receipt[] }) {
  const { t } = say
  return (
    <>
      <PageTitle title={t('allegation.receipts')} lead={t('allegation.receipts-lead')} />
      <Table
        caption={t('allegation.receipts')}
        captionUnseen
        columns={[
          { label: t('allegation.number') },
          { label: t('allegation.raised') },
          { label: t('allegation.state') },
        ]}
        empty={t('allegation.receipts-none')}
        rows={receipts.map(one => ({
          key: one.code,
          cells: [
            one.code,
            exactTime(one.at, say),
            <StatusTag
              key="state"
              kind={one.closed ? 'done' : 'waiting'}
              text={t(one.closed ? 'allegation.receipt-closed' : 'allegation.receipt-open')}
            />,
          ],
        }))}
      />
      <Prose>
        <p>
          <Link href="/allegations/new">{t('allegation.another')}</Link>
        </p>
      </Prose>
    </>
  )
}
