import type { PersonFile } from '../person/file.ts'
import { ageOn } from '../time/calendar.ts'
import { word } from './answers.ts'
import { person } from './context.ts'
import { happened, latest, latestWord, latestWordSql, REOPENED_SEQ } from './story.ts'

/** SQL: the person is processed as a child. */
export const AS_CHILD_SQL = `p.age_status <> 'adult'`

/** Whether the person is processed as a child: anybody who is not known to be adult. */
export function isAsChild(file: PersonFile): boolean {
  return file.ageStatus !== 'adult'
}

/** Kind of the latest act that says yes or no to help as a whole. */
function lastWord(file: PersonFile): string | undefined {
  for (let at = file.events.length - 1; at >= 0; at--) {
    const { kind, act, conformity } = file.events[at] as PersonFile['events'][number]
    if (kind === 'person.re-victimised') return undefined
    if (conformity === 'historical') continue
    if (kind === 'person.withdrew' && act.scope !== 'some-services') return kind
    if (kind === 'consent.recorded' && act.answer === 'given') return kind
  }
  return undefined
}

/** Who the person is in the mechanism: age, status, danger, contact. */
export const STATUS_FACTS = {
  isTreatedAsChild: person(AS_CHILD_SQL, c => isAsChild(c.file)),
  ageStatus: person('p.age_status', c => c.file.ageStatus),
  ageIsUncertain: person(
    `p.age_status in ('declared-child', 'unknown')`,
    c => c.file.ageStatus === 'declared-child' || c.file.ageStatus === 'unknown',
  ),
  birthDateIsKnown: person('p.birth_date is not null', c => c.file.birthDate !== null),
  /** Completed years today; -1 when the birth date is not known. */
  ageToday: person('coalesce(extract(year from age({today}, p.birth_date)), -1)', c =>
    c.file.birthDate === null ? -1 : ageOn(c.file.birthDate, c.today),
  ),
  status: person('p.status', c => c.file.status),
  isPresumed: person(
    `p.status in ('presumed', 'identified')`,
    c => c.file.status === 'presumed' || c.file.status === 'identified',
  ),
  isInDanger: person('p.danger', c => c.file.danger),
  isUrgent: person(`p.danger or ${AS_CHILD_SQL}`, c => c.file.danger || isAsChild(c.file)),
  territoryIsKnown: person('p.territory is not null', c => c.file.territory !== null),
  emergencyIsCalled: happened('emergency.called'),
  needsAreRecorded: happened('needs.recorded'),
  /** The latest needs record asks for a place tonight. */
  needsPlaceTonight: person(
    `coalesce((select x.act->'emergencyShelter' in ('true'::jsonb, '"yes"'::jsonb) from app.event x where x.person_id = p.id and x.kind = 'needs.recorded' and x.conformity <> 'historical' and x.seq > ${REOPENED_SEQ} order by x.seq desc limit 1), false)`,
    c => {
      const needs = latest(c.file, 'needs.recorded')?.act.emergencyShelter
      return needs === true || needs === 'yes'
    },
  ),
  isClosed: person(`p.stage = 'closed'`, c => c.file.stage === 'closed'),
  followUpIsDated: person(
    `${latestWordSql('closure.made', 'followUpOn')} <> ''`,
    c => latestWord(c.file, 'closure.made', 'followUpOn') !== '',
  ),
  isFollowedUp: happened('follow-up.recorded'),
  contactIsLost: person(
    `coalesce((select x.kind = 'contact.lost' from app.event x where x.person_id = p.id and x.kind in ('contact.lost', 'contact.regained') and x.conformity <> 'historical' order by x.seq desc limit 1), false)`,
    c =>
      c.file.events.findLast(
        e => (e.kind === 'contact.lost' || e.kind === 'contact.regained') && e.conformity !== 'historical',
      )?.kind === 'contact.lost',
  ),
  /** An adult withdrew from everything and has agreed to nothing since. */
  hasWithdrawn: person(
    `p.age_status = 'adult' and coalesce((select x.kind = 'person.withdrew' from app.event x where x.person_id = p.id and x.conformity <> 'historical' and x.seq > ${REOPENED_SEQ} and (x.kind = 'person.withdrew' and coalesce(x.act->>'scope', '') <> 'some-services' or x.kind = 'consent.recorded' and x.act->>'answer' = 'given') order by x.seq desc limit 1), false)`,
    c => !isAsChild(c.file) && lastWord(c.file) === 'person.withdrew',
  ),
  statusIsDecided: happened('status.decided'),
}

/** What one decision on status says. */
export const STATUS_ACT_FACTS = {
  decidedStatus: word('status'),
}
