import type { ActKind, OrganisationKind } from '../mechanism/vocabulary.ts'
import type { PersonFile } from '../person/file.ts'

/** The coded answer in which an act of appointment names a desk that works in the system. SQL asks for it too: `app_inner.has_ground`. */
const APPOINTED_DESK = 'appointedDesk'

/** Acts by which a desk is appointed for one person, as what it works then, and the acts that end it. */
const APPOINTMENTS: readonly {
  readonly act: ActKind
  readonly as: OrganisationKind
  readonly ends: readonly ActKind[]
}[] = [
  { act: 'counsel.assigned', as: 'legal-aid', ends: ['closure.made'] },
  { act: 'representative.appointed', as: 'representation', ends: ['closure.made'] },
  { act: 'interview.planned', as: 'interpreting', ends: ['interview.recorded', 'closure.made'] },
  { act: 'statement.planned', as: 'interpreting', ends: ['statement.recorded', 'closure.made'] },
]

/** A desk that an appointment in force puts beside a person. */
export type Appointed = { readonly organisation: string; readonly as: OrganisationKind }

/**
 * Desks appointed for a person now. Of each act only the latest counts: a new lawyer takes the place of the former one, also
 * where the new one has no desk in the system. What nobody can vouch for (imported) appoints nobody.
 */
export function appointedDesks(file: PersonFile): readonly Appointed[] {
  return APPOINTMENTS.flatMap(({ act, as, ends }) => {
    const last = file.events.findLast(event => event.kind === act || ends.includes(event.kind))
    const desk = last?.kind === act && last.conformity !== 'historical' ? last.act[APPOINTED_DESK] : undefined
    return typeof desk === 'string' ? [{ organisation: desk, as }] : []
  })
}
