import { isTreatedAsChild, type PlannedLeg } from '../../../domain/notification/legs.ts'
import { hasGround } from '../../../domain/notification/screening.ts'
import { countOf } from '../../../domain/notification/sign.ts'
import { fieldList } from '../../../platform/http/fields.ts'
import {
  Checkboxes,
  Notice,
  PageTitle,
  Prose,
  Section,
  SummaryList,
  type SummaryRow,
} from '../../../platform/ui/index.ts'
import { bandOf, observedOf } from '../plan.ts'
import { indicatorWords, nameOf, territoryName, whenWords } from '../words.ts'
import type { Asking } from './question.tsx'

/** The desks that will be told about these people, once each; the ordinary desk where a substitute stands in. */
export function desksToldBy({ plan, people }: Pick<Asking, 'plan' | 'people'>): readonly PlannedLeg[] {
  const legs = people.flatMap(person => plan.legs(person.age))
  return legs.filter((leg, at) => legs.findIndex(other => other.duty === leg.duty) === at)
}

/** Who will be told, in words, and where somebody may be involved. */
export function ToldQuestion(asking: Asking) {
  const { t, mechanism, fields, emergency } = asking
  const legs = desksToldBy(asking)
  const title = <PageTitle title={t('signal.ask-told')} />
  if (asking.people.some(person => asking.plan.legs(person.age).length === 0)) {
    return (
      <>
        {title}
        <Notice kind="caution" word={t('signal.care')}>
          <p>{t('signal.problem-nobody', { general: emergency.general, child: emergency.child })}</p>
        </Notice>
      </>
    )
  }
  const way = (leg: PlannedLeg) =>
    leg.addressee.connected
      ? t('signal.ask-told-connected')
      : t('signal.ask-told-call', { number: leg.addressee.phone ?? emergency.general })
  return (
    <>
      {title}
      <SummaryList
        rows={legs.map(leg => ({
          label: nameOf(mechanism, (leg.ordinary ?? leg.addressee).id),
          value: leg.ordinary
            ? `${t('signal.ask-instead', { name: nameOf(mechanism, leg.addressee.id) })}. ${way(leg)}`
            : way(leg),
        }))}
      />
      <Checkboxes
        name="implicated"
        label={t('signal.ask-implicated')}
        value={fieldList(fields, 'implicated')}
        options={uniqueDesks(legs).map(desk => ({ value: desk.code, label: nameOf(mechanism, desk.id) }))}
      />
    </>
  )
}

function uniqueDesks(legs: readonly PlannedLeg[]) {
  return [...new Map(legs.map(leg => leg.ordinary ?? leg.addressee).map(desk => [desk.id, desk])).values()]
}

/** Everything once more, each line with a way to change it. */
export function CheckQuestion(asking: Asking) {
  const { t, answers, plan, people, mechanism, emergency } = asking
  const ground = hasGround(
    observedOf(
      plan,
      answers,
      people.some(one => isTreatedAsChild(one.age)),
    ),
  )
  return (
    <>
      <PageTitle title={t('signal.ask-check')} />
      {ground ? (
        <Notice kind="info" word={t('signal.note')}>
          <p>{t(`signal.ask-band-${bandOf(plan, answers)}`, { information: emergency.information })}</p>
        </Notice>
      ) : (
        <Notice kind="caution" word={t('signal.care')}>
          <p>{t('signal.ground-missing', { information: emergency.information })}</p>
        </Notice>
      )}
      <SummaryList rows={answerRows(asking)} />
      <Section title={t('signal.ask-told')}>
        <Prose>
          <ul>
            {desksToldBy({ plan, people }).map(leg => (
              <li key={leg.duty}>{nameOf(mechanism, leg.addressee.id)}</li>
            ))}
          </ul>
        </Prose>
      </Section>
    </>
  )
}

function answerRows(asking: Asking): readonly SummaryRow[] {
  const { t, answers, draft, mechanism, lang, people } = asking
  const row = (page: string, label: string, value: string | readonly string[]): SummaryRow => ({
    label,
    value: <Answers values={(typeof value === 'string' ? [value] : value).filter(Boolean)} none={t('signal.none')} />,
    change: { href: `/signs/${draft}/${page}`, label: t('signal.ask-change'), hiddenText: label },
  })
  const signs = asking.plan.indicators
    .filter(one => answers.indicators?.includes(one.code))
    .map(one => indicatorWords(t, one.code))
  const adults = people.some(one => !isTreatedAsChild(one.age))
  return [
    row('danger', t('signal.ask-danger'), t(`shell.${answers.danger ?? 'unknown'}`)),
    row('who', t('signal.ask-who'), [
      answers.age === 'unknown' || !answers.age ? t('shell.unknown') : t(`signal.ask-${answers.age}`),
      countOf(answers) > 1 ? `× ${countOf(answers)}` : '',
    ]),
    row('seen', t('signal.ask-seen'), [
      ...signs,
      answers.selfDeclared ? t('signal.ask-self') : '',
      answers.thirdParty ? t('signal.ask-third') : '',
      answers.words ?? '',
      answers.nothingKnown ? t('shell.unknown') : '',
    ]),
    row('where', t('signal.ask-where'), [territoryName(mechanism, t, answers.territory), answers.place ?? '']),
    row('when', t('signal.ask-when'), whenWords(answers.noticedOn, t, lang)),
    ...(adults ? [row('asked', t('signal.ask-asked'), askedWords(asking))] : []),
    row(
      'about',
      t('signal.ask-about'),
      people.map(one => personWords(asking, one.ordinal)),
    ),
  ]
}

function Answers({ values, none }: { values: readonly string[]; none: string }) {
  if (values.length < 2) return values[0] ?? none
  return (
    <ul>
      {values.map(value => (
        <li key={value}>{value}</li>
      ))}
    </ul>
  )
}

function askedWords({ t, people }: Asking): readonly string[] {
  return people.flatMap(one => (one.asked === 'not-needed' ? [] : [t(`signal.ask-${one.asked}`)]))
}

function personWords({ t, people }: Asking, ordinal: number): string {
  const person = people[ordinal - 1]
  if (!person) return ''
  const { sex, years, givenNames, familyName, birthDate, citizenship, contact } = person.about
  const known = [givenNames, familyName, sex && t(`sex.${sex}`), years, birthDate, citizenship, contact].filter(Boolean)
  const withheld = person.identity ? [] : [t('signal.ask-withheld')]
  return [t('signal.ask-person', { number: ordinal }), ...known, ...withheld].join(', ')
}
