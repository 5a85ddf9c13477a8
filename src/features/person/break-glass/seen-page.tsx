import { exactDate, exactTime, type Saying } from '../../../act/clock-words.ts'
import { hoursWords } from '../../../act/hours-form.tsx'
import type { Mechanism } from '../../../act/mechanism.ts'
import type { PaperBlock } from '../../../domain/form/paper.ts'
import type { DataClass, Stage } from '../../../domain/mechanism/vocabulary.ts'
import type { MessageKey } from '../../../platform/i18n/translator.ts'
import {
  BackLink,
  Link,
  PageTitle,
  PersonHeader,
  PhoneLink,
  Prose,
  Section,
  Story,
  SummaryList,
} from '../../../platform/ui/index.ts'
import { RecordBlocks } from '../record-blocks.tsx'
import type { SafeContact } from '../safe-contact.ts'
import type { RecordSeen, Seen, Told } from './store.ts'

type SeenPageProps = {
  readonly mechanism: Mechanism
  readonly glass: string
  readonly seen: Seen
  readonly agreed: SafeContact | undefined
  readonly story: readonly Told[]
  readonly holders: readonly { readonly name: string; readonly phone: string | null }[]
  readonly mask: readonly DataClass[]
  readonly say: Saying
}

/** One record through broken glass: whom to call, who the person is, how to reach them, what was done. Nothing to do or print. */
export function SeenPage(props: SeenPageProps) {
  const { mechanism, seen, story, holders, mask, say } = props
  const { t } = say
  const place = mechanism.pack.territories.find(one => one.code === seen.territory)?.name
  return (
    <>
      <PersonHeader
        code={seen.code}
        kicker={t('glass.kicker')}
        danger={seen.danger ? t('person.danger') : undefined}
        facts={[
          { label: t('person.age'), value: t(`age-status.${seen.ageStatus}` as MessageKey) },
          { label: t('person.sex'), value: t(`sex.${seen.sex}` as MessageKey) },
          { label: t('person.stage'), value: t(`stage.${seen.stage as Stage}`) },
          { label: t('person.territory'), value: place ?? t('person.unknown') },
        ]}
      />
      <Section title={t('glass.call')} lead={t('glass.call-lead')}>
        <SummaryList
          rows={holders.map(one => ({
            label: one.name,
            value: one.phone ? <PhoneLink number={one.phone} /> : t('person.unknown'),
          }))}
        />
      </Section>
      {mask.includes('identity') || mask.includes('contact') ? (
        <Section title={t('glass.who')}>
          <SummaryList rows={rowsOf(props)} />
        </Section>
      ) : null}
      <Section
        title={t('person.story')}
        lead={story.some(one => one.opens && mask.includes(one.opens)) ? t('glass.story-lead') : undefined}
      >
        <Story label={t('person.story')} entries={entriesOf(props)} empty={t('person.story-empty')} />
      </Section>
    </>
  )
}

/** Classes that are open show what is unknown as unknown; closed ones are not there. */
function rowsOf(props: SeenPageProps) {
  const { seen, mask, say } = props
  const { t } = say
  const row = (label: string, value: string | null) => ({ label, value: value || t('person.unknown') })
  const name = [seen.givenNames, seen.familyName].filter(Boolean).join(' ')
  return [
    ...(mask.includes('identity') ? [row(t('person.name'), name), row(t('glass.born'), seen.birthDate)] : []),
    ...(mask.includes('contact')
      ? [
          row(t('person.safe-contact'), seen.safeContact),
          ...agreedRows(props),
          row(t('person.phone'), seen.phone),
          row(t('glass.place'), seen.place),
          row(t('person.language'), seen.language ? t(`language.${seen.language}` as MessageKey) : null),
        ]
      : []),
  ]
}

/** What was agreed with the person about being reached: it binds whoever calls in an emergency too. */
function agreedRows({ agreed, say: { t } }: SeenPageProps) {
  if (!agreed) return []
  const row = (label: string, value: string | null) => (value ? [{ label, value }] : [])
  return [
    { label: t('safe-contact.channel'), value: t(`safe-contact.channel-${agreed.channel}`) },
    ...row(t('safe-contact.address'), agreed.address),
    ...(agreed.channel === 'none' ? [] : [{ label: t('safe-contact.hours'), value: hoursWords(agreed, t) }]),
    ...row(t('safe-contact.code-word'), agreed.codeWord),
    ...row(t('safe-contact.who-knows'), agreed.whoKnows),
  ]
}

function entriesOf({ mechanism, glass, story, mask, say }: SeenPageProps) {
  const { t } = say
  return story.map(one => ({
    id: one.id,
    when: exactDate(one.happenedAt, say),
    dateTime: new Date(one.happenedAt).toISOString(),
    what: t(`act-kind.${one.kind}`),
    who: one.organisation ? mechanism.directory.find(one.organisation)?.name : undefined,
    ...(one.opens && mask.includes(one.opens)
      ? {
          children: (
            <Link href={`/emergency-access/${glass}/records/${one.id}`}>
              {t('person.record-open')} <span className="unseen">{t(`act-kind.${one.kind}`)}</span>
            </Link>
          ),
        }
      : {}),
  }))
}

type SeenRecordProps = {
  readonly glass: string
  readonly record: RecordSeen
  readonly blocks: readonly PaperBlock[]
  readonly title: string
  readonly say: Saying
}

/** One record in an open class, question by question; there is no paper of it. */
export function SeenRecordPage({ glass, record, blocks, title, say }: SeenRecordProps) {
  const { t } = say
  const heading = blocks.find(block => block.kind === 'heading' && block.level === 1)
  return (
    <>
      <BackLink href={`/emergency-access/${glass}`} label={t('glass.back-to', { code: record.code })} />
      <PageTitle kicker={`${record.code} · ${exactTime(record.happenedAt, say)}`} title={title} />
      <Prose>
        <p>{t('glass.no-paper')}</p>
      </Prose>
      <RecordBlocks blocks={blocks.filter(block => block !== heading)} />
    </>
  )
}
