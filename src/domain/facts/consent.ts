import type { ConsentPurpose } from '../mechanism/vocabulary.ts'
import type { Consent, PersonFile } from '../person/file.ts'
import { listsAll, word, wordOf, wordSql } from './answers.ts'
import { act, person } from './context.ts'
import { AS_CHILD_SQL, isAsChild } from './status.ts'
import { everHappened, everSql, latestEver } from './story.ts'

/** Result of the latest screening of a parent, guardian or institution; `unknown` without one (R-18). */
export function screeningOf(file: PersonFile, subject: string): string {
  for (const screening of file.screenings) if (screening.subject === subject) return screening.result
  return 'unknown'
}

export function isCleared(file: PersonFile, subject: string): boolean {
  return screeningOf(file, subject) === 'not-involved'
}

/** SQL twin of `isCleared` for a text expression. */
export function clearedSql(subject: string): string {
  return `coalesce((select s.act->>'result' from app.event s where s.person_id = p.id and s.kind = 'involvement.screened' and s.conformity <> 'historical' and s.act->>'subject' = ${subject} order by s.seq desc limit 1) = 'not-involved', false)`
}

const REPRESENTED_SQL = `exists (select 1 ${everSql('representative.appointed')})`

function isRepresented(file: PersonFile): boolean {
  return latestEver(file, 'representative.appointed') !== undefined
}

/** Whether a consent opens anything: given, by somebody who may give it, and not by anybody involved (R-18 to R-20). */
export function isValid(file: PersonFile, consent: Consent): boolean {
  if (consent.answer !== 'given') return false
  if (!isAsChild(file)) return consent.givenBy === 'person'
  if (consent.givenBy === 'representative') return isRepresented(file)
  return consent.givenBy !== 'person' && isCleared(file, consent.subject ?? '')
}

/** SQL twin of `isValid`, alias `k`. */
export const VALID_CONSENT_SQL = `(k.answer = 'given' and case when not (${AS_CHILD_SQL}) then k.given_by = 'person' when k.given_by = 'representative' then ${REPRESENTED_SQL} when k.given_by = 'person' then false else ${clearedSql("coalesce(k.subject, '')")} end)`

/** SQL: the latest entry per purpose and recipient, alias `k`. */
export function latestConsents(purpose: string): string {
  return `(select distinct on (y.recipient) y.* from app.consent y where y.person_id = p.id and y.purpose = '${purpose}' order by y.recipient, y.seq desc) k`
}

function consentsTo(purpose: ConsentPurpose) {
  return person(`exists (select 1 from ${latestConsents(purpose)} where ${VALID_CONSENT_SQL})`, c =>
    c.file.consents.some(consent => consent.purpose === purpose && isValid(c.file, consent)),
  )
}

function refuses(purpose: ConsentPurpose) {
  return person(
    `exists (select 1 from ${latestConsents(purpose)} where k.answer in ('refused', 'withdrawn')) and not exists (select 1 from ${latestConsents(purpose)} where ${VALID_CONSENT_SQL})`,
    c =>
      c.file.consents.some(
        one => one.purpose === purpose && (one.answer === 'refused' || one.answer === 'withdrawn'),
      ) && !c.file.consents.some(one => one.purpose === purpose && isValid(c.file, one)),
  )
}

function consentFor(file: PersonFile, receiver: string): Consent | undefined {
  return file.consents.find(one => one.purpose === 'referral' && one.recipient === receiver)
}

const LIVE = ['draft', 'requested', 'accepted', 'in-progress', 'on-hold']

/** R-27: live referrals that stand only on consent: not the place tonight, not the official referral of a child. */
function restsOnLostConsent(file: PersonFile): boolean {
  return file.referrals.some(one => {
    if (
      !LIVE.includes(one.state) ||
      one.emergency ||
      (isAsChild(file) && (one.path === 'official' || one.path === 'transfer'))
    )
      return false
    const consent = consentFor(file, one.receiver)
    return consent !== undefined && consent.answer !== 'given'
  })
}

/** What stands about consents, screenings and representation. */
export const CONSENT_FACTS = {
  consentsToInterview: consentsTo('interview'),
  refusesInterview: refuses('interview'),
  consentsToReferral: consentsTo('referral'),
  refusesReferral: refuses('referral'),
  consentsToNotification: consentsTo('notification'),
  consentsToRegister: consentsTo('register'),
  consentsToTransnational: consentsTo('transnational'),
  restsOnLostConsent: person(
    `exists (select 1 from app.referral f join lateral ${latestConsents('referral').replace('order by', 'and y.recipient = f.receiver_id order by')} on true where f.person_id = p.id and f.state in (${LIVE.map(state => `'${state}'`).join(', ')}) and not f.emergency and not (${AS_CHILD_SQL} and f.path in ('official', 'transfer')) and k.answer <> 'given')`,
    c => restsOnLostConsent(c.file),
  ),
  /** A child's own view stands beside the consent to the interview (R-20). */
  childViewIsRecorded: person(
    `exists (select 1 ${everSql('consent.recorded')} and x.act->>'purpose' = 'interview' and x.act->>'childView' in ('agrees', 'disagrees', 'unsure'))`,
    c =>
      c.file.events.some(
        e =>
          e.kind === 'consent.recorded' &&
          e.conformity !== 'historical' &&
          e.act.purpose === 'interview' &&
          (e.act.childView === 'agrees' || e.act.childView === 'disagrees' || e.act.childView === 'unsure'),
      ),
  ),
  someoneIsScreened: everHappened('involvement.screened'),
  aParentIsCleared: person(
    `exists (select 1 from app.event q where q.person_id = p.id and q.kind = 'involvement.screened' and q.conformity <> 'historical' and jsonb_typeof(q.act->'subject') = 'string' and q.act->>'result' = 'not-involved' and q.act->>'subjectKind' in ('parent', 'guardian') and not exists (select 1 from app.event n where n.person_id = p.id and n.kind = q.kind and n.conformity <> 'historical' and n.act->>'subject' = q.act->>'subject' and n.seq > q.seq))`,
    c =>
      c.file.screenings.some(
        one => one.result === 'not-involved' && (one.subjectKind === 'parent' || one.subjectKind === 'guardian'),
      ),
  ),
  representativeIsAppointed: everHappened('representative.appointed'),
  /** R-17: after the eighteenth birthday what others answered no longer stands; the person answers anew. */
  othersAnswerForPerson: person(
    `exists (select 1 from (select distinct on (y.purpose, y.recipient) y.* from app.consent y where y.person_id = p.id order by y.purpose, y.recipient, y.seq desc) k where k.answer = 'given' and k.given_by <> 'person')`,
    c => c.file.consents.some(one => one.answer === 'given' && one.givenBy !== 'person'),
  ),
}

/** What one consent, withdrawal or participation decision says. */
export const CONSENT_ACT_FACTS = {
  consentPurpose: word('purpose'),
  consentAnswer: word('answer'),
  consentGiver: word('givenBy'),
  recipientIsNamed: act(`${wordSql('recipient')} <> ''`, c => wordOf(c, 'recipient') !== ''),
  giverIsCleared: act(clearedSql(wordSql('subject')), c => isCleared(c.file, wordOf(c, 'subject'))),
  childIsHeard: act(`${wordSql('childView')} in ('agrees', 'disagrees', 'unsure')`, c =>
    ['agrees', 'disagrees', 'unsure'].includes(wordOf(c, 'childView')),
  ),
  checklistIsComplete: listsAll('checklist', ['purpose', 'use', 'research', 'access', 'storage', 'withdrawal']),
  participationDecider: word('decidedBy'),
}
