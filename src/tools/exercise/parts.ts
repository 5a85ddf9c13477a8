import type { ExploitationForm, OrganisationKind, Sex } from '../../domain/mechanism/vocabulary.ts'
import type { Summary } from './read-summaries.ts'

/** One person of a summary, as far as the summary says anything about anybody. */
export type SummaryPerson = {
  readonly child: boolean
  readonly sex: Sex
  readonly exploitation: readonly ExploitationForm[]
  /** Help was coordinated for this person by the organisation the summary names. */
  readonly coordinated: boolean
}

/** The people of a summary who are in one territory: one notification. */
export type Part = {
  readonly key: string
  readonly summary: Summary
  readonly territory: string
  readonly noticedAt: number
  readonly noticedBy: OrganisationKind
  readonly toldBy: Summary['toldBy']
  readonly people: readonly SummaryPerson[]
}

const DAY = 86_400_000

/**
 * Divides a summary into its territories. Dates lie in the exercise year, the one before the year of the load; where the
 * summary gives no sex it stays unknown, and nobody is given one.
 */
export function partsOf(summary: Summary, began: number): readonly Part[] {
  const { territories } = summary
  const yearStart = Date.UTC(new Date(began).getUTCFullYear() - 1, 0, 1)
  const people = peopleIn(summary)
  return territories.map((territory, at) => ({
    key: `summary ${summary.summary} ${territory}`,
    summary,
    territory,
    noticedAt: yearStart + (summary.noticedOnDay - 1 + at) * DAY + 9 * 3_600_000,
    noticedBy: summary.noticedBy,
    toldBy: summary.toldBy,
    // A sign puts adults first and the children among them last; the list follows the same order.
    people: people.filter((_, index) => index % territories.length === at),
  }))
}

function peopleIn(summary: Summary): readonly SummaryPerson[] {
  const { adults, children, women, men, girls, boys, exploitation, coordinated } = summary
  const grown = exploitation.filter(form => form !== 'child_pornography')
  const of = (child: boolean, count: number, female: number | null, male: number | null) =>
    Array.from({ length: count }, (_, at) => ({
      child,
      sex: sexOf(at, female, male),
      exploitation: child ? exploitation : grown,
      // The children are among those for whom help was coordinated; of the adults the first ones are.
      coordinated: child ? coordinated > 0 : at < coordinated - children,
    }))
  return [...of(false, adults, women, men), ...of(true, children, girls, boys)]
}

function sexOf(at: number, female: number | null, male: number | null): Sex {
  if (female === null || male === null) return 'unknown'
  return at < female ? 'female' : 'male'
}
