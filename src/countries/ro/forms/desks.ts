import type { FormDefinition } from '../../../domain/form/definition.ts'
import { SEXES } from '../../../domain/mechanism/vocabulary.ts'
import { SERVICES } from '../services.ts'
import { before, code, codes, day, FIRST, line, rows, several, story, whole, yesNo } from './parts.ts'
import { FUNDING } from './words.ts'

/** Forms about a desk or an account. They hold nothing of anybody who is helped. */

/** What somebody was trained in, and until when it counts. */
export const F_35: FormDefinition = {
  ...FIRST,
  id: 'F-35',
  about: 'account',
  act: 'training.recorded',
  mode: 'record',
  dataClass: 'core',
  sections: [
    {
      name: 'training',
      fields: [
        code('account', 'account', { required: true }),
        several(
          'topics',
          ['trauma-informed', 'child-interviewing', 'online-evidence', 'indicators', 'rights', 'interpreting', 'other'],
          {
            required: true,
          },
        ),
        line('trainer', 160),
        day('trainedOn', { required: true, past: true }),
        day('validUntil'),
        whole('hours', 1, 400),
        yesNo('proofSeen'),
      ],
    },
  ],
}

/** Something went wrong with a service or an official. The organisation it is about never sees it. */
export const F_37: FormDefinition = {
  ...FIRST,
  id: 'F-37',
  about: 'organisation',
  act: 'complaint.received',
  mode: 'record',
  dataClass: 'core',
  sections: [
    {
      name: 'about',
      fields: [
        code('organisation', 'organisation'),
        line('official', 160),
        several(
          'matter',
          ['not-heard', 'refused-help', 'badly-treated', 'told-others', 'money', 'part-of-exploitation', 'other'],
          {
            required: true,
          },
        ),
        yesNo('danger', { required: true }),
        story('what', 4000),
        day('happenedOn', { past: true }),
      ],
    },
    {
      name: 'who',
      fields: [
        codes('toldBy', ['person', 'representative', 'colleague', 'other', 'without-name'], { required: true }),
        line('safeContact', 200),
        codes('mayTell', ['oversight-only', 'police-too', 'ask-first', 'unknown'], { required: true }),
        story('wishes', 1000),
      ],
    },
    {
      name: 'after',
      fields: [
        several('passedTo', ['oversight', 'police', 'prosecution', 'child-protection', 'nobody-yet'], {
          words: 'passed-to',
        }),
        codes('result', ['open', 'confirmed', 'not-confirmed', 'mended', 'unknown']),
        yesNo('tellerInformed'),
      ],
    },
  ],
}

/** What a provider offers, to whom, where, with how many places and which licence. */
export const F_39: FormDefinition = {
  ...FIRST,
  id: 'F-39',
  about: 'organisation',
  act: 'provider.described',
  mode: 'record',
  dataClass: 'core',
  sections: [
    {
      name: 'offer',
      fields: [
        code('provider', 'organisation', { required: true }),
        several('servicesOffered', SERVICES, { list: 'service', required: true }),
        several('groups', ['women', 'men', 'girls', 'boys', 'with-children', 'disability', 'foreigners'], {
          required: true,
        }),
        rows('counties', 12, [code('territory', 'territory', { required: true })]),
        line('notFor', 300),
      ],
    },
    {
      name: 'places',
      fields: [
        rows('beds', 8, [
          codes('ages', ['adults', 'children', 'both'], { required: true }),
          codes('sex', [...SEXES, 'any'], { words: 'bed-sex' }),
          whole('total', 0, 999, { required: true }),
          whole('free', 0, 999),
        ]),
      ],
    },
    {
      name: 'licence',
      fields: [
        rows('licences', 8, [
          line('kind', 160, { required: true }),
          line('number', 60),
          day('validTo'),
          line('standard', 160),
        ]),
        yesNo('childLicence'),
        several('fundingSources', FUNDING, { words: 'funding' }),
        line('contact', 200),
      ],
    },
  ],
}

const CALL_CODES = ['information', 'referral', 'notification', 'investigation', 'abuse', 'test', 'silent'] as const

/** One shift at the line: who sat there, what came in, whom to call back. Callers have no name here. */
export const F_40: FormDefinition = {
  ...FIRST,
  id: 'F-40',
  about: 'organisation',
  act: 'shift.recorded',
  mode: 'record',
  dataClass: 'core',
  sections: [
    {
      name: 'shift',
      fields: [
        before('startedAt', { required: true }),
        before('endedAt'),
        line('operators', 200),
        yesNo('lineWorked', { required: true }),
        line('handedTo', 120),
      ],
    },
    {
      name: 'calls',
      fields: [
        whole('calls', 0, 9999, { required: true }),
        whole('missed', 0, 9999),
        rows('outcomes', 8, [
          codes('outcome', CALL_CODES, { words: 'call-outcome', required: true }),
          whole('count', 0, 9999, { required: true }),
        ]),
      ],
    },
    {
      name: 'call-backs',
      fields: [
        rows('callBacks', 12, [
          line('callCode', 60, { required: true }),
          codes('state', ['open', 'done', 'not-safe'], { required: true }),
          line('note', 200),
        ]),
        story('note', 1000),
      ],
    },
  ],
}
