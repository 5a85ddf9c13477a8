import type { Example } from '../example.ts'
import { BackLink, ButtonLink, PhoneLink } from '../link/link.tsx'
import { Actions, Button, PostButton } from './button.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Buttons and links',
    element: (
      <Actions>
        <ButtonLink href="/sign/new">Record a first sign</ButtonLink>
        <ButtonLink href="/later" kind="quiet">
          Go on later
        </ButtonLink>
        <PostButton
          action="/legs/7/nudge"
          label="Remind the desk"
          kind="quiet"
          hiddenText="about Exercise 041"
          hidden={{ leg: '7' }}
        />
        <form method="post" action="/withdraw">
          <Button kind="danger">Withdraw for good</Button>
        </form>
      </Actions>
    ),
  },
  { name: 'Way back', element: <BackLink href="/work" label="My work" /> },
  { name: 'A number to call', element: <PhoneLink number="0800 000 041" label="desk on duty" /> },
]
