/** Use case: somebody opens the front page, signed in or not, and finds a number or the way to their work. Actor: anybody. Law: the numbers of the pack; the exercise accepts no text. */
import { type Mechanism, rightsOf } from '../../../act/mechanism.ts'
import { type PublicRequest, page, type Reply, type Route } from '../../../platform/http/route.ts'
import { linesOf } from './lines.ts'
import { FrontPage, HelpNowPage, WorriedPage } from './page.tsx'

/** What the front page needs of the sections: the right each asks for and its address, in order. */
export type StartSections = readonly { readonly right: string; readonly href: string }[]

/** `sections` are those of the shell, given by the composition: features do not import each other. */
export const routes = (mechanism: Mechanism, sections: StartSections): readonly Route[] => [
  page('GET /', { may: 'public' }, request => start(mechanism, sections, request)),
  page('GET /help-now', { may: 'public' }, ({ t, lang, reply }) =>
    reply.page(t('start.help-title'), <HelpNowPage t={t} lines={linesOf(mechanism, t, lang)} />),
  ),
  page('GET /worried', { may: 'public' }, ({ t, lang, reply }) =>
    reply.page(t('start.worried-title'), <WorriedPage t={t} lines={linesOf(mechanism, t, lang)} />),
  ),
]

function start(mechanism: Mechanism, sections: StartSections, { actor, t, lang, reply }: PublicRequest): Reply {
  if (!actor) return reply.page(t('start.title'), <FrontPage t={t} lines={linesOf(mechanism, t, lang)} />)
  const rights = rightsOf(mechanism.pack, actor)
  return reply.seeOther(sections.find(one => rights.has(one.right))?.href ?? '/law')
}
