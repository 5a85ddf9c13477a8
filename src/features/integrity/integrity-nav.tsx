import type { Translate } from '../../platform/i18n/translator.ts'
import { SectionNav } from '../../platform/ui/index.ts'

/** From allegations to exclusions and back: one has to do with the other and does not follow from it. */
export function IntegrityNav({ t, here }: { t: Translate; here: 'allegations' | 'exclusions' }) {
  return (
    <SectionNav
      label={t('integrity.parts')}
      items={[
        { href: '/allegations', label: t('integrity.title'), current: here === 'allegations' },
        { href: '/exclusions', label: t('exclusion.title'), current: here === 'exclusions' },
      ]}
    />
  )
}
