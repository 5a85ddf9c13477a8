/** A civil date in the jurisdiction's own calendar, `YYYY-MM-DD`. It has no time zone. */
export type CivilDate = `${number}-${number}-${number}`

/** A moment, milliseconds since 1970-01-01T00:00Z. Domain functions get it as an argument and read no clock. */
export type Instant = number
