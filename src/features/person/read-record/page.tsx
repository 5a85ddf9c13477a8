import type { PaperBlock } from '../../../domain/form/paper.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import { BackLink, Link, Notice, PageTitle, Prose } from '../../../platform/ui/index.ts'
import { RecordBlocks } from '../record-blocks.tsx'
import type { StoredRecord } from './store.ts'

type RecordPageProps = {
  record: StoredRecord
  blocks: readonly PaperBlock[]
  when: string
  /** The record has content this account may not see. */
  closed: boolean
  /** A newer version of the form is in use. */
  older: boolean
  t: Translate
}

/** What was recorded, question by question, as the form stood that day. */
export function RecordPage({ record, blocks, when, closed, older, t }: RecordPageProps) {
  const title = blocks.find(block => block.kind === 'heading' && block.level === 1)
  return (
    <>
      <BackLink href={`/people/${record.person}`} label={t('act.back', { code: record.code })} />
      <PageTitle
        kicker={`${record.code} · ${when}`}
        title={title?.kind === 'heading' ? title.text : ''}
        lead={t('form.working-head')}
      />
      {record.broken.length > 0 ? (
        <Notice kind="caution" word={t('act.caution')} title={t('person.irregular')}>
          <ul>
            {record.broken.map(rule => (
              <li key={rule}>{t(`rule.${rule}`)}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {older ? (
        <Prose>
          <p>{t('person.record-older')}</p>
        </Prose>
      ) : null}
      {closed ? (
        <Notice kind="info" word={t('person.room-closed')}>
          <p>{t('person.record-closed')}</p>
        </Notice>
      ) : null}
      <RecordBlocks blocks={blocks.filter(block => block !== title)} />
      <Prose>
        <p>
          <Link href={`/people/${record.person}/records/${record.id}/paper`}>{t('person.record-print')}</Link>
        </p>
      </Prose>
    </>
  )
}
