import type { FormDefinition } from '../../../domain/form/definition.ts'
import { ahead, before, codes, day, FIRST, grown, line, rows, several, story, yesNo } from './parts.ts'
import { AUTHORITIES, DECISIONS, MEASURES } from './words.ts'

/** Support around hearings: who goes along, which protection was asked for and given. Nothing of it is a condition for help. */
export const F_18: FormDefinition = {
  ...FIRST,
  id: 'F-18',
  act: 'court-support.coordinated',
  mode: 'record',
  dataClass: 'proceedings',
  sections: [
    {
      name: 'file',
      fields: [
        line('fileNumber', 80),
        codes('authorityKind', AUTHORITIES, { words: 'organisation-kind' }),
        line('authorityName', 160),
        line('lawyer', 160),
        line('psychologist', 160),
        yesNo('releaseNotice'),
        yesNo('expedited'),
      ],
    },
    {
      name: 'hearings',
      fields: [
        rows('hearings', 8, [
          ahead('at'),
          line('place', 160),
          yesNo('videoPossible'),
          line('transport', 160),
          line('escort', 160),
        ]),
      ],
    },
    {
      name: 'protection',
      fields: [
        rows('measures', 10, [
          codes('measure', MEASURES, { words: 'measure', required: true }),
          codes('requestedBy', ['person', 'representative', 'lawyer', 'prosecution', 'other', 'unknown']),
          codes('decision', DECISIONS, { words: 'decision' }),
          line('refusedReason', 200),
        ]),
        yesNo('videoMentioned'),
        yesNo('confrontationAsked'),
        several('alerted', ['lawyer', 'coordinator', 'nobody-yet'], {
          showWhen: { field: 'confrontationAsked', in: ['yes'] },
        }),
        story('safetyPlan', 1500),
      ],
    },
    { name: 'after', fields: [story('debrief', 1500), line('nextStep', 300)] },
  ],
}

/** Who handed over which digital trace, and who has held it since. The trace itself is not in the form. */
export const F_38: FormDefinition = {
  ...FIRST,
  id: 'F-38',
  act: 'digital-evidence.received',
  mode: 'record',
  dataClass: 'proceedings',
  sections: [
    {
      name: 'trace',
      fields: [
        codes(
          'platformKind',
          ['social-network', 'messages', 'advertisement', 'payment', 'web-page', 'device', 'other', 'unknown'],
          {
            required: true,
          },
        ),
        line('platform', 120),
        line('account', 200),
        line('address', 500),
        before('capturedAt'),
        line('capturedBy', 120),
        line('hash', 160),
      ],
    },
    {
      name: 'preservation',
      fields: [
        yesNo('personAgrees'),
        codes('preservationRequest', ['sent', 'not-sent', 'answered', 'refused', 'unknown']),
        day('preservationSentOn', { past: true }),
        line('preservationTo', 160),
      ],
    },
    {
      name: 'custody',
      fields: [
        rows('custody', 8, [
          before('at'),
          line('from', 120, { required: true }),
          line('to', 120, { required: true }),
          line('how', 200),
        ]),
        story('note', 1000),
      ],
    },
  ],
}

/** Version 2: where the trial stands, as a code, and the days from which limits run. */
export const F_18_2 = grown(F_18, {
  file: [
    codes('stage', [
      'complaint',
      'investigation',
      'preliminary-chamber',
      'first-instance',
      'appeal',
      'final',
      'enforcement',
      'unknown',
    ]),
    codes(
      'outcome',
      ['conviction', 'acquittal', 'reclassified', 'prescribed', 'dismissed', 'unknown-offender', 'unknown'],
      { showWhen: { field: 'stage', in: ['appeal', 'final', 'enforcement'] } },
    ),
    day('outcomeOn', { past: true, showWhen: { field: 'stage', in: ['appeal', 'final', 'enforcement'] } }),
    day('offenceOn', { past: true }),
    day('complaintOn', { past: true }),
    day('arrestedOn', { past: true }),
    codes('custody', ['in-custody', 'released', 'convicted', 'unknown']),
  ],
})

/** Version 3: was the person told of a release, was what another outcome means answered, has a summons come. */
export const F_18_3 = grown(F_18_2, {
  file: [
    yesNo('releaseTold', { showWhen: { field: 'custody', in: ['released'] } }),
    several('answered', ['rights', 'appeal', 'compensation'], {
      showWhen: { field: 'outcome', in: ['reclassified', 'dismissed'] },
    }),
  ],
  protection: [yesNo('summons')],
})
