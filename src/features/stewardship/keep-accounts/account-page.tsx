import type { MessageKey, Translate } from '../../../platform/i18n/translator.ts'
import {
  Actions,
  BackLink,
  Button,
  Checkboxes,
  ErrorSummary,
  Hidden,
  PageTitle,
  PostButton,
  type Problem,
  Section,
  SummaryList,
} from '../../../platform/ui/index.ts'
import { AccountState, roleNames } from './page.tsx'
import type { StaffAccount } from './store.ts'

type AccountView = {
  readonly t: Translate
  readonly now: number
  readonly account: StaffAccount
  readonly mayChange: boolean
  /** Every role people of this organisation can have. */
  readonly roles: readonly string[]
  readonly problems: readonly Problem[]
  readonly when: (at: number) => string
}

/** One account: how it stands, its roles, and what can be done to it now. */
export function AccountPage(view: AccountView) {
  const { t, account, mayChange, problems } = view
  return (
    <>
      <BackLink href="/staff/accounts" label={t('account.title')} />
      <ErrorSummary title={t('shell.summary-title')} problems={problems} />
      <PageTitle title={account.name} />
      <SummaryList rows={rowsOf(view)} />
      {account.own ? <p>{t('account.own')}</p> : null}
      {!account.own && mayChange ? (
        <>
          <Roles {...view} />
          <Acts t={t} account={account} />
        </>
      ) : null}
      {!account.own && !mayChange && account.reviewLate ? <LateReview {...view} /> : null}
    </>
  )
}

function rowsOf({ t, account, when }: AccountView) {
  const { state, roles, lastSignIn, locksAt, reviewDue, invitedUntil } = account
  return [
    { label: t('account.state'), value: <AccountState t={t} state={state} /> },
    { label: t('account.roles'), value: roleNames(roles, t) },
    { label: t('account.last-sign-in'), value: lastSignIn === null ? t('account.never') : when(lastSignIn) },
    ...(invitedUntil === null ? [] : [{ label: t('account.until'), value: when(invitedUntil) }]),
    ...(locksAt === null ? [] : [{ label: t('account.locks-at'), value: when(locksAt) }]),
    ...(reviewDue === null ? [] : [{ label: t('account.review-due'), value: when(reviewDue) }]),
  ]
}

const options = (roles: readonly string[], t: Translate) =>
  roles.map(role => ({ value: role, label: t(`role.${role}` as MessageKey) }))

function Roles({ t, account, roles, problems }: AccountView) {
  return (
    <Section title={t('account.roles')} lead={t('account.roles-lead')}>
      <form method="post" action={`/staff/accounts/${account.id}/roles`} className="form" noValidate data-once="">
        <Checkboxes
          name="roles"
          label={t('account.roles-of', { name: account.name })}
          options={options(roles, t)}
          value={account.roles}
          problem={problems.find(one => one.field === 'roles')?.message}
        />
        <div className="actions">
          <Button>{t('account.save-roles')}</Button>
        </div>
      </form>
    </Section>
  )
}

/** The data-protection officer confirms or takes back; giving is for administrators. */
function LateReview({ t, account }: AccountView) {
  return (
    <Section title={t('account.reviews')} lead={t('account.reviews-lead-late')}>
      <form method="post" action={`/staff/accounts/${account.id}/review`} className="form" noValidate data-once="">
        <Hidden fields={{ seen: account.roles.join(' '), decision: 'choose' }} />
        <Checkboxes
          name="roles"
          label={t('account.roles-of', { name: account.name })}
          options={options(account.roles, t)}
          value={account.roles}
        />
        <div className="actions">
          <Button>{t('account.confirm-ticked')}</Button>
        </div>
      </form>
    </Section>
  )
}

function Acts({ t, account: { id, state, renewable } }: Pick<AccountView, 't' | 'account'>) {
  const to = (act: string) => `/staff/accounts/${id}/${act}`
  const isOpen = state === 'active' || state === 'recovering'
  return (
    <Section title={t('account.acts')}>
      <Actions>
        {renewable ? <PostButton action={to('renew')} label={t('account.renew')} kind="quiet" /> : null}
        {state === 'invited' ? (
          <PostButton action={to('take-back')} label={t('account.take-back')} kind="quiet" />
        ) : null}
        {isOpen ? <PostButton action={to('end-sessions')} label={t('account.end-sessions')} kind="quiet" /> : null}
        {isOpen ? <PostButton action={to('lock')} label={t('account.lock')} kind="danger" /> : null}
        {state.startsWith('locked') ? (
          <PostButton action={to('unlock')} label={t('account.unlock')} kind="quiet" />
        ) : null}
      </Actions>
    </Section>
  )
}
