import { examples as buttons } from '../button/examples.tsx'
import type { Example } from '../example.ts'
import { examples as fields } from '../field/examples.tsx'
import { examples as forms } from '../form/examples.tsx'
import { examples as lists } from '../list/examples.tsx'
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
