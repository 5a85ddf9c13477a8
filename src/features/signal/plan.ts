import { type Mechanism, parameter } from '../../act/mechanism.ts'
import { ENGINE_PARAMETERS } from '../../domain/mechanism/needed.ts'
import type { Indicator, Sector } from '../../domain/mechanism/pack.ts'
import type { AgeStatus, OrganisationKind } from '../../domain/mechanism/vocabulary.ts'
import { isTreatedAsChild, type PlannedLeg } from '../../domain/notification/legs.ts'
import { type Observed, screen } from '../../domain/notification/screening.ts'
import { indicatorsFor, sectorOf } from '../../domain/notification/sector.ts'
import { audienceOf, isDanger, type SignAnswers } from '../../domain/notification/sign.ts'
import { competenceInDoubt, legsFor, UNKNOWN_TERRITORY } from '../../domain/notification/told.ts'
import { civilDateOf } from '../../domain/time/calendar.ts'
import type { Entered } from '../../platform/db/database.ts'

/** The mechanism as one notifier meets it on one sign. */
export type Plan = {
  readonly sector: Sector
  readonly indicators: readonly Indicator[]
  /** The legs for a person of this age. None means that no desk is known for the place. */
  readonly legs: (age: AgeStatus) => readonly PlannedLeg[]
}

/** Which list the notifier is shown, and who will be told. One routing for all adults and one for all children. */
export function planOf(
  mechanism: Mechanism,
  answers: SignAnswers,
  actor: Entered,
  now: number,
  passedOver: readonly string[] = [],
): Plan {
  const { pack, directory } = mechanism
  const sector = sectorOf(actor.organisationKind as OrganisationKind)
  const today = civilDateOf(now, pack.timeZone)
  const limits = {
    urgent: parameter(pack, ENGINE_PARAMETERS.legTakeUpUrgent, today),
    ordinary: parameter(pack, ENGINE_PARAMETERS.legTakeUp, today),
  }
  const known = new Map<boolean, readonly PlannedLeg[]>()
  const place = { danger: isDanger(answers), territory: placeFor(mechanism, answers, actor) }
  return {
    sector,
    indicators: indicatorsFor(pack.indicators, sector, [audienceOf(answers)]),
    legs(age) {
      const child = isTreatedAsChild(age)
      const legs =
        known.get(child) ??
        legsFor(
          pack.duties,
          competenceInDoubt(directory, directory.all()),
          { ...place, age },
          answers.implicated ?? [],
          limits,
          passedOver,
        )
      known.set(child, legs)
      return legs
    },
  }
}

/** Where nobody knows the place, the notifier's own territory decides who is told. */
function placeFor(mechanism: Mechanism, { territory = UNKNOWN_TERRITORY }: SignAnswers, actor: Entered): string {
  if (territory !== UNKNOWN_TERRITORY) return territory
  return mechanism.directory.find(actor.organisation)?.territories[0] ?? UNKNOWN_TERRITORY
}

/** What was observed, read for one age. */
export function observedOf(
  plan: Pick<Plan, 'indicators'>,
  answers: SignAnswers,
  asChild: boolean,
): Observed & { told: boolean } {
  return {
    ticked: plan.indicators.filter(one => answers.indicators?.includes(one.code)),
    disclosed: answers.selfDeclared === true,
    danger: isDanger(answers),
    asChild,
    told: answers.thirdParty === true || (answers.words ?? '') !== '',
  }
}

/** The reading of the whole sign: as a child's, where a child is among them. */
export function bandOf(plan: Pick<Plan, 'indicators'>, answers: SignAnswers) {
  return screen(observedOf(plan, answers, audienceOf(answers) === 'child'))
}
