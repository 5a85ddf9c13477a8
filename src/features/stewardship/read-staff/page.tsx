import type { MessageKey, Translate } from '../../../platform/i18n/translator.ts'
import { PageTitle, SectionNav, StatusTag, Table } from '../../../platform/ui/index.ts'
import type { StaffRow } from './store.ts'

type StaffPageProps = {
  readonly t: Translate
  readonly organisation: string
  readonly staff: readonly StaffRow[]
  readonly maySeeAccesses: boolean
}

/** Who works at one's own desk. */
export function StaffPage({ t, organisation, staff, maySeeAccesses }: StaffPageProps) {
  return (
    <>
      <PageTitle kicker={organisation} title={t('staff.title')} lead={t('staff.lead')} />
      <SectionNav
        label={t('duty.parts')}
        items={[
          { href: '/duty', label: t('duty.title') },
          { href: '/staff', label: t('staff.title'), current: true },
          ...(maySeeAccesses ? [{ href: '/accesses', label: t('accesses.title') }] : []),
        ]}
      />
      <Table
        caption={t('staff.title')}
        captionUnseen
        columns={[{ label: t('staff.name') }, { label: t('staff.roles') }, { label: t('staff.duty') }]}
        empty={t('staff.empty')}
        rows={staff.map(one => ({
          key: one.id,
          cells: [
            one.active ? one.name : `${one.name} – ${t('staff.closed')}`,
            one.roles.map(role => t(`role.${role}` as MessageKey)).join(', '),
            one.onDuty ? <StatusTag key="duty" kind="done" text={t('staff.on-duty')} /> : t('staff.off-duty'),
          ],
        }))}
      />
    </>
  )
}
