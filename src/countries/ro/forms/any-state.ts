import type { FormDefinition } from '../../../domain/form/definition.ts'
import { codes, day, FIRST, line, story, yesNo } from './parts.ts'

/** The person goes on in another county or country: nobody is handed over without somebody who receives. */
export const F_60: FormDefinition = {
  ...FIRST,
  id: 'F-60',
  act: 'person.transferred',
  mode: 'record',
  dataClass: 'core',
  sections: [
    {
      name: 'transfer',
      fields: [
        codes('where', ['other-county', 'other-country', 'unknown'], { required: true }),
        line('receiver', 200, { required: true }),
        day('movedOn', { past: true }),
        yesNo('receiverAgreed', { required: true }),
        yesNo('personAgreed', { required: true }),
        yesNo('contactHandedOver'),
        story('note', 1000),
      ],
    },
  ],
}

/** Exploited again: the way begins anew at the first sign, without reproach. What was done before stays on file. */
export const F_61: FormDefinition = {
  ...FIRST,
  id: 'F-61',
  act: 'person.re-victimised',
  mode: 'record',
  dataClass: 'core',
  sections: [
    {
      name: 'again',
      fields: [
        codes('knownBy', ['person', 'family', 'authority', 'provider', 'other', 'unknown'], { required: true }),
        yesNo('danger', { required: true }),
        day('sinceOn', { past: true }),
        story('note', 1000),
      ],
    },
  ],
}
