import type { Mechanism } from '../../act/mechanism.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { Section, SummaryList, type SummaryRow } from '../../platform/ui/index.ts'
import type { Addition, Notification, ToldPerson } from './notification.ts'
import { indicatorWords, momentWords, territoryName, whenWords } from './words.ts'

type Desk = { readonly mechanism: Mechanism; readonly t: Translate; readonly lang: string }
type SentProps = Desk & {
  readonly notification: Notification
  readonly people: readonly ToldPerson[]
  readonly additions: readonly Addition[]
}

/** What one notification says: shared facts once, then each person the reader may see, then what was added. */
export function WhatWasSent({ notification, people, additions, ...desk }: SentProps) {
  const { t, mechanism, lang } = desk
  return (
    <>
      <Section title={t('sent.what')}>
        <SummaryList rows={sharedRows(notification, desk)} />
      </Section>
      {people.map(person => (
        <Section key={person.ordinal} title={t('sent.person', { number: person.ordinal })}>
          <SummaryList rows={personRows(person, desk)} />
        </Section>
      ))}
      {additions.length > 0 ? (
        <Section title={t('sent.desk-additions')}>
          {additions.map(one => (
            <div key={one.id}>
              <p className="hint">
                {t(one.corrects ? 'sent.corrected' : 'sent.added', { when: momentWords(mechanism, lang, one.at) })}
              </p>
              <p>{one.text}</p>
            </div>
          ))}
        </Section>
      ) : null}
    </>
  )
}

function sharedRows(
  { shared, danger, territory, sector }: Notification,
  { mechanism, t, lang }: Desk,
): readonly SummaryRow[] {
  const how = [shared.selfDeclared ? t('sent.how-self') : '', shared.thirdParty ? t('sent.how-third') : ''].filter(
    Boolean,
  )
  return [
    { label: t('sent.danger'), value: t(`shell.${danger}`) },
    { label: t('sent.sector'), value: t(`sector.${sector}`) },
    {
      label: t('sent.territory'),
      value: [territoryName(mechanism, t, territory), shared.place].filter(Boolean).join(', '),
    },
    ...(shared.noticedOn ? [{ label: t('sent.noticed'), value: whenWords(shared.noticedOn, t, lang) }] : []),
    ...(shared.indicators?.length
      ? [
          {
            label: t('sent.indicators'),
            value: (
              <ul>
                {shared.indicators.map(code => (
                  <li key={code}>{indicatorWords(t, code)}</li>
                ))}
              </ul>
            ),
          },
        ]
      : []),
    ...(how.length > 0 ? [{ label: t('sent.how'), value: how.join(', ') }] : []),
    ...(shared.words ? [{ label: t('sent.words'), value: shared.words }] : []),
  ]
}

function personRows({ told, asked }: ToldPerson, { t }: Desk): readonly SummaryRow[] {
  const row = (label: string, value: string | undefined) => (value ? [{ label, value }] : [])
  const support = told.support === 'guardian' || told.support === 'institution'
  return [
    ...(told.withheld
      ? [{ label: t('sent.name'), value: t('sent.withheld') }]
      : row(t('sent.name'), nameOfPerson(told))),
    { label: t('sent.age'), value: t(`age-status.${told.age}`) },
    { label: t('sent.age-band'), value: told.ageBand === 'unknown' ? t('sent.unknown') : told.ageBand },
    { label: t('signal.ask-sex'), value: t(`sex.${told.sex}`) },
    { label: t('sent.form'), value: told.forms.map(form => t(`exploitation.${form}`)).join(', ') },
    { label: t('sent.asked'), value: t(`sent.asked-${asked}`) },
    ...row(t('sent.reason'), told.reason),
    ...row(t('signal.ask-born'), told.birthDate),
    ...row(t('signal.ask-language'), told.language && t(`language.${told.language}`)),
    ...row(t('signal.ask-citizenship'), told.citizenship),
    ...row(t('signal.ask-contact'), told.contact),
    ...(support
      ? row(t('sent.support'), [told.supportName ?? t(`signal.ask-${told.support}`), t('sent.support-text')].join('. '))
      : []),
  ]
}

/** The name as it was given; one name is a name. */
function nameOfPerson({ givenNames, familyName }: ToldPerson['told']): string | undefined {
  return [givenNames, familyName].filter(Boolean).join(' ') || undefined
}
