import type { Role } from '../../domain/mechanism/vocabulary.ts'
import type { Exercise, ExerciseAccount } from '../country.ts'

const account = (
  number: number,
  what: string,
  organisation: string,
  roles: readonly [Role, ...Role[]],
): ExerciseAccount => {
  const digits = String(number).padStart(3, '0')
  return {
    id: `exercise-${digits}`,
    name: `Exercise ${digits} (${what})`,
    organisation,
    roles,
    onDuty: roles.includes('duty-officer'),
    featured: true,
  }
}

const ACCOUNTS: readonly ExerciseAccount[] = [
  account(1, 'officer, police force 1', 'POL-1', ['first-responder']),
  account(2, 'officer, police force 2', 'POL-2', ['first-responder']),
  account(3, 'officer, border post 1', 'BF-1', ['first-responder']),
  account(4, 'investigator, labour abuse authority', 'LAB-1', ['first-responder']),
  account(11, 'decision maker, competent authority', 'SCA-1', ['centre-officer']),
  account(12, 'duty officer, competent authority', 'SCA-1', ['duty-officer', 'centre-officer']),
  account(13, 'supervisor, competent authority', 'SCA-1', ['supervisor']),
  account(15, 'officer, coordination desk', 'COORD-1', ['national-officer']),
  account(16, 'duty officer, coordination desk', 'COORD-1', ['duty-officer', 'national-officer']),
  account(21, 'intake, children’s services 1', 'CS-TLI', ['intake-officer', 'duty-officer']),
  account(22, 'social worker, children’s services 1', 'CS-TLI', ['case-manager']),
  account(23, 'intake, children’s services 2', 'CS-TLD', ['intake-officer', 'duty-officer']),
  account(31, 'support worker, support contractor', 'SUP-1', ['victim-support-worker']),
  account(33, 'support worker, safe house 1', 'NGO-1', ['ngo-worker']),
  account(34, 'support worker, safe house 2', 'NGO-2', ['ngo-worker']),
  account(45, 'guardian, child guardianship service', 'REP-1', ['representative']),
  account(52, 'administrator, competent authority', 'SCA-1', ['administrator']),
  account(55, 'data protection office', 'DPO-1', ['data-protection-officer']),
  account(62, 'integrity officer', 'IND-1', ['integrity-officer']),
  account(61, 'system operator', 'OPS-1', ['system-operator']),
]

const id = (number: number): string => `exercise-${String(number).padStart(3, '0')}`

/** A handful of first signs to begin with: consent given, refused, a child in each of two regions, a desk to be called. */
export const EXERCISE: Exercise = {
  accounts: ACCOUNTS,
  shown: [
    { group: 'First responders', accounts: [1, 2, 3, 4].map(id) },
    { group: 'Authority', accounts: [11, 12, 13].map(id) },
    { group: 'Coordination', accounts: [15].map(id) },
    { group: 'Children', accounts: [21, 22, 45].map(id) },
    { group: 'Support', accounts: [31, 33, 34].map(id) },
  ],
  people: [
    {
      key: 'uk-adult',
      by: id(1),
      hours: 30,
      age: 'adult',
      territory: 'TLI',
      asked: 'agrees',
      years: 34,
      given: 'Exercise',
      family: '10041',
    },
    {
      key: 'uk-refuses',
      by: id(2),
      hours: 20,
      age: 'adult',
      territory: 'TLD',
      asked: 'refuses',
      years: 27,
      given: '',
      family: '',
    },
    {
      key: 'uk-child',
      by: id(1),
      hours: 9,
      age: 'child',
      territory: 'TLI',
      years: 15,
      given: 'Exercise',
      family: '11052',
    },
    {
      key: 'uk-to-call',
      by: id(3),
      hours: 1,
      age: 'child',
      territory: 'TLM',
      years: 16,
      given: 'Exercise',
      family: '12063',
    },
    {
      key: 'uk-fresh',
      by: id(4),
      hours: 0.3,
      age: 'adult',
      territory: 'TLG',
      asked: 'agrees',
      years: 41,
      given: 'Exercise',
      family: '13074',
    },
  ],
}
