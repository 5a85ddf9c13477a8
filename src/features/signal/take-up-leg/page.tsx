import { clockWords } from '../../../act/clock-words.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import { LegList, Link, PageTitle, Section } from '../../../platform/ui/index.ts'
import type { Addition, Notification, SentLeg, ToldPerson } from '../notification.ts'
import { WhatWasSent } from '../what-was-sent.tsx'
import { momentWords, nameOf } from '../words.ts'

type DeskProps = {
  mechanism: Mechanism
  notification: Notification
  people: readonly ToldPerson[]
  legs: readonly SentLeg[]
  additions: readonly Addition[]
  mayTakeUp: boolean
  t: Translate
  lang: string
  now: number
}

/** A notification at the desk it was addressed to: each leg with one button, then what was sent. */
export function DeskPage(props: DeskProps) {
  const { mechanism, notification, people, t, lang } = props
  return (
    <>
      <PageTitle
        title={t('sent.desk-title', { code: notification.code })}
        lead={t('sent.desk-lead', {
          organisation: nameOf(mechanism, notification.organisation),
          when: momentWords(mechanism, lang, notification.sentAt),
        })}
      />
      <Section title={t('sent.desk-mine')}>
        {people.map(person => (
          <div key={person.ordinal}>
            <h3>
              <Link href={`/people/${person.person}`}>{t('sent.person', { number: person.ordinal })}</Link>
            </h3>
            <DeskLegs person={person} {...props} />
          </div>
        ))}
      </Section>
      <WhatWasSent {...props} />
    </>
  )
}

function DeskLegs({ person, legs, mechanism, mayTakeUp, t, lang, now }: DeskProps & { person: ToldPerson }) {
  const own = legs.filter(leg => leg.person === person.person)
  return (
    <LegList
      label={t('sent.person', { number: person.ordinal })}
      legs={own.map(leg => ({
        id: leg.id,
        addressee: nameOf(mechanism, leg.addressee),
        state: leg.state,
        stateText: t(`sent.state-${leg.state}`),
        ...(leg.state === 'taken-up'
          ? {
              detail: t('sent.taken-up-by', {
                name: leg.takenUpBy ?? leg.answeredBy ?? '',
                desk: nameOf(mechanism, leg.addressee),
                when: leg.takenUpAt ? momentWords(mechanism, lang, leg.takenUpAt) : '',
              }),
            }
          : { clock: clockWords(leg.dueAt.getTime(), { now, lang, t, timeZone: mechanism.pack.timeZone }) }),
        ...(mayTakeUp && leg.state !== 'taken-up'
          ? {
              action: {
                post: `/legs/${leg.id}/take-up`,
                label: t('sent.desk-take-up'),
                hiddenText: t('sent.person', { number: person.ordinal }),
              },
            }
          : {}),
      }))}
    />
  )
}

/** Somebody else holds it, by name; or the page was old. */
export function NotYoursPage({ text, notification, t }: { text: string; notification: string; t: Translate }) {
  return (
    <>
      <PageTitle title={t('sent.taken-title')} lead={text} />
      <Link href={`/notifications/${notification}`}>{t('sent.back')}</Link>
    </>
  )
}
