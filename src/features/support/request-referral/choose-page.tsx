import type { PersonFile, ReferralFacts } from '../../../domain/person/file.ts'
import type { Candidate } from '../../../domain/referral/eligible.ts'
import { TRANSFER } from '../../../domain/referral/transfer.ts'
import type { Translate } from '../../../platform/i18n/translator.ts'
import {
  BackLink,
  ButtonLink,
  FilterBar,
  Link,
  Notice,
  type Option,
  PageTitle,
  Section,
  Table,
} from '../../../platform/ui/index.ts'
import type { Choice } from './candidates.ts'
import { newAddress } from './offer-page.tsx'

export type ChoosePageProps = {
  readonly file: PersonFile
  readonly path: ReferralFacts['path']
  readonly service: string
  readonly county: string
  readonly services: readonly Option[]
  readonly counties: readonly Option[]
  /** Undefined until service and county are chosen. */
  readonly candidates: readonly Choice[] | undefined
  /** Where the person's consent is written down. */
  readonly consentAt: string
  readonly t: Translate
}

/** What is needed and where; then who may be asked, with what the directory knows of each. */
export function ChoosePage({
  file,
  path,
  service,
  county,
  services,
  counties,
  candidates,
  consentAt,
  t,
}: ChoosePageProps) {
  const transfer = path === 'transfer'
  return (
    <>
      <BackLink href={`/people/${file.id}`} label={t('act.back', { code: file.code })} />
      <PageTitle
        kicker={file.code}
        title={t(transfer ? 'referral.transfer-title' : 'referral.request-title')}
        lead={t(`referral.path-${path}`)}
      />
      {transfer ? (
        <Notice kind="info" word={t('referral.good-to-know')} title={t('referral.transfer-stays-title')}>
          <p>{t('referral.transfer-stays-text')}</p>
        </Notice>
      ) : (
        <p>
          <Link href={`/people/${file.id}/places/new?${new URLSearchParams({ service, county })}`}>
            {t('placement.find-title')}
          </Link>
        </p>
      )}
      <FilterBar
        action={newAddress(file, service)}
        label={t(transfer ? 'referral.transfer-where' : 'referral.what-and-where')}
        selects={[
          ...(transfer
            ? []
            : [
                {
                  name: 'service',
                  label: t('referral.service'),
                  value: service,
                  all: t('shell.choose'),
                  options: services,
                },
              ]),
          {
            name: 'county',
            label: t(transfer ? 'referral.transfer-county' : 'referral.county'),
            value: county,
            all: t('shell.choose'),
            options: counties,
          },
        ]}
        submit={t('referral.find')}
      />
      {candidates ? (
        <Section title={t('referral.candidates-title')} lead={t('referral.candidates-lead')}>
          {candidates.length === 0 ? (
            <Notice
              kind="caution"
              word={t('act.caution')}
              title={t(transfer ? 'referral.transfer-nobody-title' : 'referral.nobody-title')}
            >
              <p>{t(transfer ? 'referral.transfer-nobody-text' : 'referral.nobody-text')}</p>
            </Notice>
          ) : (
            <CandidateTable {...{ file, path, service, county, candidates, consentAt, t }} />
          )}
        </Section>
      ) : null}
    </>
  )
}

type TableProps = Pick<ChoosePageProps, 'file' | 'path' | 'service' | 'county' | 'consentAt' | 't'> & {
  readonly candidates: readonly Choice[]
}

function CandidateTable({ file, path, service, county, candidates, consentAt, t }: TableProps) {
  return (
    <Table
      caption={t('referral.candidates-title')}
      captionUnseen
      columns={[
        { label: t('referral.organisation') },
        { label: t('referral.gives') },
        { label: t('referral.area') },
        { label: t('referral.consent') },
        { label: t('referral.next') },
      ]}
      rows={candidates.map(one => ({
        key: one.organisation.id,
        cells: [
          one.organisation.name,
          t(one.offers === 'yes' ? 'referral.gives-yes' : 'referral.not-known'),
          t(one.covers === 'yes' ? 'referral.area-yes' : 'referral.not-known'),
          <ConsentCell key="consent" {...{ path, consentAt, t }} consent={one.consent} />,
          <NextCell key="next" one={one} href={addressOf(file, service, county, one.organisation.id)} t={t} />,
        ],
      }))}
    />
  )
}

function ConsentCell({
  path,
  consent,
  consentAt,
  t,
}: Pick<TableProps, 'path' | 'consentAt' | 't'> & Pick<Candidate, 'consent'>) {
  if (path === 'official') return t('referral.consent-not-needed')
  if (consent === 'given') return t('referral.consent-given')
  return (
    <>
      {t(`referral.consent-${consent}`)} <Link href={consentAt}>{t('referral.consent-ask')}</Link>
    </>
  )
}

function NextCell({ one, href, t }: { one: Choice; href: string; t: Translate }) {
  return (
    <>
      {one.asked ? <p>{t('referral.asked-before', { state: t(`referral-state.${one.asked}`) })}</p> : null}
      {one.organisation.connected ? null : <p>{t('referral.not-connected')}</p>}
      {one.available ? (
        <ButtonLink href={href} kind="quiet" hiddenText={one.organisation.name}>
          {t('referral.prepare')}
        </ButtonLink>
      ) : (
        t('placement.unavailable-not-available')
      )}
    </>
  )
}

/** Where the request to one organisation is written. */
export function addressOf(file: PersonFile, service: string, county: string, receiver: string): string {
  const asked = service === TRANSFER ? { county, receiver } : { service, county, receiver }
  return `${newAddress(file, service)}?${new URLSearchParams(asked)}`
}
