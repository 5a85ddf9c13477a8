import { hasRight, type Mechanism } from '../../act/mechanism.ts'
import type { Entered } from '../../platform/db/database.ts'
import type { Translate } from '../../platform/i18n/translator.ts'
import { SectionNav } from '../../platform/ui/index.ts'

const PARTS = [
  { href: '/duty', label: 'duty.title', right: 'staff.read' },
  { href: '/duty/hours', label: 'hours.title', right: 'staff.read' },
  { href: '/duty/mailbox', label: 'mailbox.title', right: 'mailbox.keep' },
  { href: '/staff', label: 'staff.title', right: 'staff.read' },
  { href: '/staff/absences', label: 'absence.title', right: 'staff.absence' },
  { href: '/staff/accounts', label: 'account.title', right: 'account.review' },
  { href: '/staff/recoveries', label: 'recovery.title', right: 'account.recover' },
  { href: '/accesses', label: 'accesses.title', right: 'access-log.read' },
  { href: '/emergency-reviews', label: 'glass.reviews', right: 'glass.review' },
  { href: '/retention', label: 'retention.title', right: 'access-log.read' },
] as const

export type DeskPart = (typeof PARTS)[number]['href']

/** The parts of one's own desk that this account may open. */
export function deskParts(mechanism: Mechanism, actor: Entered): readonly DeskPart[] {
  return PARTS.filter(part => hasRight(mechanism.pack, actor, part.right)).map(part => part.href)
}

/** From one part of the desk to the others. */
export function DeskNav({ t, parts, here }: { t: Translate; parts: readonly DeskPart[]; here: DeskPart }) {
  return (
    <SectionNav
      label={t('duty.parts')}
      items={PARTS.filter(part => parts.includes(part.href)).map(({ href, label }) => ({
        href,
        label: t(label),
        ...(href === here ? { current: true } : {}),
      }))}
    />
  )
}
