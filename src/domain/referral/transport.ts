/** Who brings a person to the place: the desk that sends, the one that takes in, or somebody else. Message `referral.driver-<code>`. */
export const DRIVERS = [
  'sender',
  'receiver',
  'police',
  'ambulance',
  'other-organisation',
  'person-alone',
  'family',
] as const
export type Driver = (typeof DRIVERS)[number]
