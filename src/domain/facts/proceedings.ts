import type { OrganisationKind } from '../mechanism/vocabulary.ts'
import type { PersonFile } from '../person/file.ts'
import { word, yes } from './answers.ts'
import { type FactContext, person } from './context.ts'
import { day } from './dates.ts'
import { everyRow, listsAny } from './lists.ts'
import { happened, LEGS_SQL, latest, latestWord, latestWordSql, reopenedAt, situationSql } from './story.ts'

const FORCES: readonly OrganisationKind[] = ['police']

function isNoticedBy(c: FactContext, kind: OrganisationKind): boolean {
  const sign = latest(c.file, 'sign.recorded')
  const sent = latest(c.file, 'notification.sent')
  return sign?.organisationKind === kind || sent?.organisationKind === kind
}

const noticedSql = (kind: 'sign.recorded' | 'notification.sent', by: OrganisationKind) =>
  `coalesce((select x.organisation_kind = '${by}' ${situationSql(kind)} order by x.seq desc limit 1), false)`

const SHEET = 'court-support.coordinated'

/** The sheet is filled in again and again: what was answered last stands until it is answered otherwise. */
const saidSql = (key: string) =>
  `coalesce((select x.act->>'${key}' ${situationSql(SHEET)} and jsonb_typeof(x.act->'${key}') = 'string' and x.act->>'${key}' <> '' order by x.seq desc limit 1), '')`

function said(file: PersonFile, key: string): string {
  const { events } = file
  for (let at = events.length - 1; at >= 0; at--) {
    const { kind, act, conformity } = events[at] as PersonFile['events'][number]
    if (kind === 'person.re-victimised') return ''
    const value = act[key]
    if (kind === SHEET && conformity !== 'historical' && typeof value === 'string' && value !== '') return value
  }
  return ''
}

const saysOnSheet = (key: string, value: string) =>
  person(`${saidSql(key)} = '${value}'`, c => said(c.file, key) === value)

const ANSWERED = ['rights', 'appeal', 'compensation']

function isAnswered(file: PersonFile): boolean {
  const answered = latest(file, SHEET)?.act.answered
  return Array.isArray(answered) && ANSWERED.every(one => answered.includes(one))
}

const onSheet = (key: string) =>
  person(`${latestWordSql(SHEET, key)} <> ''`, c => latestWord(c.file, SHEET, key) !== '')

