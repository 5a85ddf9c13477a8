import type { CountryPack } from '../../../domain/mechanism/pack.ts'
import { PageTitle, Prose, Section, SectionNav } from '../../../platform/ui/index.ts'
import { ParameterTable, RegisterTable, RuleTable } from './tables.tsx'
import { WayStages } from './way.tsx'
import type { Words } from './words.ts'

export type LawPageProps = { readonly pack: CountryPack; readonly words: Words; readonly lang: string }

/** The mechanism for reading: first the way, in words; then every rule, number and source, for lawyers. */
export function LawPage(props: LawPageProps) {
  const { t } = props.words
  return (
    <>
      <PageTitle title={t('law.title')} lead={t('law.lead')} />
      <SectionNav
        label={t('law.parts')}
        items={[
          { href: '#way', label: t('law.way') },
          { href: '#rules', label: t('law.rules') },
          { href: '#parameters', label: t('law.parameters') },
          { href: '#register', label: t('law.register') },
        ]}
      />
      <Prose>
        <p>{t('law.standing-text')}</p>
      </Prose>
      <Section id="way" title={t('law.way')} lead={t('law.way-lead')}>
        <WayStages {...props} />
      </Section>
      <Section id="rules" title={t('law.rules')} lead={t('law.rules-lead')}>
        <RuleTable {...props} />
      </Section>
      <Section id="parameters" title={t('law.parameters')} lead={t('law.parameters-lead')}>
        <ParameterTable {...props} />
      </Section>
      <Section id="register" title={t('law.register')} lead={t('law.register-lead')}>
        <RegisterTable {...props} />
      </Section>
    </>
  )
}
