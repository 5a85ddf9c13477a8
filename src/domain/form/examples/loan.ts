import type { FormDefinition } from '../definition.ts'
import type { ReadContext } from '../reading.ts'

/** A form of a fictional library that lends tools: the reader is tested on something with no law in it. */
export const LOAN: FormDefinition = {
  id: 'F-90',
  version: 3,
  act: 'needs.recorded',
  mode: 'record',
  dataClass: 'core',
  standing: 'assumed',
  constants: { variant: 'tools' },
  sections: [
    {
      name: 'loan',
      fields: [
        {
          name: 'tool',
          type: 'choice',
          options: ['saw', 'drill', 'ladder'],
          required: true,
          coded: true,
          standing: 'assumed',
        },
        { name: 'colours', type: 'choices', options: ['red', 'blue'], coded: true, standing: 'assumed' },
        { name: 'reason', type: 'text', maxLength: 20, required: { field: 'tool', in: ['saw'] }, standing: 'assumed' },
        {
          name: 'height',
          type: 'number',
          min: 1,
          max: 9,
          coded: true,
          showWhen: { field: 'tool', in: ['ladder'] },
          required: true,
          standing: 'assumed',
        },
        { name: 'story', type: 'long-text', maxLength: 100, standing: 'assumed' },
        { name: 'born', type: 'date', past: true, standing: 'assumed' },
        { name: 'back', type: 'date', future: true, coded: true, standing: 'assumed' },
        { name: 'meet', type: 'date-time', future: true, coded: true, standing: 'assumed' },
        { name: 'member', type: 'yes-no-unknown', coded: true, standing: 'assumed' },
        { name: 'speech', type: 'language', coded: true, standing: 'assumed' },
        { name: 'branch', type: 'territory', coded: true, standing: 'assumed' },
        { name: 'workshop', type: 'organisation', coded: true, standing: 'assumed' },
      ],
    },
    {
      name: 'people',
      fields: [
        {
          name: 'present',
          type: 'attendees',
          roles: ['lender', 'parent'],
          kinds: ['library', 'none'],
          subjects: ['parent-1', 'unknown'],
          subjectRoles: ['parent'],
          rows: 2,
          standing: 'assumed',
        },
        {
          name: 'parts',
          type: 'rows',
          rows: 2,
          standing: 'assumed',
          fields: [
            { name: 'course', type: 'service', coded: true, standing: 'assumed' },
            {
              name: 'state',
              type: 'choice',
              options: ['open', 'closed'],
              required: true,
              coded: true,
              standing: 'assumed',
            },
            {
              name: 'why',
              type: 'text',
              maxLength: 10,
              required: true,
              showWhen: { field: 'state', in: ['closed'] },
              standing: 'assumed',
            },
            { name: 'due', type: 'date', coded: true, standing: 'assumed' },
          ],
        },
      ],
    },
  ],
}

/** The world of the examples: 4 May 2026, 12:00 UTC; the clock skips 03:00–03:59 on 29 March 2026. */
export const WORLD: ReadContext = {
  now: Date.UTC(2026, 4, 4, 12),
  today: '2026-05-04',
  languages: ['ro', 'en'],
  territories: ['north', 'south'],
  known: { organisation: ['tools-1'] },
  momentOf: (date, time) =>
    date === '2026-03-29' && time.startsWith('03:') ? null : Date.parse(`${date}T${time}:00Z`),
}
