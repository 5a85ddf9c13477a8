import type { FormDefinition } from '../../../domain/form/definition.ts'
import { AGE_STATUSES } from '../../../domain/mechanism/vocabulary.ts'
import { SERVICES } from '../services.ts'
import { code, codes, day, FIRST, line, several, signed, story, yesNo } from './parts.ts'

/** The paper twins of the referral and its answer, for addressees that are not connected. No question is about a complaint or a trial. */

const URGENCY = ['emergency', 'soon', 'planned', 'unknown'] as const

/** Official referral form: from the regional centre to child protection, or to a provider. Only what the addressee needs. */
export const F_11: FormDefinition = {
  ...FIRST,
  id: 'F-11',
  act: 'referral-form.sent',
  mode: 'do',
  dataClass: 'plan',
  sections: [
    {
      name: 'ends',
      fields: [
        code('sender', 'organisation', { required: true }),
        code('addressee', 'organisation', { required: true }),
        codes('urgency', URGENCY, { required: true }),
        line('contact', 200, { required: true }),
      ],
    },
    {
      name: 'person',
      fields: [
        line('personName', 160),
        codes('ageStatus', AGE_STATUSES, { words: 'age-status', required: true }),
        line('representative', 160),
        codes('status', ['presumed', 'identified', 'inconclusive', 'unknown'], { words: 'person-status' }),
      ],
    },
    {
      name: 'needs',
      fields: [
        several('servicesAsked', SERVICES, { list: 'service', required: true }),
        story('summary', 1000),
        story('needs', 1500),
        yesNo('planAttached'),
        line('transport', 300),
        line('safety', 500),
      ],
    },
    {
      name: 'consents',
      fields: [
        codes('consent', ['given', 'refused', 'emergency-first', 'unknown'], { required: true }),
        line('consentNote', 300),
        signed('personSigned'),
      ],
    },
    {
      name: 'slip',
      fields: [
        codes('slipAnswer', ['accepted', 'declined', 'waitlisted'], { words: 'referral-answer' }),
        line('slipName', 160),
        day('slipOn'),
      ],
    },
  ],
}

/** What the provider answers. A no has a reason and never ends the search. */
export const F_12: FormDefinition = {
  ...FIRST,
  id: 'F-12',
  act: 'referral-form.answered',
  mode: 'record',
  dataClass: 'plan',
  sections: [
    {
      name: 'answer',
      fields: [
        code('referral', 'referral'),
        code('provider', 'organisation', { required: true }),
        codes('answer', ['accepted', 'declined', 'waitlisted'], { words: 'referral-answer', required: true }),
        codes('declineReason', ['no-place', 'not-our-service', 'not-safe-here', 'needs-more', 'other'], {
          required: { field: 'answer', in: ['declined'] },
          showWhen: { field: 'answer', in: ['declined'] },
        }),
        story('reasonNote', 500),
      ],
    },
    {
      name: 'place',
      fields: [
        several('servicesOffered', SERVICES, { list: 'service' }),
        line('bed', 120),
        day('startOn'),
        line('worker', 120),
        line('workerContact', 120),
      ],
    },
  ],
}
