import type { Example } from '../example.ts'
import { LegList } from './leg-list.tsx'
import { nowExamples } from './now-panel-examples.tsx'
import { PersonHeader } from './person-header.tsx'
import { ReceiptSheet } from './receipt-sheet.tsx'
import { Rooms } from './rooms.tsx'
import { StageLine, type StageState } from './stage-line.tsx'
import { Story } from './story.tsx'

const way = [
  ['Noticed', '20 Nov'],
  ['Told', '20 Nov'],
  ['First help', '20 Nov'],
  ['Identi\u00adfication'],
  ['Rights and consent'],
  ['Risk and needs'],
  ['Referred'],
  ['Recovery'],
  ['Assess\u00adment'],
  ['Plan'],
  ['Reinte\u00adgration'],
  ['Closed'],
] as const
const stateAt = (index: number): StageState =>
  index < 2 ? 'done' : index === 2 ? 'unknown' : index === 3 ? 'current' : 'ahead'
const words = { done: 'done', current: 'we are here', ahead: 'ahead', unknown: 'not known how' }

export const examples: readonly Example[] = [
  {
    name: 'Header of a person',
    element: (
      <PersonHeader
        code="Exercise 041"
        kicker="Person"
        danger="In danger now"
        facts={[
          { label: 'Age', value: 'Says 16: counts as a child' },
          { label: 'Stage', value: 'Identification' },
          { label: 'County', value: 'Exercise county A' },
          { label: 'Case manager', value: 'Nobody yet' },
        ]}
      />
    ),
  },
  ...nowExamples,
  {
    name: 'The way so far',
    element: (
      <StageLine
        label="The way so far"
        stages={way.map(([name, when], index) => ({
          name,
          when,
          state: stateAt(index),
          stateText: words[stateAt(index)],
        }))}
      />
    ),
  },
  {
    name: 'The story of acts',
    element: (
      <Story
        label="What was done"
        empty="Nothing was done yet."
        entries={[
          {
            id: '1',
            when: '20 Nov 2026, 12:20',
            dateTime: '2026-11-20T12:20+02:00',
            what: 'A first sign was recorded',
            who: 'School counsellor, Exercise school 3',
          },
          {
            id: '2',
            when: '20 Nov 2026, 15:05',
            what: 'The person was heard',
            who: 'Police desk',
            irregular: {
              word: 'Irregular',
              broken: ['No psychologist was present.', 'An involved parent was in the room.'],
            },
          },
          {
            id: '3',
            when: '2024, day not known',
            what: 'The person was told her rights',
            historical: 'Older record, not known how',
          },
        ]}
      />
    ),
  },
  {
    name: 'Rooms',
    element: (
      <Rooms
        label="Rooms of this file"
        rooms={[
          {
            name: 'Identity',
            open: true,
            lock: 'You may enter',
            who: 'Desk on duty, case manager',
            href: '/p/041/identity',
          },
          {
            name: 'Indicators',
            open: true,
            lock: 'You may enter',
            who: 'Everybody who works with the person',
            href: '/p/041/indicators',
          },
          { name: 'Therapy', open: false, lock: 'Closed to you', who: 'Psychologist only' },
        ]}
      />
    ),
  },
  {
    name: 'Who was told',
    element: (
      <LegList
        label="Who was told"
        legs={[
          {
            id: '1',
            addressee: 'Child line',
            state: 'to-call',
            stateText: 'Not called yet',
            clock: { urgency: 'soon', phrase: 'in 25 min', exact: '14:50' },
            call: {
              number: '119',
              sayLabel: 'You can say',
              say: 'I am a school counsellor. A girl of about 16 needs a safe place tonight. I have recorded it as Exercise 041.',
            },
            action: { href: '/legs/1/call', label: 'Record the call' },
          },
          {
            id: '2',
            addressee: 'Child protection, county A',
            state: 'delivered',
            stateText: 'Delivered, nobody has taken it up yet',
            clock: { urgency: 'soon', phrase: 'in 6 min', exact: '13:01' },
          },
          {
            id: '3',
            addressee: 'Regional centre',
            state: 'taken-up',
            stateText: 'Taken up',
            detail: 'By the officer on duty, today at 12:40',
          },
        ]}
      />
    ),
  },
  {
    name: 'Receipt',
    element: (
      <ReceiptSheet
        title="Receipt"
        reference={{ label: 'Number', value: 'K7-M4-2Q' }}
        lines={[
          { label: 'Given on', value: '22 November 2026, 12:31' },
          { label: 'At', value: 'Desk 3' },
        ]}
        open={<p>One desk has not answered yet. We will tell you whom to call.</p>}
        note="Keep this sheet. It says nothing about anybody."
      />
    ),
  },
]
