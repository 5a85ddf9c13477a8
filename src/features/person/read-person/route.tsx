/** Use case: whoever has a duty towards a person sees at a glance what must happen now, who must do it, by when, and why. Actor: every desk with a grant. Law: all rules and steps of the pack. */
import { clockWords } from '../../../act/clock-words.ts'
import { fileOf, noteRead } from '../../../act/file-of.ts'
import { classesOf } from '../../../act/identity.ts'
import { type Mechanism, seesWholeCountry } from '../../../act/mechanism.ts'
import { page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { PersonPage } from './page.tsx'
import { readColleague, readIdentity, readMatches } from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /people/:id', { may: 'person.read' }, request => show(mechanism, request)),
]

async function show(mechanism: Mechanism, request: SignedInRequest): Promise<Reply> {
  const { tx, params, reply, t, lang, now, actor, query } = request
  const id = params.id ?? ''
  const [file, identity, matches] = await Promise.all([fileOf(tx, id), readIdentity(tx, id), readMatches(tx, id)])
  // A receiver of a request, or a desk with a leg only, has a page of its own for it; this one needs a grant.
  const classes = file ? classesOf(mechanism, file, actor) : []
  if (!file || (!classes.includes('core') && !seesWholeCountry(mechanism, actor))) return reply.notFound()
  const seen = ['core', ...(identity?.identitySeen ? ['identity'] : []), ...(identity?.contactSeen ? ['contact'] : [])]
  const [colleague] = await Promise.all([
    file.caseManager ? readColleague(tx, file.caseManager) : undefined,
    noteRead(tx, id, seen, 'person page'),
  ])
  const say = { t, lang, now, timeZone: mechanism.pack.timeZone }
  return reply.page(
    file.code,
    <PersonPage
      mechanism={mechanism}
      file={file}
      identity={identity}
      matches={matches}
      classes={classes.includes('core') ? classes : ['core']}
      colleague={colleague}
      actor={actor}
      say={say}
      catalogue={mechanism.catalogue(lang)}
      irregular={query.get('irregular')}
      clock={due => clockWords(due, say)}
    />,
    { wide: true },
  )
}
