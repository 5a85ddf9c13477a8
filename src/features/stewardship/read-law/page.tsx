import type { CountryPack } from '../../../domain/mechanism/pack.ts'
import { Link, PageTitle, Prose, Section, SectionNav } from '../../../platform/ui/index.ts'
import { PublishedTable } from './published.tsx'
import { CalendarTable, ParameterTable, RegisterTable, RuleTable } from './tables.tsx'
import { WayStages } from './way.tsx'
import type { Words } from './words.ts'

export type LawPageProps = { readonly pack: CountryPack; readonly words: Words; readonly lang: string }

/** For lawyers: every step with its clock, every rule, number and source, as tables that print. */
export function RulesPage(props: LawPageProps) {
  const { pack } = props
  const { t } = props.words
  return (
    <>
      <PageTitle title={t('law.tables')} lead={t('law.tables-lead')} />
      <SectionNav
        label={t('law.parts')}
        items={[
          { href: '#rules', label: t('law.rules') },
          { href: '#steps', label: t('law.steps') },
          { href: '#parameters', label: t('law.parameters') },
          ...(pack.calendar ? [{ href: '#calendar', label: t('law.calendar') }] : []),
          { href: '#register', label: t('law.register') },
          ...(pack.published ? [{ href: '#published', label: t('law.published') }] : []),
        ]}
      />
      <Prose>
        <p>{t('law.standing-text')}</p>
        <p>
          <Link href="/law">{t('law.title')}</Link>
        </p>
      </Prose>
      <Section id="rules" title={t('law.rules')} lead={t('law.rules-lead')}>
        <RuleTable {...props} />
      </Section>
      <Section id="steps" title={t('law.steps')} lead={t('law.way-lead')}>
        <WayStages {...props} />
      </Section>
      <Section id="parameters" title={t('law.parameters')} lead={t('law.parameters-lead')}>
        <ParameterTable {...props} />
      </Section>
      {pack.calendar ? (
        <Section id="calendar" title={t('law.calendar')} lead={t('law.calendar-lead')}>
          <CalendarTable {...props} />
        </Section>
      ) : null}
      <Section id="register" title={t('law.register')} lead={t('law.register-lead')}>
        <RegisterTable {...props} />
      </Section>
      {pack.published ? (
        <Section id="published" title={t('law.published')} lead={t('law.published-lead')}>
          <PublishedTable {...props} />
        </Section>
      ) : null}
    </>
  )
}
