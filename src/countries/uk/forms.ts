import type { FormDefinition } from '../../domain/form/definition.ts'
import { choice, choices, code, day, line, paper, story, yesNo } from './forms/parts.ts'

const OFFICIAL = ['indicators', 'own-account', 'documents', 'police-information', 'expert-view'] as const
const GIVERS = ['person', 'parent', 'guardian', 'representative'] as const
const PURPOSES = ['notification', 'referral'] as const
const TO_ONE = { field: 'purpose', in: ['referral'] } as const

/** One consent: one purpose, one answer. `notification` is the consent to enter the mechanism with one's name. */
const CONSENT = paper(
  'F-04',
  'consent.recorded',
  { mode: 'do', dataClass: 'consent' },
  {
    about: [
      choice('purpose', PURPOSES, { required: true, vocabulary: 'form.purpose' }),
      code('recipient', 'organisation', { required: TO_ONE, showWhen: TO_ONE }),
      code('language', 'language', { required: true }),
      yesNo('interpreterPresent'),
    ],
    answer: [
      choice('answer', ['given', 'refused'], { required: true }),
      choice('givenBy', GIVERS, { required: true, vocabulary: 'form.giver' }),
      story('ownWords'),
    ],
  },
)

/** The first decision: suspected, but cannot be proved. A negative one says why and can be looked at again. */
const REASONABLE_GROUNDS = paper(
  'F-05',
  'status.decided',
  { mode: 'do', dataClass: 'core' },
  {
    decision: [
      choice('status', ['presumed', 'not-victim'], { required: true }),
      day('decidedOn', { required: true, past: true }),
      choices('grounds', OFFICIAL, { required: true, vocabulary: 'form.grounds' }),
      story('reasons'),
    ],
  },
)

/** The second decision, on the balance of probabilities. */
const CONCLUSIVE_GROUNDS = paper(
  'F-06',
  'status.decided',
  { mode: 'do', dataClass: 'core' },
  {
    decision: [
      choice('status', ['identified', 'not-victim'], { required: true }),
      day('decidedOn', { required: true, past: true }),
      choices('grounds', OFFICIAL, { required: true, vocabulary: 'form.grounds' }),
      story('reasons'),
      choice('servedOn', ['person', 'representative', 'local-authority'], { required: true }),
    ],
  },
)

/** Every form of the mechanism. All are working forms: none is the official one. */
export const FORMS: readonly FormDefinition[] = [
  paper(
    'F-01',
    'emergency.called',
    { mode: 'record', dataClass: 'core' },
    { call: [yesNo('answered', { required: true }), choice('outcome', ['came', 'will-come', 'none', 'unknown'])] },
  ),
  paper(
    'F-02',
    'needs.recorded',
    { mode: 'record', dataClass: 'contact' },
    {
      now: [
        yesNo('emergencyShelter', { required: true }),
        yesNo('medical'),
        yesNo('stillExploited', { required: true }),
        code('language', 'language', { required: true }),
      ],
      contact: [
        line('phone'),
        line('safeContact'),
        // Nothing is ever sent to an address that somebody else opens.
        yesNo('safeToWrite', { required: true }),
      ],
    },
  ),
  paper(
    'F-03',
    'rights.told',
    { mode: 'record', dataClass: 'consent' },
    {
      told: [
        choice('ageBand', ['adult', '13-17', '8-12', 'under-8'], { required: true }),
        choices('topics', ['safety', 'support', 'decisions', 'privacy-and-limits', 'recovery-period'], {
          required: true,
        }),
        yesNo('oral', { required: true }),
        yesNo('written', { required: true }),
        code('language', 'language', { required: true }),
        yesNo('interpreterPresent'),
      ],
    },
  ),
  CONSENT,
  REASONABLE_GROUNDS,
  CONCLUSIVE_GROUNDS,
  paper(
    'F-07',
    'recovery.opened',
    { mode: 'do', dataClass: 'plan' },
    {
      period: [
        day('start', { required: true }),
        day('plannedEnd', { required: true }),
        yesNo('informed', { required: true }),
      ],
    },
  ),
  paper(
    'F-08',
    'referral-form.sent',
    { mode: 'do', dataClass: 'plan' },
    {
      request: [
        code('addressee', 'organisation', { required: true }),
        code('service', 'service', { required: true }),
        story('safety'),
      ],
    },
  ),
  paper(
    'F-09',
    'referral-form.answered',
    { mode: 'record', dataClass: 'plan' },
    { answer: [choice('answer', ['accepted', 'declined', 'waitlisted'], { required: true }), story('note')] },
  ),
  paper(
    'F-10',
    'service.received',
    { mode: 'record', dataClass: 'plan' },
    {
      help: [
        code('service', 'service', { required: true }),
        code('provider', 'organisation'),
        day('receivedOn', { past: true }),
      ],
    },
  ),
  paper(
    'F-11',
    'closure.made',
    { mode: 'do', dataClass: 'plan' },
    {
      reason: [
        choice(
          'reason',
          ['conclusive-positive', 'not-victim', 'person-wishes', 'moved-elsewhere', 'contact-lost', 'other'],
          {
            required: true,
          },
        ),
        yesNo('personInformed', { required: true }),
        story('summary'),
      ],
    },
  ),
  paper(
    'F-12',
    'follow-up.recorded',
    { mode: 'record', dataClass: 'plan' },
    { look: [yesNo('reached', { required: true }), yesNo('wantsAnything'), story('note')] },
  ),
  paper(
    'F-13',
    'consent.withdrawn',
    { mode: 'record', dataClass: 'consent' },
    {
      withdrawal: [
        choice('purpose', PURPOSES, { required: true, vocabulary: 'form.purpose' }),
        code('recipient', 'organisation', { showWhen: TO_ONE }),
        choice('withdrawnBy', GIVERS, { required: true, vocabulary: 'form.giver' }),
      ],
    },
  ),
  paper(
    'F-14',
    'age.determined',
    { mode: 'record', dataClass: 'core' },
    {
      age: [
        choice('ageStatus', ['adult', 'child'], { required: true }),
        choices('evidence', ['document', 'assessment', 'own-word'], { required: true }),
      ],
    },
  ),
  paper(
    'F-15',
    'self-report.made',
    { mode: 'record', dataClass: 'core' },
    { told: [day('toldOn', { required: true, past: true }), story('note')] },
  ),
  paper(
    'F-16',
    'person.withdrew',
    { mode: 'record', dataClass: 'consent' },
    { leaving: [choice('scope', ['everything', 'some-services'], { required: true }), yesNo('knowsWayBack')] },
  ),
]
