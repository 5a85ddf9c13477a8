import type { Example } from '../example.ts'
import { NowPanel, type NowTexts } from './now-panel.tsx'
import type { WhyValue } from './why.tsx'

const nowTexts: NowTexts = {
  heading: 'What happens now',
  why: 'Why?',
  facts: 'What decided',
  standing: { verified: 'checked in the text', assumed: 'assumed, not yet checked' },
  now: { title: 'Now', empty: 'Nothing is asked of you at the moment.' },
  waiting: { title: 'Waiting', empty: 'Nobody is being waited for.', since: 'Since', escalates: 'If nothing happens' },
  notYet: {
    title: 'Not yet',
    empty: 'Nothing is blocked.',
    because: 'Because',
    opens: 'What would open it',
    meanwhile: 'Meanwhile',
  },
  gaps: {
    title: 'Not known',
    text: 'These steps were taken over from older records. Nobody wrote down how they were done.',
  },
}

const why = (sentence: string, facts: readonly string[], standing: 'verified' | 'assumed' = 'verified'): WhyValue => ({
  rules: [
    {
      id: sentence,
      sentence,
      citation: 'Exercise law 1/2023, art. 7 (2), in force since 3 February 2023',
      href: '/law/exercise',
      standing,
    },
  ],
  facts,
})

export const nowExamples: readonly Example[] = [
  {
    name: 'Now panel',
    element: (
      <NowPanel
        texts={nowTexts}
        now={[
          {
            id: 'call',
            what: 'Call 119 and say that a child needs help tonight',
            who: 'You, as the one who noticed',
            clock: { urgency: 'soon', phrase: 'in 25 min', exact: 'today 14:50', dateTime: '2026-11-22T14:50+02:00' },
            phone: { number: '119' },
            action: { href: '/p/041/calls/new', label: 'Record the call' },
            why: why('Whoever notices signs about a child tells the child line at once, by telephone.', [
              'The person says she is 16; she counts as a child until her age is known.',
              'The child line is not connected to this system.',
            ]),
          },
          {
            id: 'rights',
            what: 'Tell the person her rights and give her the printed sheet',
            who: 'Desk on duty',
            clock: { urgency: 'late', phrase: '2 h late', exact: 'today 12:20', dateTime: '2026-11-22T12:20+02:00' },
            action: { href: '/p/041/rights/new', label: 'Record it' },
            why: why(
              'Rights are told at the first contact, in a language the person understands.',
              ['No receipt for the rights was recorded.'],
              'assumed',
            ),
          },
          {
            id: 'needs',
            what: 'Write down what the person needs tonight',
            clock: {
              urgency: 'later',
              phrase: 'until tomorrow',
              exact: '23 Nov, 12:20',
              dateTime: '2026-11-23T12:20+02:00',
            },
            action: { href: '/p/041/needs/new', label: 'Write it down' },
            why: why('Needs come before questions about what happened.', ['The person was noticed today at 12:20.']),
          },
        ]}
        waiting={[
          {
            id: 'leg',
            whom: 'Child protection, county A',
            what: 'takes up your notification',
            since: 'today 12:31, delivered',
            escalates: 'goes to the duty officer at 13:01, then to the national desk',
            clock: { urgency: 'soon', phrase: 'in 6 min', exact: '13:01', dateTime: '2026-11-22T13:01+02:00' },
            phone: { number: '0800 000 041' },
            action: { post: '/legs/7/nudge', label: 'Remind them' },
            why: why(
              'A notification about a child is taken up by a named person within 30 minutes.',
              ['Delivered at 12:31.', 'Nobody has taken it up.'],
              'assumed',
            ),
          },
        ]}
        notYet={[
          {
            id: 'interview',
            what: 'Plan the interview',
            because: ['No psychologist is assigned.', 'It is not known whether a parent is involved.'],
            opens: [
              { label: 'Ask for a psychologist', href: '/p/041/counsel/new' },
              { label: 'Screen the parents for involvement', href: '/p/041/screening/new' },
            ],
            meanwhile: 'A place tonight and medical help do not wait for this.',
            why: why('A child is heard only with a psychologist present and without an involved parent.', [
              'Age: counts as a child.',
              'Psychologist: none recorded.',
              'Involvement of parent 1: unknown, which counts as involved.',
            ]),
          },
        ]}
        gaps={[
          {
            id: 'g',
            what: 'Who was present at the first interview',
            action: { href: '/p/041/gaps/1', label: 'I know more' },
          },
        ]}
      />
    ),
  },
  { name: 'Now panel, all quiet', element: <NowPanel texts={nowTexts} now={[]} waiting={[]} notYet={[]} /> },
]
