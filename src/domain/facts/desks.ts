import { listsAll, number, rowsOf, rowsSql, word, yes } from './answers.ts'
import { act, type FactContext, person } from './context.ts'
import { dated } from './dates.ts'
import { asked, everyRow, listsAny, someOf } from './lists.ts'
import { latestWord, latestWordSql } from './story.ts'

const MISSED_SQL = `(case when jsonb_typeof(e.act->'missed') = 'number' then (e.act->>'missed')::numeric else 0 end)`
const CALLED_SQL = `(select count(*) from ${rowsSql('callBacks')} where jsonb_typeof(a.item) = 'object' and a.item->>'state' in ('done', 'not-safe'))`

function missedAreCalledBack(c: FactContext): boolean {
  const missed = c.act?.facts.missed
  const called = rowsOf(c.act?.facts.callBacks).filter(row => row.state === 'done' || row.state === 'not-safe').length
  return called >= (typeof missed === 'number' ? missed : 0)
}

/** papers that are gone or kept by others, and help to get them back. */
export const DESK_FACTS = {
  papersAreMissing: person(`${latestWordSql('needs.recorded', 'documents')} in ('kept-by-others', 'lost', 'none')`, c =>
    ['kept-by-others', 'lost', 'none'].includes(latestWord(c.file, 'needs.recorded', 'documents')),
  ),
  legalHelpIsPlanned: person(
    `exists (select 1 from app.service_line v where v.person_id = p.id and v.service in ('LEGAL', 'REPR', 'SOC'))`,
    c => c.file.serviceLines.some(line => ['LEGAL', 'REPR', 'SOC'].includes(line.service)),
  ),
}

/** What one profile, shift, training, complaint or plan of outreach says. */
export const DESK_ACT_FACTS = {
  /** `place` or `setting`; anything else is who a person is. */
  screeningBasis: word('screeningBasis'),
  offersAreAsked: asked('offered'),
  basicServicesAreOffered: listsAll('offered', ['shelter', 'health', 'psychological', 'legal', 'financial']),
  caseload: number('caseload'),
  monthsSinceSupervision: number('monthsSinceSupervision'),
  profileTellsHelp: someOf('servicesOffered'),
  profileTellsGroups: someOf('groups'),
  profileTellsTerritories: someOf('counties'),
  profileTellsFunding: someOf('fundingSources'),
  bedsAreCounted: everyRow(
    'beds',
    `jsonb_typeof(a.item->'total') = 'number' and jsonb_typeof(a.item->'free') = 'number'`,
    row => typeof row.total === 'number' && typeof row.free === 'number',
  ),
  licencesAreDated: everyRow(
    'licences',
    `a.item->>'validTo' ~ '^\\d{4}-\\d{2}-\\d{2}$'`,
    row => typeof row.validTo === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(row.validTo),
  ),
  /** `residential` where the person would live there. */
  placementKind: word('placement'),
  /** `valid`, `ended`, `none`. */
  receiverLicence: word('receiverLicence'),
  receiverIsUnderAllegation: yes('receiverUnderAllegation'),
  allegationIsRestricted: yes('allegationRestricted'),
  freeBeds: number('freeBeds'),
  missedAreCalledBack: act(`${CALLED_SQL} >= ${MISSED_SQL}`, missedAreCalledBack),
  lineHours: number('lineHours'),
  staffedHours: number('staffedHours'),
  callOutcome: word('outcome'),
  callerIsAnonymous: yes('anonymous'),
  callerAgreesToName: yes('callerAgrees'),
  ledgerNamesPeople: yes('ledgerNamesPeople'),
  seatKind: word('seat'),
  trainingIsNamed: listsAny('topics', ['trauma-informed', 'child-interviewing', 'online-evidence', 'indicators']),
  trainingIsDated: dated('trainedOn'),
  trainingHasEnd: dated('validUntil'),
  complaintLeavesTheDesk: listsAny('passedTo', ['oversight', 'police', 'prosecution']),
  complaintIsShownToSubject: yes('shownToSubject'),
}
