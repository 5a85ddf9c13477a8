import type { MessageKey, Translate } from '../../../platform/i18n/translator.ts'
import { PageTitle, StatusTag, Table } from '../../../platform/ui/index.ts'
import { DeskNav, type DeskPart } from '../desk-nav.tsx'
import type { StaffRow } from './store.ts'

type StaffPageProps = {
  readonly t: Translate
  readonly organisation: string
  readonly staff: readonly StaffRow[]
  readonly parts: readonly DeskPart[]
}

/** Who works at one's own desk. */
export function StaffPage({ t, organisation, staff, parts }: StaffPageProps) {
  return (
    <>
      <PageTitle kicker={organisation} title={t('staff.title')} lead={t('staff.lead')} />
      <DeskNav t={t} parts={parts} here="/staff" />
      <Table
        caption={t('staff.title')}
        captionUnseen
        columns={[{ label: t('staff.name') }, { label: t('staff.roles') }, { label: t('staff.duty') }]}
        empty={t('staff.empty')}
        rows={staff.map(one => ({
          key: one.id,
          cells: [
            nameOf(one, t),
            one.roles.map(role => t(`role.${role}` as MessageKey)).join(', '),
            one.onDuty && !one.away ? (
              <StatusTag key="duty" kind="done" text={t('staff.on-duty')} />
            ) : (
              t('staff.off-duty')
            ),
          ],
        }))}
      />
    </>
  )
}

function nameOf({ name, active, away }: StaffRow, t: Translate): string {
  if (!active) return `${name} – ${t('staff.closed')}`
  return away ? t('duty.away', { name }) : name
}
