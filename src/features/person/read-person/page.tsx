import { exactTime, type Saying } from '../../../act/clock-words.ts'
import { actorOf, hasRight, type Mechanism } from '../../../act/mechanism.ts'
import type { DataClass } from '../../../domain/mechanism/vocabulary.ts'
import type { PersonFile } from '../../../domain/person/file.ts'
import { panel } from '../../../domain/way/panel.ts'
import type { Entered } from '../../../platform/db/database.ts'
import type { Catalogue } from '../../../platform/i18n/translator.ts'
import {
  type ClockValue,
  Details,
  LegList,
  Link,
  Notice,
  NowPanel,
  PersonHeader,
  Rooms,
  Section,
  StageLine,
  Story,
} from '../../../platform/ui/index.ts'
import { Alongside } from './alongside.tsx'
import { Elsewhere, RecordMore, roomsOf, storyOf } from './further.tsx'
import { nowPanel, settled } from './now-lines.tsx'
import type { Identity } from './store.ts'

export type PersonPageProps = {
  readonly mechanism: Mechanism
  readonly file: PersonFile
  readonly identity: Identity | undefined
  /** Possible matches to look at. */
  readonly matches: readonly string[]
  readonly classes: readonly DataClass[]
  readonly colleague: string | undefined
  readonly actor: Entered
  readonly say: Saying
  readonly catalogue: Catalogue
  /** Event that was just recorded as irregular. */
  readonly irregular: string | null
  readonly clock: (due: number | null) => ClockValue
}

/** Everything about one person that this desk may see, the Now panel first. */
export function PersonPage(props: PersonPageProps) {
  const { mechanism, file, actor, say, catalogue } = props
  const { t } = say
  const drawn = settled(panel(file, mechanism.pack, say.now, actorOf(actor)), { mechanism, file, actor })
  return (
    <>
      <Header {...props} />
      <Irregular {...props} />
      <Matches {...props} />
      <div id="now">
        <NowPanel {...nowPanel(drawn, { mechanism, file, actor, say, catalogue })} />
      </div>
      <Section title={t('person.way')}>
        <StageLine label={t('person.way')} stages={stagesOf(mechanism.pack, file, say)} />
      </Section>
      <Alongside {...props} />
      <Legs {...props} />
      <Section title={t('person.more')}>
        <Elsewhere {...props} />
        <Details summary={t('person.record-more')}>
          <p>{t('person.record-more-lead')}</p>
          <RecordMore {...props} />
        </Details>
      </Section>
      <Section title={t('person.story')}>
        <Story label={t('person.story')} entries={storyOf(props)} empty={t('person.story-empty')} />
      </Section>
      <Section title={t('person.rooms')} lead={t('person.rooms-lead')}>
        <Rooms label={t('person.rooms')} rooms={roomsOf(props)} />
      </Section>
    </>
  )
}

function Header({ mechanism, file, identity, colleague, say }: PersonPageProps) {
  const { t } = say
  const name = [identity?.givenNames, identity?.familyName].filter(Boolean).join(' ')
  const place = mechanism.pack.territories.find(one => one.code === file.territory)?.name
  const fact = (label: string, value: string | null | undefined) => (value ? [{ label, value }] : [])
  return (
    <PersonHeader
      code={file.code}
      kicker={t('person.kicker')}
      danger={file.danger ? t('person.danger') : undefined}
      facts={[
        ...fact(t('person.name'), name || (identity?.identitySeen ? t('person.unknown') : null)),
        { label: t('person.age'), value: t(`age-status.${file.ageStatus}`) },
        { label: t('person.sex'), value: t(`sex.${file.sex}`) },
        { label: t('person.status'), value: t(`status.${file.status}`) },
        { label: t('person.stage'), value: t(`stage.${file.stage}`) },
        { label: t('person.territory'), value: place ?? t('person.unknown') },
        ...fact(t('person.phone'), identity?.phone),
        ...fact(t('person.safe-contact'), identity?.safeContact),
        ...fact(t('person.language'), identity?.language ? t(`language.${identity.language}`) : null),
        ...fact(t('person.case-manager'), file.caseManager ? (colleague ?? t('person.appointed')) : null),
      ]}
    />
  )
}

function Irregular({ file, irregular, say: { t } }: PersonPageProps) {
  const event = file.events.find(one => one.id === irregular && one.conformity === 'irregular')
  if (!event) return null
  return (
    <Notice kind="caution" word={t('act.caution')} title={t('act.irregular-title')}>
      <p>{t('act.irregular-text')}</p>
      <ul>
        {event.broken.map(rule => (
          <li key={rule}>{t(`rule.${rule}`)}</li>
        ))}
      </ul>
    </Notice>
  )
}

/** Another file may be about the same person: join, or keep apart. Only for those who may decide it. */
function Matches({ mechanism, actor, matches, say: { t } }: PersonPageProps) {
  if (matches.length === 0 || !hasRight(mechanism.pack, actor, 'person.join')) return null
  return (
    <Notice kind="info" word={t('person.match-word')}>
      <ul>
        {matches.map(id => (
          <li key={id}>
            <Link href={`/matches/${id}`}>{t('person.match')}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function stagesOf({ stages }: Mechanism['pack'], file: PersonFile, { t }: Saying) {
  const at = stages.indexOf(file.stage)
  return stages.map((stage, index) => {
    const state = index < at ? (file.historical ? 'unknown' : 'done') : index === at ? 'current' : 'ahead'
    return { name: t(`stage.${stage}`), state, stateText: t(`person.stage-${state}`) } as const
  })
}

function Legs({ mechanism, file, say, clock }: PersonPageProps) {
  const { t } = say
  if (file.legs.length === 0) return null
  return (
    <Section title={t('person.legs')}>
      <LegList
        label={t('person.legs')}
        legs={file.legs.map(leg => {
          const desk = mechanism.directory.find(leg.addressee)
          return {
            id: leg.id,
            addressee: desk?.name ?? '',
            state: leg.state,
            stateText: t(`person.leg-${leg.state}`),
            detail: leg.takenUpAt ? exactTime(leg.takenUpAt, say) : undefined,
            clock: leg.state === 'taken-up' ? undefined : clock(leg.dueAt),
          }
        })}
      />
    </Section>
  )
}
