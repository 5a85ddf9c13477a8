import type { FormDefinition } from '../../../domain/form/definition.ts'
import { AGE_STATUSES } from '../../../domain/mechanism/vocabulary.ts'
import { code, codes, day, FIRST, grown, line, several, signed, story, yesNo } from './parts.ts'
import { CITIZENSHIPS, SUBJECTS_OR_UNKNOWN } from './words.ts'

/** Primary needs, papers and age at first contact. Nothing in it has to be known to give help. */
export const F_04: FormDefinition = {
  ...FIRST,
  id: 'F-04',
  act: 'needs.recorded',
  mode: 'record',
  dataClass: 'identity',
  sections: [
    {
      name: 'now',
      fields: [
        yesNo('safeNow', { required: true }),
        yesNo('emergencyShelter', { required: true }),
        yesNo('medicalUrgent', { required: true }),
        yesNo('foodClothes'),
        story('health'),
      ],
    },
    {
      name: 'understanding',
      fields: [
        code('language', 'language'),
        yesNo('interpreterNeeded', { required: true }),
        line('communication', 300),
      ],
    },
    {
      name: 'person',
      fields: [
        line('givenNames', 120),
        line('familyName', 120),
        line('citizenship', 80),
        line('phone', 40),
        line('safeContact', 200),
        line('place', 200),
        codes('ageBelieved', AGE_STATUSES, { words: 'age-status' }),
        codes('documents', ['has-them', 'kept-by-others', 'lost', 'none', 'unknown']),
        line('documentsNote', 300, { showWhen: { field: 'documents', in: ['has-them', 'kept-by-others', 'lost'] } }),
        yesNo('childrenWithPerson'),
        story('wishes'),
      ],
    },
  ],
}

/** Age set. Until then a person who may be a child is treated as one. The birth date is identity and not coded. */
export const F_54: FormDefinition = {
  ...FIRST,
  id: 'F-54',
  act: 'age.determined',
  mode: 'record',
  dataClass: 'identity',
  sections: [
    {
      name: 'age',
      fields: [
        codes('ageStatus', ['adult', 'child', 'unknown'], { words: 'age-status', required: true }),
        codes(
          'method',
          ['document', 'authority-check', 'foreign-authority', 'multidisciplinary', 'own-account', 'other', 'unknown'],
          {
            required: true,
          },
        ),
        { name: 'birthDate', type: 'date', past: true, standing: 'assumed' },
        story('reasons', 1000),
      ],
    },
  ],
}

/** Emergency number called. Never refused, never waits. */
export const F_56: FormDefinition = {
  ...FIRST,
  id: 'F-56',
  act: 'emergency.called',
  mode: 'record',
  dataClass: 'core',
  sections: [
    {
      name: 'call',
      fields: [
        codes('called', ['112', '119', 'other'], { required: true }),
        yesNo('answered', { required: true }),
        codes('outcome', ['team-sent', 'advice', 'taken-to-care', 'call-again', 'unknown']),
        line('answeredBy', 120),
        story('note', 1000),
      ],
    },
  ],
}

const TOPICS = [
  'safety',
  'help-without-complaint',
  'recovery-period',
  'services',
  'privacy-and-limits',
  'say-no-and-withdraw',
  'lawyer',
  'psychologist',
  'protection',
  'non-punishment',
  'compensation',
  'documents',
  'interpreter',
  'residence',
  'return',
  'representative',
] as const

/** Rights-information receipt: told, in own words, orally and in writing. */
export const F_07: FormDefinition = {
  ...FIRST,
  id: 'F-07',
  act: 'rights.told',
  mode: 'record',
  dataClass: 'consent',
  sections: [
    {
      name: 'what',
      fields: [
        codes('ageBand', ['adult', '13-17', '8-12', 'under-8'], { required: true }),
        several('topics', TOPICS, { required: true }),
        yesNo('oral', { required: true }),
        yesNo('written', { required: true }),
        yesNo('supportAddressGiven'),
      ],
    },
    {
      name: 'how',
      fields: [
        code('language', 'language', { required: true }),
        yesNo('interpreterPresent'),
        codes(
          'informantRole',
          [
            'first-responder',
            'centre-officer',
            'child-protection-officer',
            'psychologist',
            'social-worker',
            'police-officer',
            'lawyer',
            'other',
          ],
          { required: true },
        ),
        line('informantName', 120),
        signed('signed', { required: true }),
        story('questions', 1000),
      ],
    },
    {
      name: 'parents',
      fields: [
        yesNo('parentInformed', { showWhen: { field: 'ageBand', in: ['13-17', '8-12', 'under-8'] } }),
        codes('parentSubject', SUBJECTS_OR_UNKNOWN, {
          words: 'subject',
          required: { field: 'parentInformed', in: ['yes'] },
          showWhen: { field: 'parentInformed', in: ['yes'] },
        }),
      ],
    },
  ],
}

/** Contact lost: nobody is forgotten. */
export const F_57: FormDefinition = {
  ...FIRST,
  id: 'F-57',
  act: 'contact.lost',
  mode: 'record',
  dataClass: 'core',
  sections: [
    {
      name: 'lost',
      fields: [
        day('lastSeenOn', { past: true }),
        codes('circumstance', ['does-not-answer', 'left-the-place', 'taken-away', 'moved', 'unknown'], {
          required: true,
        }),
        yesNo('danger', { required: true }),
        yesNo('reported'),
        story('note', 1000),
      ],
    },
  ],
}

export const F_57R: FormDefinition = {
  ...FIRST,
  id: 'F-57R',
  act: 'contact.regained',
  mode: 'record',
  dataClass: 'core',
  sections: [
    {
      name: 'again',
      fields: [yesNo('safe', { required: true }), yesNo('wantsHelp', { required: true }), story('note', 1000)],
    },
  ],
}

/** Version 2: whether an appointed representative was told as well. */
export const F_07_2 = grown(F_07, {
  parents: [yesNo('representativeInformed', { showWhen: { field: 'ageBand', in: ['13-17', '8-12', 'under-8'] } })],
})

/** Version 2: the citizenship as a code beside its name, as far as it decides whether a right to stay has to be sought. */
export const F_04_2 = grown(F_04, { person: [codes('citizenshipKind', CITIZENSHIPS, { words: 'citizenship' })] })

/** Version 3: whether the person fled from a war, as a code: a child who did is always looked at for signs. */
export const F_04_3 = grown(F_04_2, { person: [codes('fledFrom', ['UA', 'other', 'no', 'unknown'])] })
