import { exactTime, type Saying } from '../../../act/clock-words.ts'
import { Table } from '../../../platform/ui/index.ts'
import type { Look } from './store.ts'

/** Why somebody looked, in words for the person; what the log calls by a name of its own is work with the file. */
function whyWords({ purpose }: Look, { t }: Pick<Saying, 't'>): string {
  if (purpose.startsWith('who looked')) return t('looks.why-list')
  if (purpose.startsWith('referral')) return t('looks.why-referral')
  if (purpose.startsWith('print') || purpose.endsWith('printed')) return t('looks.why-print')
  if (purpose.startsWith('break-glass')) return t('looks.why-emergency')
  if (purpose.startsWith('record')) return t('looks.why-record')
  if (purpose.startsWith('consent')) return t('looks.why-consent')
  return t('looks.why-work')
}

/** Cells of one look: when, organisation, roles, why. */
export function cellsOf(look: Look, say: Saying): readonly [string, string, string, string] {
  const roles = look.roles.map(role => say.t(`role.${role}`)).join(', ')
  return [exactTime(look.at, say), look.organisation, roles, whyWords(look, say)]
}

export const HEADS = ['when', 'organisation', 'role', 'why'] as const

/** The list on a page. */
export function LooksTable({ looks, say }: { looks: readonly Look[]; say: Saying }) {
  const { t } = say
  return (
    <Table
      caption={t('looks.list')}
      columns={HEADS.map(name => ({ label: t(`looks.${name}`) }))}
      rows={looks.map((look, at) => ({ key: `${at}-${look.at}`, cells: cellsOf(look, say) }))}
    />
  )
}
