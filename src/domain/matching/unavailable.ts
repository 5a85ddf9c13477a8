import type { Provider } from './provider.ts'
import type { UnavailableReason } from './reasons.ts'
import { type Ground, meets, nearExploiters } from './weigh.ts'

/** Older than anybody. */
const OLDEST = 200

type Bar = readonly [why: UnavailableReason, holds: (one: Provider, ground: Ground) => boolean]
/** Says the same of every service that is listed alike. */
type StillBar = readonly [why: UnavailableReason, holds: (one: Pick<Provider, 'listing'>, ground: Ground) => boolean]

const OFF_PATH: Bar = ['not-by-this-path', one => one.offPath]

const STILL: readonly StillBar[] = [
  [
    'age-does-not-fit',
    ({ listing }, { asked }) =>
      asked.age !== null && (asked.age < (listing.minimumAge ?? 0) || asked.age > (listing.maximumAge ?? OLDEST)),
  ],
  [
    'sex-does-not-fit',
    ({ listing }, { asked }) => listing.sexes !== null && asked.sex !== 'unknown' && !listing.sexes.includes(asked.sex),
  ],
  [
    'exploitation-does-not-fit',
    ({ listing }, { asked }) =>
      listing.exploitation !== null &&
      asked.exploitation.length > 0 &&
      !meets(listing.exploitation, asked.exploitation),
  ],
  ['children-not-accepted', ({ listing }, { asked }) => asked.withChildren && listing.children === 'not-accepted'],
  ['not-accessible', ({ listing }, { asked }) => asked.accessible && listing.access === 'not-accessible'],
  [
    'licence-ended',
    ({ listing }, { today }) => {
      const validTo = listing.licence?.['valid-to']
      return validTo !== undefined && validTo !== '' && validTo < today
    },
  ],
  ['exploiters-near', ({ listing }, { asked }) => nearExploiters(listing, asked) === 'yes'],
]

const isTied = ({ listing }: Provider, { asked }: Ground) =>
  asked.apartFrom.length > 0 && listing.desk !== null && asked.apartFrom.includes(listing.desk)
const saidNo = ({ consent }: Provider) => consent === 'refused' || consent === 'withdrawn'

/** Nothing more is said of what is not available: the other reasons would tell it apart. */
const isEnded = ({ listing }: Pick<Provider, 'listing'>) => listing.status !== 'active'
const isTaken = (one: Provider) => one.excluded || one.room.kind === 'full'
const TAKEN: readonly UnavailableReason[] = ['not-available']

const BARS: readonly Bar[] = [OFF_PATH, ...STILL, ['somebody-tied-to-exploiters', isTied], ['person-said-no', saidNo]]

/** Whether what is listed of a service keeps this person out. What is not known never does. */
export const isBarred = (one: Pick<Provider, 'listing'>, ground: Ground): boolean =>
  isEnded(one) || STILL.some(([, holds]) => holds(one, ground))

/** Whether a service that `isBarred` lets through cannot be asked all the same: by its places, its desk, or the person. */
export const isClosed = (one: Provider, ground: Ground): boolean =>
  isTaken(one) || one.offPath || isTied(one, ground) || saidNo(one)

/** Why a service cannot be asked for this person; empty where it can. */
export function whyNot(one: Provider, ground: Ground): readonly UnavailableReason[] {
  if (isTaken(one) || isEnded(one)) return TAKEN
  return BARS.flatMap(([why, holds]) => (holds(one, ground) ? [why] : []))
}
