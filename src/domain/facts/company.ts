import type { Coded } from '../person/file.ts'
import { rowsOf, rowsSql, saysYes, word, wordOf, yes, yesSql } from './answers.ts'
import { clearedSql, isCleared } from './consent.ts'
import { type ActFact, act, type FactContext, person } from './context.ts'
import { happened } from './story.ts'

type Attendee = { readonly [key: string]: Coded }

function attendees(c: FactContext): readonly Attendee[] {
  return rowsOf(c.act?.facts.attendees)
}

function inSql(key: string, words: readonly string[]): string {
  return `a.item->>'${key}' in (${words.map(one => `'${one}'`).join(', ')})`
}

function isOneOf(value: Coded | undefined, words: readonly string[]): boolean {
  return typeof value === 'string' && words.includes(value)
}

/** Fact: somebody in one of these roles (and of one of these kinds of organisation) is there. */
function attends(roles: readonly string[], kinds?: readonly string[]): ActFact {
  const kindSql = kinds ? ` and ${inSql('organisationKind', kinds)}` : ''
  return act(`exists (select 1 from ${rowsSql('attendees')} where ${inSql('role', roles)}${kindSql})`, c =>
    attendees(c).some(one => isOneOf(one.role, roles) && (!kinds || isOneOf(one.organisationKind, kinds))),
  )
}

/** Fact: somebody of this kind of organisation is there. */
function organisationAttends(kind: string): ActFact {
  return act(`exists (select 1 from ${rowsSql('attendees')} where ${inSql('organisationKind', [kind])})`, c =>
    attendees(c).some(one => one.organisationKind === kind),
  )
}

/** Kin, guardians and keepers: nobody of these is there without a screening that found no involvement (R-18, R-21). */
const KIN = ['parent', 'guardian', 'institution-representative']
/** R-31: who may accompany a young child. The appointed representative stands where a guardian would. */
const COMPANIONS = [
  'parent',
  'guardian',
  'entrusted-person',
  'institution-representative',
  'representative',
  'tutelary-representative',
  'relative',
]
/** R-32: who replaces a companion in conflict. */
const REPLACEMENTS = ['tutelary-representative', 'relative']
const PUBLIC_OR_PROVIDER = ['child-protection', 'regional-centre', 'national-desk', 'provider']

const UNCLEARED_SQL = `exists (select 1 from ${rowsSql('attendees')} where ${inSql('role', KIN)} and not ${clearedSql("coalesce(a.item->>'subject', '')")})`

function anUnclearedAttends(c: FactContext): boolean {
  return attendees(c).some(
    one => isOneOf(one.role, KIN) && !isCleared(c.file, typeof one.subject === 'string' ? one.subject : ''),
  )
}

/** How often and how far the person was already heard. */
export const HEARING_FACTS = {
  isInterviewed: happened('interview.recorded'),
  statementIsPlanned: happened('statement.planned'),
  isHeard: happened('statement.recorded'),
  /** Every statement on file counts, imported ones too: the count protects. */
  hearingsSoFar: person(
    `(select count(*) from app.event x where x.person_id = p.id and x.kind = 'statement.recorded')`,
    c => {
      let count = 0
      for (const event of c.file.events) if (event.kind === 'statement.recorded') count++
      return count
    },
  ),
  counselIsAssigned: person(
    `exists (select 1 from app.event x where x.person_id = p.id and x.kind = 'counsel.assigned' and x.conformity <> 'historical')`,
    c => c.file.events.some(event => event.kind === 'counsel.assigned' && event.conformity !== 'historical'),
  ),
}

/** Who is there and how it is done, at one interview or statement. */
export const COMPANY_FACTS = {
  kinAreCleared: act(`not ${UNCLEARED_SQL}`, c => !anUnclearedAttends(c)),
  psychologistAttends: attends(['psychologist'], PUBLIC_OR_PROVIDER),
  psychologistIsOfChildProtection: attends(['psychologist'], ['child-protection']),
  centreAttends: organisationAttends('regional-centre'),
  childProtectionAttends: organisationAttends('child-protection'),
  companionAttends: attends(COMPANIONS),
  replacementAttends: attends(REPLACEMENTS),
  institutionAttends: attends(['institution-representative']),
  lawyerAttends: act(
    `${yesSql('lawyerPresent')} or exists (select 1 from ${rowsSql('attendees')} where ${inSql('role', ['lawyer'])})`,
    c => saysYes(c.act?.facts.lawyerPresent) || attendees(c).some(one => one.role === 'lawyer'),
  ),
  /** R-32: said so, or not known, or somebody not cleared is there: in doubt there is a conflict. */
  companionIsConflicted: act(
    `${yesSql('companionConflict')} or coalesce(e.act->>'companionConflict' = 'unknown', false) or ${UNCLEARED_SQL}`,
    c =>
      saysYes(c.act?.facts.companionConflict) || c.act?.facts.companionConflict === 'unknown' || anUnclearedAttends(c),
  ),
  psychologistIsDesignated: yes('psychologistDesignated'),
  institutionIsUnderScrutiny: yes('institutionUnderScrutiny'),
  /** A statement before an authority of the criminal proceedings; in doubt it is one. */
  isCriminalHearing: act(
    `coalesce(e.act->>'authorityKind', '') <> 'other'`,
    c => wordOf(c, 'authorityKind') !== 'other',
  ),
  leadKind: word('leadKind'),
  interviewerIsTrained: yes('interviewerTrained'),
  sameInterviewer: yes('sameInterviewer'),
  oathIsTaken: yes('oath'),
  interviewProtocol: word('protocol'),
  roomIsChildFriendly: yes('roomChildFriendly'),
  personAskedForIt: yes('askedByPerson'),
  counselIsSpecialised: yes('specialised'),
  counselIsBriefed: yes('briefedOnCompensation'),
}
