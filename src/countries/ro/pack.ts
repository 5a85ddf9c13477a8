import type { FactName } from '../../domain/facts/registry.ts'
import type { CountryPack } from '../../domain/mechanism/pack.ts'
import { STAGES } from '../../domain/mechanism/vocabulary.ts'
import { ACCESS } from './access.ts'
import { ACCOUNTS } from './accounts-rules.ts'
import { CALENDAR } from './calendar.ts'
import { DESK_HOURS } from './desk-hours.ts'
import { DIRECTORY } from './directory/directory.ts'
import { DUTIES } from './duties.ts'
import { FORMS } from './forms.ts'
import { HOLIDAYS } from './holidays.ts'
import { INDEPENDENT } from './independent.ts'
import { INDICATORS } from './indicators.ts'
import { LAW } from './law.ts'
import { ORGANISATIONS } from './organisations/all.ts'
import { PARAMETERS } from './parameters.ts'
import { PRIVACY } from './privacy.ts'
import { PUBLISHED } from './published.ts'
import { REGIONS_BESIDE } from './regions.ts'
import { REINTEGRATION } from './reintegration.ts'
import { RIGHTS, RIGHTS_TEXTS } from './rights.ts'
import { ROLES } from './roles.ts'
import { RULES } from './rules/rules.ts'
import { NORTH_WEST_2009 } from './scenarios/north-west.ts'
import { SITE } from './site/site.ts'
import { STEPS } from './steps.ts'
import { TERRITORIES } from './territories.ts'

/** The Romanian mechanism: everything the engine needs to run it, as data. */
export const RO: CountryPack<FactName> = {
  code: 'ro',
  stages: STAGES,
  languages: ['ro', 'en'],
  timeZone: 'Europe/Bucharest',
  emergency: { general: '112', child: '119', information: '0800 800 678' },
  leaveTo: 'https://ro.wikipedia.org/',
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
  regions: REGIONS_BESIDE,
  directory: DIRECTORY,
  calendar: CALENDAR,
  published: PUBLISHED,
  holidays: HOLIDAYS,
  deskHours: DESK_HOURS,
  privacy: PRIVACY,
  site: SITE,
  accounts: ACCOUNTS,
  independent: INDEPENDENT,
  scenarios: [NORTH_WEST_2009],
  reintegration: REINTEGRATION,
}
