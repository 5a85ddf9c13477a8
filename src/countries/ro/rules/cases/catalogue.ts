import type { Severity } from '../../../../domain/rules/rule.ts'

/** The catalogue's own severities, R-01 to R-109 by number: written here a second time, so that no rule changes its weight unseen. */
const CATALOGUE: Readonly<Record<Severity, readonly number[]>> = {
  BLOCK: [
    3, 4, 5, 7, 18, 19, 20, 21, 22, 23, 24, 25, 28, 29, 30, 31, 32, 33, 35, 36, 40, 41, 44, 52, 55, 56, 59, 60, 61, 68,
    73, 75, 77, 78, 79, 81, 84, 87, 90, 93, 94, 95, 96, 102, 109,
  ],
  WARN: [10, 15, 26, 37, 38, 39, 43, 45, 48, 49, 50, 62, 63, 65, 66, 67, 69, 71, 76, 80, 83, 101],
  TIMER: [6, 12, 17, 47, 53, 57, 70, 85, 88, 104],
  DERIVE: [1, 8, 9, 13, 14, 27, 34, 42, 46, 51, 54, 58, 64, 72, 74, 82, 91, 92, 98, 99, 103, 105, 108],
  POLICY: [2, 11, 16, 86, 89, 97, 100, 106, 107],
}

/** Every reference of the catalogue with its severity. */
export const SEVERITY_OF: ReadonlyMap<string, Severity> = new Map(
  (Object.entries(CATALOGUE) as [Severity, readonly number[]][]).flatMap(([severity, numbers]) =>
    numbers.map((one): [string, Severity] => [`R-${String(one).padStart(2, '0')}`, severity]),
  ),
)

/**
 * Rules that weigh otherwise than their catalogue entry, because its own text says so: a psychologist from elsewhere is
 * "accepted with a WARN".
 */
export const OTHER_SEVERITY: Readonly<Record<string, Severity>> = { 'statement.child-protection-psychologist': 'WARN' }
