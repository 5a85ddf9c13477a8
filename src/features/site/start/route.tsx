/** Use case: somebody opens the front page, signed in or not, and finds a number or the way to their work. Actor: anybody. Law: the numbers of the pack; nothing is asked and nothing can be written. */
import { type Mechanism, rightsOf } from '../../../act/mechanism.ts'
import { openPage, type PublicRequest, type Reply, type Route } from '../../../platform/http/route.ts'
import { Doors } from '../../../platform/ui/index.ts'
import { changeOf, Numbers } from '../numbers.tsx'
import { offersMailbox } from '../offers.ts'
import { BackTo, type Drawn, essential } from '../page.tsx'
import { isDraft, type Reading } from '../reading.tsx'

/** What the front page needs of the sections: the right each asks for and its address, in order. */
export type StartSections = readonly { readonly right: string; readonly href: string }[]

/** `sections` are those of the shell, given by the composition: features do not import each other. */
export const routes = (mechanism: Mechanism, sections: StartSections): readonly Route[] => [
  openPage(
    'GET /',
    { may: 'public', signedIn: request => work(mechanism, sections, request) },
    essential(mechanism, front),
  ),
  openPage('GET /front', { may: 'public' }, essential(mechanism, front)),
]

/** Signed in, the front is where one's work is; with a session that has ended, it is the front in one's language. */
function work(mechanism: Mechanism, sections: StartSections, { actor, lang, reply }: PublicRequest): Reply {
  if (!actor) return reply.seeOther(`/${lang}`)
  const rights = rightsOf(mechanism.pack, actor)
  return reply.seeOther(sections.find(one => rights.has(one.right))?.href ?? '/law')
}

function front(reading: Reading): Drawn {
  const { say, t, to, language, mechanism } = reading
  const doors = [
    { href: to('/help-now'), title: say('site.help-door'), text: say('site.help-door-text') },
    { href: to('/worried'), title: say('site.worried-door'), text: say('site.worried-door-text') },
    { href: '/sign-in', title: say('site.work-door'), text: say('site.work-door-text') },
  ]
  return {
    title: t('site.title-start'),
    until: changeOf(reading),
    body: (
      <>
        {isDraft(language) ? <BackTo reading={reading} /> : null}
        <div>
          <h1>{say('site.front-title')}</h1>
          <p className="lead">{say('site.front-lead')}</p>
        </div>
        <Doors label={t('site.doors')} doors={doors} />
        <Numbers reading={reading} />
        <Doors
          label={t('site.more')}
          doors={[
            { href: to('/find'), title: say('find.title'), text: say('site.find-door-text') },
            ...(offersMailbox(mechanism)
              ? [{ href: to('/tell'), title: say('tell.title'), text: say('site.tell-door-text') }]
              : []),
            { href: to('/rights'), title: say('site.rights-title') },
            ...(mechanism.pack.site.answers.length > 0
              ? [{ href: to('/answers'), title: say('site.answers-title') }]
              : []),
          ]}
        />
      </>
    ),
  }
}
