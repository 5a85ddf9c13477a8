import type { Field, FormDefinition } from '../../../domain/form/definition.ts'
import { codes, FIRST, line, rows, story } from './parts.ts'
import { PROFESSIONS } from './words.ts'

const KEYS = [
  'safety',
  'housing',
  'health',
  'mentalHealth',
  'legal',
  'family',
  'education',
  'work',
  'income',
  'socialSkills',
] as const

const LEVELS = ['well', 'some-need', 'urgent', 'unknown'] as const

const domain = (name: string): readonly Field[] => [
  codes(name, LEVELS, { words: 'assessed' }),
  story(`${name}Note`, 1500),
]

const assessment = (id: 'F-14I' | 'F-14D', act: FormDefinition['act']): FormDefinition => ({
  ...FIRST,
  id,
  act,
  mode: 'do',
  dataClass: 'plan',
  sections: [
    { name: 'safety', fields: KEYS.slice(0, 2).flatMap(domain) },
    { name: 'health', fields: KEYS.slice(2, 4).flatMap(domain) },
    { name: 'rights-and-family', fields: KEYS.slice(4, 6).flatMap(domain) },
    { name: 'daily-life', fields: KEYS.slice(6).flatMap(domain) },
    {
      name: 'team',
      fields: [
        story('personView'),
        story('conclusion'),
        rows(
          'signatures',
          8,
          [
            codes('profession', PROFESSIONS, { words: 'profession', required: true }),
            line('name', 120, { required: true }),
          ],
          {
            required: true,
          },
        ),
      ],
    },
  ],
})

/** What is most urgent, seen by whoever is there first. */
export const F_14I = assessment('F-14I', 'initial-assessment.made')

/** The whole picture, signed by at least two professions. */
export const F_14D = assessment('F-14D', 'detailed-assessment.made')
