import type { Field, FormDefinition } from '../../../domain/form/definition.ts'
import {
  childView,
  code,
  codes,
  day,
  FIRST,
  giver,
  grown,
  line,
  rows,
  several,
  signed,
  story,
  subjectOf,
  yesNo,
} from './parts.ts'
import { DOMAINS, FUNDING } from './words.ts'

const FLAGS = [
  'danger-from-traffickers',
  'family-threatened',
  'home-unsafe',
  'community-unsafe',
  'self-harm',
  'health',
  'disability',
  'pregnancy',
  'dependency',
  'children',
  'language',
  'gender-or-orientation',
  'large-network',
  'online-contact',
] as const

/** Risk and special needs. The level is a person's judgement, with a day to look again. */
export const F_09: FormDefinition = {
  ...FIRST,
  id: 'F-09',
  act: 'risk.assessed',
  mode: 'record',
  dataClass: 'plan',
  sections: [
    {
      name: 'risk',
      fields: [
        several('flags', FLAGS),
        yesNo('locationKnown', { required: true }),
        story('risks'),
        story('specialNeeds'),
        story('strengths'),
      ],
    },
    {
      name: 'judgement',
      fields: [
        codes('level', ['low', 'medium', 'high', 'unknown'], { required: true }),
        day('reviewOn', { required: true, future: true }),
      ],
    },
  ],
}

/** Version 2: what a search for a place must know of the traffickers, in codes alone. */
export const F_09_2 = grown(F_09, {
  risk: [
    rows('exploiterPlaces', 10, [code('territory', 'territory', { required: true })]),
    rows('apartFrom', 10, [code('provider', 'organisation', { required: true })]),
  ],
})

const NEEDS = [
  'safe-place',
  'medical',
  'psychological',
  'food-clothes',
  'documents',
  'legal',
  'interpreter',
  'children',
  'transport',
  'money',
  'other',
] as const

/** Immediate risks and needs management plan. Its open lines must reach the later plan. */
export const F_10: FormDefinition = {
  ...FIRST,
  id: 'F-10',
  act: 'immediate-plan.made',
  mode: 'do',
  dataClass: 'plan',
  sections: [
    {
      name: 'lines',
      fields: [
        rows(
          'items',
          15,
          [
            codes('need', NEEDS, { words: 'need', required: true }),
            code('service', 'service'),
            line('action', 300, { required: true }),
            line('responsible', 120),
            day('deadline'),
            codes('state', ['open', 'done', 'closed'], { required: true }),
            line('closedReason', 300, {
              required: { field: 'state', in: ['closed'] },
              showWhen: { field: 'state', in: ['closed'] },
            }),
          ],
          { required: true },
        ),
      ],
    },
    {
      name: 'agreement',
      fields: [yesNo('personAgrees'), story('personView', 1000), day('reviewOn', { future: true })],
    },
  ],
}

/** Recovery and reflection: time in which nobody asks for a decision. */
export const F_13: FormDefinition = {
  ...FIRST,
  id: 'F-13',
  act: 'recovery.opened',
  mode: 'do',
  dataClass: 'plan',
  sections: [
    {
      name: 'period',
      fields: [
        day('start', { required: true }),
        day('plannedEnd', { required: true }),
        yesNo('informed', { required: true }),
        codes('stayDocument', ['not-needed', 'requested', 'issued', 'refused', 'unknown']),
        story('grounds', 1000),
      ],
    },
  ],
}

export const F_13E: FormDefinition = {
  ...FIRST,
  id: 'F-13E',
  act: 'recovery.ended',
  mode: 'record',
  dataClass: 'plan',
  sections: [
    {
      name: 'end',
      fields: [
        day('endedOn', { required: true, past: true }),
        yesNo('earlier'),
        codes('endedBy', ['person', 'representative', 'time', 'ground', 'unknown'], { required: true }),
        story('ground', 1000, {
          required: { field: 'endedBy', in: ['ground'] },
          showWhen: { field: 'endedBy', in: ['ground'] },
        }),
        yesNo('informed'),
      ],
    },
  ],
}

const goals = rows(
  'goals',
  10,
  [
    codes('domain', DOMAINS, { words: 'domain', required: true }),
    line('goal', 300, { required: true }),
    line('steps', 500),
    line('responsible', 120),
    day('due'),
  ],
  { required: true },
)

const lines = rows('lines', 15, [
  code('service', 'service', { required: true }),
  code('provider', 'organisation'),
  codes('funding', FUNDING, { words: 'funding' }),
  line('frequency', 120),
  day('start'),
  day('reviewOn'),
  yesNo('fromImmediate'),
])

const carried = [
  rows('carryOver', 15, [
    codes('need', NEEDS, { words: 'need', required: true }),
    codes('decision', ['in-plan', 'done', 'closed'], { required: true }),
    line('reason', 300, {
      required: { field: 'decision', in: ['closed'] },
      showWhen: { field: 'decision', in: ['closed'] },
    }),
  ]),
  yesNo('carriedOver', { required: true }),
]

/** The three plans ask the same questions; a child's also asks who signed for the child and what the child thinks. */
const plan = (id: 'F-15' | 'F-25' | 'F-26', agreement: readonly Field[]): FormDefinition => ({
  ...FIRST,
  id,
  act: 'plan.made',
  mode: 'do',
  dataClass: 'plan',
  constants: { variant: id },
  sections: [
    { name: 'situation', fields: [story('situation'), story('personView')] },
    { name: 'goals', fields: [goals] },
    { name: 'services', fields: [lines] },
    { name: 'carry-over', fields: carried },
    { name: 'agreement', fields: [...agreement, day('reviewOn', { required: true, future: true })] },
  ],
})

const forChild = [childView({ required: true }), signed('personSigned'), giver('agreedBy'), subjectOf('agreedBy')]

export const F_15 = plan('F-15', [signed('personSigned', { required: true })])
export const F_25 = plan('F-25', forChild)
export const F_26 = plan('F-26', forChild)
