import { exactTime, type Saying } from '../../../act/clock-words.ts'
import { hasRight, type Mechanism } from '../../../act/mechanism.ts'
import type { Entered, Tx } from '../../../platform/db/database.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import { Actions, ButtonLink, Link, Notice, PostButton, type ReactElement } from '../../../platform/ui/index.ts'
import { type Mine, readMine } from './store.ts'

/** The open record: minutes left, the way back to it, and the button that closes it. */
export function OpenBanner({ mine, say, here }: { mine: Mine; say: Saying; here?: boolean }) {
  const { t, now } = say
  const minutes = Math.max(1, Math.ceil((mine.until - now) / 60_000))
  return (
    <Notice kind="caution" word={t('glass.open-word')} title={t('glass.open-title', { code: mine.code, minutes })}>
      <p>{t(here ? 'glass.open-here' : 'glass.open-until', { when: exactTime(mine.until, say) })}</p>
      <Actions>
        <PostButton action={`/emergency-access/${mine.id}/close`} label={t('glass.close')} />
        <ButtonLink href={`/emergency-access/${mine.id}`} kind="quiet">
          {t('glass.back-to', { code: mine.code })}
        </ButtonLink>
      </Actions>
    </Notice>
  )
}

type Asked = { readonly lang: string; readonly t: Translate; readonly now: number }

/** What stands above every page: a record this account has open, or openings that wait for its review. Others are asked nothing. */
export const glassBanner =
  (mechanism: Mechanism) =>
  async (tx: Tx, actor: Entered, asked: Asked): Promise<ReactElement | undefined> => {
    const { t } = asked
    if (hasRight(mechanism.pack, actor, 'glass.break')) {
      const mine = await readMine(tx)
      if (mine) return <OpenBanner mine={mine} say={{ ...asked, timeZone: mechanism.pack.timeZone }} />
    }
    if (!hasRight(mechanism.pack, actor, 'glass.review')) return undefined
    const count = (await tx.one<{ count: number }>('select app.glass_to_review() as count'))?.count ?? 0
    if (count === 0) return undefined
    return (
      <Notice kind="info" word={t('glass.review-word')}>
        <p>
          <Link href="/emergency-reviews">{t('glass.review-waits', { count })}</Link>
        </p>
      </Notice>
    )
  }
