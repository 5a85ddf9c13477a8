import type { PersonFile } from '../person/file.ts'
import { civilDateOf, daysBetween } from '../time/calendar.ts'
import { listsAll, number, word, yes } from './answers.ts'
import { person } from './context.ts'
import { everyRow, named, someOf } from './lists.ts'
import { everHappened, latest, situationSql } from './story.ts'

function entries(file: PersonFile): number {
  let count = 0
  for (let at = file.events.length - 1; at >= 0; at--) {
    const event = file.events[at] as PersonFile['events'][number]
    if (event.kind === 'person.re-victimised') break
    if (event.kind === 'register-entry.made' && event.conformity !== 'historical') count++
  }
  return count
}

/** What is counted, and what is kept. */
export const COUNTING_FACTS = {
  registerEntries: person(`(select count(*) ${situationSql('register-entry.made')})`, c => entries(c.file)),
  wasExploitedAgain: everHappened('person.re-victimised'),
  /** Days since the latest decision of status; -1 without one. */
  daysSinceStatus: person(
    `coalesce((select {today} - (x.happened_at at time zone {zone})::date ${situationSql('status.decided')} order by x.seq desc limit 1), -1)`,
    c => {
      const last = latest(c.file, 'status.decided')
      return last ? daysBetween(civilDateOf(last.happenedAt, c.timeZone), c.today) : -1
    },
  ),
}

/** What one register entry, table or export says. */
export const COUNTING_ACT_FACTS = {
  entryConsent: word('consent'),
  entryTellsSituation: someOf('exploitation'),
  entryTellsHelp: someOf('servicesReceived'),
  isLinkedToEarlier: yes('again'),
  smallestCell: number('smallestCell'),
  smallCellsAreHidden: yes('primarySuppressed'),
  complementsAreHidden: yes('secondarySuppressed'),
  percentagesAreWhole: everyRow(
    'percentages',
    `jsonb_typeof(a.item->'numerator') = 'number' and jsonb_typeof(a.item->'denominator') = 'number' and a.item->>'rounding' in ('nearest', 'truncated')`,
    row =>
      typeof row.numerator === 'number' &&
      typeof row.denominator === 'number' &&
      (row.rounding === 'nearest' || row.rounding === 'truncated'),
  ),
  readIsLogged: yes('readLogged'),
  readPurposeIsNamed: named('readPurpose'),
  readersAreShown: yes('readersShown'),
  retentionIsNamed: named('retentionClass'),
  identityIsErased: yes('identityErased'),
  rapporteurBreakdowns: listsAll('breakdowns', [
    'organisation',
    'sex',
    'age-group',
    'citizenship',
    'exploitation',
    'suspects',
    'prosecutions',
    'convictions',
  ]),
  goalBreakdowns: listsAll('breakdowns', ['sex', 'age-group', 'exploitation']),
  population: number('population'),
}
