import type { AgeStatus, Sex } from '../mechanism/vocabulary.ts'
import type { CivilDate } from '../time/civil-date.ts'
import { isTreatedAsChild } from './legs.ts'

/** Largest number of people one notification may concern. */
export const MOST_PEOPLE = 60

export type Asked = 'agrees' | 'refuses' | 'not-safe'
export type Support = 'none' | 'guardian' | 'institution' | 'unknown'

/** What is known of one person; everything may be missing. */
export type AboutPerson = {
  readonly sex?: Sex
  readonly years?: number
  readonly givenNames?: string
  readonly familyName?: string
  readonly birthDate?: CivilDate
  readonly language?: string
  readonly citizenship?: string
  readonly contact?: string
}

/** A first sign being written: as the draft keeps it. Absent means not yet asked; "I do not know" is an answer. */
export type SignAnswers = {
  readonly danger?: 'yes' | 'no' | 'unknown'
  /** Age of all, or of those who are not counted in `children`. */
  readonly age?: AgeStatus
  readonly count?: number
  readonly children?: number
  readonly indicators?: readonly string[]
  /** "I do not know" on what was seen. */
  readonly nothingKnown?: boolean
  readonly selfDeclared?: boolean
  readonly thirdParty?: boolean
  readonly words?: string
  /** Code of the territory, or `unknown`. */
  readonly territory?: string
  readonly place?: string
  readonly noticedOn?: CivilDate | 'unknown'
  /** By the place of the person in the list; null where nobody had to be asked. */
  readonly asked?: readonly (Asked | null)[]
  readonly support?: Support
  readonly supportName?: string
  /** A life or a child is in danger: identity leaves without agreement, for this reason. */
  readonly override?: boolean
  readonly reason?: string
  readonly people?: readonly AboutPerson[]
  /** Codes of addressees where somebody may be involved. */
  readonly implicated?: readonly string[]
}

/** One person of the sign, as far as it decides who is told and what leaves. */
export type SignPerson = {
  readonly ordinal: number
  readonly age: AgeStatus
  readonly about: AboutPerson
  readonly asked: Asked | 'not-needed'
  /** Name, birth date and contact may leave. */
  readonly identity: boolean
  /** After a refusal only sex, age band, county, form and danger leave. */
  readonly minimal: boolean
}

/** How many people, at least one. */
export function countOf(answers: SignAnswers): number {
  return Math.min(Math.max(answers.count ?? 1, 1), MOST_PEOPLE)
}

/** Everybody the sign concerns: adults, or those of one age, first; then the children among them. */
export function peopleOf(answers: SignAnswers): readonly SignPerson[] {
  const count = countOf(answers)
  const age = answers.age ?? 'unknown'
  const others = age === 'child' ? count : count - Math.min(answers.children ?? 0, count)
  return Array.from({ length: count }, (_, index) => personOf(answers, index, index < others ? age : 'child'))
}

function personOf(answers: SignAnswers, index: number, age: AgeStatus): SignPerson {
  const given = answers.people?.[index] ?? {}
  // Whoever is not known to have been asked was not safely asked: a missing answer is never a yes.
  const asked = isTreatedAsChild(age) ? 'not-needed' : (answers.asked?.[index] ?? 'not-safe')
  const identity = asked === 'not-needed' || asked === 'agrees' || leavesInDanger(answers)
  return {
    ordinal: index + 1,
    age,
    about: identity ? given : withoutIdentity(given),
    asked,
    identity,
    minimal: asked === 'refuses' && !identity,
  }
}

/** Identity without agreement: only when a life or a child is in danger, with the reason written. */
function leavesInDanger(answers: SignAnswers): boolean {
  return answers.override === true && (answers.reason ?? '') !== ''
}

/** What stays of a person who did not agree: sex and age. */
export function withoutIdentity({ sex, years }: AboutPerson): AboutPerson {
  return { ...(sex === undefined ? {} : { sex }), ...(years === undefined ? {} : { years }) }
}

/** Which list is asked: the child's, where a child is among them. */
export function audienceOf(answers: SignAnswers): 'adult' | 'child' {
  return peopleOf(answers).some(one => isTreatedAsChild(one.age)) ? 'child' : 'adult'
}

/** Danger to a person: said, or given as the reason why identity leaves. */
export function isDanger(answers: SignAnswers): boolean {
  return answers.danger === 'yes' || leavesInDanger(answers)
}

/** Age in bands, so that a notification without identity still says something. */
export function ageBandOf(years: number | undefined, age: AgeStatus): string {
  if (years === undefined) return age === 'adult' ? '18+' : age === 'unknown' ? 'unknown' : '0-17'
  const band = BANDS.find(([from, to]) => years >= from && years <= to)
  return band ? `${band[0]}-${band[1]}` : '65+'
}
const BANDS = [
  [0, 8],
  [9, 13],
  [14, 17],
  [18, 24],
  [25, 34],
  [35, 44],
  [45, 64],
] as const
