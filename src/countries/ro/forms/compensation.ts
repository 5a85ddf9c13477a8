import type { FormDefinition } from '../../../domain/form/definition.ts'
import { code, codes, day, FIRST, grown, line, rows, several, story, whole, yesNo } from './parts.ts'
import { CURRENCIES } from './words.ts'

const EVIDENCE = ['document', 'bill', 'medical-paper', 'witness', 'own-account', 'expert', 'none-yet'] as const

/** What was lost, item by item, so that the lawyer can ask for it in time. Nothing is given up by leaving a line empty. */
export const F_19: FormDefinition = {
  ...FIRST,
  id: 'F-19',
  act: 'damages.stated',
  mode: 'record',
  dataClass: 'compensation',
  sections: [
    {
      name: 'losses',
      fields: [
        rows('losses', 15, [
          codes('kind', ['material', 'moral', 'unknown'], { required: true }),
          codes(
            'head',
            ['unpaid-work', 'lost-earnings', 'medical', 'therapy', 'things', 'travel', 'debt', 'suffering', 'other'],
            { required: true },
          ),
          whole('amount', 0, 99_999_999),
          codes('currency', CURRENCIES, { words: 'currency' }),
          codes('evidence', EVIDENCE, { words: 'evidence' }),
          line('note', 300),
        ]),
        story('ownWords', 2000),
      ],
    },
    {
      name: 'lawyer',
      fields: [
        line('lawyer', 160),
        yesNo('lawyerExplained'),
        codes('choice', ['claim', 'later', 'waive', 'undecided']),
        yesNo('waiverExplained', { showWhen: { field: 'choice', in: ['waive'] } }),
        day('claimUntil'),
      ],
    },
  ],
}

/** Application to the State. Only who asks and for what must be there; a lawyer helps with the rest. */
export const F_20: FormDefinition = {
  ...FIRST,
  id: 'F-20',
  act: 'compensation.requested',
  mode: 'do',
  dataClass: 'compensation',
  sections: [
    {
      name: 'applicant',
      fields: [
        line('applicant', 160, { required: true }),
        line('representative', 160),
        line('contact', 200),
        line('lawyer', 160),
      ],
    },
    {
      name: 'ground',
      fields: [
        codes('offence', ['trafficking-adult', 'trafficking-child', 'other-violent', 'unknown'], { required: true }),
        yesNo('abroad'),
        day('offenceOn', { past: true }),
        day('complaintOn', { past: true }),
        codes('outcome', ['none-yet', 'open', 'conviction', 'acquittal', 'dismissed', 'unknown-offender', 'unknown']),
        day('outcomeOn', { past: true }),
        codes('nonPunishment', ['not-needed', 'applied', 'refused', 'pending', 'unknown']),
      ],
    },
    {
      name: 'losses',
      fields: [
        rows('losses', 12, [
          codes('head', ['medical', 'material', 'lost-earnings', 'maintenance', 'other'], { required: true }),
          whole('amount', 0, 99_999_999),
          codes('currency', CURRENCIES, { words: 'currency' }),
          codes('proof', EVIDENCE, { words: 'evidence' }),
          line('note', 300),
        ]),
        yesNo('otherPayments'),
        line('otherPaymentsNote', 300, { showWhen: { field: 'otherPayments', in: ['yes'] } }),
        line('bank', 120),
      ],
    },
  ],
}

const CATEGORIES = ['food', 'lodging', 'transport', 'medicines', 'hygiene'] as const

/** An advance for what cannot wait. Only the categories the law names. */
export const F_21: FormDefinition = {
  ...FIRST,
  id: 'F-21',
  act: 'advance.requested',
  mode: 'do',
  dataClass: 'compensation',
  sections: [
    {
      name: 'request',
      fields: [
        several('categories', CATEGORIES, { required: true }),
        whole('amount', 1, 999_999, { required: true }),
        day('referredOn', { past: true }),
        story('need', 1000),
        line('contact', 200),
      ],
    },
  ],
}

/** What became of it: the decision, the voucher, how it was settled. */
export const F_21D: FormDefinition = {
  ...FIRST,
  id: 'F-21D',
  act: 'advance.decided',
  mode: 'record',
  dataClass: 'compensation',
  sections: [
    {
      name: 'decision',
      fields: [
        codes('decision', ['granted', 'partly', 'refused', 'waiting', 'unknown'], { required: true }),
        day('decidedOn', { past: true }),
        whole('amountGranted', 0, 999_999),
        story('reason', 500),
      ],
    },
    {
      name: 'voucher',
      fields: [
        day('issuedOn', { past: true }),
        line('entity', 160),
        codes('settlement', ['not-used-yet', 'used', 'settled', 'to-be-paid-back', 'unknown']),
        day('settledOn', { past: true }),
      ],
    },
  ],
}

/** Version 2: where the application stands, as a code. */
export const F_20_2 = grown(F_20, {
  ground: [
    codes('stage', ['being-prepared', 'filed', 'before-the-commission', 'granted', 'refused', 'paid', 'unknown']),
    day('stageOn', { past: true }),
  ],
})

/** Version 3: the language it is written in, and how many judges decided. */
export const F_20_3 = grown(F_20_2, {
  ground: [
    code('applicationLanguage', 'language'),
    whole('judges', 0, 9, { showWhen: { field: 'stage', in: ['granted', 'refused', 'paid'] } }),
  ],
})

/** What a court awarded, and what of it arrived: awarded is not paid. One form for each kind of damages. */
export const F_19A: FormDefinition = {
  ...FIRST,
  id: 'F-19A',
  act: 'damages.awarded',
  mode: 'record',
  dataClass: 'compensation',
  sections: [
    {
      name: 'award',
      fields: [
        codes('awardKind', ['moral', 'material'], { required: true }),
        whole('awarded', 0, 99_999_999, { required: true }),
        codes('currency', CURRENCIES, { words: 'currency', required: true }),
        day('awardedOn', { past: true, required: true }),
        yesNo('courtNamed'),
        line('court', 160, { showWhen: { field: 'courtNamed', in: ['yes'] } }),
      ],
    },
    {
      name: 'payment',
      fields: [
        whole('paid', 0, 99_999_999, { required: true }),
        codes('enforcement', ['none', 'running', 'paid', 'failed'], { required: true }),
        story('note', 1000),
      ],
    },
  ],
}
