import type { RightsText } from '../rights.ts'

/**
 * What each sentence of a rights text rests on, in order: a right, `practice` where it says how this system is meant to
 * work, null where it claims nothing about law (comfort, a number). A test counts the sentences in every language.
 */
export const SENTENCES: Readonly<Record<RightsText, readonly (string | null)[]>> = {
  adult: [
    null,
    'V-04',
    'practice',
    'V-02',
    'V-03',
    'V-06',
    'practice',
    'V-06',
    'V-11',
    'V-14',
    'practice',
    null,
    null,
    null,
  ],
  'child-13-17': [null, 'practice', 'practice', 'V-08', 'V-19', 'V-19', 'V-07', 'V-10', 'V-06', null, null],
  'child-8-12': [null, null, 'practice', 'V-08', 'V-20', null],
  'under-8': ['practice', 'practice', 'practice', 'practice'],
  foreign: ['V-05', 'V-03', null, 'V-13', 'V-21', 'practice', 'practice', null, 'V-13'],
}
