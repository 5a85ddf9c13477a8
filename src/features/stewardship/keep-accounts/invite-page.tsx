import type { MessageKey, Translate } from '../../../platform/i18n/translator.ts'
import {
  BackLink,
  Button,
  Checkboxes,
  ErrorSummary,
  FormFrame,
  Hidden,
  PageTitle,
  type Problem,
  Prose,
  problemOf,
  SummaryList,
  TextField,
} from '../../../platform/ui/index.ts'

type InviteView = {
  readonly t: Translate
  readonly name: string
  readonly chosen: readonly string[]
  readonly roles: readonly string[]
  readonly problems: readonly Problem[]
  readonly formId: string
}

/** A name and roles; the way to hand the code over is chosen on the next page. */
export function InvitePage({ t, name, chosen, roles, problems, formId }: InviteView) {
  return (
    <>
      <BackLink href="/staff/accounts" label={t('account.title')} />
      <ErrorSummary title={t('shell.summary-title')} problems={problems} />
      <PageTitle title={t('account.invite-title')} lead={t('account.invite-lead')} />
      <FormFrame action="/staff/accounts" form={formId} version={1} submit={t('account.invite')}>
        <TextField
          name="name"
          label={t('account.name')}
          hint={t('account.name-hint')}
          value={name.slice(0, 200)}
          problem={problemOf(problems, 'name')}
        />
        <Checkboxes
          name="roles"
          label={t('account.roles')}
          options={roles.map(role => ({ value: role, label: t(`role.${role}` as MessageKey) }))}
          value={chosen}
          problem={problemOf(problems, 'roles')}
        />
      </FormFrame>
    </>
  )
}

type InvitedView = {
  readonly t: Translate
  readonly id: string
  readonly name: string
  readonly code: string
  readonly origin: string
  readonly until: string
}

/** The code in fours, to read out or to print. Shown this once. */
export function InvitedPage({ t, id, name, code, origin, until }: InvitedView) {
  const shown = code.replace(/(.{4})(?=.)/g, '$1-')
  return (
    <>
      <BackLink href="/staff/accounts" label={t('account.title')} />
      <PageTitle title={t('account.invited-title')} lead={t('account.invited-lead', { name })} />
      <SummaryList
        rows={[
          { label: t('account.address'), value: `${origin}/admission` },
          {
            label: t('account.code'),
            value: (
              <strong>
                <code translate="no">{shown}</code>
              </strong>
            ),
          },
          { label: t('account.until'), value: until },
        ]}
      />
      <Prose>
        <p>{t('account.invited-text')}</p>
      </Prose>
      <form method="post" action={`/staff/accounts/${id}/slip`} className="post">
        <Hidden fields={{ code: shown }} />
        <Button kind="quiet">{t('account.print-slip')}</Button>
      </form>
    </>
  )
}
