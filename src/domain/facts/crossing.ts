import { daysBetween } from '../time/calendar.ts'
import { listsAll, saysYes, word, yes } from './answers.ts'
import { type FactContext, person } from './context.ts'
import { dateOf } from './dates.ts'
import { listsAny, named, someOf } from './lists.ts'
import { happened, latest, latestWord, latestWordSql, situationSql } from './story.ts'

const EXPIRES = latestWordSql('stay.recorded', 'expiresOn')
const DATE_SQL = `^\\d{4}-\\d{2}-\\d{2}$`

function daysLeft(c: FactContext): number {
  const expires = dateOf(latest(c.file, 'stay.recorded')?.act.expiresOn)
  return expires ? Math.max(0, daysBetween(c.today, expires)) : -1
}

const SIGNED = ['signature', 'thumb', 'child-mark']

const FLAGGED = `coalesce((select jsonb_typeof(x.act->'flags') = 'array' and x.act->'flags' @> '["health"]'::jsonb ${situationSql('risk.assessed')} order by x.seq desc limit 1), false)`

/** The right to stay, and the way home. */
export const CROSSING_FACTS = {
  /** R-12: country code a refugee fled from, as last asked. */
  fledFrom: person(latestWordSql('needs.recorded', 'fledFrom'), c => latestWord(c.file, 'needs.recorded', 'fledFrom')),
  /** Own country, another of the union, a third one, stateless, or not known; `''` where nobody asked. The country itself is identity. */
  citizenshipKind: person(latestWordSql('needs.recorded', 'citizenshipKind'), c =>
    latestWord(c.file, 'needs.recorded', 'citizenshipKind'),
  ),
  missionIsNotified: happened('mission.notified'),
  countriesAreInTouch: happened('transnational-referral.sent'),
  homeIsSeen: happened('social-inquiry.made'),
  /** C6: the right to work that an application for asylum brings after some months is on file. */
  mayWork: person(
    `${latestWordSql('stay.recorded', 'mayWork')} = 'yes'`,
    c => latestWord(c.file, 'stay.recorded', 'mayWork') === 'yes',
  ),
  /** C7: an employer asked for a permit. */
  workPermitIsAsked: person(
    `${latestWordSql('stay.recorded', 'workPermitAskedOn')} <> ''`,
    c => latestWord(c.file, 'stay.recorded', 'workPermitAskedOn') !== '',
  ),
  stayIsRecorded: happened('stay.recorded'),
  stayKind: person(latestWordSql('stay.recorded', 'stayKind'), c => latestWord(c.file, 'stay.recorded', 'stayKind')),
  stayBasis: person(latestWordSql('stay.recorded', 'basis'), c => latestWord(c.file, 'stay.recorded', 'basis')),
  /** Days until the paper ends, 0 when it has ended; -1 when no end is known. */
  stayDaysLeft: person(
    `case when ${EXPIRES} ~ '${DATE_SQL}' then greatest(0, (${EXPIRES})::date - {today}) else -1 end`,
    daysLeft,
  ),
  servicesAreWithheld: person(
    `${latestWordSql('stay.recorded', 'servicesEntitled')} = 'no'`,
    c => latestWord(c.file, 'stay.recorded', 'servicesEntitled') === 'no',
  ),
  healthIsAtRisk: person(FLAGGED, c => {
    const flags = latest(c.file, 'risk.assessed')?.act.flags
    return Array.isArray(flags) && flags.includes('health')
  }),
  riskLevel: person(latestWordSql('risk.assessed', 'level'), c => latestWord(c.file, 'risk.assessed', 'level')),
  escortIsPlanned: happened('escort.planned'),
  /** R-77: somebody at the destination took over and signed. */
  arrivalIsSigned: person(
    `coalesce((select x.act->'received' in ('true'::jsonb, '"yes"'::jsonb) and x.act->>'receiverSigned' in (${SIGNED.map(one => `'${one}'`).join(', ')}) ${situationSql('handover.recorded')} order by x.seq desc limit 1), false)`,
    c => {
      const last = latest(c.file, 'handover.recorded')?.act
      return last !== undefined && saysYes(last.received) && SIGNED.includes(String(last.receiverSigned))
    },
  ),
}

/** What one paper of stay, return or journey says. */
export const CROSSING_ACT_FACTS = {
  gapIsRaised: listsAll('alerted', ['regional-centre', 'asylum-office', 'lawyer']),
  returnDecision: word('decision'),
  returnIsFree: yes('freely'),
  returnRisksAreTold: listsAny('told', ['risks-there']),
  returnRisk: word('risk'),
  familySafety: word('familySafe'),
  communitySafety: word('communitySafe'),
  travelsAlone: word('canTravelAlone'),
  operationalTeamTravels: listsAny('teams', ['operational']),
  medicalTeamTravels: listsAny('teams', ['medical']),
  securityTeamTravels: listsAny('teams', ['security']),
  teamAbsenceIsJustified: listsAny('teams', ['none']),
  bothAgenciesAreTold: listsAll('agencies', ['national-desk', 'child-protection']),
  riskInFamily: word('riskInFamily'),
  riskInCommunity: word('riskInCommunity'),
  purposesAreNamed: someOf('purposes'),
  messageBasis: word('legalBasis'),
  messageLanguageIsNamed: named('messageLanguage'),
  translation: word('translation'),
  tellsOnlyMinimum: yes('minimumOnly'),
  /** R-15: `agrees` or `disagrees`, as computed when the number was typed; the number itself is not coded. */
  numberCheck: word('numberCheck'),
}
