import { ENGINE_PARAMETERS } from '../domain/mechanism/needed.ts'
import { keptBirthDate } from '../domain/person/birth.ts'
import { civilDateOf } from '../domain/time/calendar.ts'
import type { CivilDate, Instant } from '../domain/time/civil-date.ts'
import { parameterOn } from '../domain/way/clock.ts'
import type { Mechanism } from './mechanism.ts'

/** The birth date as the coded file keeps it: rules weigh the same value before it is written and after. */
export function codedBirthDate(
  { pack }: Pick<Mechanism, 'pack'>,
  birth: CivilDate | null,
  now: Instant,
): CivilDate | null {
  const today = civilDateOf(now, pack.timeZone)
  const majority = parameterOn(pack, ENGINE_PARAMETERS.adultAge, today)?.value ?? Number.POSITIVE_INFINITY
  return keptBirthDate(birth, today, majority)
}
