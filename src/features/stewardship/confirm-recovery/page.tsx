import type { MessageKey, Translate } from '../../../platform/i18n/translator.ts'
import {
  BackLink,
  Button,
  ErrorSummary,
  Link,
  PageTitle,
  PostButton,
  Prose,
  Radios,
  Section,
  SummaryList,
  Table,
} from '../../../platform/ui/index.ts'
import { DeskNav, type DeskPart } from '../desk-nav.tsx'
import { CHECKS, type Recovery } from './store.ts'

export type RecoveryProblem = 'recovery.no-check' | `recovery.refused-${'own' | 'twice' | 'same-role' | 'related'}`

type RecoveriesView = {
  readonly t: Translate
  readonly organisation: string
  readonly parts: readonly DeskPart[]
  readonly when: (at: number) => string
  readonly recoveries: readonly Recovery[]
}

/** Who asked and until when two people must have confirmed. */
export function RecoveriesPage({ t, organisation, parts, when, recoveries }: RecoveriesView) {
  return (
    <>
      <PageTitle kicker={organisation} title={t('recovery.title')} lead={t('recovery.lead')} />
      <DeskNav t={t} parts={parts} here="/staff/recoveries" />
      <Table
        caption={t('recovery.title')}
        captionUnseen
        columns={[
          { label: t('recovery.account') },
          { label: t('recovery.organisation') },
          { label: t('recovery.until') },
          { label: t('recovery.confirmed') },
        ]}
        empty={t('recovery.none')}
        rows={recoveries.map(one => ({
          key: one.id,
          cells: [
            <Link key="open" href={`/staff/recoveries/${one.id}`}>
              {one.name}
            </Link>,
            one.organisation,
            when(one.until),
            one.confirmedBy ?? t('recovery.nobody-yet'),
          ],
        }))}
      />
    </>
  )
}

type RecoveryView = Pick<RecoveriesView, 't' | 'when'> & {
  readonly one: Recovery
  readonly problem: RecoveryProblem | undefined
}

/** One request: who asked, who has confirmed and how, and one's own word. */
export function RecoveryPage({ t, when, one, problem }: RecoveryView) {
  return (
    <>
      <BackLink href="/staff/recoveries" label={t('recovery.title')} />
      <ErrorSummary
        title={t('shell.summary-title')}
        problems={problem ? [{ field: 'checked', message: t(problem) }] : []}
      />
      <PageTitle title={one.name} lead={t('recovery.one-lead')} />
      <SummaryList rows={rowsOf(one, t, when)} />
      <Section title={t('recovery.decide')}>
        <Decide one={one} t={t} problem={problem && t(problem)} />
      </Section>
    </>
  )
}

function rowsOf(one: Recovery, t: Translate, when: (at: number) => string) {
  const { confirmedBy, confirmedOrganisation, confirmedCheck } = one
  const confirmed =
    confirmedBy && confirmedOrganisation && confirmedCheck
      ? t('recovery.confirmed-by', {
          name: confirmedBy,
          organisation: confirmedOrganisation,
          check: t(`recovery.check-${confirmedCheck}`),
        })
      : t('recovery.nobody-yet')
  return [
    { label: t('recovery.reference'), value: one.reference },
    { label: t('recovery.organisation'), value: one.organisation },
    { label: t('recovery.roles'), value: one.roles.map(role => t(`role.${role}` as MessageKey)).join(', ') },
    { label: t('recovery.asked'), value: when(one.asked) },
    { label: t('recovery.until'), value: when(one.until) },
    { label: t('recovery.confirmed'), value: confirmed },
  ]
}

function Decide({ one, t, problem }: { one: Recovery; t: Translate; problem: string | undefined }) {
  const refuse = (
    <PostButton
      action={`/staff/recoveries/${one.id}/refuse`}
      label={t('recovery.refuse')}
      hiddenText={one.name}
      kind="quiet"
    />
  )
  if (one.own || one.confirmedByMe)
    return (
      <>
        <p>{t(one.own ? 'recovery.refused-own' : 'recovery.waits-for-second')}</p>
        {refuse}
      </>
    )
  return (
    <>
      <form method="post" action={`/staff/recoveries/${one.id}/confirm`} className="form" noValidate data-once="">
        <Radios
          name="checked"
          label={t('recovery.how-checked')}
          hint={t('recovery.how-checked-hint')}
          options={CHECKS.map(check => ({ value: check, label: t(`recovery.check-${check}`) }))}
          problem={problem}
        />
        <div className="actions">
          <Button>{t('recovery.confirm')}</Button>
        </div>
      </form>
      {refuse}
    </>
  )
}

/** Half of the code, shown once to the one who confirmed. */
export function ConfirmedPage({ t, name, half, last }: { t: Translate; name: string; half: string; last: boolean }) {
  return (
    <>
      <BackLink href="/staff/recoveries" label={t('recovery.title')} />
      <PageTitle title={t('recovery.confirmed-title')} lead={t('recovery.half-lead', { name })} />
      <p className="lead">
        <strong>
          <code translate="no">{half}</code>
        </strong>
      </p>
      <Prose>
        <p>{t(last ? 'recovery.half-last' : 'recovery.half-first')}</p>
      </Prose>
    </>
  )
}
