import type { LawSource } from '../../domain/law/source.ts'
import type { Citation } from '../../domain/rules/rule.ts'
import type { CivilDate } from '../../domain/time/civil-date.ts'
import { EUROPEAN_LAW } from './law/european.ts'
import { RECENT_LAW } from './law/recent.ts'
import { REPORTS } from './law/reports.ts'
import { ROMANIAN_LAW } from './law/romanian.ts'

const REGISTER = [...ROMANIAN_LAW, ...RECENT_LAW, ...EUROPEAN_LAW, ...REPORTS] as const satisfies readonly LawSource[]

/** Id of a registered source; anything else does not compile. */
export type LawId = (typeof REGISTER)[number]['id']

/** The register of law of this country: every instrument, report and design choice that a rule may cite. */
export const LAW: readonly LawSource[] = REGISTER

/** Sources that are not law: what rests on these alone is `assumed`. */
export const NOT_LAW: ReadonlySet<string> = new Set(REPORTS.map(source => source.id))

/** Last day for transposing Directive (EU) 2024/1712 (timer T-TRANSPOSITION). */
export const TRANSPOSITION_DEADLINE: CivilDate = '2026-07-15'

/** Cites one provision of a registered source. `provision` is written as in the law: `art. 39^1 (1)`. */
export function cite(source: LawId, provision: string): Citation {
  return { source, provision }
}
