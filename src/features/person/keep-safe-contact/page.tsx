import { exactTime, type Saying } from '../../../act/clock-words.ts'
import { HoursFields, hoursWords } from '../../../act/hours-form.tsx'
import type { PersonFile } from '../../../domain/person/file.ts'
import type { MessageKey } from '../../../platform/i18n/translator.ts'
import {
  BackLink,
  ErrorSummary,
  FormFrame,
  LongTextField,
  Notice,
  type Option,
  PageTitle,
  PostButton,
  type Problem,
  Prose,
  Radios,
  Section,
  SelectField,
  SummaryList,
  Table,
  TextField,
} from '../../../platform/ui/index.ts'
import { CHANNELS, type SafeContact } from '../safe-contact.ts'
import type { SafeContactForm } from './form.ts'
import type { NoticeState } from './store.ts'

type SafeContactPageProps = {
  readonly file: PersonFile
  readonly agreed: SafeContact | undefined
  readonly notices: readonly NoticeState[]
  /** Channels this installation can send by. */
  readonly channels: readonly string[]
  readonly mayWrite: boolean
  readonly languages: readonly Option[]
  readonly typed: SafeContactForm | undefined
  readonly problems: readonly Problem[]
  /** What just happened, as a word. */
  readonly told: string | undefined
  readonly say: Saying
  readonly formId: string
}

const TOLD = ['kept', 'queued', 'waiting', 'no-record', 'by-hand', 'no-address', 'replayed'] as const

/** How the person may be reached, what was sent, and the form that agrees anew. */
export function SafeContactPage(props: SafeContactPageProps) {
  const { file, problems, told, mayWrite, say } = props
  const { t } = say
  const known = TOLD.find(one => one === told)
  return (
    <>
      <ErrorSummary title={t('shell.summary-title')} problems={problems} />
      <BackLink href={`/people/${file.id}`} label={t('act.back', { code: file.code })} />
      {known && problems.length === 0 ? (
        <Notice kind="done" word={t('sign-in.done')} title={t(`safe-contact.told-${known}`)} />
      ) : null}
      <PageTitle kicker={file.code} title={t('safe-contact.title')} lead={t('safe-contact.lead')} />
      <Agreed {...props} />
      {mayWrite ? <Agree {...props} /> : null}
    </>
  )
}

function Agreed({ file, agreed, notices, channels, mayWrite, say, formId }: SafeContactPageProps) {
  const { t } = say
  if (!agreed)
    return (
      <Notice kind="info" word={t('safe-contact.nothing-word')}>
        <p>{t('safe-contact.nothing')}</p>
      </Notice>
    )
  const sends = agreed.channel === 'email' || agreed.channel === 'sms'
  const row = (label: MessageKey, value: string | null) => (value ? [{ label: t(label), value }] : [])
  return (
    <Section title={t('safe-contact.agreed')}>
      <SummaryList
        rows={[
          { label: t('safe-contact.channel'), value: t(`safe-contact.channel-${agreed.channel}`) },
          ...row('safe-contact.address', agreed.address),
          ...(agreed.channel === 'none' ? [] : [{ label: t('safe-contact.hours'), value: hoursWords(agreed, t) }]),
          ...row('safe-contact.code-word', agreed.codeWord),
          ...row('safe-contact.who-knows', agreed.whoKnows),
          { label: t('safe-contact.recorded'), value: exactTime(agreed.recordedAt, say) },
        ]}
      />
      {sends && mayWrite ? (
        channels.includes(agreed.channel) ? (
          <>
            <Prose>
              <p>{t('safe-contact.send-lead')}</p>
            </Prose>
            <PostButton
              action={`/people/${file.id}/safe-contact/notice`}
              label={t('safe-contact.send')}
              hidden={{ _form: formId }}
            />
          </>
        ) : (
          <Notice kind="caution" word={t('sign-in.not-yet')}>
            <p>{t('safe-contact.no-channel')}</p>
          </Notice>
        )
      ) : null}
      {notices.length > 0 ? (
        <Table
          caption={t('safe-contact.sent')}
          columns={[
            { label: t('safe-contact.asked') },
            { label: t('safe-contact.channel') },
            { label: t('safe-contact.state') },
          ]}
          rows={notices.map((one, at) => ({
            key: String(at),
            cells: [
              exactTime(one.at, say),
              t(`safe-contact.channel-${one.channel}`),
              one.state === 'waiting'
                ? t('safe-contact.state-waiting', { when: exactTime(one.next, say) })
                : t(`safe-contact.state-${one.state}`),
            ],
          }))}
        />
      ) : null}
    </Section>
  )
}

function Agree({ file, agreed, typed, problems, languages, say, formId }: SafeContactPageProps) {
  const { t } = say
  const of = (name: string) => problems.find(one => one.field === name)?.message
  // What was agreed before is not written into the new form: it is asked of the person again.
  const value = typed ?? {
    channel: '',
    address: '',
    codeWord: '',
    whoKnows: '',
    language: say.lang,
    days: [],
    opens: '',
    closes: '',
  }
  return (
    <Section title={t(agreed ? 'safe-contact.again' : 'safe-contact.first')} lead={t('safe-contact.ask-lead')}>
      <FormFrame action={`/people/${file.id}/safe-contact`} form={formId} version={1} submit={t('safe-contact.save')}>
        <Radios
          name="channel"
          label={t('safe-contact.channel-ask')}
          options={CHANNELS.map(one => ({ value: one, label: t(`safe-contact.channel-${one}`) }))}
          value={value.channel}
          problem={of('channel')}
          required
        />
        <TextField
          name="address"
          label={t('safe-contact.address-ask')}
          hint={t('safe-contact.address-hint')}
          value={value.address}
          problem={of('address')}
        />
        <HoursFields t={t} value={value} problems={problems} />
        <TextField
          name="codeWord"
          label={t('safe-contact.code-word')}
          hint={t('safe-contact.code-word-hint')}
          value={value.codeWord}
          width="middle"
        />
        <LongTextField
          name="whoKnows"
          label={t('safe-contact.who-knows')}
          hint={t('safe-contact.who-knows-hint')}
          value={value.whoKnows}
          rows={3}
        />
        <SelectField
          name="language"
          label={t('safe-contact.language')}
          options={languages}
          value={value.language}
          problem={of('language')}
        />
      </FormFrame>
    </Section>
  )
}
