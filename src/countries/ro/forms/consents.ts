import type { FormDefinition } from '../../../domain/form/definition.ts'
import { CONSENT_PURPOSES } from '../../../domain/mechanism/vocabulary.ts'
import { childView, code, codes, day, FIRST, giver, line, several, signed, story, subjectOf, yesNo } from './parts.ts'
import { SUBJECTS } from './words.ts'

/** Purposes that send data to one named organisation. */
const NAMES_RECIPIENT = { field: 'purpose', in: ['referral', 'transnational'] } as const

/** One consent: one purpose, one recipient, one answer. Somebody who wants time has not refused: nothing is recorded yet. */
export const F_08: FormDefinition = {
  ...FIRST,
  id: 'F-08',
  act: 'consent.recorded',
  mode: 'do',
  dataClass: 'consent',
  sections: [
    {
      name: 'about',
      fields: [
        codes('purpose', CONSENT_PURPOSES, { words: 'purpose', required: true }),
        code('recipient', 'organisation', {
          required: { field: 'purpose', in: ['referral'] },
          showWhen: NAMES_RECIPIENT,
        }),
        several('checklist', ['purpose', 'use', 'research', 'access', 'storage', 'withdrawal']),
        code('language', 'language', { required: true }),
        yesNo('interpreterPresent'),
      ],
    },
    {
      name: 'answer',
      fields: [
        codes('answer', ['given', 'refused'], { required: true }),
        giver('givenBy', { required: true }),
        subjectOf('givenBy'),
        codes('capacity', ['alone', 'with-support', 'not-now', 'unknown'], {
          showWhen: { field: 'givenBy', in: ['person'] },
        }),
        childView({ required: { field: 'givenBy', in: ['parent', 'guardian', 'representative'] } }),
        story('ownWords', 1000),
        signed('signed'),
        yesNo('witness'),
        line('witnessName', 120, { showWhen: { field: 'witness', in: ['yes'] } }),
      ],
    },
  ],
}

/** Consent taken back. As easy as giving it; no reason is asked. */
export const F_41: FormDefinition = {
  ...FIRST,
  id: 'F-41',
  act: 'consent.withdrawn',
  mode: 'record',
  dataClass: 'consent',
  sections: [
    {
      name: 'withdrawal',
      fields: [
        codes('purpose', CONSENT_PURPOSES, { words: 'purpose', required: true }),
        code('recipient', 'organisation', { showWhen: NAMES_RECIPIENT }),
        giver('withdrawnBy', { required: true }),
        subjectOf('withdrawnBy'),
        several('told', ['what-stops', 'what-goes-on', 'help-stays', 'may-change-mind']),
        story('ownWords', 1000),
      ],
    },
  ],
}

/** Screening of one parent, guardian or institution, before they are asked, told or present. */
export const F_23: FormDefinition = {
  ...FIRST,
  id: 'F-23',
  act: 'involvement.screened',
  mode: 'record',
  dataClass: 'indicators',
  sections: [
    {
      name: 'who',
      fields: [
        codes('subject', SUBJECTS, { words: 'subject', required: true }),
        codes('subjectKind', ['parent', 'guardian', 'institution'], { required: true }),
        line('subjectName', 120),
      ],
    },
    {
      name: 'result',
      fields: [
        several(
          'evidenceKinds',
          [
            'person-said',
            'documents',
            'police',
            'child-protection-file',
            'home-visit',
            'third-person',
            'observation',
            'none',
          ],
          {
            required: true,
          },
        ),
        story('evidence'),
        codes('result', ['not-involved', 'involved', 'unknown'], { words: 'involvement', required: true }),
        yesNo('representativeNeeded'),
        day('reviewOn', { future: true }),
      ],
    },
  ],
}

/** Taking part in proceedings: a free decision on a form of its own; no help depends on it. */
export const F_17: FormDefinition = {
  ...FIRST,
  id: 'F-17',
  act: 'participation.decided',
  mode: 'do',
  dataClass: 'proceedings',
  sections: [
    {
      name: 'told',
      fields: [
        several('told', [
          'help-does-not-depend',
          'rights-in-proceedings',
          'protection',
          'compensation',
          'may-change-mind',
        ]),
        yesNo('lawyerHeard'),
      ],
    },
    {
      name: 'decision',
      fields: [
        codes('choice', ['participate', 'not-now', 'no', 'undecided'], { required: true }),
        giver('decidedBy', { required: true }),
        subjectOf('decidedBy'),
        childView({ required: { field: 'decidedBy', in: ['parent', 'guardian', 'representative'] } }),
        story('ownWords', 1000),
      ],
    },
  ],
}

/** The person leaves, wholly or in part. The door stays open. */
export const F_58: FormDefinition = {
  ...FIRST,
  id: 'F-58',
  act: 'person.withdrew',
  mode: 'record',
  dataClass: 'core',
  sections: [
    {
      name: 'leaving',
      fields: [
        codes('scope', ['everything', 'some-services', 'unknown'], { required: true }),
        giver('withdrawnBy', { required: true }),
        subjectOf('withdrawnBy'),
        several('told', ['may-return', 'emergency-numbers', 'where-to-ask', 'what-is-kept']),
        yesNo('dangerNow', { required: true }),
        story('ownWords', 1000),
      ],
    },
  ],
}

/** Somebody asks about their own data: a copy, who read it, a mistake put right. Answered without asking why. */
export const F_41A: FormDefinition = {
  ...FIRST,
  id: 'F-41A',
  act: 'data-request.recorded',
  mode: 'record',
  dataClass: 'consent',
  sections: [
    {
      name: 'request',
      fields: [
        several('asked', ['copy', 'who-read', 'put-right', 'erase', 'limit', 'other'], { required: true }),
        giver('askedBy', { required: true }),
        subjectOf('askedBy'),
        day('askedOn', { past: true }),
        line('safeWay', 200),
        story('ownWords', 1000),
      ],
    },
    {
      name: 'result',
      fields: [
        codes('result', ['done', 'partly', 'refused', 'waiting'], { required: true }),
        day('answeredOn', { past: true }),
        story('reason', 1000, {
          required: { field: 'result', in: ['partly', 'refused'] },
          showWhen: { field: 'result', in: ['partly', 'refused'] },
        }),
      ],
    },
  ],
}
