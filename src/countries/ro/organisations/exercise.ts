import type { OrganisationEntry } from '../../../domain/mechanism/pack.ts'

/** Invented organisations of the exercise, two of each kind that first responders and professions come from. */
export const EXERCISE_ORGANISATIONS: readonly OrganisationEntry[] = [
  invented('SCH-1', 'Școala Exercițiu 1', 'school', ['CJ']),
  invented('SCH-2', 'Școala Exercițiu 2', 'school', ['IS']),
  invented('HOSP-1', 'Spitalul Exercițiu 1', 'health', ['CJ']),
  invented('HOSP-2', 'Spitalul Exercițiu 2', 'health', ['TM']),
  invented('LAW-1', 'Serviciul de asistență judiciară Exercițiu 1', 'legal-aid', ['CJ']),
  invented('LAW-2', 'Serviciul de asistență judiciară Exercițiu 2', 'legal-aid', ['IS']),
  invented('LANG-1', 'Biroul de interpretare Exercițiu 1', 'interpreting', []),
  invented('LANG-2', 'Biroul de interpretare Exercițiu 2', 'interpreting', []),
  invented('REP-1', 'Biroul de reprezentare legală Exercițiu 1', 'representation', ['CJ']),
  invented('REP-2', 'Biroul de reprezentare legală Exercițiu 2', 'representation', ['IS']),
  invented('DPO-1', 'Biroul de protecția datelor Exercițiu 1', 'oversight', []),
  invented('IND-1', 'Biroul independent pentru sesizări Exercițiu 1', 'oversight', []),
  invented('IND-2', 'Biroul independent pentru sesizări Exercițiu 2', 'oversight', []),
  invented('OPS-1', 'Operatorul sistemului, Exercițiu 1', 'operator', []),
]

function invented(
  code: string,
  name: string,
  kind: OrganisationEntry['kind'],
  territories: readonly string[],
): OrganisationEntry {
  return { code, name, kind, territories, connected: true, source: 'Invented for the exercise' }
}
