import type { OrganisationEntry } from '../../../domain/mechanism/pack.ts'
import {
  ASYLUM_OFFICES,
  BORDER_POLICE,
  GENDARMERIE,
  LABOUR_INSPECTORATES,
  ORGANISED_CRIME_POLICE,
  POLICE,
} from './authorities.ts'
import { CHILD_PROTECTION, VICTIM_SUPPORT } from './child-protection.ts'
import { EXERCISE_ORGANISATIONS } from './exercise.ts'
import { HOTLINES } from './lines.ts'
import { NGO_PROVIDERS, OTHER_PARTNERS } from './providers.ts'
import { NATIONAL_DESK, REGIONAL_CENTRES } from './regional-centres.ts'

/** Every organisation the pack ships. Order matters within a kind: the first competent one is the addressee. */
export const ORGANISATIONS: readonly OrganisationEntry[] = [
  NATIONAL_DESK,
  ...REGIONAL_CENTRES,
  ...CHILD_PROTECTION,
  ...VICTIM_SUPPORT,
  ...HOTLINES,
  ...NGO_PROVIDERS,
  ...OTHER_PARTNERS,
  ...POLICE,
  ...ORGANISED_CRIME_POLICE,
  ...GENDARMERIE,
  ...LABOUR_INSPECTORATES,
  ...BORDER_POLICE,
  ...ASYLUM_OFFICES,
  ...EXERCISE_ORGANISATIONS,
]
