import { randomUUID } from 'node:crypto'
import { clockWords, exactTime, type Saying } from '../../../act/clock-words.ts'
import type { GlassNotice } from '../../../act/glass.ts'
import { GlassNotices } from '../../../act/glass-notices.tsx'
import {
  BackLink,
  ErrorSummary,
  FormFrame,
  Link,
  LongTextField,
  PageTitle,
  type Problem,
  Prose,
  Radios,
  Section,
  SummaryList,
  Table,
} from '../../../platform/ui/index.ts'
import { DeskNav, type DeskPart } from '../desk-nav.tsx'
import type { Look, Opening, OpeningWhole } from './store.ts'

type OpeningsPageProps = {
  readonly say: Saying
  readonly organisation: string
  readonly parts: readonly DeskPart[]
  readonly openings: readonly Opening[]
  readonly notices: readonly GlassNotice[]
}

/** Every opening this officer reviews or was told of. */
export function OpeningsPage({ say, organisation, parts, openings, notices }: OpeningsPageProps) {
  const { t } = say
  return (
    <>
      <PageTitle kicker={organisation} title={t('glass.reviews')} lead={t('glass.reviews-lead')} />
      <DeskNav t={t} parts={parts} here="/emergency-reviews" />
      <GlassNotices notices={notices} say={say} />
      <Table
        caption={t('glass.reviews')}
        captionUnseen
        columns={(['person', 'who', 'when', 'why', 'state'] as const).map(name => ({
          label: t(`glass.column-${name}`),
        }))}
        empty={t('glass.reviews-empty')}
        rows={openings.map(one => ({
          key: one.id,
          cells: [
            <Link key="open" href={`/emergency-reviews/${one.id}`}>
              {one.code}
            </Link>,
            `${one.account}, ${one.organisation}`,
            exactTime(one.opened, say),
            t(`glass.reason-${one.reason}`),
            stateOf(one, say),
          ],
        }))}
      />
    </>
  )
}

function stateOf(one: Opening, say: Saying): string {
  const { t } = say
  if (one.justified !== null) return t(one.justified ? 'glass.state-justified' : 'glass.state-unjustified')
  return one.mine ? clockWords(one.due, say).phrase : t('glass.state-elsewhere')
}

type OpeningPageProps = {
  readonly opening: OpeningWhole
  readonly looks: readonly Look[]
  readonly problems: readonly Problem[]
  readonly typed: { readonly justified: string; readonly note: string }
  readonly say: Saying
}

/** One opening: who, why, what was looked at, and whether it was justified. Nothing of the person's own data. */
export function OpeningPage({ opening, looks, problems, typed, say }: OpeningPageProps) {
  const { t } = say
  return (
    <>
      <ErrorSummary title={t('shell.summary-title')} problems={problems} />
      <BackLink href="/emergency-reviews" label={t('glass.reviews')} />
      <PageTitle kicker={opening.code} title={t('glass.review-title')} />
      <SummaryList
        rows={[
          { label: t('glass.column-who'), value: `${opening.account}, ${opening.organisation}` },
          { label: t('glass.review-when'), value: exactTime(opening.opened, say) },
          { label: t('glass.review-ended'), value: exactTime(opening.ends, say) },
          { label: t('glass.column-why'), value: t(`glass.reason-${opening.reason}`) },
          { label: t('glass.review-words'), value: opening.told ?? '–' },
          { label: t('glass.review-before'), value: t('glass.review-before-count', { count: opening.before }) },
          {
            label: t('glass.review-unjustified'),
            value: t('glass.review-before-count', { count: opening.unjustified }),
          },
          { label: t('glass.review-due'), value: exactTime(opening.due, say) },
        ]}
      />
      <Section title={t('glass.looks')}>
        <Table
          caption={t('glass.looks')}
          captionUnseen
          columns={(['when', 'what', 'classes'] as const).map(name => ({ label: t(`glass.looks-${name}`) }))}
          rows={looks.map((look, at) => ({
            key: String(at),
            cells: [
              exactTime(look.at, say),
              look.purpose,
              look.classes.map(one => t(`data-class.${one}`)).join(', ') || '–',
            ],
          }))}
        />
      </Section>
      {opening.reviewed === null ? (
        opening.mine ? (
          <Decide {...{ opening, problems, typed, say }} />
        ) : (
          <Prose>
            <p>{t('glass.state-elsewhere')}</p>
          </Prose>
        )
      ) : (
        <Section title={t('glass.decided')}>
          <SummaryList
            rows={[
              {
                label: exactTime(opening.reviewed, say),
                value: t(opening.justified ? 'glass.state-justified' : 'glass.state-unjustified'),
              },
              { label: t('glass.note'), value: opening.note ?? '–' },
            ]}
          />
        </Section>
      )}
    </>
  )
}

function Decide({ opening, problems, typed, say: { t } }: Omit<OpeningPageProps, 'looks'>) {
  const of = (field: string) => problems.find(one => one.field === field)?.message
  return (
    <Section title={t('glass.decide')}>
      <FormFrame
        action={`/emergency-reviews/${opening.id}`}
        form={randomUUID()}
        version={1}
        submit={t('glass.decide-save')}
      >
        <Radios
          name="justified"
          label={t('glass.decide-question')}
          options={[
            { value: 'yes', label: t('glass.decide-yes') },
            { value: 'no', label: t('glass.decide-no') },
          ]}
          value={typed.justified}
          problem={of('justified')}
          required
        />
        <LongTextField
          name="note"
          label={t('glass.note')}
          hint={t('glass.note-hint')}
          value={typed.note}
          problem={of('note')}
          required
        />
      </FormFrame>
    </Section>
  )
}
