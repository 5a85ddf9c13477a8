import { examples as buttons } from '../button/examples.tsx'
import type { Example } from '../example.ts'
import { examples as fields } from '../field/examples.tsx'
import { examples as forms } from '../form/examples.tsx'
import { Layout, type LayoutProps } from '../layout/layout.tsx'
import { PageTitle } from '../layout/section.tsx'
import { examples as lists } from '../list/examples.tsx'
import { SectionNav } from '../list/section-nav.tsx'
import { examples as signs } from '../notice/examples.tsx'
import { examples as person } from '../person/examples.tsx'
import { examples as doors } from '../public/examples.tsx'

export type ExampleGroup = { readonly id: string; readonly title: string; readonly examples: readonly Example[] }

/** Every example of the design system, by folder. */
export const EXAMPLE_GROUPS: readonly ExampleGroup[] = [
  { id: 'person', title: 'A person', examples: person },
  { id: 'lists', title: 'Lists', examples: lists },
  { id: 'signs', title: 'Words and signs', examples: signs },
  { id: 'forms', title: 'Forms', examples: forms },
  { id: 'fields', title: 'Questions', examples: fields },
  { id: 'buttons', title: 'Buttons and links', examples: buttons },
  { id: 'public', title: 'Public front', examples: doors },
]

/** All components in one place, for people who build pages. Only in the exercise profile. */
export function PatternPage(layout: Omit<LayoutProps, 'title' | 'children' | 'wide' | 'modules'>) {
  return (
    <Layout {...layout} title="Patterns" wide modules={['due-list-keys.js']}>
      <PageTitle title="Patterns" lead="What every page is made of." />
      <SectionNav label="Groups" items={EXAMPLE_GROUPS.map(group => ({ href: `#${group.id}`, label: group.title }))} />
      {EXAMPLE_GROUPS.map(group => (
        <section className="section" key={group.id}>
          <h2 id={group.id}>{group.title}</h2>
          {group.examples
            .filter(example => !example.name.endsWith('all quiet'))
            .map(example => (
              <div className="example" key={example.name}>
                <p className="kicker">{example.name}</p>
                {example.element}
              </div>
            ))}
        </section>
      ))}
    </Layout>
  )
}
