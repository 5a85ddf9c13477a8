import { exactTime, type Saying } from '../../../act/clock-words.ts'
import { inWords } from '../../../act/form-words.ts'
import type { Territory } from '../../../domain/mechanism/pack.ts'
import type { CivilDate } from '../../../domain/time/civil-date.ts'
import {
  Actions,
  ErrorSummary,
  Link,
  Notice,
  PageTitle,
  PostButton,
  Section,
  StatusTag,
  Table,
} from '../../../platform/ui/index.ts'
import { NightBoard } from './board.tsx'
import type { UnitAnswers, UnitProblem } from './form.ts'
import { Placements } from './placements.tsx'
import type { BoardPlacement, BoardUnit, KeptHouse, Taken } from './store.ts'
import { AddUnits, ChangeUnit } from './unit-forms.tsx'

/** What was done, or why it was not: the answer of an act, shown on the board it led back to. */
export const OUTCOMES = [
  'added',
  'closed',
  'out',
  'back',
  'confirmed',
  'arrived',
  'departed',
  'extended',
  'occupied',
  'past',
  'backwards',
  'already',
  'taken',
  'ended',
  'expired',
  'not-yet',
  'too-long',
  'by-referral',
  'no-day',
  'done-before',
] as const
export type Outcome = (typeof OUTCOMES)[number]
const DONE: readonly Outcome[] = ['added', 'closed', 'out', 'back', 'confirmed', 'arrived', 'departed', 'extended']

export type UnitsPageProps = {
  readonly say: Saying
  readonly lang: string
  readonly house: KeptHouse
  readonly today: CivilDate
  readonly units: readonly BoardUnit[]
  readonly taken: readonly Taken[]
  readonly placements: readonly BoardPlacement[]
  readonly territories: readonly Territory[]
  readonly answers: UnitAnswers
  readonly problems: readonly UnitProblem[]
  readonly outcome: Outcome | null
  readonly formId: string
}

/** One house: what is free, who comes and goes, and what can be changed. */
export function UnitsPage(props: UnitsPageProps) {
  const { house, say, problems, units, lang, today, taken, outcome } = props
  const { t } = say
  return (
    <>
      <ErrorSummary title={t('shell.summary-title')} problems={inWords(problems, t)} />
      <PageTitle kicker={house.organization ?? undefined} title={house.name} lead={t('units.lead')} />
      {outcome ? (
        <Notice
          kind={DONE.includes(outcome) ? 'done' : 'caution'}
          word={t(DONE.includes(outcome) ? 'units.done' : 'act.caution')}
          title={t(`units.outcome-${outcome}`)}
        />
      ) : null}
      {units.length > 0 ? <Confirm {...props} /> : null}
      <Section title={t('units.board')} lead={t('units.board-lead')}>
        <NightBoard t={t} lang={lang} today={today} units={units} taken={taken} />
      </Section>
      <Placements {...props} />
      {units.length > 0 ? <ChangeUnit {...props} /> : null}
      <AddUnits {...props} />
    </>
  )
}

function Confirm({ house, say }: UnitsPageProps) {
  const { t } = say
  const when = house.confirmedAt === null ? t('units.never') : exactTime(house.confirmedAt, say)
  return (
    <Notice
      kind={house.current ? 'info' : 'caution'}
      word={t(house.current ? 'units.current' : 'act.caution')}
      title={t(house.current ? 'units.confirmed-at' : 'units.not-current', { when })}
    >
      <p>{t('units.confirm-text')}</p>
      <Actions>
        <PostButton action={`/units/${house.service}/confirmed`} label={t('units.confirm')} />
      </Actions>
    </Notice>
  )
}

/** The services one keeps, those without units too. */
export function HousesPage({ say, houses }: { say: Saying; houses: readonly KeptHouse[] }) {
  const { t } = say
  return (
    <>
      <PageTitle title={t('units.title')} lead={t('units.houses-lead')} />
      <Table
        caption={t('units.title')}
        captionUnseen
        empty={t('units.no-houses')}
        columns={[
          { label: t('units.service') },
          { label: t('units.count'), numeric: true },
          { label: t('units.confirmed') },
        ]}
        rows={houses.map(house => ({
          key: house.service,
          cells: [
            <Link key="to" href={`/units/${house.service}`}>
              {house.name}
            </Link>,
            house.units,
            house.units === 0 ? (
              '–'
            ) : (
              <StatusTag
                key="state"
                kind={house.current ? 'done' : 'late'}
                text={house.confirmedAt === null ? t('units.never') : exactTime(house.confirmedAt, say)}
              />
            ),
          ],
        }))}
      />
    </>
  )
}
