import type { Example } from '../example.ts'
import { Doors, PhoneList } from './doors.tsx'
import { LanguageSwitch } from './leave-button.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Three doors',
    element: (
      <Doors
        label="Ways in"
        doors={[
          { href: '/help', title: 'I need help', text: 'You decide what you tell.' },
          { href: '/worried', title: 'I am worried about someone' },
          { href: '/sign-in', title: 'I work with people' },
        ]}
      />
    ),
  },
  {
    name: 'Numbers',
    element: (
      <PhoneList
        label="Numbers to call"
        phones={[
          { number: '112', name: 'In danger', hours: 'Day and night' },
          { number: '119', name: 'About a child', text: 'Somebody listens and comes.', hours: 'Day and night' },
        ]}
      />
    ),
  },
  {
    name: 'Languages',
    element: (
      <LanguageSwitch
        label="Language of this example"
        links={[
          { lang: 'ro', label: 'Română', href: '?lang=ro' },
          { lang: 'en', label: 'English', href: '?lang=en', current: true },
        ]}
      />
    ),
  },
]
