import { exactTime, type Saying } from '../../../act/clock-words.ts'
import { freshId } from '../../../act/referral.ts'
import { requestName } from '../../../act/referral-view.tsx'
import { FormFrame, Notice } from '../../../platform/ui/index.ts'
import type { ClosedShare } from './store.ts'

/** Consents that ended: stands above the list until somebody of the desk confirms. */
export function ClosedShares({ shares, say }: { shares: readonly ClosedShare[]; say: Saying }) {
  const { t } = say
  if (shares.length === 0) return null
  return (
    <Notice kind="caution" word={t('work.closed-word')} title={t('work.closed-title')}>
      <p>{t('work.closed-lead')}</p>
      {shares.map(one => (
        <FormFrame
          key={one.id}
          action={`/closed-shares/${one.id}`}
          form={freshId()}
          version={1}
          submit={t('work.closed-seen')}
        >
          <p>
            {t(`work.closed-${one.why}`, {
              when: exactTime(one.at, say),
              what: one.referral
                ? t('work.closed-request', { name: requestName(one.referral) })
                : t('work.closed-other'),
            })}
          </p>
        </FormFrame>
      ))}
    </Notice>
  )
}
