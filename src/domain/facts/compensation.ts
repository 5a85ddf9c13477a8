import type { ActKind } from '../mechanism/vocabulary.ts'
import type { PersonFile } from '../person/file.ts'
import { addDays, ageOn, civilDateOf } from '../time/calendar.ts'
import type { Instant } from '../time/civil-date.ts'
import { number, word, yes } from './answers.ts'
import { act, type FactContext, person } from './context.ts'
import { dated, dateOf, dateSql, days, isDateSql } from './dates.ts'
import { listsOnly } from './lists.ts'
import { happened, latest, latestWord, latestWordSql, situationSql } from './story.ts'

/** When the first act of a kind in the present situation happened. */
function firstAt(file: PersonFile, kind: ActKind): Instant | undefined {
  let found: Instant | undefined
  for (let at = file.events.length - 1; at >= 0; at--) {
    const event = file.events[at] as PersonFile['events'][number]
    if (event.kind === 'person.re-victimised') break
    if (event.kind === kind && event.conformity !== 'historical') found = event.happenedAt
  }
  return found
}

const MINUTE = 60_000

/** Minutes that have begun since a moment; -1 without one. */
function minutesSince(now: Instant, from: Instant | undefined): number {
  return from === undefined ? -1 : Math.ceil((now - from) / MINUTE)
}

const since = (from: string) => `coalesce(ceil(extract(epoch from ({now} - (${from}))) / 60), -1)`

const GRANTED = ['granted', 'partly']

function approvedAt(file: PersonFile): Instant | undefined {
  const last = latest(file, 'advance.decided')
  return last && GRANTED.includes(String(last.act.decision)) ? last.happenedAt : undefined
}

const ISSUED = latestWordSql('advance.decided', 'issuedOn')

/** What stands about money: told, asked, granted, paid. */
export const COMPENSATION_FACTS = {
  compensationIsExplained: person(
    `coalesce((select jsonb_typeof(x.act->'topics') = 'array' and x.act->'topics' @> '["compensation"]'::jsonb ${situationSql('rights.told')} order by x.seq desc limit 1), false)`,
    c => {
      const topics = latest(c.file, 'rights.told')?.act.topics
      return Array.isArray(topics) && topics.includes('compensation')
    },
  ),
  compensationIsRequested: happened('compensation.requested'),
  advanceIsRequested: happened('advance.requested'),
  awardIsMade: happened('damages.awarded'),
  /** paid, or nothing more is to be had from it. */
  awardIsSettled: person(`${latestWordSql('damages.awarded', 'enforcement')} in ('paid', 'failed')`, c =>
    ['paid', 'failed'].includes(latestWord(c.file, 'damages.awarded', 'enforcement')),
  ),
  /** The voucher is out, or the request was turned down: nothing runs any more. */
  advanceIsSettled: person(
    `${ISSUED} <> '' or ${latestWordSql('advance.decided', 'decision')} = 'refused'`,
    c =>
      latestWord(c.file, 'advance.decided', 'issuedOn') !== '' ||
      latestWord(c.file, 'advance.decided', 'decision') === 'refused',
  ),
  /** R-85, C-06: from the referral of the person, as the statute says. */
  minutesSinceReferral: person(
    since(`select x.happened_at ${situationSql('referral.requested')} order by x.seq limit 1`),
    c => minutesSince(c.now, firstAt(c.file, 'referral.requested')),
  ),
  /** R-85, C-06: from the approval, as the press release says. */
  minutesSinceApproval: person(
    since(
      `select case when x.act->>'decision' in ('granted', 'partly') then x.happened_at end ${situationSql('advance.decided')} order by x.seq desc limit 1`,
    ),
    c => minutesSince(c.now, approvedAt(c.file)),
  ),
}

const ACT_DAY = '(e.happened_at at time zone {zone})::date'

function yearsSinceOutcome(c: FactContext): number {
  const outcome = dateOf(c.act?.facts.outcomeOn)
  if (!c.act || !outcome) return -1
  return Math.max(0, ageOn(addDays(outcome, 1), civilDateOf(c.act.happenedAt, c.timeZone)))
}

/** What one claim, application, advance or award says. */
export const COMPENSATION_ACT_FACTS = {
  damagesChoice: word('choice'),
  lawyerExplains: yes('lawyerExplained'),
  waiverIsExplained: yes('waiverExplained'),
  awardKind: word('awardKind'),
  awardCurrency: word('currency'),
  awardAmount: number('awarded'),
  awardPaid: number('paid'),
  awardIsDated: dated('awardedOn'),
  courtIsNamed: yes('courtNamed'),
  enforcementState: word('enforcement'),
  offenceKind: word('offence'),
  /** Days from the offence to the complaint; -1 when one is not known. */
  complaintDays: days('offenceOn', 'complaintOn'),
  /** Whole years over since the final outcome, on the day of the application: 0 on the anniversary, 1 the day after. */
  yearsSinceOutcome: act(
    `case when ${isDateSql('outcomeOn')} then greatest(0, extract(year from age(${ACT_DAY}, ${dateSql('outcomeOn')} + 1))) else -1 end`,
    yearsSinceOutcome,
  ),
  nonPunishmentFirst: word('nonPunishment'),
  advanceAmount: number('amount'),
  advanceIsForNeeds: listsOnly('categories', ['food', 'lodging', 'transport', 'medicines', 'hygiene']),
  presenceIsDemanded: yes('presenceDemanded'),
  applicationLanguage: word('applicationLanguage'),
  judgesDeciding: number('judges'),
}
