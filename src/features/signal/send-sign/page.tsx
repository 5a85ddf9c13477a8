import type { Translate } from '../../../platform/i18n/translator.ts'
import { ButtonLink, Notice, PageTitle } from '../../../platform/ui/index.ts'

/** Why a sign cannot be sent as it stands, and where to change it. Nothing was written; every answer is kept. */
export function RefusedPage({
  draft,
  reasons,
  back,
  t,
}: {
  draft: string
  reasons: readonly string[]
  back: string
  t: Translate
}) {
  return (
    <>
      <PageTitle title={t('signal.refused')} />
      <Notice kind="caution" word={t('signal.care')}>
        {reasons.map(reason => (
          <p key={reason}>{reason}</p>
        ))}
      </Notice>
      <ButtonLink href={`/signs/${draft}/${back}`}>{t('signal.ask-change')}</ButtonLink>
    </>
  )
}
