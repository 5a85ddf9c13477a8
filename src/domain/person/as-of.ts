import type { AgeStatus, Status } from '../mechanism/vocabulary.ts'
import { endOfDay } from '../time/calendar.ts'
import type { CivilDate, Instant } from '../time/civil-date.ts'
import type { Consent, PersonEvent, PersonFile } from './file.ts'

function isAge(value: unknown): value is AgeStatus {
  return value === 'adult' || value === 'child' || value === 'declared-child' || value === 'unknown'
}

function isStatus(value: unknown): value is Status {
  return (
    typeof value === 'string' && ['potential', 'presumed', 'identified', 'not-victim', 'inconclusive'].includes(value)
  )
}

/** The word an act gave a thing, where a later act changed it: the last before the day, else what `first` says. */
function wordThen<T>(
  file: PersonFile,
  then: readonly PersonEvent[],
  kind: string,
  read: (e: PersonEvent) => T | undefined,
  now: T,
  first: T,
): T {
  const changedLater = file.events.some(event => event.kind === kind && !then.includes(event))
  if (!changedLater) return now
  return then.map(read).findLast(value => value !== undefined) ?? first
}

/**
 * The file as it stood at the end of a civil day. A consent given on Tuesday does not mend Monday's interview.
 * Within one day the order is not held against anybody: most papers carry a date and no hour.
 */
export function asOf(file: PersonFile, day: CivilDate, timeZone: string): PersonFile {
  const end: Instant = endOfDay(day, timeZone)
  const before = (at: Instant | null): boolean => at === null || at <= end
  if (file.events.every(event => event.happenedAt <= end) && file.consents.every(one => one.at <= end)) return file
  const events = file.events.filter(event => event.happenedAt <= end)
  return {
    ...file,
    events,
    ageStatus: wordThen(
      file,
      events,
      'age.determined',
      e => (isAge(e.act.ageStatus) ? e.act.ageStatus : undefined),
      file.ageStatus,
      file.ageStatus,
    ),
    status: wordThen(
      file,
      events,
      'status.decided',
      e => (isStatus(e.act.status) && e.kind === 'status.decided' ? e.act.status : undefined),
      file.status,
      'potential',
    ),
    legs: file.legs.filter(leg => leg.sentAt <= end),
    consents: consentsThen(file, events, end),
    screenings: screeningsThen(file, events),
    referrals: file.referrals.filter(one => before(one.requestedAt)),
  }
}

/** The ledger as it stood: an entry made later gives way to the one before it, read from the acts themselves. */
function consentsThen(file: PersonFile, events: readonly PersonEvent[], end: Instant): readonly Consent[] {
  return file.consents.flatMap(one => {
    if (one.at <= end) return [one]
    const entry = events.findLast(
      ({ kind, conformity, act }) =>
        (kind === 'consent.recorded' || kind === 'consent.withdrawn') &&
        conformity !== 'historical' &&
        act.purpose === one.purpose &&
        ((act.recipient ?? '') === '' ? null : act.recipient) === one.recipient,
    )
    return entry ? [{ ...one, ...giverOf(entry), at: entry.happenedAt }] : []
  })
}

function giverOf({ kind, act }: PersonEvent): Pick<Consent, 'answer' | 'givenBy' | 'subject'> {
  const giver = kind === 'consent.withdrawn' ? act.withdrawnBy : act.givenBy
  return {
    answer: kind === 'consent.withdrawn' ? 'withdrawn' : act.answer === 'given' ? 'given' : 'refused',
    givenBy: giver === 'parent' || giver === 'guardian' || giver === 'representative' ? giver : 'person',
    subject: typeof act.subject === 'string' ? act.subject : null,
  }
}

/** Screenings as they stood: the latest before the day, where a later one took its place. */
function screeningsThen(file: PersonFile, events: readonly PersonEvent[]): PersonFile['screenings'] {
  return events.length === file.events.length ? file.screenings : screeningsOf(events)
}

/** The latest screening of each parent, guardian or institution: the definition the store and the rules share. */
export function screeningsOf(events: readonly PersonEvent[]): PersonFile['screenings'] {
  const found = new Map<string, PersonFile['screenings'][number]>()
  for (const { kind, conformity, act, happenedAt } of events) {
    if (kind !== 'involvement.screened' || conformity === 'historical') continue
    const { subject, subjectKind, result } = act
    if (typeof subject !== 'string') continue
    found.set(subject, {
      subject,
      subjectKind: typeof subjectKind === 'string' ? subjectKind : '',
      result: result === 'involved' || result === 'not-involved' ? result : 'unknown',
      at: happenedAt,
    })
  }
  return [...found.values()]
}
