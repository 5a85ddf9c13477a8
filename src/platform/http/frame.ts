import type { ReactElement } from 'react'
import type { Entered } from '../db/database.ts'
import type { Lang, Translate } from '../i18n/translator.ts'
import type { PageReply } from './route.ts'

/** What the shell needs to draw the frame around a page. */
export type Frame = {
  readonly reply: PageReply
  readonly lang: Lang
  readonly t: Translate
  readonly actor: Entered | null
  /** Stands above every page of this account as long as something goes on that must not be forgotten. */
  readonly banner?: ReactElement | undefined
  readonly path: string
  /** The query as sent, `?…` or empty. */
  readonly search: string
}
