import type { Provider } from '../../../domain/matching/provider.ts'
import type { Ranking } from '../../../domain/matching/rank.ts'
import type { PersonFile } from '../../../domain/person/file.ts'
import { URGENCIES } from '../../../domain/referral/offer.ts'
import {
  BackLink,
  ButtonLink,
  Checkboxes,
  ErrorSummary,
  FilterBar,
  FormFrame,
  Notice,
  type Option,
  PageTitle,
  PhoneLink,
  type Problem,
  problemOf,
  Radios,
  Section,
  SectionNav,
  SummaryList,
  type SummaryRow,
  Table,
} from '../../../platform/ui/index.ts'
import { countyWord, helpWord, reasonsLine, serviceName, type Words } from '../words.tsx'
import { cut, type PagesShown, PlacesPager } from './pages.tsx'

export type FindPlaceProps = {
  readonly words: Words
  readonly file: PersonFile
  readonly service: string
  readonly county: string
  readonly services: readonly Option[]
  readonly counties: readonly Option[]
  /** Help the plan still wants. */
  readonly wanted: readonly string[]
  /** Undefined until help and county are chosen. */
  readonly ranking: Ranking | undefined
  /** What a service that is asked will see. */
  readonly disclosed: readonly SummaryRow[]
  /** A search that runs already: its address. */
  readonly running: string | undefined
  readonly chosen: readonly string[]
  readonly urgency: string
  readonly parallel: number
  readonly problems: readonly Problem[]
  readonly formId: string
  /** Which page of each of the three lists is shown, from 1. */
  readonly pages: PagesShown
}

/** What is needed and where; who can be asked, in which order and why; and who cannot, and why not. */
export function FindPlacePage(props: FindPlaceProps) {
  const { words, file, service, county, services, counties, ranking, problems } = props
  const { t } = words
  const here = `/people/${file.id}/places/new`
  return (
    <>
      <BackLink href={`/people/${file.id}`} label={t('act.back', { code: file.code })} />
      <PageTitle kicker={file.code} title={t('placement.find-title')} lead={t('placement.find-lead')} />
      <ErrorSummary title={t('shell.summary-title')} problems={problems} />
      <PlanNeeds {...props} />
      <FilterBar
        action={here}
        label={t('referral.what-and-where')}
        selects={[
          { name: 'service', label: t('referral.service'), value: service, all: t('shell.choose'), options: services },
          { name: 'county', label: t('referral.county'), value: county, all: t('shell.choose'), options: counties },
        ]}
        submit={t('placement.find')}
      />
      {ranking ? <Found {...props} ranking={ranking} /> : null}
    </>
  )
}

function PlanNeeds({ words, file, wanted, service, county }: FindPlaceProps) {
  if (wanted.length === 0) return null
  return (
    <SectionNav
      label={words.t('placement.plan-wants')}
      items={wanted.map(code => ({
        href: `/people/${file.id}/places/new?${new URLSearchParams({ service: code, county })}`,
        label: helpWord(words, code),
        current: code === service,
      }))}
    />
  )
}

type FoundProps = FindPlaceProps & { readonly ranking: Ranking }

function Found(props: FoundProps) {
  const { words, ranking, running } = props
  const { t } = words
  const askable = ranking.ranked.filter(one => one.connected)
  return (
    <>
      {running ? (
        <Notice kind="info" word={t('signal.note')} title={t('placement.running-title')}>
          <p>
            <ButtonLink href={running}>{t('placement.running-open')}</ButtonLink>
          </p>
        </Notice>
      ) : null}
      {ranking.ranked.length === 0 ? <Nobody {...props} /> : null}
      {askable.length > 0 ? <Ask {...props} askable={askable} /> : null}
      <ByTelephone {...props} />
      <Unavailable {...props} />
    </>
  )
}

