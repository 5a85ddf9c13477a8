import type { PageReply } from '../../platform/http/route.ts'
import { replies } from '../../platform/http/route.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { Link, PageTitle, Prose } from '../../platform/ui/index.ts'

const STATUS = { 'not-found': 404, 'too-large': 413, busy: 429, 'foreign-form': 403, fault: 500 } as const

/** The page for what went wrong: what happened, what was kept, what to do. */
export function problemPage(kind: keyof typeof STATUS, t: Translate, reference: string, general: string): PageReply {
  const body = (
    <>
      <PageTitle title={t(`shell.${kind}-title`)} />
      <Prose>
        <p>{t(`shell.${kind}-text`, { reference, general })}</p>
        <p>
          <Link href="/">{t('shell.back-to-start')}</Link>
        </p>
      </Prose>
    </>
  )
  return replies.page(t(`shell.${kind}-title`), body, { status: STATUS[kind] }) as PageReply
}
