import type { PrivacyFacts } from '../../domain/consent/privacy.ts'
import { cite } from './law.ts'

/** What consent records say of Romania. The lawful bases are our reading; nobody entitled has confirmed them. */
export const PRIVACY: PrivacyFacts = {
  jurisdiction: 'RO',
  notice: '/rights',
  storage: 'RO, at the operator named on the privacy notice',
  restriction: 'no transfer outside the EU and EEA without a consent of its own',
  authority: {
    name: 'Autoritatea Națională de Supraveghere a Prelucrării Datelor cu Caracter Personal',
    url: 'https://www.dataprotection.ro/',
  },
  withdrawal: 'in words to any desk that works with the person, at any time, without a reason',
  consent: { term: 'eu-gdpr:A9-2-a', cites: [cite('GDPR', 'art. 6(1)(a), 9(2)(a)')], standing: 'assumed' },
  others: {
    notification: {
      term: 'eu-gdpr:A6-1-e',
      cites: [cite('GDPR', 'art. 6(1)(e), 9(2)(g)'), cite('HG-88-2023', 'duty to notify; text not seen')],
      standing: 'assumed',
    },
    emergency: {
      term: 'eu-gdpr:A6-1-d',
      cites: [cite('GDPR', 'art. 6(1)(d), 9(2)(c): vital interests')],
      standing: 'assumed',
    },
    'child-protection': {
      term: 'eu-gdpr:A6-1-c',
      cites: [cite('GDPR', 'art. 6(1)(c), 9(2)(b)'), cite('LAW-272-2004', 'protection of a child in danger')],
      standing: 'assumed',
    },
    appointment: {
      term: 'eu-gdpr:A9-2-f',
      cites: [cite('GDPR', 'art. 6(1)(c), 9(2)(f): claims and representation')],
      standing: 'assumed',
    },
  },
}
