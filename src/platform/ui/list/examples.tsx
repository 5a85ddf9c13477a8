import type { Example } from '../example.ts'
import { Board } from './board.tsx'
import { DueList } from './due-list.tsx'
import { FilterBar } from './filter-bar.tsx'
import { Pager } from './section-nav.tsx'
import { SummaryList } from './summary-list.tsx'
import { Table } from './table.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Filter',
    element: (
      <FilterBar
        action="/work"
        label="Filter my work"
        search={{ name: 'q', label: 'Code or place' }}
        selects={[{ name: 'age', label: 'Age', all: 'All', options: [{ value: 'child', label: 'Child' }] }]}
        submit="Show"
        clear={{ href: '/work', label: 'Show all' }}
        saved={{
          label: 'Saved filters',
          items: [
            { href: '/work', label: 'All', current: true },
            { href: '/work?age=child', label: 'Children' },
            { href: '/work?holder=none', label: 'Held by nobody' },
          ],
        }}
      />
    ),
  },
  {
    name: 'Work list',
    element: (
      <DueList
        caption="My work, soonest first"
        columns={{ person: 'Person', what: 'What is due', clock: 'Until', holder: 'Held by' }}
        empty="Nothing is due. Thank you."
        groups={[
          {
            title: 'Late',
            rows: [
              {
                id: '1',
                href: '/p/041',
                person: 'Exercise 041',
                what: 'Answer the referral for a place',
                tags: [{ text: 'Child' }],
                clock: {
                  urgency: 'late',
                  phrase: '2 days late',
                  exact: '20 Nov, 16:00',
                  dateTime: '2026-11-20T16:00+02:00',
                },
                holder: 'Intake desk, county A',
              },
            ],
          },
          {
            title: 'Today',
            rows: [
              {
                id: '2',
                href: '/p/017',
                person: 'Exercise 017',
                what: 'Call the child line and record who answered',
                tags: [{ text: 'In danger', tone: 'danger' }],
                clock: { urgency: 'soon', phrase: 'in 25 min', exact: '14:50', dateTime: '2026-11-22T14:50+02:00' },
                holder: 'You',
              },
              {
                id: '3',
                href: '/p/032',
                person: 'Exercise 032',
                what: 'Tell the person her rights and give her the receipt',
                clock: { urgency: 'soon', phrase: 'today until 18:00', dateTime: '2026-11-22T18:00+02:00' },
                holder: 'You',
              },
            ],
          },
          {
            title: 'This week',
            rows: [
              {
                id: '4',
                href: '/p/008',
                person: 'Exercise 008',
                what: 'Review the plan with the person',
                clock: { urgency: 'later', phrase: 'in 4 days', exact: '26 Nov', dateTime: '2026-11-26' },
                holder: 'Case manager, county B',
              },
            ],
          },
        ]}
      />
    ),
  },
  {
    name: 'Empty work list',
    element: (
      <DueList
        caption="My work"
        columns={{ person: 'Person', what: 'What', clock: 'Until' }}
        groups={[]}
        empty="Nothing is due."
      />
    ),
  },
  {
    name: 'Pager',
    element: (
      <Pager
        label="Pages"
        previous={{ href: '?before=3', label: 'Sooner' }}
        next={{ href: '?after=9', label: 'Later' }}
      />
    ),
  },
  {
    name: 'Check your answers',
    element: (
      <SummaryList
        rows={[
          {
            label: 'Where',
            value: 'Bus station',
            change: { href: '/sign/2', label: 'Change', hiddenText: 'the place' },
          },
          {
            label: 'In danger now',
            value: 'I don’t know',
            change: { href: '/sign/1', label: 'Change', hiddenText: 'the danger' },
          },
        ]}
      />
    ),
  },
  {
    name: 'Table',
    element: (
      <Table
        caption="People by county, exercise year"
        columns={[{ label: 'County' }, { label: 'Told' }, { label: 'People', numeric: true }]}
        rows={[
          { key: 'a', cells: ['Exercise county A', 'in 22 min', '1,204'] },
          { key: 'b', cells: ['Exercise county B', 'in 3 h', '87'] },
        ]}
      />
    ),
  },
  {
    name: 'Board',
    element: (
      <Board
        figures={[
          {
            label: 'Held by nobody',
            value: 0,
            state: { kind: 'done', text: 'As it should be' },
            text: 'People with something due that no desk holds.',
          },
          {
            label: 'Late today',
            value: 4,
            state: { kind: 'late', text: '4 to look at' },
            text: 'Duties whose moment has passed.',
            link: { href: '/work?late=1', label: 'See which' },
          },
          {
            label: 'Waiting for others',
            value: 11,
            text: 'Sent or delivered, not taken up.',
            link: { href: '/work?waiting=1', label: 'See which' },
          },
        ]}
      />
    ),
  },
]
