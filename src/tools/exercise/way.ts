import type { OrganisationKind } from '../../domain/mechanism/vocabulary.ts'
import { addDays, civilDateOf } from '../../domain/time/calendar.ts'
import type { CivilDate } from '../../domain/time/civil-date.ts'
import { act, type Doing, type Values } from './act.ts'
import type { Giver } from './answers.ts'
import type { Hand, World } from './world.ts'

/** How far a person of the cohort has come: the last thing that was done. An adult leaves out what only a child has. */
export const STATIONS = [
  'sent',
  'taken-up',
  'needs',
  'screened',
  'rights',
  'agreed',
  'interviewed',
  'decided',
  'risk',
  'planned',
  'consented',
  'requested',
  'answered',
  'arrived',
  'managed',
  'assessed',
  'recovering',
  'understood',
  'helped',
  'received',
  'closed',
] as const
export type Station = (typeof STATIONS)[number]

/** What is different about one person. */
export type Turn = {
  /** A place tonight is needed: asked for, or already given. */
  readonly tonight?: 'asked' | 'given'
  readonly screening?: 'involved' | 'unknown'
  /** The representative who is owed is not appointed yet. */
  readonly represented?: false
  readonly refusesInterview?: true
  readonly refusesReferral?: true
  readonly parentInRoom?: true
  readonly badStatement?: true
  readonly status?: 'identified' | 'not-victim' | 'inconclusive'
  readonly age?: 'adult' | 'child'
  readonly answer?: 'waitlist' | 'reject' | 'hold' | 'fail' | 'cancel'
  /** Provider to which a child's case manager refers on. */
  readonly onward?: string
  readonly withdraws?: 'everything' | 'referral'
  readonly contactLost?: true
  /** Where she belongs, as far as it decides about the right to stay; a citizen of the country where nothing is said. */
  readonly citizenship?: 'third-country' | 'stateless' | 'eu'
  /** The paper of a foreign citizen, or how far the way home from abroad has come. */
  readonly abroad?: 'may-rest' | 'has-permit' | 'in-touch' | 'coming-home'
}

/** One person, and where the way is to lead. */
export type Walker = {
  readonly key: string
  readonly person: string
  readonly child: boolean
  readonly years?: number
  readonly county: string
  readonly language: string
  /** Code of the provider an adult is referred to. */
  readonly provider: string
  readonly service: string
  readonly from: number
  readonly to: Station
  readonly turn: Turn
}

/** A person under way: where it is written, by which application, and a clock that goes on with every act. */
export type Way = Walker & { readonly world: World; readonly hand: Hand; readonly clock: () => number }

/** The day of the load, or so many days later. */
export function day({ world }: Way, later = 0): CivilDate {
  return addDays(civilDateOf(world.began, world.mechanism.pack.timeZone), later)
}

const protectionDesk = ({ world, county }: Way) => world.desk('child-protection', county)

/** The officer of the regional centre. */
export function centre({ world, county }: Way): string {
  return world.at(world.desk('regional-centre', county), 'centre-officer')
}

/** Child protection's door. */
export function intake(way: Way): string {
  return way.world.at(protectionDesk(way), 'intake-officer')
}

/** Who takes the person in: child protection for a child, the provider for an adult. */
export function helper(way: Way): string {
  return way.child ? protectionDesk(way) : way.provider
}

export function helperKind(way: Way): OrganisationKind {
  return way.world.mechanism.directory.byCode(helper(way))?.kind ?? 'provider'
}

/** Who answers a request there. */
export function answerer(way: Way): string {
  if (way.child) return intake(way)
  return way.world.at(way.provider, helperKind(way) === 'victim-support' ? 'victim-support-worker' : 'ngo-worker')
}

/** Who stays with the person for months. */
export function worker(way: Way): string {
  return way.child ? way.world.at(protectionDesk(way), 'case-manager') : answerer(way)
}

/** Who answers for the person: herself, a parent found not involved, or whoever was appointed. */
export function giver({ child, turn }: Way): Giver {
  if (!child) return { givenBy: 'person' }
  if (turn.screening) return { givenBy: 'representative', childView: 'agrees' }
  return { givenBy: 'parent', subject: 'parent-1', childView: 'agrees' }
}

/** The next act of the way, by a form. `again` tells two acts by the same form apart. */
export function doing(way: Way, by: string, form: Doing['form'], values: Values, again = ''): Promise<void> {
  const { world, hand, key, person, clock } = way
  return act(world, hand, { key: `${key} ${again}`, person, by, at: clock(), form, values })
}
