import type { FormDefinition } from '../../../domain/form/definition.ts'
import { ahead, attendees, code, codes, day, FIRST, grown, line, several, story, whole, yesNo } from './parts.ts'
import { AUTHORITIES, MEASURES, PROTOCOLS, RECORDINGS } from './words.ts'

/** A statement to an authority, arranged beforehand. */
export const F_24P: FormDefinition = {
  ...FIRST,
  id: 'F-24P',
  act: 'statement.planned',
  mode: 'do',
  dataClass: 'proceedings',
  sections: [
    {
      name: 'when',
      fields: [
        ahead('plannedFor', { required: true }),
        codes('authorityKind', AUTHORITIES, { words: 'organisation-kind', required: true }),
        line('place', 200),
        yesNo('askedByPerson', { required: true }),
      ],
    },
    {
      name: 'who',
      fields: [
        attendees({ required: true }),
        yesNo('interviewerTrained', { required: true }),
        yesNo('lawyerInvited', { required: true }),
        yesNo('institutionUnderScrutiny'),
      ],
    },
    {
      name: 'how',
      fields: [
        code('language', 'language', { required: true }),
        yesNo('interpreterBooked'),
        codes('recording', RECORDINGS, { words: 'recording' }),
        several('measures', MEASURES, { words: 'measure' }),
      ],
    },
  ],
}

/** Version 2: which desk sends the interpreter, who then reads when and in which language. */
export const F_24P_2: FormDefinition = grown(F_24P, {
  how: [code('appointedDesk', 'interpreting-desk', { showWhen: { field: 'interpreterBooked', in: ['yes'] } })],
})

/** Cover sheet of a statement as it was: who was there, how it was done. What was said is not in it. */
export const F_24: FormDefinition = {
  ...FIRST,
  id: 'F-24',
  act: 'statement.recorded',
  mode: 'record',
  dataClass: 'proceedings',
  sections: [
    {
      name: 'who',
      fields: [
        codes('authorityKind', AUTHORITIES, { words: 'organisation-kind', required: true }),
        attendees({ required: true }),
        yesNo('interviewerTrained', { required: true }),
        yesNo('sameInterviewer'),
        yesNo('psychologistDesignated'),
        yesNo('lawyerPresent', { required: true }),
        yesNo('companionConflict'),
        yesNo('institutionUnderScrutiny'),
      ],
    },
    {
      name: 'how',
      fields: [
        code('language', 'language', { required: true }),
        yesNo('interpreterPresent'),
        codes('protocol', PROTOCOLS, { words: 'protocol', required: true }),
        codes('recording', RECORDINGS, { words: 'recording', required: true }),
        yesNo('oath'),
        yesNo('breaks'),
        yesNo('roomChildFriendly'),
        line('roomReason', 300, { showWhen: { field: 'roomChildFriendly', in: ['no'] } }),
        several('measures', MEASURES, { words: 'measure' }),
        yesNo('askedByPerson'),
        whole('hearingNumber', 1, 99),
        story('note', 1000),
      ],
    },
  ],
}

/** A representative for a person whose parents or guardian cannot act. */
export const F_50: FormDefinition = {
  ...FIRST,
  id: 'F-50',
  act: 'representative.appointed',
  mode: 'do',
  dataClass: 'contact',
  sections: [
    {
      name: 'representative',
      fields: [
        line('name', 120, { required: true }),
        line('contact', 200),
        codes('appointedBy', ['court', 'child-protection', 'tutelary-authority', 'prosecution', 'other', 'unknown'], {
          words: 'organisation-kind',
          required: true,
        }),
        day('appointedOn', { past: true }),
        yesNo('conflictChecked', { required: true }),
        yesNo('childHeard'),
      ],
    },
  ],
}

/** Version 2: the desk the representative works at, where it works in the system; the appointment opens the person to it. */
export const F_50_2: FormDefinition = grown(F_50, { representative: [code('appointedDesk', 'representation-desk')] })

/** A lawyer, free of charge, before the first statement. */
export const F_51: FormDefinition = {
  ...FIRST,
  id: 'F-51',
  act: 'counsel.assigned',
  mode: 'do',
  dataClass: 'contact',
  sections: [
    {
      name: 'lawyer',
      fields: [
        line('name', 120, { required: true }),
        line('contact', 200),
        codes('counselKind', ['chosen', 'appointed', 'unknown'], { required: true }),
        day('assignedOn', { past: true }),
        yesNo('specialised'),
        yesNo('briefedOnCompensation'),
      ],
    },
  ],
}

/** Version 2: the desk the lawyer works at, where it works in the system; the appointment opens the person to it. */
export const F_51_2: FormDefinition = grown(F_51, { lawyer: [code('appointedDesk', 'legal-desk')] })

/** Child protection told by the specialist in the room, where nobody had told it before. */
export const F_53: FormDefinition = {
  ...FIRST,
  id: 'F-53',
  act: 'self-report.made',
  mode: 'record',
  dataClass: 'core',
  sections: [
    {
      name: 'report',
      fields: [
        codes('reporterRole', ['psychologist', 'child-protection-officer'], { words: 'attendee-role', required: true }),
        several('addresseeKinds', ['child-protection', 'hotline'], { words: 'organisation-kind', required: true }),
        codes('channel', ['in-this-system', 'telephone', 'in-writing', 'in-person']),
        line('answeredBy', 120),
      ],
    },
  ],
}

/** What went wrong was put right, as far as it can be. */
export const F_59: FormDefinition = {
  ...FIRST,
  id: 'F-59',
  act: 'irregularity.repaired',
  mode: 'record',
  dataClass: 'core',
  sections: [
    {
      name: 'repair',
      fields: [
        code('event', 'event', { required: true }),
        code('rule', 'rule'),
        codes('repair', ['repeated', 'made-good', 'cannot-be-repaired', 'recorded-wrongly'], { required: true }),
        yesNo('personTold'),
        story('note', 1000),
      ],
    },
  ],
}

/** Version 2: where it was, and on what ground each of those present was there. */
export const F_24_2 = grown(F_24, { who: [story('basis', 1000), line('place', 200)] })
