import type { FormDefinition } from '../../../src/domain/form/definition.ts'

/** How the shelves were searched, and how a book is declared lost. */
export const LIBRARY_FORMS: readonly FormDefinition[] = [
  {
    id: 'F-70',
    version: 1,
    act: 'needs.recorded',
    dataClass: 'core',
    standing: 'verified',
    mode: 'record',
    sections: [
      {
        name: 'shelves',
        fields: [
          {
            name: 'shelf',
            type: 'choice',
            options: ['right', 'wrong', 'floor'],
            required: true,
            standing: 'verified',
            coded: true,
          },
          {
            name: 'floorNote',
            type: 'text',
            maxLength: 80,
            standing: 'verified',
            required: { field: 'shelf', in: ['floor'] },
            showWhen: { field: 'shelf', in: ['floor'] },
          },
        ],
      },
    ],
  },
]

/** What the forms say. */
export const LIBRARY_WORDS: Readonly<Record<string, string>> = {
  'form.F-70': 'The shelves were searched',
  'form.F-70.section.shelves': 'Shelves',
  'form.F-70.shelf': 'Where was it?',
  'form.F-70.shelf.right': 'on the right shelf',
  'form.F-70.shelf.wrong': 'on a wrong shelf',
  'form.F-70.shelf.floor': 'on the floor',
  'form.F-70.floorNote': 'Which floor?',
}
