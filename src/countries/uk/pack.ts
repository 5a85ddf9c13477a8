import type { FactName } from '../../domain/facts/registry.ts'
import type { CountryPack } from '../../domain/mechanism/pack.ts'
import { ACCESS } from './access.ts'
import { ACCOUNTS } from './accounts-rules.ts'
import { DIRECTORY } from './directory.ts'
import { DUTIES } from './duties.ts'
import { FORMS } from './forms.ts'
import { HOLIDAYS } from './holidays.ts'
import { INDICATORS } from './indicators.ts'
import { cite, LAW } from './law.ts'
import { ORGANISATIONS } from './organisations.ts'
import { PARAMETERS } from './parameters.ts'
import { PRIVACY } from './privacy.ts'
import { RIGHTS, RIGHTS_TEXTS } from './rights.ts'
import { ROLES } from './roles.ts'
import { RULES } from './rules.ts'
import { SITE } from './site.ts'
import { STEPS } from './steps.ts'
import { TERRITORIES } from './territories.ts'

/** The mechanism of the United Kingdom: reasonable grounds, recovery and support, conclusive grounds. Its one language is English. */
export const UK: CountryPack<FactName> = {
  code: 'uk',
  stages: ['detected', 'notified', 'primary-care', 'rights-and-consent', 'referred', 'recovery', 'closed'],
  languages: ['en'],
  timeZone: 'Europe/London',
  emergency: { general: '999', child: '0800 1111', information: '08000 121 700' },
  leaveTo: 'https://en.wikipedia.org/',
  law: LAW,
  parameters: PARAMETERS,
  territories: TERRITORIES,
  organisations: ORGANISATIONS,
  duties: DUTIES,
  indicators: INDICATORS,
  rights: RIGHTS,
  rightsTexts: RIGHTS_TEXTS,
  roles: ROLES,
  access: ACCESS,
  rules: RULES,
  steps: STEPS,
  forms: FORMS,
  directory: DIRECTORY,
  holidays: HOLIDAYS,
  privacy: PRIVACY,
  site: SITE,
  accounts: ACCOUNTS,
  independent: {
    desks: ['IND-1', 'IND-2'],
    cites: [cite('SPEC-DESIGN', 'our own choice; no such desk is known')],
    standing: 'assumed',
  },
}
