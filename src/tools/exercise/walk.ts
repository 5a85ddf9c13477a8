import { civilDateOf } from '../../domain/time/calendar.ts'
import * as say from './answers.ts'
import { pick } from './chance.ts'
import { crossing } from './crossing.ts'
import { answer, finish, onward, placeTonight, request, step } from './referring.ts'
import { takeUp } from './take-up.ts'
import {
  answerer,
  centre,
  day,
  doing,
  giver,
  helper,
  helperKind,
  intake,
  STATIONS,
  type Station,
  type Walker,
  type Way,
  worker,
} from './way.ts'
import type { Hand, World } from './world.ts'

/** Takes a person along the way, each act by a desk whose role may do it, spread over the time since the first sign. */
export async function walk(world: World, hand: Hand, walker: Walker): Promise<void> {
  const last = STATIONS.indexOf(walker.to)
  const whole = world.began - walker.from
  // The last act lies a while back, at most a day; some stations are two acts, and a turn may add some more.
  const quiet = Math.min(pick(`${walker.key} quiet`, 1, 24) * 3_600_000, whole / 2)
  const gap = Math.floor((whole - quiet) / (last + 8))
  let moment = walker.from
  const clock = () => {
    moment += gap
    return moment
  }
  const way: Way = { ...walker, world, hand, clock }
  const left = walker.child ? 'consented' : 'screened'
  for (const station of STATIONS.slice(1, last + 1)) if (station !== left) await TO[station]?.(way)
  await turns(way)
}

/** What may come from anywhere. */
async function turns(way: Way): Promise<void> {
  const { turn } = way
  if (turn.age) await doing(way, intake(way), 'F-54', say.age(turn.age))
  if (turn.tonight) await placeTonight(way, turn.tonight)
  if (turn.badStatement) await doing(way, centre(way), 'F-24', say.statementWithoutPsychologist(way.language))
  if (turn.withdraws === 'everything') await doing(way, centre(way), 'F-58', say.withdrawal)
  if (turn.withdraws === 'referral') await doing(way, centre(way), 'F-41', say.consentBack(way.world.idOf(helper(way))))
  if (turn.abroad) await crossing(way, turn.abroad)
  if (turn.contactLost) await doing(way, centre(way), 'F-57', say.contactLost)
}

/** The version of the rights text for the age. */
function band({ child, years = 15 }: Way): string {
  if (!child) return 'adult'
  return years >= 13 ? '13-17' : '8-12'
}

const zone = ({ world }: Way) => world.mechanism.pack.timeZone

const TO: { readonly [station in Station]?: (way: Way) => Promise<void> } = {
  'taken-up': way => takeUp(way.world, way.hand, way.person, way.clock()),
  needs: way =>
    doing(
      way,
      way.child ? intake(way) : centre(way),
      'F-04',
      say.needs(way.language, way.turn.tonight !== undefined, way.turn.citizenship ?? 'own-country'),
    ),
  async screened(way) {
    await doing(way, intake(way), 'F-23', say.screening('parent-1', way.turn.screening ?? 'not-involved'))
    if (way.turn.screening && way.turn.represented !== false) await doing(way, intake(way), 'F-50', say.representative)
  },
  rights: way => doing(way, centre(way), 'F-07', say.rights(way.language, band(way))),
  agreed: way =>
    doing(
      way,
      centre(way),
      'F-08',
      say.consent('interview', giver(way), way.language, way.turn.refusesInterview ? 'refused' : 'given'),
    ),
  interviewed(way) {
    const others = way.turn.parentInRoom ? [{ role: 'parent', organisationKind: 'none', subject: 'parent-2' }] : []
    return doing(way, centre(way), 'F-05', say.interview(way.child, way.language, ['forced_labour'], others))
  },
  decided: way =>
    doing(way, centre(way), 'F-06', say.status(way.turn.status ?? 'presumed', civilDateOf(way.from, zone(way)))),
  risk: way => doing(way, centre(way), 'F-09', say.risk(way.turn.tonight ? 'high' : 'medium', day(way, 30))),
  planned: way => doing(way, centre(way), 'F-10', say.immediatePlan(way.service)),
  consented(way) {
    const said = way.turn.refusesReferral ? 'refused' : 'given'
    return doing(
      way,
      centre(way),
      'F-08',
      say.consent('referral', giver(way), way.language, said, way.world.idOf(way.provider)),
      'referral',
    )
  },
  requested: way => request(way, centre(way), helper(way)),
  answered: answer,
  arrived: way => step(way, 'arrive', {}),
  managed: async way => doing(way, answerer(way), 'F-52', { caseManager: (await way.world.session(worker(way))).id }),
  assessed: way => doing(way, worker(way), 'F-14I', say.assessment),
  recovering: way => doing(way, worker(way), 'F-13', say.recovery(day(way), day(way, 60))),
  understood: way => doing(way, worker(way), 'F-14D', say.assessment),
  async helped(way) {
    const values = say.plan(way.child, way.service, way.world.idOf(helper(way)), day(way), day(way, 85))
    await doing(way, worker(way), way.child ? 'F-25' : 'F-15', values)
    if (way.turn.onward) await onward(way, way.turn.onward)
  },
  received: way =>
    doing(way, worker(way), 'F-55', say.received(way.service, way.world.idOf(helper(way)), helperKind(way))),
  async closed(way) {
    await doing(way, worker(way), 'F-22', say.closure(day(way, 30)))
    await finish(way)
  },
}
