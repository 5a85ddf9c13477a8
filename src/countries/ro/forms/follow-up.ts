import type { FormDefinition } from '../../../domain/form/definition.ts'
import { REINTEGRATION } from '../reintegration.ts'
import { code, codes, day, FIRST, grown, several, story, whole, yesNo } from './parts.ts'
import { FUNDING } from './words.ts'

/** A service that reached the person: a fact of its own, apart from referred and accepted. */
export const F_55: FormDefinition = {
  ...FIRST,
  id: 'F-55',
  act: 'service.received',
  mode: 'record',
  dataClass: 'plan',
  sections: [
    {
      name: 'service',
      fields: [
        code('service', 'service', { required: true }),
        code('provider', 'organisation'),
        codes(
          'providerKind',
          ['provider', 'child-protection', 'victim-support', 'health', 'school', 'legal-aid', 'other', 'unknown'],
          {
            words: 'organisation-kind',
            required: true,
          },
        ),
        codes('funding', FUNDING, { words: 'funding', required: true }),
        code('referral', 'referral'),
        story('note', 1000),
      ],
    },
  ],
}

/** Reintegration and follow-up: how life goes now. */
export const F_16: FormDefinition = {
  ...FIRST,
  id: 'F-16',
  act: 'follow-up.recorded',
  mode: 'record',
  dataClass: 'plan',
  sections: [
    {
      name: 'contact',
      fields: [
        yesNo('contactMade', { required: true }),
        yesNo('safe', { required: true }),
        codes('phase', ['stabilising', 'rebuilding', 'independent', 'unknown']),
        several('warningSigns', [
          'unknown-money',
          'old-contacts',
          'missing',
          'debts',
          'unsafe-work',
          'threats',
          'none-seen',
        ]),
      ],
    },
    {
      name: 'life',
      fields: [
        whole('scaleHousing', 0, 4),
        whole('scaleIncome', 0, 4),
        whole('scaleEducation', 0, 4),
        whole('scaleRelations', 0, 4),
        whole('scaleSelf', 0, 4),
        story('story'),
      ],
    },
    { name: 'next', fields: [day('nextOn', { future: true })] },
  ],
}

/** Closing, with a way back. */
export const F_22: FormDefinition = {
  ...FIRST,
  id: 'F-22',
  act: 'closure.made',
  mode: 'do',
  dataClass: 'plan',
  sections: [
    {
      name: 'reason',
      fields: [
        codes(
          'reason',
          ['goals-reached', 'person-wishes', 'moved-elsewhere', 'not-victim', 'contact-lost', 'died', 'other'],
          { required: true },
        ),
        codes('goalsReached', ['all', 'some', 'none', 'unknown']),
        yesNo('openCourtDate'),
        story('summary'),
      ],
    },
    {
      name: 'after',
      fields: [
        day('followUpOn', { required: true, future: true }),
        yesNo('personInformed', { required: true }),
        yesNo('returnContactGiven'),
      ],
    },
  ],
}

/** One active case manager. */
export const F_52: FormDefinition = {
  ...FIRST,
  id: 'F-52',
  act: 'case-manager.appointed',
  mode: 'do',
  dataClass: 'core',
  sections: [{ name: 'appointment', fields: [code('caseManager', 'account', { required: true })] }],
}

/** Version 2: the person is asked how the help was. */
export const F_22_2 = grown(F_22, {
  after: [codes('survey', ['answered', 'offered', 'not-wanted', 'not-safe', 'not-offered'])],
})

const PHASES = REINTEGRATION.phases.map(one => one.code)

/** Version 2: the phase is one of the framework, with the day it began; outcomes say which milestone they are of. */
export const F_16_2: FormDefinition = {
  ...F_16,
  version: 2,
  sections: F_16.sections.map(section =>
    section.name === 'contact'
      ? {
          ...section,
          fields: [
            ...section.fields.filter(one => one.name !== 'phase'),
            codes('frameworkPhase', [...PHASES, 'completed', 'none', 'unknown'], { required: true }),
            day('phaseFrom', {
              past: true,
              required: { field: 'frameworkPhase', in: PHASES },
              showWhen: { field: 'frameworkPhase', in: PHASES },
            }),
            codes('outcomeAt', [...REINTEGRATION.outcomes.map(one => one.code), 'between']),
          ],
        }
      : section,
  ),
}
