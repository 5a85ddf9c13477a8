import type { FormDefinition } from '../../../domain/form/definition.ts'
import { codes, day, FIRST, line, several, story, yesNo } from './parts.ts'

const COERCION = [
  'own-account',
  'witness',
  'documents',
  'messages',
  'medical',
  'identification-decision',
  'other',
  'none-yet',
] as const

/** Nobody is punished for what they were forced to do: the review, with a lawyer, before any sanction goes on. */
export const F_36: FormDefinition = {
  ...FIRST,
  id: 'F-36',
  act: 'non-punishment.reviewed',
  mode: 'record',
  dataClass: 'proceedings',
  sections: [
    {
      name: 'act',
      fields: [
        codes(
          'actKind',
          [
            'theft',
            'begging',
            'drugs',
            'sex-work-fine',
            'illegal-stay',
            'illegal-work',
            'documents',
            'other',
            'unknown',
          ],
          { required: true },
        ),
        story('act', 1000),
        codes('authorityKind', ['police', 'gendarmerie', 'prosecution', 'court', 'other', 'unknown'], {
          words: 'organisation-kind',
        }),
        line('authorityName', 160),
        yesNo('abroad'),
        yesNo('foreignRecord', { showWhen: { field: 'abroad', in: ['yes'] } }),
        yesNo('coerced', { showWhen: { field: 'foreignRecord', in: ['yes'] } }),
      ],
    },
    {
      name: 'link',
      fields: [
        yesNo('linkToExploitation', { required: true }),
        story('link', 1500),
        several('coercionEvidence', COERCION),
        yesNo('lawyerPresent', { required: true }),
        line('lawyer', 160),
      ],
    },
    {
      name: 'decision',
      fields: [
        codes('result', ['applied', 'refused', 'pending'], { required: true }),
        day('decidedOn', { past: true }),
        yesNo('appeal'),
        day('appealUntil', { showWhen: { field: 'appeal', in: ['yes'] } }),
        story('note', 1000),
      ],
    },
  ],
}

/**
 * A fine, a charge or an order to leave that somebody holds against the person: written down as it is, so that the review of
 * non-punishment opens by itself. Where it came before that review, it is marked.
 */
export const F_36S: FormDefinition = {
  ...FIRST,
  id: 'F-36S',
  act: 'sanction.recorded',
  mode: 'record',
  dataClass: 'proceedings',
  sections: [
    {
      name: 'sanction',
      fields: [
        codes(
          'actKind',
          [
            'theft',
            'begging',
            'drugs',
            'sex-work-fine',
            'illegal-stay',
            'illegal-work',
            'documents',
            'other',
            'unknown',
          ],
          { required: true },
        ),
        codes('sanctionKind', ['fine', 'charge', 'order-to-leave', 'entry-ban', 'other', 'unknown'], {
          required: true,
        }),
        codes('state', ['announced', 'ordered', 'carried-out', 'annulled', 'unknown'], { required: true }),
        codes('authorityKind', ['police', 'gendarmerie', 'prosecution', 'court', 'border', 'other', 'unknown'], {
          words: 'organisation-kind',
        }),
        line('authorityName', 160),
        day('orderedOn', { past: true }),
        day('challengeUntil'),
        story('note', 1000),
      ],
    },
  ],
}
