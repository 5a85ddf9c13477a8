import { exactTime, type Saying } from '../../act/clock-words.ts'
import { Section, Table } from '../../platform/ui/index.ts'
import type { Step } from './sealed.ts'

/** What was done at the independent desk, by whom and why. */
export function Steps<What extends string>({
  say,
  steps,
  word,
}: {
  say: Saying
  steps: readonly Step<What>[]
  /** What was done, in words. */
  word: (what: What) => string
}) {
  const { t } = say
  return (
    <Section title={t('integrity.steps')}>
      <Table
        caption={t('integrity.steps')}
        captionUnseen
        columns={[
          { label: t('integrity.when') },
          { label: t('integrity.who') },
          { label: t('integrity.done') },
          { label: t('integrity.why') },
        ]}
        empty={t('integrity.steps-none')}
        rows={steps.map(one => ({
          key: one.id,
          cells: [exactTime(one.at, say), one.who, word(one.what), one.text ?? '–'],
        }))}
      />
    </Section>
  )
}
