import type { LawfulBasis, PrivacyFacts } from '../../domain/consent/privacy.ts'
import { cite } from './law.ts'

const basis = (term: string, note: string): LawfulBasis => ({
  term,
  cites: [cite('SPEC-DESIGN', note)],
  standing: 'assumed',
})

/** What consent records say of the United Kingdom. The lawful bases are our reading; nobody entitled has confirmed them. */
export const PRIVACY: PrivacyFacts = {
  jurisdiction: 'GB',
  notice: '/rights',
  storage: 'GB, at the operator named on the privacy notice',
  restriction: 'no transfer outside the country without a consent of its own',
  authority: { name: "Information Commissioner's Office", url: 'https://ico.org.uk/' },
  withdrawal: 'in words to any desk that works with the person, at any time, without a reason',
  consent: basis('dpv:Consent', 'UK GDPR art. 6(1)(a), 9(2)(a); text not seen'),
  others: {
    notification: basis('dpv:PublicInterest', 'UK GDPR art. 6(1)(e); text not seen'),
    emergency: basis('dpv:VitalInterestOfDataSubject', 'UK GDPR art. 6(1)(d); text not seen'),
    'child-protection': basis('dpv:LegalObligation', 'UK GDPR art. 6(1)(c); text not seen'),
    appointment: basis('dpv:LegalObligation', 'UK GDPR art. 6(1)(c), 9(2)(f); text not seen'),
  },
}
