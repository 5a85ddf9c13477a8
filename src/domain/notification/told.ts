import type { CountryPack } from '../mechanism/pack.ts'
import type { AgeStatus } from '../mechanism/vocabulary.ts'
import { type Addressee, type Competence, type PlannedLeg, routeNotification } from './legs.ts'

export type ToldLimits = { readonly urgent: number; readonly ordinary: number }

/**
 * The legs for one person. Duties whose ordinary addressee is named as implicated go to the substitute; so do those of a desk
 * that is passed over because of an allegation, and nothing says so: `ordinary` is for whoever named the desk. An empty list
 * means that no desk is competent: the caller must say so and never stay silent.
 */
export function legsFor(
  duties: CountryPack['duties'],
  competence: Competence,
  person: { readonly age: AgeStatus; readonly danger: boolean; readonly territory: string },
  implicated: readonly string[],
  limits: ToldLimits,
  passedOver: readonly string[] = [],
): readonly PlannedLeg[] {
  const asked = { ageStatus: person.age, danger: person.danger, territory: person.territory }
  const ordinary = routeNotification(duties, competence, { ...asked, implicated: [] }, limits)
  if (ordinary.kind === 'no-authority') return []
  const named = ordinary.legs.filter(leg => implicated.includes(leg.addressee.code)).map(leg => leg.duty)
  const routed =
    named.length === 0 ? ordinary : routeNotification(duties, competence, { ...asked, implicated: named }, limits)
  const legs = routed.kind === 'routed' ? routed.legs : ordinary.legs
  return passedOver.length === 0 ? legs : legs.map(leg => passOver(leg, competence, passedOver))
}

/** The first substitute down the line that is not passed over as well; the desk itself where there is none. */
function passOver(leg: PlannedLeg, competence: Competence, passedOver: readonly string[]): PlannedLeg {
  let desk: Addressee | undefined = leg.addressee
  for (const seen = new Set<string>(); desk && passedOver.includes(desk.code); ) {
    seen.add(desk.id)
    const next: Addressee | undefined = desk.substitute ? competence.byId(desk.substitute) : undefined
    desk = next && !seen.has(next.id) ? next : undefined
  }
  if (!desk || desk === leg.addressee) return leg
  return { ...leg, addressee: desk, state: desk.connected ? 'sent' : 'to-call' }
}

/** A desk with what it covers, as the directory knows it. */
export type Covering = Addressee & { readonly territories: readonly string[] }

/**
 * Competence where nobody knows the place: the widest connected desk of the kind takes it and passes it on, so that a
 * caller who knows no county is never turned away. Assumed.
 */
export function competenceInDoubt(competence: Competence, all: readonly Covering[]): Competence {
  return {
    byId: competence.byId,
    competent(kind, territory) {
      if (territory !== UNKNOWN_TERRITORY) return competence.competent(kind, territory)
      const wide = all
        .filter(one => one.kind === kind && one.connected && one.territories.length > 1)
        .sort((a, b) => b.territories.length - a.territories.length)[0]
      return wide ?? competence.competent(kind, territory)
    },
  }
}

/** The answer "I do not know" to where the person is. */
export const UNKNOWN_TERRITORY = 'unknown'
