import type { OrganisationKind } from '../mechanism/vocabulary.ts'
import type { Coded, PersonFile } from '../person/file.ts'
import { lists, saysYes, word, wordOf, wordSql, yes, yesSql } from './answers.ts'
import { act, person } from './context.ts'
import { isAsChild } from './status.ts'
import { happened, LEGS_SQL, latest, reopenedAt, situationSql } from './story.ts'

function hasLeg(file: PersonFile, kinds: readonly OrganisationKind[]): boolean {
  const from = reopenedAt(file)
  return file.legs.some(leg => leg.sentAt >= from && kinds.includes(leg.addresseeKind))
}

/** Kinds of addressee that a child's notification may go to (R-03, R-04); told by danger: the forces of order. */
const FOR_A_CHILD = ['regional-centre', 'child-protection', 'hotline', 'police', 'gendarmerie', 'border']

function rowKinds(value: Coded | undefined): readonly string[] {
  return Array.isArray(value) ? (value as readonly Coded[]).filter(kind => typeof kind === 'string') : []
}

const ADDRESSEES = `(select k #>> '{}' as kind from jsonb_array_elements(case when jsonb_typeof(e.act->'addresseeKinds') = 'array' then e.act->'addresseeKinds' else '[]'::jsonb end) t(k) where jsonb_typeof(k) = 'string') a`

function isToldOfDisclosure(file: PersonFile): boolean {
  for (let at = file.events.length - 1; at >= 0; at--) {
    const event = file.events[at] as PersonFile['events'][number]
    if (event.kind === 'person.re-victimised') return false
    if (event.conformity === 'historical') continue
    if (event.kind === 'notification.sent') return false
    if (event.kind === 'rights.told' && lists(event.act.topics, 'privacy-and-limits')) return true
  }
  return false
}

/** What stands about a person's notification: legs, duties, the call for help. */
export const NOTIFICATION_FACTS = {
  isNotified: happened('notification.sent'),
  hasCentreLeg: person(`exists (select 1 ${LEGS_SQL} and l.addressee_kind = 'regional-centre')`, c =>
    hasLeg(c.file, ['regional-centre']),
  ),
  /** R-03: told by a leg to child protection or the child line, or by a self-report afterwards. */
  hasChildProtectionLeg: person(
    `exists (select 1 ${LEGS_SQL} and l.addressee_kind in ('child-protection', 'hotline')) or exists (select 1 ${situationSql('self-report.made')})`,
    c => hasLeg(c.file, ['child-protection', 'hotline']) || latest(c.file, 'self-report.made') !== undefined,
  ),
  /** R-05: child protection itself knows, by its own leg or by a self-report. */
  childProtectionIsNotified: person(
    `exists (select 1 ${LEGS_SQL} and l.addressee_kind = 'child-protection') or exists (select 1 ${situationSql('self-report.made')})`,
    c => hasLeg(c.file, ['child-protection']) || latest(c.file, 'self-report.made') !== undefined,
  ),
  hasOpenLeg: person(`exists (select 1 from app.leg l where l.person_id = p.id and l.state <> 'taken-up')`, c =>
    c.file.legs.some(leg => leg.state !== 'taken-up'),
  ),
  /** Somebody was told in the present situation, and nobody has taken it up by name: the person has met no desk yet. */
  waitsToBeTakenUp: person(`coalesce((select bool_and(l.state <> 'taken-up') ${LEGS_SQL}), false)`, c => {
    const from = reopenedAt(c.file)
    const legs = c.file.legs.filter(leg => leg.sentAt >= from)
    return legs.length > 0 && legs.every(leg => leg.state !== 'taken-up')
  }),
  hasLegToCall: person(`exists (select 1 from app.leg l where l.person_id = p.id and l.state = 'to-call')`, c =>
    c.file.legs.some(leg => leg.state === 'to-call'),
  ),
  /** Identity left although an adult had not agreed; she must be told as soon as that is safe. */
  identityLeftWithoutAgreement: person(
    `p.age_status = 'adult' and coalesce((select x.act->'identityShared' in ('true'::jsonb, '"yes"'::jsonb) and coalesce(x.act->>'asked', '') <> 'agrees' ${situationSql('notification.sent')} order by x.seq desc limit 1), false)`,
    c => {
      const sent = latest(c.file, 'notification.sent')
      return !isAsChild(c.file) && sent !== undefined && saysYes(sent.act.identityShared) && sent.act.asked !== 'agrees'
    },
  ),
  /** Told, after the notification, of privacy and its limits. */
  isToldOfDisclosure: person(
    `exists (select 1 ${situationSql('rights.told')} and jsonb_typeof(x.act->'topics') = 'array' and x.act->'topics' @> '["privacy-and-limits"]'::jsonb and x.seq > coalesce((select max(n.seq) from app.event n where n.person_id = p.id and n.kind = 'notification.sent' and n.conformity <> 'historical'), 0))`,
    c => isToldOfDisclosure(c.file),
  ),
}

/** What one notification or first sign says. */
export const NOTIFICATION_ACT_FACTS = {
  identityIsShared: yes('identityShared'),
  reasonIsGiven: yes('reasonGiven'),
  /** `agrees`, `refuses`, `not-safe`, `not-needed`. */
  askedAnswer: word('asked'),
  channelIsNamed: act(`${wordSql('channel')} <> ''`, c => wordOf(c, 'channel') !== ''),
  tellsDanger: yes('danger'),
  addresseesFitChild: act(
    `not exists (select 1 from ${ADDRESSEES} where a.kind not in (${FOR_A_CHILD.map(kind => `'${kind}'`).join(', ')}))`,
    c => rowKinds(c.act?.facts.addresseeKinds).every(kind => FOR_A_CHILD.includes(kind)),
  ),
  /** R-01: an indicator (circumstances alone are none), a self-declaration, or what a third party said. */
  signHasGround: act(
    `case when jsonb_typeof(e.act->'indicators') = 'array' then jsonb_array_length(e.act->'indicators') > 0 else false end or ${yesSql('selfDeclared')} or ${yesSql('thirdParty')}`,
    c =>
      (Array.isArray(c.act?.facts.indicators) && c.act.facts.indicators.length > 0) ||
      saysYes(c.act?.facts.selfDeclared) ||
      saysYes(c.act?.facts.thirdParty),
  ),
  /** Kind of desk of whoever acts. */
  actorKind: act('e.organisation_kind', c => c.actor?.organisationKind ?? ''),
}
