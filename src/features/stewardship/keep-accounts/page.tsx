import type { MessageKey, Translate } from '../../../platform/i18n/translator.ts'
import {
  ButtonLink,
  Link,
  Notice,
  PageTitle,
  PostButton,
  Section,
  type StatusKind,
  StatusTag,
  Table,
} from '../../../platform/ui/index.ts'
import { DeskNav, type DeskPart } from '../desk-nav.tsx'
import type { AccountStateName, StaffAccount } from './store.ts'

type AccountsView = {
  readonly t: Translate
  readonly now: number
  readonly organisation: string
  readonly parts: readonly DeskPart[]
  readonly accounts: readonly StaffAccount[]
  readonly mayChange: boolean
  readonly when: (at: number) => string
}

const KINDS = {
  active: 'done',
  invited: 'waiting',
  expired: 'late',
  recovering: 'waiting',
  'locked-dormant': 'refused',
  'locked-administrator': 'refused',
  closed: 'unknown',
} as const satisfies Record<AccountStateName, StatusKind>

/** The state of an account, in words and with a sign. */
export function AccountState({ t, state }: { t: Translate; state: AccountStateName }) {
  return <StatusTag kind={KINDS[state]} text={t(`account.state-${state}`)} />
}

/** Roles as people say them. */
export function roleNames(roles: readonly string[], t: Translate): string {
  return roles.map(role => t(`role.${role}` as MessageKey)).join(', ') || t('account.no-roles')
}

/** What is to do comes first: reviews that are due, accounts that nobody uses; then everybody. */
export function AccountsPage(view: AccountsView) {
  const { t, now, organisation, parts, accounts, mayChange, when } = view
  const unused = accounts.filter(one => one.dormantFrom !== null && one.dormantFrom <= now)
  return (
    <>
      <PageTitle kicker={organisation} title={t('account.title')} lead={t('account.lead')} />
      <DeskNav t={t} parts={parts} here="/staff/accounts" />
      {mayChange ? <ButtonLink href="/staff/accounts/new">{t('account.invite')}</ButtonLink> : null}
      <Reviews {...view} />
      {unused.map(one => (
        <Notice
          key={one.id}
          kind="caution"
          word={t('account.caution')}
          title={t('account.unused', { name: one.name, when: when(one.locksAt ?? now) })}
        />
      ))}
      <Section title={t('account.all')}>
        <Table
          caption={t('account.all')}
          captionUnseen
          columns={[
            { label: t('account.name') },
            { label: t('account.roles') },
            { label: t('account.state') },
            { label: t('account.last-sign-in') },
          ]}
          empty={t('account.empty')}
          rows={accounts.map(one => ({
            key: one.id,
            cells: [
              <Link key="open" href={`/staff/accounts/${one.id}`}>
                {one.name}
              </Link>,
              roleNames(one.roles, t),
              <AccountState key="state" t={t} state={one.state} />,
              one.lastSignIn === null ? t('account.never') : when(one.lastSignIn),
            ],
          }))}
        />
      </Section>
    </>
  )
}

/** The reviews this reader owes. The data-protection officer has those that are late. */
function Reviews({ t, now, accounts, mayChange, when }: AccountsView) {
  const due = accounts.filter(
    one => one.reviewDue !== null && one.reviewDue <= now && !one.own && (mayChange || one.reviewLate),
  )
  if (due.length === 0) return null
  return (
    <Section title={t('account.reviews')} lead={t(mayChange ? 'account.reviews-lead' : 'account.reviews-lead-late')}>
      <Table
        caption={t('account.reviews')}
        captionUnseen
        columns={[
          { label: t('account.name') },
          { label: t('account.roles') },
          { label: t('account.review-due') },
          { label: t('account.decide') },
        ]}
        rows={due.map(one => ({
          key: one.id,
          cells: [
            <Link key="open" href={`/staff/accounts/${one.id}`}>
              {one.name}
            </Link>,
            roleNames(one.roles, t),
            when(one.reviewDue ?? now),
            <PostButton
              key="confirm"
              action={`/staff/accounts/${one.id}/review`}
              label={t('account.confirm-roles')}
              hiddenText={one.name}
              hidden={{ seen: one.roles.join(' ') }}
              kind="quiet"
            />,
          ],
        }))}
      />
    </Section>
  )
}
