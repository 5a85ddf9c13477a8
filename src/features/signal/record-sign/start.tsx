import { randomUUID } from 'node:crypto'
import type { Mechanism } from '../../../act/mechanism.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import { Actions, ButtonLink, Notice, PageTitle, PostButton, Section, Table } from '../../../platform/ui/index.ts'
import type { OpenDraft } from '../draft.ts'
import { momentWords } from '../words.ts'

type StartProps = { mechanism: Mechanism; drafts: readonly OpenDraft[]; t: Translate; lang: string }

/** Where a sign begins, or goes on. The numbers stand before the first button; looking here writes nothing. */
export function StartPage({ mechanism, drafts, t, lang }: StartProps) {
  const { general, child } = mechanism.pack.emergency
  return (
    <>
      <PageTitle title={t('signal.start-title')} lead={t('signal.start-lead')} />
      <Notice kind="danger" word={t('signal.danger')}>
        <p>{t('signal.ask-danger-call', { general, child })}</p>
      </Notice>
      <PostButton action="/signs" label={t('signal.start-button')} hidden={{ _form: randomUUID() }} />
      {drafts.length > 0 ? (
        <Section title={t('signal.start-drafts')} lead={t('signal.start-drafts-text')}>
          <Table
            caption={t('signal.start-drafts')}
            captionUnseen
            columns={[{ label: t('signal.start-drafts') }, { label: t('signal.start-draft-go-on') }]}
            rows={drafts.map(draft => ({ key: draft.id, cells: draftCells(draft, { mechanism, t, lang }) }))}
          />
        </Section>
      ) : null}
    </>
  )
}

function draftCells(draft: OpenDraft, { mechanism, t, lang }: Omit<StartProps, 'drafts'>) {
  const when = momentWords(mechanism, lang, draft.createdAt)
  return [
    <>
      {t('signal.start-draft', { when })},{' '}
      {t('signal.start-draft-until', { until: momentWords(mechanism, lang, draft.expiresAt) })}
    </>,
    <Actions key="actions">
      <ButtonLink href={`/signs/${draft.id}/danger`} kind="quiet" hiddenText={when}>
        {t('signal.start-draft-go-on')}
      </ButtonLink>
      <PostButton
        action={`/signs/${draft.id}/drop`}
        kind="quiet"
        label={t('signal.start-draft-drop')}
        hiddenText={when}
      />
    </Actions>,
  ]
}
