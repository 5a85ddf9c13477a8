import type { Saying } from '../../../act/clock-words.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import { ErrorSummary, FormFrame, PageTitle, Prose, TextField } from '../../../platform/ui/index.ts'
import type { Look } from './store.ts'
import { LooksTable } from './words.tsx'

/** Asks for code and word. Neither is written back: both are secrets. */
export function AskOwnLooks({ t, formId, problem }: { t: Translate; formId: string; problem: string | undefined }) {
  return (
    <>
      <ErrorSummary title={t('shell.summary-title')} problems={problem ? [{ field: 'code', message: problem }] : []} />
      <PageTitle title={t('looks.own-title')} lead={t('looks.own-lead')} />
      <FormFrame action="/my-data" form={formId} version={1} submit={t('looks.own-show')}>
        <TextField name="code" label={t('looks.code')} width="middle" problem={problem} />
        <TextField name="word" label={t('looks.word')} kind="password" width="middle" />
      </FormFrame>
    </>
  )
}

/** The list, for the person. */
export function OwnLooks({ looks, say }: { looks: readonly Look[]; say: Saying }) {
  const { t } = say
  return (
    <>
      <PageTitle title={t('looks.own-title')} />
      <LooksTable looks={looks} say={say} />
      <Prose>
        <p>{t('looks.names')}</p>
        <p>{t('looks.own-leave')}</p>
      </Prose>
    </>
  )
}
