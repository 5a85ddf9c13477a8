import { Actions } from '../button/button.tsx'
import type { Example } from '../example.ts'
import { Details, Notice } from './notice.tsx'
import { Clock, StatusTag, Tag } from './tag.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Good to know',
    element: (
      <Notice kind="info" word="Good to know">
        <p>A place tonight never waits for any of these steps.</p>
      </Notice>
    ),
  },
  {
    name: 'Take care',
    element: (
      <Notice kind="caution" word="Take care" title="Somebody in the household may be involved">
        <p>Call the person only on the number marked as safe.</p>
      </Notice>
    ),
  },
  {
    name: 'Danger',
    element: (
      <Notice kind="danger" word="Danger" title="Call 112 first">
        <p>The form keeps your answers until you come back.</p>
      </Notice>
    ),
  },
  {
    name: 'Done',
    element: (
      <Notice kind="done" word="Done">
        <p>The desk has your notification. Nobody has taken it up yet.</p>
      </Notice>
    ),
  },
  {
    name: 'Tags',
    element: (
      <Actions>
        <Tag>Assumed child</Tag>
        <Tag tone="accent">New</Tag>
        <Tag tone="late">Assumed rule</Tag>
        <Tag tone="danger">In danger</Tag>
      </Actions>
    ),
  },
  {
    name: 'States',
    element: (
      <Actions>
        <StatusTag kind="open" text="Not called yet" />
        <StatusTag kind="waiting" text="Sent" />
        <StatusTag kind="done" text="Taken up" />
        <StatusTag kind="refused" text="Declined" />
        <StatusTag kind="late" text="2 days late" />
        <StatusTag kind="irregular" text="Irregular" />
        <StatusTag kind="danger" text="In danger" />
        <StatusTag kind="unknown" text="Not known" />
      </Actions>
    ),
  },
  {
    name: 'Clocks',
    element: (
      <Actions>
        <Clock urgency="late" phrase="2 days late" exact="20 Nov, 16:00" dateTime="2026-11-20T16:00+02:00" />
        <Clock urgency="soon" phrase="today until 16:00" exact="22 Nov" dateTime="2026-11-22T16:00+02:00" />
        <Clock urgency="later" phrase="in 9 days" exact="1 Dec" dateTime="2026-12-01" />
        <Clock urgency="none" phrase="no deadline" />
      </Actions>
    ),
  },
  {
    name: 'Disclosure',
    element: (
      <Details summary="Why do we ask?">
        <p>The desk that helps depends on the county.</p>
      </Details>
    ),
  },
]
