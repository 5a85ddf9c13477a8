import type { FormDefinition } from '../../../domain/form/definition.ts'
import { EXPLOITATION_FORMS } from '../../../domain/mechanism/vocabulary.ts'
import { ahead, attendees, code, codes, day, FIRST, grown, line, several, story, yesNo } from './parts.ts'
import { LEVELS_OF_RISK, PROTOCOLS } from './words.ts'

const LEADS = [
  'regional-centre',
  'national-desk',
  'child-protection',
  'provider',
  'police',
  'other',
  'unknown',
] as const

/** The identification interview agreed beforehand: who will be there, in which language, in which room. */
export const F_05P: FormDefinition = {
  ...FIRST,
  id: 'F-05P',
  act: 'interview.planned',
  mode: 'do',
  dataClass: 'interview',
  sections: [
    {
      name: 'when',
      fields: [ahead('plannedFor', { required: true }), line('place', 200), yesNo('roomChildFriendly')],
    },
    {
      name: 'who',
      fields: [
        codes('leadKind', LEADS, { words: 'organisation-kind', required: true }),
        attendees({ required: true }),
        codes('interviewerWish', ['woman', 'man', 'no-wish', 'not-asked']),
      ],
    },
    {
      name: 'understanding',
      fields: [
        code('language', 'language', { required: true }),
        yesNo('interpreterNeeded'),
        yesNo('interpreterBooked', { showWhen: { field: 'interpreterNeeded', in: ['yes'] } }),
        story('careful', 1000),
      ],
    },
  ],
}

/** Version 2: which desk sends the interpreter, who then reads when and in which language. */
export const F_05P_2: FormDefinition = grown(F_05P, {
  understanding: [
    code('appointedDesk', 'interpreting-desk', { showWhen: { field: 'interpreterBooked', in: ['yes'] } }),
  ],
})

const DIMENSIONS = [
  'deceptive-recruitment',
  'coercive-recruitment',
  'recruitment-by-abuse',
  'exploitation',
  'coercion',
  'abuse-of-vulnerability',
] as const

const RECRUITMENT = [
  'job-offer',
  'online-advertisement',
  'social-network',
  'partner-promise',
  'family',
  'friends',
  'school-or-care',
  'debt',
  'taken-by-force',
  'other',
  'unknown',
] as const

const CONTROL = [
  'threats',
  'threats-to-family',
  'debt',
  'documents-kept',
  'earnings-taken',
  'watched-or-locked',
  'no-contact',
  'violence',
  'sexual-violence',
  'humiliation',
  'blackmail',
  'substances',
  'long-hours',
  'false-promises',
  'other',
  'unknown',
] as const

/** The identification interview as it was, with its attendance list. Written once, so that nobody has to tell it twice. */
export const F_05: FormDefinition = {
  ...FIRST,
  id: 'F-05',
  act: 'interview.recorded',
  mode: 'record',
  dataClass: 'interview',
  sections: [
    {
      name: 'setting',
      fields: [
        codes('leadKind', LEADS, { words: 'organisation-kind', required: true }),
        attendees({ required: true }),
        code('language', 'language', { required: true }),
        yesNo('interpreterPresent', { required: true }),
        yesNo('lawyerPresent'),
        yesNo('roomChildFriendly'),
        line('roomReason', 300, { showWhen: { field: 'roomChildFriendly', in: ['no'] } }),
        codes('protocol', PROTOCOLS, { words: 'protocol', required: true }),
        several('phases', ['ground-rules', 'rapport', 'free-recall', 'focused-last', 'closure'], {
          showWhen: { field: 'protocol', in: ['nichd'] },
        }),
        yesNo('stoppedByPerson'),
      ],
    },
    {
      name: 'told',
      fields: [
        several('recruitment', RECRUITMENT),
        story('recruitmentStory', 4000),
        story('route', 2000),
        several('exploitation', EXPLOITATION_FORMS, { words: 'exploitation' }),
        story('exploitationStory', 4000),
        several('control', CONTROL),
        yesNo('stillExploited', { required: true }),
      ],
    },
    {
      name: 'around',
      fields: [
        yesNo('otherPeople'),
        yesNo('childrenInDanger', { required: true }),
        story('others', 1000),
        story('wishes', 2000),
      ],
    },
    { name: 'impression', fields: [several('dimensions', DIMENSIONS), story('impression', 2000)] },
  ],
}

/** Status decided by a named body. It counts people; it never opens or closes emergency help. */
export const F_06: FormDefinition = {
  ...FIRST,
  id: 'F-06',
  act: 'status.decided',
  mode: 'do',
  dataClass: 'core',
  sections: [
    {
      name: 'decision',
      fields: [
        codes('status', ['presumed', 'identified', 'not-victim', 'inconclusive'], { words: 'status', required: true }),
        codes(
          'bodyKind',
          [
            'regional-centre',
            'national-desk',
            'child-protection',
            'police',
            'prosecution',
            'court',
            'provider',
            'other',
            'unknown',
          ],
          {
            words: 'organisation-kind',
            required: true,
          },
        ),
        day('decidedOn', { required: true, past: true }),
        several(
          'grounds',
          ['indicators', 'own-account', 'interview', 'documents', 'authority-finding', 'foreign-decision', 'other'],
          {
            required: true,
          },
        ),
        story('reasons', 2000),
      ],
    },
    {
      name: 'after',
      fields: [
        yesNo('dissent'),
        story('dissentNote', 1000, { showWhen: { field: 'dissent', in: ['yes'] } }),
        yesNo('personTold'),
      ],
    },
  ],
}

/** Version 2: contact with those who exploited, what may happen next, earnings and health asked by name. */
export const F_05_2 = grown(F_05, {
  setting: [codes('consent', ['given', 'representative-gave', 'refused', 'unknown'])],
  told: [story('earnings', 500), story('documents', 500), story('violenceAndHealth', 2000)],
  around: [
    yesNo('contactWithExploiters'),
    codes('futureRisk', LEVELS_OF_RISK, { words: 'risk-level' }),
    story('futureRiskNote', 1000),
  ],
})
