import { dayText } from '../../../act/referral-view.tsx'
import type { ReintegrationFramework } from '../../../domain/mechanism/reintegration.ts'
import type { PersonEvent, PersonFile } from '../../../domain/person/file.ts'
import { addDays, addMonths, civilDateOf } from '../../../domain/time/calendar.ts'
import type { CivilDate } from '../../../domain/time/civil-date.ts'
import { parameterOn } from '../../../domain/way/clock.ts'
import type { MessageKey } from '../../../platform/i18n/translator.ts'
import { Section, StatusTag, SummaryList, Table } from '../../../platform/ui/index.ts'
import type { HelpPageProps } from './page.tsx'

type Props = Pick<HelpPageProps, 'mechanism' | 'file' | 'say'>
type Asked = Props & { readonly framework: ReintegrationFramework; readonly plannedOn: CivilDate }

/** Keys of the coded answers of a follow-up. */
const NAMED = 'frameworkPhase'
const BEGAN = 'phaseFrom'

/** The framework of coming back into life: which part of it runs, since when and until when, and how life went at each milestone. */
export function Framework({ mechanism, file, say }: Props) {
  const framework = mechanism.pack.reintegration
  const planned = file.events.findLast(one => one.kind === 'plan.made' && one.conformity !== 'historical')
  if (!framework || !planned) return null
  const asked = { mechanism, file, say, framework }
  const plannedOn = civilDateOf(planned.happenedAt, mechanism.pack.timeZone)
  return (
    <Section title={say.t('referral.framework-title')} lead={say.t('referral.framework-lead')}>
      <Now {...asked} plannedOn={plannedOn} />
      <Outcomes {...asked} plannedOn={plannedOn} />
    </Section>
  )
}

const followUps = (file: PersonFile): readonly PersonEvent[] =>
  file.events.filter(one => one.kind === 'follow-up.recorded' && one.conformity !== 'historical')

function Now({ mechanism, file, say, framework }: Asked) {
  const { t } = say
  const latest = followUps(file).at(-1)?.act
  const runs = framework.phases.find(one => one.code === latest?.[NAMED])
  const since = typeof latest?.[BEGAN] === 'string' ? (latest[BEGAN] as CivilDate) : undefined
  const days = runs && since ? parameterOn(mechanism.pack, runs.parameter, since)?.value : undefined
  return (
    <SummaryList
      rows={[
        {
          label: t('referral.framework-now'),
          value: runs ? t(`phase.${runs.code}` as MessageKey) : t('referral.framework-not-named'),
        },
        ...(since ? [{ label: t('referral.framework-since'), value: dayText(since, say) }] : []),
        ...(since && days ? [{ label: t('referral.framework-until'), value: dayText(addDays(since, days), say) }] : []),
      ]}
    />
  )
}

function Outcomes({ mechanism, file, say, framework, plannedOn }: Asked) {
  const { t } = say
  const told = followUps(file)
  const limit = (parameter: string) => parameterOn(mechanism.pack, parameter, plannedOn)?.value ?? 0
  return (
    <Table
      caption={t('referral.outcomes-title')}
      columns={[
        { label: t('referral.outcome-at') },
        { label: t('referral.outcome-due') },
        { label: t('referral.outcome-recorded') },
        ...framework.scales.map(name => ({ label: t(`form.F-16.${name}` as MessageKey) })),
      ]}
      rows={framework.outcomes.map(({ code, parameter }) => {
        const found = told.findLast(one => one.act.outcomeAt === code)
        const on = found && civilDateOf(found.happenedAt, mechanism.pack.timeZone)
        return {
          key: code,
          cells: [
            t(`outcome.${code}` as MessageKey),
            dayText(addMonths(plannedOn, limit(parameter)), say),
            <StatusTag
              key="recorded"
              kind={on ? 'done' : 'open'}
              text={on ? dayText(on, say) : t('referral.not-yet')}
            />,
            ...framework.scales.map(name => numberText(found?.act[name], t('referral.not-known'))),
          ],
        }
      })}
    />
  )
}

const numberText = (value: unknown, otherwise: string): string =>
  typeof value === 'number' ? String(value) : otherwise
