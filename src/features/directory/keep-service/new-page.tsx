import { BackLink, ErrorSummary, FilterBar, FormFrame, PageTitle } from '../../../platform/ui/index.ts'
import { ForWhom, type KeepPageProps, Standing, What, WhereAndWhen } from './page.tsx'

export type NewPageProps = Omit<KeepPageProps, 'id' | 'version' | 'stale'> & {
  readonly organizations: readonly { readonly id: string; readonly name: string }[]
  /** Whose the service is; undefined until one of several is chosen. */
  readonly organization: { readonly id: string; readonly name: string } | undefined
}

/** A service the directory does not have yet. */
export function NewPage(props: NewPageProps) {
  const { saying, organizations, organization, problems, formId } = props
  const { t } = saying
  const all = { ...props, id: '', version: 0, stale: false }
  return (
    <>
      <BackLink href="/directory" label={t('keep-service.new-back')} />
      <ErrorSummary
        title={t('shell.summary-title')}
        problems={problems.map(one => ({ ...one, message: t(one.message) }))}
      />
      <PageTitle kicker={organization?.name} title={t('keep-service.new-title')} lead={t('keep-service.lead')} />
      {organizations.length > 1 ? (
        <FilterBar
          action="/directory/new-service"
          label={t('keep-service.new-whose')}
          selects={[
            {
              name: 'organization',
              label: t('keep-service.new-whose'),
              value: organization?.id,
              all: t('shell.choose'),
              options: organizations.map(one => ({ value: one.id, label: one.name })),
            },
          ]}
          submit={t('keep-service.new-choose')}
        />
      ) : null}
      {organization ? (
        <FormFrame
          action="/directory/new-service"
          form={formId}
          version={0}
          hidden={{ organization: organization.id }}
          submit={t('keep-service.new-save')}
          cancel={{ href: '/directory', label: t('keep-service.cancel') }}
        >
          <What {...all} />
          <ForWhom {...all} />
          <WhereAndWhen {...all} />
          <Standing {...all} />
        </FormFrame>
      ) : null}
    </>
  )
}
