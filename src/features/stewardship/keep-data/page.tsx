import { exactDate, exactTime, type Saying } from '../../../act/clock-words.ts'
import { FilterBar, Link, PageTitle, PostButton, Prose, Section, Table } from '../../../platform/ui/index.ts'
import { DeskNav, type DeskPart } from '../desk-nav.tsx'
import type { Certificate, Due, Hold } from './store.ts'

type RetentionPageProps = {
  readonly say: Saying
  readonly organisation: string
  readonly parts: readonly DeskPart[]
  readonly code: string
  readonly due: readonly Due[]
  readonly holds: readonly Hold[]
  readonly certificates: readonly Certificate[]
}

/** What has been kept long enough, what a hold keeps, and what was erased. */
export function RetentionPage(props: RetentionPageProps) {
  const { t } = props.say
  return (
    <>
      <PageTitle kicker={props.organisation} title={t('retention.title')} lead={t('retention.lead')} />
      <DeskNav t={t} parts={props.parts} here="/retention" />
      <FilterBar
        action="/retention"
        label={t('retention.find')}
        search={{ name: 'code', label: t('retention.code'), value: props.code }}
        submit={t('retention.open')}
      />
      {props.code ? (
        <Prose>
          <p role="status">{t('retention.not-found')}</p>
        </Prose>
      ) : null}
      <DueList {...props} />
      <Holds {...props} />
      <Certificates {...props} />
    </>
  )
}

function DueList({ say, due }: RetentionPageProps) {
  const { t } = say
  return (
    <Section title={t('retention.due')} lead={t('retention.due-lead')}>
      <Table
        caption={t('retention.due')}
        captionUnseen
        columns={[{ label: t('retention.code') }, { label: t('retention.ground') }, { label: t('retention.since') }]}
        empty={t('retention.nothing-due')}
        rows={due.map(one => ({
          key: one.person,
          cells: [
            <Link key="open" href={`/retention/people/${one.person}`}>
              {one.code}
            </Link>,
            `${t(`retention.ground-${one.ground}`)}${one.held ? `, ${t('retention.held')}` : ''}`,
            exactDate(one.at, say),
          ],
        }))}
      />
    </Section>
  )
}

function Holds({ say, holds }: RetentionPageProps) {
  const { t } = say
  return (
    <Section title={t('retention.holds')} lead={t('retention.holds-lead')}>
      <Table
        caption={t('retention.holds')}
        captionUnseen
        columns={['code', 'reason', 'placed', 'review', 'decision'].map(name => ({
          label: t(`retention.${name}` as 'retention.code'),
        }))}
        empty={t('retention.no-holds')}
        rows={holds.map(one => ({
          key: one.id,
          cells: [
            one.code,
            t(`retention.reason-${one.reason}`),
            exactTime(one.at, say),
            one.reviewOn,
            <PostButton
              key="end"
              action={`/retention/holds/${one.id}/end`}
              label={t('retention.end')}
              hiddenText={one.code}
            />,
          ],
        }))}
      />
    </Section>
  )
}

function Certificates({ say, certificates }: RetentionPageProps) {
  const { t } = say
  return (
    <Section title={t('retention.certificates')} lead={t('retention.certificates-lead')}>
      <Table
        caption={t('retention.certificates')}
        captionUnseen
        columns={['code', 'when', 'reason', 'closed', 'digest'].map(name => ({
          label: t(`retention.${name}` as 'retention.code'),
        }))}
        empty={t('retention.no-certificates')}
        rows={certificates.map(one => ({
          key: one.id,
          cells: [
            one.code,
            exactTime(one.at, say),
            one.reason,
            String(Object.values(one.sealed).reduce((sum, count) => sum + count, 0)),
            <code key="digest">{one.digest.slice(0, 16)}</code>,
          ],
        }))}
      />
    </Section>
  )
}
