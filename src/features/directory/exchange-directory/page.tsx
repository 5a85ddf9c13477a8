import type { Outcome } from '../../../act/exchange.ts'
import type { Fault } from '../../../domain/directory/value.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import {
  BackLink,
  ErrorSummary,
  FormFrame,
  Link,
  LongTextField,
  Notice,
  PageTitle,
  Prose,
  Radios,
  Section,
  Table,
} from '../../../platform/ui/index.ts'

type Props = {
  readonly t: Translate
  readonly faults: readonly Fault[]
  readonly outcome: Outcome | undefined
  readonly wrote: boolean
  readonly text: string
  readonly formId: string
}

/** Faults shown at once on the page. */
const SHOWN = 100

export function ExchangePage({ t, faults, outcome, wrote, text, formId }: Props) {
  return (
    <>
      <BackLink href="/directory" label={t('find-service.title')} />
      <ErrorSummary
        title={t('shell.summary-title')}
        problems={
          faults.length > 0 ? [{ field: 'package', message: t('exchange.broken', { count: faults.length }) }] : []
        }
      />
      <PageTitle title={t('exchange.title')} lead={t('exchange.lead')} />
      {outcome ? (
        <Notice kind={wrote ? 'done' : 'info'} word={t(wrote ? 'exchange.written' : 'exchange.tried')}>
          <p>{t('exchange.outcome', { fresh: outcome.fresh, changed: outcome.changed, same: outcome.same })}</p>
        </Notice>
      ) : null}
      {faults.length > 0 ? (
        <Table
          caption={t('exchange.faults')}
          columns={[{ label: t('exchange.row') }, { label: t('exchange.field') }, { label: t('exchange.reason') }]}
          rows={faults.slice(0, SHOWN).map((one, at) => ({
            key: String(at),
            cells: [one.row || '–', one.field || '–', t(`exchange.fault-${one.code}`)],
          }))}
        />
      ) : null}
      <FormFrame action="/directory/exchange" form={formId} version={1} submit={t('exchange.send')}>
        <LongTextField
          name="package"
          label={t('exchange.package')}
          hint={t('exchange.package-hint')}
          value={text}
          rows={12}
        />
        <Radios
          name="how"
          label={t('exchange.how')}
          value="try"
          options={[
            { value: 'try', label: t('exchange.try') },
            { value: 'write', label: t('exchange.write') },
          ]}
        />
      </FormFrame>
      <Section title={t('exchange.give')}>
        <Prose>
          <p>
            <Link href="/directory/exchange/package">{t('exchange.give-link')}</Link>
          </p>
          <p>{t('exchange.give-text')}</p>
        </Prose>
      </Section>
    </>
  )
}
