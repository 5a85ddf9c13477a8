import type { Translate } from '../../../platform/i18n/translator.ts'
import {
  BackLink,
  Button,
  ButtonLink,
  Details,
  FilterBar,
  Hidden,
  Link,
  Notice,
  PageTitle,
  PostButton,
  Prose,
  Section,
  Table,
} from '../../../platform/ui/index.ts'
import { withReturn } from '../return.ts'
import type { AccountGroup, ShownAccount } from './form.ts'

export type SignInView = {
  t: Translate
  to: string
  /** Undefined outside the exercise. */
  exercise?: { readonly search: string; readonly groups: readonly AccountGroup[] } | undefined
  providers: readonly { readonly id: string; readonly name: string }[]
  signedOut: boolean
  /** Name of who is signed in already. */
  signedInAs?: string | undefined
  /** The way through an identity provider did not work. */
  refused: boolean
}

/** Where one signs in: in the exercise as anybody, else with a means of one's own. */
export function SignInPage({ t, to, exercise, providers, signedOut, signedInAs, refused }: SignInView) {
  return (
    <>
      {signedOut ? <Notice kind="done" word={t('sign-in.done')} title={t('sign-in.signed-out')} /> : null}
      {refused ? <Notice kind="caution" word={t('sign-in.not-yet')} title={t('sign-in.refused')} /> : null}
      <PageTitle title={t('sign-in.title')} lead={t(exercise ? 'sign-in.lead-exercise' : 'sign-in.lead')} />
      {signedInAs ? (
        <Notice kind="info" word={t('sign-in.good-to-know')}>
          <p>{t('sign-in.signed-in-as', { name: signedInAs })}</p>
        </Notice>
      ) : null}
      {exercise ? <ExerciseAccounts t={t} to={to} {...exercise} /> : null}
      <Ways t={t} to={to} providers={providers} heading={exercise !== undefined} />
    </>
  )
}

function Ways({ t, to, providers, heading }: Pick<SignInView, 't' | 'to' | 'providers'> & { heading: boolean }) {
  const ways = (
    <>
      <Prose>
        <p>{t('sign-in.passkey-why')}</p>
      </Prose>
      <div className="actions">
        <ButtonLink href={withReturn('/sign-in/passkey', to)} kind={heading ? 'quiet' : 'main'}>
          {t('sign-in.with-passkey')}
        </ButtonLink>
        <ButtonLink href={withReturn('/sign-in/code', to)} kind="quiet">
          {t('sign-in.with-code')}
        </ButtonLink>
        {providers.map(provider => (
          <ButtonLink key={provider.id} href={`/sign-in/provider/${encodeURIComponent(provider.id)}`} kind="quiet">
            {t('sign-in.with-provider', { name: provider.name })}
          </ButtonLink>
        ))}
      </div>
      <Details summary={t('sign-in.no-means')}>
        <p>{t('sign-in.no-means-text')}</p>
        <p>
          <Link href="/admission">{t('sign-in.have-code')}</Link>
        </p>
        <p>
          <Link href="/recovery">{t('sign-in.lost-means')}</Link>
        </p>
      </Details>
    </>
  )
  return heading ? <Section title={t('sign-in.own-means')}>{ways}</Section> : ways
}

function ExerciseAccounts({
  t,
  to,
  search,
  groups,
}: {
  t: Translate
  to: string
  search: string
  groups: readonly AccountGroup[]
}) {
  return (
    <Section title={t('sign-in.exercise-title')} lead={t('sign-in.exercise-lead')}>
      <FilterBar
        action="/sign-in"
        label={t('sign-in.search-label')}
        search={{ name: 'q', label: t('sign-in.search'), value: search }}
        hidden={{ to }}
        submit={t('sign-in.search-submit')}
        clear={search ? { href: withReturn('/sign-in', to), label: t('sign-in.search-clear') } : undefined}
      />
      {groups.length === 0 ? <p>{t('sign-in.nobody-found')}</p> : null}
      {groups.map(group => (
        <Details key={group.kind} summary={group.title} open={search !== ''}>
          <AccountTable t={t} to={to} title={group.title} accounts={group.accounts} />
        </Details>
      ))}
    </Section>
  )
}

type AccountTableProps = { t: Translate; to: string; title: string; accounts: readonly ShownAccount[] }

function AccountTable({ t, to, title, accounts }: AccountTableProps) {
  const columns = [
    'sign-in.column-name',
    'sign-in.column-role',
    'sign-in.column-organisation',
    'sign-in.column-act',
  ] as const
  const rows = accounts.map(one => ({
    key: one.id,
    cells: [
      one.name,
      one.roles,
      one.organisation,
      <PostButton
        key="act"
        action="/sign-in/exercise"
        label={t('sign-in.enter')}
        hiddenText={t('sign-in.enter-as', { name: one.name, organisation: one.organisation })}
        hidden={{ account: one.id, to }}
        kind="quiet"
      />,
    ],
  }))
  return <Table caption={title} captionUnseen columns={columns.map(key => ({ label: t(key) }))} rows={rows} />
}

export type PasskeyView = { t: Translate; to: string; handle: string; options: object; problem?: string | undefined }

/** Asks the device for a passkey as soon as it opens; the button asks again. */
export function PasskeyPage({ t, to, handle, options, problem }: PasskeyView) {
  return (
    <>
      <BackLink href={withReturn('/sign-in', to)} label={t('sign-in.other-way')} />
      {problem ? <Notice kind="caution" word={t('sign-in.not-yet')} title={problem} /> : null}
      <PageTitle title={t('sign-in.passkey-title')} lead={t('sign-in.passkey-lead')} />
      <form
        method="post"
        action="/sign-in/passkey"
        data-passkey="get"
        data-options={JSON.stringify(options)}
        data-auto={problem ? undefined : ''}
      >
        <Hidden fields={{ handle, to, response: '' }} />
        <p hidden data-passkey-failed="" role="alert">
          {t('sign-in.passkey-failed')}
        </p>
        <Button>{t('sign-in.passkey-ask')}</Button>
      </form>
      <noscript>
        <p>{t('sign-in.passkey-needs-script')}</p>
      </noscript>
    </>
  )
}
