import type { FormDefinition } from '../../../domain/form/definition.ts'
import { SERVICES } from '../services.ts'
import {
  childView,
  code,
  codes,
  day,
  FIRST,
  giver,
  line,
  rows,
  several,
  signed,
  story,
  subjectOf,
  yesNo,
} from './parts.ts'
import { LEVELS_OF_RISK } from './words.ts'

/** The home seen before anybody goes back to it. Both risks are answered, each for itself. */
export const F_27: FormDefinition = {
  ...FIRST,
  id: 'F-27',
  act: 'social-inquiry.made',
  mode: 'record',
  dataClass: 'plan',
  sections: [
    {
      name: 'family',
      fields: [
        story('composition', 1500),
        story('housing', 1000),
        story('income', 1000),
        story('relations', 1500),
        story('school', 1000),
        story('health', 1000),
        story('leaving', 1500),
      ],
    },
    {
      name: 'risk',
      fields: [
        codes('riskInFamily', LEVELS_OF_RISK, { words: 'risk-level', required: true }),
        codes('riskInCommunity', LEVELS_OF_RISK, { words: 'risk-level', required: true }),
        story('risks', 1500),
      ],
    },
    {
      name: 'end',
      fields: [
        childView(),
        story('opinion', 1500),
        codes('conclusion', ['can-return', 'can-return-with-help', 'not-safe', 'more-to-find-out'], { required: true }),
        day('visitedOn', { past: true }),
      ],
    },
  ],
}

/** Going home is free: informed, with the risks seen, and with another way offered. */
export const F_29: FormDefinition = {
  ...FIRST,
  id: 'F-29',
  act: 'return.decided',
  mode: 'do',
  dataClass: 'plan',
  sections: [
    {
      name: 'told',
      fields: [
        line('country', 80, { required: true }),
        line('informedBy', 120),
        code('language', 'language'),
        several('told', [
          'risks-there',
          'help-there',
          'may-stay-longer',
          'may-change-mind',
          'who-travels-along',
          'asylum',
        ]),
        several('alternatives', ['recovery-period', 'stay-permit', 'asylum', 'third-country', 'other', 'none-found']),
      ],
    },
    {
      name: 'risk',
      fields: [
        codes('risk', LEVELS_OF_RISK, { words: 'risk-level', required: true }),
        yesNo('familySafe', { required: true }),
        yesNo('communitySafe', { required: true }),
        story('risks', 2000),
      ],
    },
    {
      name: 'decision',
      fields: [
        codes('decision', ['return', 'stay', 'later', 'undecided'], { required: true }),
        yesNo('freely', { required: true }),
        giver('decidedBy', { required: true }),
        subjectOf('decidedBy'),
        childView({ required: { field: 'decidedBy', in: ['parent', 'guardian', 'representative'] } }),
        story('ownWords', 1000),
        signed('signed'),
      ],
    },
  ],
}

/** Who travels along, and how it is safe. */
export const F_31: FormDefinition = {
  ...FIRST,
  id: 'F-31',
  act: 'escort.planned',
  mode: 'do',
  dataClass: 'plan',
  sections: [
    {
      name: 'teams',
      fields: [
        yesNo('canTravelAlone', { required: true }),
        several('teams', ['operational', 'medical', 'security', 'none'], { required: true }),
        line('noTeamReason', 300, {
          required: { field: 'teams', in: ['none'] },
          showWhen: { field: 'teams', in: ['none'] },
        }),
        rows('members', 8, [
          codes('team', ['operational', 'medical', 'security'], { words: 'escort-team', required: true }),
          line('name', 120, { required: true }),
          line('phone', 40),
        ]),
      ],
    },
    {
      name: 'journey',
      fields: [
        rows('route', 8, [
          line('from', 120, { required: true }),
          line('to', 120, { required: true }),
          day('on'),
          codes('means', ['plane', 'train', 'bus', 'car', 'ship', 'other', 'unknown']),
        ]),
        yesNo('ticketsReady'),
        line('medication', 300),
        story('safety', 1500),
        line('receiver', 200, { required: true }),
      ],
    },
  ],
}

/** The escort ends only here: somebody at the destination has taken over. */
export const F_31H: FormDefinition = {
  ...FIRST,
  id: 'F-31H',
  act: 'handover.recorded',
  mode: 'record',
  dataClass: 'plan',
  sections: [
    {
      name: 'handover',
      fields: [
        line('receiver', 200, { required: true }),
        line('receivedBy', 120, { required: true }),
        line('escortName', 120),
        yesNo('received', { required: true }),
        signed('receiverSigned'),
        signed('personSigned'),
        story('note', 1000),
      ],
    },
  ],
}

/** What must be ready at home before a child goes back. */
export const F_33: FormDefinition = {
  ...FIRST,
  id: 'F-33',
  act: 'return-plan.made',
  mode: 'do',
  dataClass: 'plan',
  sections: [
    {
      name: 'goals',
      fields: [
        rows('goals', 10, [line('goal', 300, { required: true }), line('responsible', 120), day('due')], {
          required: true,
        }),
      ],
    },
    {
      name: 'home',
      fields: [
        several('servicesAtHome', SERVICES, { list: 'service' }),
        story('servicesNote', 1000),
        line('responsible', 160),
      ],
    },
    {
      name: 'monitoring',
      fields: [
        codes('monitoring', ['each-week', 'each-month', 'each-quarter', 'other', 'unknown'], { required: true }),
        line('monitoredBy', 160),
        day('firstVisitOn'),
        childView(),
      ],
    },
  ],
}
