import type { FormDefinition } from '../../../domain/form/definition.ts'
import { SERVICES } from '../services.ts'
import { code, codes, day, FIRST, grown, line, several, story, whole, yesNo } from './parts.ts'

/** The right to stay. Tolerated status gives no help: the form says so, and the gap is to be told at once. */
export const F_28: FormDefinition = {
  ...FIRST,
  id: 'F-28',
  act: 'stay.recorded',
  mode: 'record',
  dataClass: 'identity',
  sections: [
    {
      name: 'paper',
      fields: [
        codes(
          'stayKind',
          ['recovery-stay', 'residence-permit', 'tolerated', 'asylum', 'visa', 'none', 'other', 'unknown'],
          {
            required: true,
          },
        ),
        line('number', 60),
        day('issuedOn', { past: true }),
        day('expiresOn'),
        whole('renewals', 0, 20),
      ],
    },
    {
      name: 'effects',
      fields: [
        codes('basis', ['recovery', 'authority-asked', 'personal-situation', 'asylum-request', 'other', 'unknown']),
        yesNo('servicesEntitled'),
        several('alerted', ['regional-centre', 'asylum-office', 'lawyer', 'nobody-yet'], {
          showWhen: { field: 'stayKind', in: ['tolerated'] },
        }),
        yesNo('lawyerAsked'),
        yesNo('personTold'),
        story('note', 1000),
      ],
    },
  ],
}

/** A travel document asked of a mission. */
export const F_30: FormDefinition = {
  ...FIRST,
  id: 'F-30',
  act: 'travel-document.requested',
  mode: 'do',
  dataClass: 'identity',
  sections: [
    {
      name: 'request',
      fields: [
        line('mission', 160, { required: true }),
        codes('document', ['travel-title', 'passport', 'identity-card', 'birth-certificate', 'other', 'unknown'], {
          required: true,
        }),
        day('sentOn', { past: true }),
        yesNo('protectionAsked'),
      ],
    },
    {
      name: 'identity',
      fields: [
        line('givenNames', 120),
        line('familyName', 120),
        { name: 'birthDate', type: 'date', past: true, standing: 'assumed' },
        line('birthPlace', 120),
        line('citizenship', 80),
        line('parents', 200),
        yesNo('photosAttached'),
      ],
    },
    {
      name: 'answer',
      fields: [
        codes('result', ['issued', 'waiting', 'refused', 'unknown']),
        day('issuedOn', { past: true }),
        line('documentNumber', 60),
      ],
    },
  ],
}

/** A referral to another country: only what the other side needs, for a named purpose. */
export const F_32: FormDefinition = {
  ...FIRST,
  id: 'F-32',
  act: 'transnational-referral.sent',
  mode: 'do',
  dataClass: 'plan',
  sections: [
    {
      name: 'ends',
      fields: [
        line('sendingPoint', 200, { required: true }),
        line('receivingPoint', 200, { required: true }),
        line('country', 80, { required: true }),
        several('agencies', ['national-desk', 'child-protection'], { words: 'organisation-kind' }),
      ],
    },
    {
      name: 'person',
      fields: [
        line('personCode', 60),
        codes('ageBand', ['adult', '13-17', '8-12', 'under-8', 'unknown']),
        code('language', 'language'),
        line('citizenship', 80),
        story('minimum', 1000),
        yesNo('minimumOnly'),
      ],
    },
    {
      name: 'basis',
      fields: [
        several('purposes', ['return', 'services', 'family', 'identity', 'protection', 'other'], { required: true }),
        codes('legalBasis', ['consent', 'representative-consent', 'life-in-danger', 'law', 'unknown'], {
          required: true,
        }),
        yesNo('consentRecorded', { required: true }),
      ],
    },
    {
      name: 'asked',
      fields: [
        several('servicesAsked', SERVICES, { list: 'service' }),
        code('messageLanguage', 'language'),
        codes('translation', ['not-needed', 'done', 'asked-for', 'none', 'unknown'], { required: true }),
        story('note', 1000),
      ],
    },
  ],
}

/** Version 2: the work that a stay allows, and since when it is asked for. */
export const F_28_2 = grown(F_28, {
  effects: [
    yesNo('mayWork'),
    day('workPermitAskedOn', { past: true }),
    day('workPermitOn', { past: true, showWhen: { field: 'mayWork', in: ['yes'] } }),
  ],
})

/** The embassy of the person's own country hears of her only when she wants it: it may be part of the danger. */
export const F_62: FormDefinition = {
  ...FIRST,
  id: 'F-62',
  act: 'mission.notified',
  mode: 'do',
  dataClass: 'identity',
  sections: [
    {
      name: 'notice',
      fields: [
        line('mission', 160, { required: true }),
        codes('purpose', ['travel-document', 'identity', 'protection', 'family', 'other'], { required: true }),
        codes('channel', ['telephone', 'in-writing', 'in-person', 'through-a-lawyer'], { required: true }),
        several('toldBefore', ['what-is-told', 'may-say-no', 'asylum-risk', 'may-stop'], { required: true }),
        yesNo('minimumOnly', { required: true }),
        day('sentOn', { past: true }),
        line('answeredBy', 120),
        story('note', 1000),
      ],
    },
  ],
}
