import { type Reply, replies } from '../../platform/http/route.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { Link, Notice, PageTitle, Prose } from '../../platform/ui/index.ts'
import type { Unopened } from '../../platform/vault/rows.ts'

/**
 * Says on the page that something on it was erased, or could not be opened: a gap is never shown as if nothing had been there.
 * Paper is not made with gaps; a page says why instead.
 */
export function sayUnopened(reply: Reply, unopened: ReadonlySet<Unopened>, t: Translate): Reply {
  if (unopened.size === 0 || reply.kind === 'see-other' || reply.kind === 'not-found') return reply
  const notices = [...unopened].sort().map(one => (
    <Notice key={one} kind="caution" word={t('shell.caution')} title={t(`shell.${one}-title`)}>
      <p>{t(`shell.${one}-text`)}</p>
    </Notice>
  ))
  if (reply.kind === 'page') {
    const body = (
      <>
        {notices}
        {reply.body}
      </>
    )
    return { ...reply, body }
  }
  const body = (
    <>
      <PageTitle title={t('shell.no-paper-title')} />
      {notices}
      <Prose>
        <p>{t('shell.no-paper-text')}</p>
        <p>
          <Link href="/">{t('shell.back-to-start')}</Link>
        </p>
      </Prose>
    </>
  )
  return replies.page(t('shell.no-paper-title'), body, { status: 409 })
}
