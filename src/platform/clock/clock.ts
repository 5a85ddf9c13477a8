/** The one place that reads the time. Tests and the exercise loader pass their own. */
export type Clock = () => number

export const systemClock: Clock = () => Date.now()
