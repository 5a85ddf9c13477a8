import { randomUUID } from 'node:crypto'
import type { Translate } from '../../../platform/i18n/translator.ts'
import {
  BackLink,
  ErrorSummary,
  FormFrame,
  Notice,
  PageTitle,
  Radios,
  Section,
  TextField,
} from '../../../platform/ui/index.ts'
import { HOLD_REASONS, type Person } from './store.ts'

/** Why a person is erased; the word stands in the certificate. */
export const ERASE_REASONS = ['asked', 'due', 'unlawful'] as const
/** Months until somebody looks at a hold again. */
export const REVIEWS = ['3', '6', '12'] as const

type PersonPageProps = {
  readonly t: Translate
  readonly person: Person
  readonly problem?: { readonly field: string; readonly message: string } | undefined
}

/** For the data-protection officer, about one person by code alone: hold back, or erase for good. */
export function KeepPersonPage({ t, person, problem }: PersonPageProps) {
  const of = (field: string) => (problem?.field === field ? problem.message : undefined)
  return (
    <>
      <ErrorSummary title={t('shell.summary-title')} problems={problem ? [problem] : []} />
      <BackLink href="/retention" label={t('retention.title')} />
      <PageTitle title={person.code} lead={t('retention.person-lead')} />
      {person.erased ? (
        <Notice kind="info" word={t('retention.erased-word')}>
          <p>{t('retention.erased')}</p>
        </Notice>
      ) : (
        <>
          <Section title={t('retention.hold')} lead={t('retention.hold-lead')}>
            <FormFrame
              action={`/retention/people/${person.id}/hold`}
              form={randomUUID()}
              version={1}
              submit={t('retention.hold-save')}
            >
              <Radios
                name="hold"
                label={t('retention.reason')}
                options={HOLD_REASONS.map(value => ({ value, label: t(`retention.reason-${value}`) }))}
                problem={of('hold')}
              />
              <Radios
                name="review"
                label={t('retention.review')}
                inline
                options={REVIEWS.map(value => ({ value, label: t('retention.months', { count: Number(value) }) }))}
                problem={of('review')}
              />
            </FormFrame>
          </Section>
          <Section title={t('retention.erase')} lead={t('retention.erase-lead')}>
            <FormFrame
              action={`/retention/people/${person.id}/erase`}
              form={randomUUID()}
              version={1}
              submit={t('retention.erase-save')}
            >
              <Radios
                name="why"
                label={t('retention.reason')}
                options={ERASE_REASONS.map(value => ({ value, label: t(`retention.why-${value}`) }))}
                problem={of('why')}
              />
              <TextField name="code" label={t('retention.type-code')} width="middle" problem={of('code')} />
            </FormFrame>
          </Section>
        </>
      )}
    </>
  )
}
