import type { FormDefinition } from '../../../domain/form/definition.ts'
import type { Indicator } from '../../../domain/mechanism/pack.ts'
import { AGE_STATUSES, SEXES } from '../../../domain/mechanism/vocabulary.ts'
import { BANDS } from '../../../domain/notification/screening.ts'
import { INDICATORS } from '../indicators.ts'
import { before, code, codes, FIRST, line, rows, several, story, whole, yesNo } from './parts.ts'
import { INVOLVED } from './words.ts'

/** The paper twins of the first sign and the notification: for days without power or network. On a screen they are asked step by step. */

/** What somebody told or saw first. The caller may stay without a name. */
export const F_01: FormDefinition = {
  ...FIRST,
  id: 'F-01',
  act: 'sign.recorded',
  mode: 'record',
  dataClass: 'indicators',
  sections: [
    {
      name: 'now',
      fields: [yesNo('danger', { required: true }), code('territory', 'territory'), line('place', 200)],
    },
    {
      name: 'contact',
      fields: [
        codes('channel', ['telephone', 'in-person', 'in-writing', 'online', 'outreach', 'other', 'unknown'], {
          required: true,
        }),
        yesNo('anonymous', { required: true }),
        line('contactName', 120, { showWhen: { field: 'anonymous', in: ['no'] } }),
        line('contactPhone', 40, { showWhen: { field: 'anonymous', in: ['no'] } }),
        yesNo('safeToCall'),
        line('safeToCallNote', 200),
        code('language', 'language'),
      ],
    },
    { name: 'told', fields: [story('verbatim', 4000)] },
    {
      name: 'after',
      fields: [
        codes('outcome', [
          'information',
          'referral',
          'notification',
          'investigation',
          'abuse',
          'test',
          'silent',
          'unknown',
        ]),
        line('operator', 120),
      ],
    },
  ],
}

const listed = (dimension: Indicator['dimension']) =>
  several(
    dimension === 'vulnerability-abuse' ? 'abuse' : dimension,
    INDICATORS.filter(one => one.dimension === dimension).map(one => one.code),
    { list: 'indicator' },
  )

/** The signs, one by one. The band helps to decide what comes first; it is no score of a person and decides nothing. */
export const F_02: FormDefinition = {
  ...FIRST,
  id: 'F-02',
  act: 'indicators.checked',
  mode: 'record',
  dataClass: 'indicators',
  sections: [
    {
      name: 'signs',
      fields: [
        listed('general'),
        listed('recruitment'),
        listed('exploitation'),
        listed('coercion'),
        listed('vulnerability-abuse'),
        listed('child'),
      ],
    },
    {
      name: 'knowledge',
      fields: [
        rows('details', 12, [
          line('sign', 160, { required: true }),
          codes('source', ['seen', 'told-by-person', 'told-by-other', 'document', 'unknown'], { required: true }),
          codes('weight', ['strong', 'medium', 'weak', 'unknown']),
          line('comment', 300),
        ]),
      ],
    },
    {
      name: 'result',
      fields: [codes('band', BANDS, { required: true }), line('assessor', 120), story('reasons', 1000)],
    },
  ],
}

/** The notification (sesizare). Nobody is made to give a name; a child's has two addressees. */
export const F_03: FormDefinition = {
  ...FIRST,
  id: 'F-03',
  act: 'notification.sent',
  mode: 'record',
  dataClass: 'identity',
  sections: [
    {
      name: 'notifier',
      fields: [
        line('notifierName', 120),
        line('notifierOrganisation', 160),
        line('notifierPhone', 40),
        several('addresseeKinds', ['regional-centre', 'child-protection', 'hotline'], {
          words: 'organisation-kind',
          required: true,
        }),
        before('detectedAt'),
      ],
    },
    {
      name: 'person',
      fields: [
        yesNo('danger', { required: true }),
        codes('ageStatus', AGE_STATUSES, { words: 'age-status', required: true }),
        codes('sex', SEXES, { list: 'sex' }),
        line('pseudonym', 60),
        line('givenNames', 120),
        line('familyName', 120),
        line('citizenship', 80),
        code('language', 'language'),
        code('territory', 'territory'),
        line('place', 200),
      ],
    },
    {
      name: 'known',
      fields: [
        yesNo('checklistAttached'),
        story('signs'),
        codes('personKnows', ['agrees', 'refuses', 'not-safe-to-ask', 'not-asked-yet', 'unknown'], { required: true }),
        yesNo('otherPeople'),
        whole('otherPeopleCount', 0, 999, { showWhen: { field: 'otherPeople', in: ['yes'] } }),
        several('measures', [
          'emergency-called',
          'medical',
          'safe-place',
          'food-clothes',
          'interpreter',
          'other',
          'none',
        ]),
        story('measuresNote', 1000),
        codes('parentsInvolved', INVOLVED, {
          words: 'involvement',
          showWhen: { field: 'ageStatus', in: ['child', 'declared-child', 'unknown'] },
        }),
      ],
    },
  ],
}
