import type { Mechanism } from '../../act/mechanism.ts'
import { deskOf } from '../../act/way.ts'
import type { PersonFile } from '../../domain/person/file.ts'
import { civilDateOf } from '../../domain/time/calendar.ts'
import { parameterOn } from '../../domain/way/clock.ts'
import type { DueLine } from '../../domain/way/line.ts'
import { duesOf } from '../../domain/way/panel.ts'
import type { Entered } from '../../platform/db/database.ts'

/** The clocks about a person that this desk answers for and may move: limits of practice, never those the law fixes. */
export function movableClocks(mechanism: Mechanism, file: PersonFile, actor: Entered, now: number): readonly DueLine[] {
  const seeing = new Set(file.grants.map(grant => grant.organisation))
  const day = civilDateOf(now, mechanism.pack.timeZone)
  return duesOf(file, mechanism.pack, now).filter(
    line =>
      line.parameter !== null &&
      line.dueAt !== null &&
      parameterOn(mechanism.pack, line.parameter, day)?.movable === true &&
      deskOf(mechanism, file, line, seeing) === actor.organisation,
  )
}

/** The address of the page that moves a clock. */
export function clockAddress(file: PersonFile, line: DueLine): string {
  return `/people/${file.id}/clocks/${line.step}${line.ref ? `?about=${line.ref}` : ''}`
}
