import { exactDate, type Saying } from '../../act/clock-words.ts'

/** A civil day as the reader's language writes it. */
export const dayWords = (day: string, say: Saying): string => exactDate(Date.parse(`${day}T12:00:00Z`), say)
