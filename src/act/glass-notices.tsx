import { Actions, ButtonLink, Notice, PostButton } from '../platform/ui/index.ts'
import { exactTime, type Saying } from './clock-words.ts'
import type { GlassNotice } from './glass.ts'

/** Records that were opened in an emergency: stands above the list until somebody of the desk confirms. */
export function GlassNotices({ notices, say }: { notices: readonly GlassNotice[]; say: Saying }) {
  const { t } = say
  return notices.map(one => (
    <Notice key={one.id} kind="caution" word={t('glass.notice-word')}>
      <p>
        {t(`glass.notice-${one.audience}`, {
          code: one.code,
          organisation: one.organisation,
          when: exactTime(one.opened, say),
          reason: t(`glass.reason-${one.reason}`).toLocaleLowerCase(say.lang),
        })}
      </p>
      <Actions>
        <PostButton action={`/emergency-notices/${one.id}`} label={t('glass.notice-seen')} hiddenText={one.code} />
        {one.person ? (
          <ButtonLink href={`/people/${one.person}`} kind="quiet">
            {t('glass.notice-open-person', { code: one.code })}
          </ButtonLink>
        ) : null}
      </Actions>
    </Notice>
  ))
}
