import type { LawSource } from '../../../domain/law/source.ts'
import type { Rule } from '../../../domain/rules/rule.ts'
import { hasMessage, type MessageKey } from '../../../platform/i18n/translator.ts'
import { Link, Table } from '../../../platform/ui/index.ts'
import type { LawPageProps } from './page.tsx'
import { Cited } from './standing.tsx'
import { actsText, dateText, dayOfYearText, inForceText, valueText, type Words } from './words.ts'

/** Every rule, by its number in the catalogue; each row is an anchor under the rule's id. */
export function RuleTable({ pack, words, lang }: LawPageProps) {
  const { t } = words
  const number = (rule: Rule) => Number(rule.reference.slice(2))
  const rules = [...pack.rules].sort((a, b) => number(a) - number(b) || (a.id < b.id ? -1 : 1))
  return (
    <Table
      caption={t('law.rules')}
      captionUnseen
      columns={[
        { label: t('law.rule') },
        { label: t('law.says') },
        { label: t('law.does') },
        { label: t('law.cited') },
      ]}
      rows={rules.map(rule => ({
        key: rule.id,
        cells: [
          <span key="id" id={rule.id}>
            {rule.reference}
            <br />
            <code>{rule.id}</code>
          </span>,
          <Says key="says" rule={rule} words={words} />,
          <Does key="does" rule={rule} words={words} />,
          <div key="cited">
            <Cited cites={rule.cites} standing={rule.standing} words={words} />
            {inForceText(rule.inForce, lang, words)}
          </div>,
        ],
      }))}
    />
  )
}

/** The rule in plain words, and what would open it. */
function Says({ rule, words }: { rule: Rule; words: Words }) {
  const { t, catalogue } = words
  const opens = `rule.${rule.id}.opens`
  return (
    <div>
      {t(`rule.${rule.id}`)}
      {rule.opens.length > 0 ? (
        <>
          <br />
          <small>
            {t('act.opens')}: {hasMessage(catalogue, opens) ? t(opens as MessageKey) : actsText(rule.opens, words)}
          </small>
        </>
      ) : null}
    </div>
  )
}

/** What happens when the rule does not hold, and before which acts it stands. */
function Does({ rule, words }: { rule: Rule; words: Words }) {
  const { t } = words
  return (
    <div>
      {t(`law.severity-${rule.severity}`)}
      <br />
      <small>
        {rule.guards.length > 0 ? t('law.guards', { acts: actsText(rule.guards, words) }) : t('law.guards-nothing')}
      </small>
    </div>
  )
}

/** Every number of the law or of practice, with since when and whether somebody checked it. */
export function ParameterTable({ pack, words, lang }: LawPageProps) {
  const { t } = words
  return (
    <Table
      caption={t('law.parameters')}
      captionUnseen
      columns={[
        { label: t('law.parameter') },
        { label: t('law.value') },
        { label: t('law.in-force') },
        { label: t('law.cited') },
      ]}
      rows={pack.parameters.map(one => ({
        key: `${one.id} ${one.from}`,
        cells: [
          <span key="id">
            {t(`parameter.${one.id}`)}
            <br />
            <code>{one.id}</code>
          </span>,
          valueText(one, words),
          t('law.since', { from: dateText(one.from, lang) }),
          <Cited key="cited" cites={one.cites} standing={one.standing} words={words} />,
        ],
      }))}
    />
  )
}

/** Dates that bind a desk: whose calendar they stand in, and which day. */
export function CalendarTable({ pack, words, lang }: LawPageProps) {
  const { t } = words
  return (
    <Table
      caption={t('law.calendar')}
      captionUnseen
      columns={[
        { label: t('law.calendar-date') },
        { label: t('law.calendar-day') },
        { label: t('law.calendar-keeper') },
        { label: t('law.cited') },
      ]}
      rows={(pack.calendar ?? []).map(one => ({
        key: one.id,
        cells: [
          <span key="id">
            {t(`parameter.${one.id}`)}
            <br />
            <code>{one.id}</code>
          </span>,
          typeof one.on === 'string'
            ? dateText(one.on, lang)
            : t('law.calendar-every-year', { day: dayOfYearText(one.on.everyYear, lang) }),
          t(`organisation-kind.${one.keeper}`),
          <Cited key="cited" cites={one.cites} standing={one.standing} words={words} />,
        ],
      }))}
    />
  )
}

/** The register of law: every instrument and report that a rule may cite. */
export function RegisterTable({ pack, words, lang }: LawPageProps) {
  const { t } = words
  return (
    <Table
      caption={t('law.register')}
      captionUnseen
      columns={[{ label: t('law.instrument') }, { label: t('law.in-force') }, { label: t('law.consulted') }]}
      rows={pack.law.map(one => ({
        key: one.id,
        cells: [
          <Instrument key="id" source={one} />,
          inForceText(one.inForce, lang, words),
          one.consulted ? t('law.consulted-on', { date: dateText(one.consulted, lang) }) : t('law.not-consulted'),
        ],
      }))}
    />
  )
}

function Instrument({ source }: { source: LawSource }) {
  return (
    <>
      <span lang={source.language}>
        {source.address ? <Link href={source.address}>{source.title}</Link> : source.title}
      </span>
      <br />
      <code>{source.id}</code>
      {source.note ? (
        <>
          <br />
          <small lang="en">{source.note}</small>
        </>
      ) : null}
    </>
  )
}