/** Said before any long form: there is nobody to ask. The person waits, and what is missing is written down. */
function Nobody({ words, file, service, county, formId, running }: FoundProps) {
  const { t } = words
  return (
    <Section title={t('placement.nobody-title')}>
      <Notice kind="caution" word={t('act.caution')} title={t('placement.nobody-notice')}>
        <p>{t('placement.nobody-text', { service: helpWord(words, service), county: countyWord(words, county) })}</p>
      </Notice>
      {running ? null : (
        <FormFrame
          action={`/people/${file.id}/places/new`}
          form={formId}
          version={file.version}
          hidden={{ service, county, urgency: 'today', _wait: 'yes' }}
          submit={t('placement.wait')}
        >
          <p>{t('placement.wait-lead')}</p>
        </FormFrame>
      )}
    </Section>
  )
}

/** The services in the order in which to ask, each with its reasons, to be ticked; several are asked at once. */
function Ask(props: FoundProps & { readonly askable: readonly Provider[] }) {
  const { words, file, service, county, ranking, askable, pages } = props
  const { chosen, urgency, disclosed, parallel, problems, formId } = props
  const { t } = words
  const shown = cut(askable, pages.page)
  return (
    <Section title={t('placement.ranked-title')} lead={t('placement.ranked-lead', { parallel })}>
      <FormFrame
        action={`/people/${file.id}/places/new`}
        form={formId}
        version={file.version}
        hidden={{ service, county, page: String(shown.page) }}
        submit={t('placement.ask')}
        cancel={{ href: `/people/${file.id}`, label: t('act.cancel') }}
      >
        <Radios
          name="urgency"
          label={t('referral.ask-urgency')}
          options={URGENCIES.map(value => ({ value, label: t(`referral.urgency-${value}`) }))}
          value={urgency}
          problem={problemOf(problems, 'urgency')}
        />
        <Checkboxes
          name="ask"
          label={t('placement.whom')}
          options={shown.rows.map(provider => ({
            value: provider.listing.id,
            label: serviceName(provider.listing),
            hint: reasonsLine(ranking.reasonsOf(provider), t),
          }))}
          value={chosen}
          problem={problemOf(problems, 'ask')}
        />
        <Section title={t('placement.disclosed-title')} lead={t('placement.disclosed-lead')}>
          <SummaryList rows={[...disclosed]} />
        </Section>
      </FormFrame>
      <PlacesPager {...props} list="page" shown={shown} />
    </Section>
  )
}

/** Services whose desk does not work in this system: somebody has to call. */
function ByTelephone(props: FoundProps) {
  const { words, ranking, pages } = props
  const { t, mechanism } = words
  const outside = ranking.ranked.filter(one => !one.connected)
  if (outside.length === 0) return null
  const shown = cut(outside, pages.telephone)
  return (
    <Section title={t('placement.telephone-title')} lead={t('placement.telephone-lead')}>
      <Table
        caption={t('placement.telephone-title')}
        captionUnseen
        columns={[
          { label: t('referral.service') },
          { label: t('placement.column-why') },
          { label: t('placement.column-phone') },
        ]}
        rows={shown.rows.map(provider => {
          const phone = mechanism.directory.find(provider.listing.desk ?? '')?.phone
          return {
            key: provider.listing.id,
            cells: [
              serviceName(provider.listing),
              reasonsLine(ranking.reasonsOf(provider), t),
              phone ? <PhoneLink key="phone" number={phone} /> : t('referral.phone-not-known'),
            ],
          }
        })}
      />
      <PlacesPager {...props} list="telephone" shown={shown} />
    </Section>
  )
}

function Unavailable(props: FoundProps) {
  const { words, ranking, pages } = props
  const { t } = words
  if (ranking.unavailable.length === 0) return null
  const shown = cut(ranking.unavailable, pages.unavailable)
  return (
    <Section title={t('placement.unavailable-title')}>
      <Table
        caption={t('placement.unavailable-title')}
        captionUnseen
        columns={[{ label: t('referral.service') }, { label: t('placement.column-why-not') }]}
        rows={shown.rows.map(provider => ({
          key: provider.listing.id,
          cells: [
            serviceName(provider.listing),
            ranking
              .whyNot(provider)
              .map(code => t(`placement.unavailable-${code}`))
              .join('; '),
          ],
        }))}
      />
      <PlacesPager {...props} list="unavailable" shown={shown} />
    </Section>
  )
}
