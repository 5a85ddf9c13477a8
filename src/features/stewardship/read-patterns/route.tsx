/** Use case: people who build pages see every component in one place. Actor: anybody, in the exercise only. Law: none. */
import type { Mechanism } from '../../../act/mechanism.ts'
import { page, type Route } from '../../../platform/http/route.ts'
import { EXAMPLE_GROUPS, PageTitle, Section, SectionNav } from '../../../platform/ui/index.ts'

/** No route at all outside the exercise: the address is not found. */
export const routes = ({ profile }: Pick<Mechanism, 'profile'>): readonly Route[] =>
  profile === 'exercise'
    ? [
        page('GET /patterns', { may: 'public' }, ({ t, reply }) =>
          reply.page(t('start.patterns'), <Patterns title={t('start.patterns')} lead={t('start.patterns-lead')} />, {
            wide: true,
          }),
        ),
      ]
    : []

/** A page's own header has its `h1`; shown among the others it would be a second one. */
const HAS_TITLE = /header/i

/** The examples are the ones that are tested; their own words are not translated. */
function Patterns({ title, lead }: { title: string; lead: string }) {
  return (
    <>
      <PageTitle title={title} lead={lead} />
      <div lang="en">
        <SectionNav
          label="Groups"
          items={EXAMPLE_GROUPS.map(group => ({ href: `#${group.id}`, label: group.title }))}
        />
        {EXAMPLE_GROUPS.map(group => (
          <Section key={group.id} id={group.id} title={group.title}>
            {group.examples
              .filter(example => !example.name.endsWith('all quiet') && !HAS_TITLE.test(example.name))
              .map(example => (
                <div className="example" key={example.name}>
                  <p className="kicker">{example.name}</p>
                  {example.element}
                </div>
              ))}
          </Section>
        ))}
      </div>
    </>
  )
}
