import { clockWords } from '../../../act/clock-words.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { isTreatedAsChild } from '../../../domain/notification/legs.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import { type LegLine, LegList } from '../../../platform/ui/index.ts'
import type { Notification, SentLeg, ToldPerson } from '../notification.ts'
import { momentWords, nameOf, territoryName } from '../words.ts'

export type Receipt = {
  readonly mechanism: Mechanism
  readonly notification: Notification
  readonly people: readonly ToldPerson[]
  readonly legs: readonly SentLeg[]
  readonly t: Translate
  readonly lang: string
  readonly now: number
}

/** Who has it: each addressee, whether anybody by name took it up, whom to call and what to say. */
export function Legs(receipt: Receipt) {
  const { people, legs, t } = receipt
  const several = people.length > 1
  return people.map(person => (
    <div key={person.ordinal}>
      {several ? <h3>{t('sent.legs-of-person', { number: person.ordinal })}</h3> : null}
      <LegList
        label={several ? t('sent.legs-of-person', { number: person.ordinal }) : t('sent.legs')}
        legs={legs.filter(leg => leg.person === person.person).map(leg => legLine(receipt, person, leg))}
      />
    </div>
  ))
}

function legLine(receipt: Receipt, person: ToldPerson, leg: SentLeg): LegLine {
  const { mechanism, notification, t, lang, now } = receipt
  const open = leg.state !== 'taken-up'
  const toCall = leg.state === 'to-call'
  return {
    id: leg.id,
    addressee: nameOf(mechanism, leg.addressee),
    state: leg.state,
    stateText: t(`sent.state-${leg.state}`),
    detail:
      [leg.substitute ? t('sent.substitute') : '', open ? escalationWords(receipt, leg) : takenWords(receipt, leg)]
        .filter(Boolean)
        .join(' ') || undefined,
    ...(open ? { clock: clockWords(leg.dueAt.getTime(), { now, lang, t, timeZone: mechanism.pack.timeZone }) } : {}),
    ...(toCall ? { call: callWords(receipt, person, leg) } : {}),
    ...(toCall
      ? {
          action: {
            href: `/sent/${notification.id}/legs/${leg.id}/call`,
            label: t('sent.call-record'),
            hiddenText: nameOf(mechanism, leg.addressee),
          },
        }
      : {}),
  }
}

function takenWords({ mechanism, t, lang }: Receipt, leg: SentLeg): string {
  const when = leg.takenUpAt ? momentWords(mechanism, lang, leg.takenUpAt) : ''
  if (leg.answeredBy) return t('sent.answered-by', { name: leg.answeredBy, when })
  return t('sent.taken-up-by', {
    name: leg.takenUpBy ?? t('sent.unknown'),
    desk: nameOf(mechanism, leg.addressee),
    when,
  })
}

/** Whom to phone when nobody took it up in time: the desk itself where it has a number, else the information line. */
function escalationWords({ mechanism, t }: Receipt, leg: SentLeg): string {
  if (leg.escalation === 0) return ''
  const { directory, pack } = mechanism
  const national = directory.all().find(one => one.kind === 'national-desk')
  const number =
    (leg.escalation === 1 ? directory.find(leg.addressee)?.phone : national?.phone) ?? pack.emergency.information
  return t(leg.escalation === 1 ? 'sent.escalated-officer' : 'sent.escalated-national', { number })
}

/** The number, and the sentence to say: no name of the person over the telephone. */
function callWords({ mechanism, notification, people, t }: Receipt, person: ToldPerson, leg: SentLeg) {
  const { general } = mechanism.pack.emergency
  const known = mechanism.directory.find(leg.addressee)?.phone
  const child = isTreatedAsChild(person.told.age)
  const alike = people.filter(one => isTreatedAsChild(one.told.age) === child).length
  const say = t('sent.say', {
    organisation: nameOf(mechanism, notification.organisation),
    code: notification.code,
    people: alike,
    age: t(child ? 'sent.say-child' : 'sent.say-adult'),
    territory: territoryName(mechanism, t, notification.territory),
    danger: notification.danger,
  })
  return {
    number: known ?? general,
    say: known ? say : `${t('sent.no-number', { general })} ${say}`,
    sayLabel: t('sent.say-label'),
  }
}
