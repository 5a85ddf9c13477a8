import type { FormDefinition } from '../../../domain/form/definition.ts'
import { EXPLOITATION_FORMS, SEXES } from '../../../domain/mechanism/vocabulary.ts'
import { SERVICES } from '../services.ts'
import { code, codes, day, FIRST, line, several, whole, yesNo } from './parts.ts'

/**
 * The entry in the national register: only codes, no name, and only with a consent for it; without one a row without identity is counted.
 * Taking part in proceedings is counted for statistics and may stay unanswered: help never depends on it.
 */
export const F_34: FormDefinition = {
  ...FIRST,
  id: 'F-34',
  act: 'register-entry.made',
  mode: 'do',
  dataClass: 'register',
  sections: [
    {
      name: 'consent',
      fields: [
        codes('consent', ['given', 'refused', 'not-asked'], { required: true }),
        code('consentEvent', 'event', {
          required: { field: 'consent', in: ['given'] },
          showWhen: { field: 'consent', in: ['given'] },
        }),
      ],
    },
    {
      name: 'person',
      fields: [
        codes('sex', SEXES, { list: 'sex', required: true }),
        codes(
          'ageGroup',
          ['0-9', '10-11', '12-13', '14', '15-17', '18-19', '20-24', '25-34', '35-44', '45-64', '65-up', 'unknown'],
          {
            required: true,
          },
        ),
        codes('citizenship', ['own-country', 'eu', 'third-country', 'stateless', 'unknown'], { required: true }),
        codes('background', [
          'placement-centre',
          'family-placement',
          'relatives',
          'own-family',
          'alone',
          'other',
          'unknown',
        ]),
        codes('family', ['two-parents', 'one-parent', 'relatives', 'in-care', 'own-household', 'unknown']),
        codes('area', ['rural', 'urban', 'unknown']),
        codes('school', ['none', 'some', 'left-early', 'attends', 'finished', 'unknown']),
      ],
    },
    {
      name: 'situation',
      fields: [
        several('exploitation', EXPLOITATION_FORMS, { words: 'exploitation', required: true }),
        codes('placeKind', ['internal', 'external', 'both', 'unknown'], { required: true }),
        line('countries', 160, { showWhen: { field: 'placeKind', in: ['external', 'both'] } }),
        codes('setting', ['online', 'indoor', 'outdoor', 'mixed', 'unknown']),
        several('recruitment', [
          'in-person',
          'internet',
          'social-network',
          'partner-promise',
          'family',
          'other',
          'unknown',
        ]),
        several('control', ['physical', 'sexual', 'emotional', 'debt', 'documents', 'substances', 'other', 'unknown']),
        yesNo('again'),
      ],
    },
    {
      name: 'help',
      fields: [
        codes(
          'notifiedBy',
          [
            'police',
            'child-protection',
            'provider',
            'asylum-office',
            'border',
            'labour-inspectorate',
            'health',
            'school',
            'hotline',
            'other',
            'unknown',
          ],
          { words: 'organisation-kind' },
        ),
        several('servicesReceived', SERVICES, { list: 'service' }),
        codes('inProceedings', ['takes-part', 'does-not', 'undecided', 'unknown']),
        day('identifiedOn', { past: true }),
        whole('reportingYear', 2000, 2199),
      ],
    },
  ],
}
