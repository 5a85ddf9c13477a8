import { Cites } from '../../../act/cites.tsx'
import { exactTime, type Saying } from '../../../act/clock-words.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import type { LedgerEntry } from '../../../domain/consent/consent-record.ts'
import { OTHER_GROUNDS } from '../../../domain/consent/privacy.ts'
import { screeningOf } from '../../../domain/facts/consent.ts'
import type { PersonFile } from '../../../domain/person/file.ts'
import { BackLink, Link, Notice, PageTitle, Prose, Section, Table } from '../../../platform/ui/index.ts'
import { paperLanguage } from '../paper-language.ts'

type ConsentsPageProps = {
  readonly mechanism: Mechanism
  readonly file: PersonFile
  readonly entries: readonly LedgerEntry[]
  readonly say: Saying
}

/** The consent ledger of one person: every answer that was given, what stands now, and what is shared without a consent. */
export function ConsentsPage(props: ConsentsPageProps) {
  const { file, say } = props
  const { t } = say
  return (
    <>
      <BackLink href={`/people/${file.id}`} label={t('act.back', { code: file.code })} />
      <PageTitle kicker={file.code} title={t('consents.title')} lead={t('consents.lead')} />
      <Ledger {...props} />
      <Prose>
        <p>{t('consents.receipt-words')}</p>
      </Prose>
      <Shares {...props} />
    </>
  )
}

function Ledger({ mechanism, file, entries, say }: ConsentsPageProps) {
  const { t } = say
  const latest = new Set<string>()
  return (
    <Table
      caption={t('consents.ledger')}
      columns={['when', 'purpose', 'recipient', 'classes', 'answer', 'giver', 'papers'].map(name => ({
        label: t(`consents.${name}` as 'consents.when'),
      }))}
      empty={t('consents.empty')}
      rows={entries.map(entry => {
        const scope = `${entry.purpose} ${entry.recipient ?? ''}`
        const stands = !latest.has(scope)
        latest.add(scope)
        return {
          key: entry.id,
          cells: [
            exactTime(entry.at, say),
            t(`consents.purpose-${entry.purpose}`),
            (entry.recipient && mechanism.directory.find(entry.recipient)?.name) || t('consents.nobody'),
            entry.classes.map(one => t(`data-class.${one}`)).join(', '),
            `${t(`consents.answer-${entry.answer}`)}, ${t(stands ? 'consents.stands' : 'consents.earlier')}`,
            giverWords(file, entry, say),
            <Papers key="papers" {...{ mechanism, file, entry, say }} />,
          ],
        }
      })}
    />
  )
}

function giverWords(file: PersonFile, entry: LedgerEntry, { t }: Saying): string {
  const words = [t(`consents.by-${entry.givenBy}`)]
  if (entry.givenBy === 'parent' || entry.givenBy === 'guardian')
    words.push(t(`consents.screened-${screeningOf(file, entry.subject ?? '') as 'unknown'}`))
  const view = (['agrees', 'disagrees', 'unsure'] as const).find(one => one === entry.childView)
  if (view) words.push(t(`consents.child-${view}`))
  return words.join('; ')
}

function Papers({ mechanism, file, entry, say: { t } }: Omit<ConsentsPageProps, 'entries'> & { entry: LedgerEntry }) {
  const address = `/people/${file.id}/consents/${entry.id}`
  const { instead } = paperLanguage(mechanism, entry.language)
  return (
    <>
      <Link href={`${address}/receipt`}>{t('consents.receipt', { number: entry.receipt ?? '' })}</Link>
      {instead ? ` ${t('consents.receipt-other-language')}` : ''}{' '}
      <Link href={`${address}/record`}>{t('consents.record')}</Link>
    </>
  )
}

/** Every desk that may see the person now, and on what ground: a consent, or another lawful basis by name. */
function Shares({ mechanism, file, say }: ConsentsPageProps) {
  const { t } = say
  const { others, consent } = mechanism.pack.privacy
  return (
    <Section title={t('consents.shares')} lead={t('consents.shares-lead')}>
      <Table
        caption={t('consents.shares')}
        captionUnseen
        columns={[
          { label: t('consents.desk') },
          { label: t('consents.classes') },
          { label: t('consents.ground') },
          { label: t('consents.law') },
        ]}
        empty={t('consents.no-shares')}
        rows={file.grants.map(grant => {
          // A basis names every relation; whatever is no consent goes before one.
          const words = grant.basis.split(/[+@]/)
          const ground = OTHER_GROUNDS.find(one => words.includes(one))
          const basis = ground ? others[ground] : consent
          return {
            key: grant.organisation,
            cells: [
              mechanism.directory.find(grant.organisation)?.name ?? '',
              grant.classes.map(one => t(`data-class.${one}`)).join(', '),
              t(ground ? `consents.ground-${ground}` : 'consents.ground-consent'),
              <Cites key="law" cites={basis.cites} t={t} />,
            ],
          }
        })}
      />
      <Notice kind="info" word={t('consents.assumed-word')}>
        <p>{t('consents.assumed')}</p>
      </Notice>
    </Section>
  )
}