/** Justice beside the way: who must be told, what was reviewed, what was answered. */
export const PROCEEDINGS_FACTS = {
  /** child protection itself saw or reported it. */
  isNoticedByChildProtection: person(
    `${noticedSql('sign.recorded', 'child-protection')} or ${noticedSql('notification.sent', 'child-protection')}`,
    c => isNoticedBy(c, 'child-protection'),
  ),
  hasPoliceLeg: person(`exists (select 1 ${LEGS_SQL} and l.addressee_kind = 'police')`, c => {
    const from = reopenedAt(c.file)
    return c.file.legs.some(leg => leg.sentAt >= from && FORCES.includes(leg.addresseeKind))
  }),
  signsAreChecked: happened('indicators.checked'),
  /** Days from which limits run, as the sheet of the trial last said them. */
  offenceIsDated: onSheet('offenceOn'),
  complaintIsMade: onSheet('complaintOn'),
  outcomeIsDated: onSheet('outcomeOn'),
  trialOutcome: person(latestWordSql(SHEET, 'outcome'), c => latestWord(c.file, SHEET, 'outcome')),
  /** Somebody was arrested, and nobody said that this is over. */
  suspectIsHeld: person(
    `${latestWordSql(SHEET, 'arrestedOn')} <> '' and ${latestWordSql(SHEET, 'custody')} not in ('released', 'convicted')`,
    c =>
      latestWord(c.file, SHEET, 'arrestedOn') !== '' &&
      !['released', 'convicted'].includes(latestWord(c.file, SHEET, 'custody')),
  ),
  /** some help arrived, whatever was asked or accepted. */
  hasReceivedHelp: person(`exists (select 1 from app.service_line v where v.person_id = p.id and v.received)`, c =>
    c.file.serviceLines.some(line => line.received),
  ),
  /** asked whether to be told of a release, and answered. */
  releaseChoiceIsKept: person(`${saidSql('releaseNotice')} in ('yes', 'no')`, c =>
    ['yes', 'no'].includes(said(c.file, 'releaseNotice')),
  ),
  wantsReleaseNotice: saysOnSheet('releaseNotice', 'yes'),
  accusedIsReleased: person(
    `${latestWordSql(SHEET, 'custody')} = 'released'`,
    c => latestWord(c.file, SHEET, 'custody') === 'released',
  ),
  releaseIsTold: person(
    `${latestWordSql(SHEET, 'releaseTold')} = 'yes'`,
    c => latestWord(c.file, SHEET, 'releaseTold') === 'yes',
  ),
  /** what another outcome means for rights, appeal and compensation was answered. */
  outcomeIsAnswered: person(
    `coalesce((select jsonb_typeof(x.act->'answered') = 'array' and x.act->'answered' @> '["rights", "appeal", "compensation"]'::jsonb ${situationSql(SHEET)} order by x.seq desc limit 1), false)`,
    c => isAnswered(c.file),
  ),
  /** the court deals with the file of a child as a priority. */
  isExpedited: saysOnSheet('expedited', 'yes'),
  /** somebody fined, accused or expels the person for what the exploitation may have made them do. */
  sanctionIsRecorded: happened('sanction.recorded'),
  /** the review has one of its three results. */
  nonPunishmentIsAnswered: person(
    `${latestWordSql('non-punishment.reviewed', 'result')} in ('applied', 'refused', 'pending')`,
    c => ['applied', 'refused', 'pending'].includes(latestWord(c.file, 'non-punishment.reviewed', 'result')),
  ),
  nonPunishmentIsRefused: person(
    `${latestWordSql('non-punishment.reviewed', 'result')} = 'refused'`,
    c => latestWord(c.file, 'non-punishment.reviewed', 'result') === 'refused',
  ),
  /** whether the sanction is challenged is decided, and the day is kept where it is. */
  challengeIsDecided: person(
    `${latestWordSql('non-punishment.reviewed', 'appeal')} = 'no' or ${latestWordSql('non-punishment.reviewed', 'appeal')} = 'yes' and ${latestWordSql('non-punishment.reviewed', 'appealUntil')} <> ''`,
    c => {
      const appeal = latestWord(c.file, 'non-punishment.reviewed', 'appeal')
      return (
        appeal === 'no' || (appeal === 'yes' && latestWord(c.file, 'non-punishment.reviewed', 'appealUntil') !== '')
      )
    },
  ),
}

/** What one sheet of proceedings, sanction or export for a court says. */
export const PROCEEDINGS_ACT_FACTS = {
  /** What the person is said to have done, as coded in the review. */
  allegedAct: word('actKind'),
  measuresAreDecided: everyRow(
    'measures',
    `a.item->>'requestedBy' <> '' and a.item->>'decision' in ('granted', 'refused')`,
    row =>
      typeof row.requestedBy === 'string' &&
      row.requestedBy !== '' &&
      (row.decision === 'granted' || row.decision === 'refused'),
  ),
  isSummons: yes('summons'),
  videoIsMentioned: yes('videoMentioned'),
  confrontationIsAsked: yes('confrontationAsked'),
  confrontationIsTold: listsAny('alerted', ['lawyer', 'coordinator']),
  exportAudience: word('audience'),
  exportTellsWhereabouts: listsAny('fields', ['address', 'phone', 'shelter', 'contact', 'school', 'workplace']),
  exportTellsName: listsAny('fields', ['name']),
  identityIsProtected: yes('identityProtected'),
  /** Day of the offence since 1970-01-01; -1 when not said. */
  offenceDay: day('offenceOn'),
  foreignRecordIsKept: yes('foreignRecord'),
  coercionIsMarked: yes('coerced'),
  countsAgainstPerson: yes('countsAgainst'),
}
