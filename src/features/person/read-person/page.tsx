import { exactDate, exactTime, type Saying } from '../../../act/clock-words.ts'
import { actorOf, hasRight, type Mechanism } from '../../../act/mechanism.ts'
import { RIGHT_OF_ACT } from '../../../domain/access/right-of.ts'
import { titleKey } from '../../../domain/form/keys.ts'
import { isAboutPerson, newestForms } from '../../../domain/form/versions.ts'
import { DATA_CLASSES, type DataClass, STAGES } from '../../../domain/mechanism/vocabulary.ts'
import type { PersonEvent, PersonFile } from '../../../domain/person/file.ts'
import { panel } from '../../../domain/way/panel.ts'
import type { Entered } from '../../../platform/db/database.ts'
import type { Catalogue, MessageKey } from '../../../platform/i18n/translator.ts'
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
        <StageLine label={t('person.way')} stages={stagesOf(file, say)} />
      </Section>
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

function stagesOf(file: PersonFile, { t }: Saying) {
  const at = STAGES.indexOf(file.stage)
  return STAGES.map((stage, index) => {
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

/** The person's other pages. */
function Elsewhere({ mechanism, file, actor, say: { t } }: PersonPageProps) {
  const links = [
    ...[...new Set(file.legs.flatMap(leg => leg.notification ?? []))].map(id => ({
      href: `/notifications/${id}`,
      label: t('person.what-was-told'),
    })),
    { href: `/people/${file.id}/help`, label: t('person.help') },
    ...(hasRight(mechanism.pack, actor, 'act.referral')
      ? [{ href: `/people/${file.id}/referrals/new`, label: t('person.new-referral') }]
      : []),
    ...file.referrals.map(one => ({
      href: `/people/${file.id}/referrals/${one.id}`,
      label: t('person.referral-to', {
        service: t(`service.${one.service}`),
        receiver: mechanism.directory.find(one.receiver)?.name ?? '',
        state: t(`referral-state.${one.state}`),
      }),
    })),
  ]
  return (
    <ul>
      {links.map(link => (
        <li key={link.href}>
          <Link href={link.href}>{link.label}</Link>
        </li>
      ))}
    </ul>
  )
}

/** Every other form this account may use, for what the panel does not ask for just now. */
function RecordMore({ mechanism, file, actor, say: { t } }: PersonPageProps) {
  const forms = newestForms(mechanism.pack.forms).filter(form => {
    const right = RIGHT_OF_ACT[form.act]
    return isAboutPerson(form) && right !== undefined && hasRight(mechanism.pack, actor, right)
  })
  if (forms.length === 0) return <p>{t('person.record-nothing')}</p>
  return (
    <ul className="columns-list">
      {forms.map(form => (
        <li key={form.id}>
          <Link href={`/people/${file.id}/acts/${form.id}`}>{t(titleKey(form) as MessageKey)}</Link>
        </li>
      ))}
    </ul>
  )
}

function storyOf({ mechanism, file, say }: PersonPageProps) {
  const { t } = say
  return file.events.toReversed().map((event: PersonEvent) => {
    const desk = event.organisation ? mechanism.directory.find(event.organisation) : undefined
    return {
      id: event.id,
      when: event.conformity === 'historical' ? exactDate(event.happenedAt, say) : exactTime(event.happenedAt, say),
      dateTime: new Date(event.happenedAt).toISOString(),
      what: t(`act-kind.${event.kind}`),
      who: desk?.name ?? t(`organisation-kind.${event.organisationKind}`),
      ...(event.conformity === 'irregular'
        ? { irregular: { word: t('person.irregular'), broken: event.broken.map(rule => t(`rule.${rule}`)) } }
        : {}),
      ...(event.conformity === 'historical' ? { historical: t('person.historical') } : {}),
      ...(typeof event.act.form === 'string'
        ? {
            children: (
              <Link href={`/people/${file.id}/records/${event.id}`}>
                {t('person.record-open')} <span className="unseen">{t(`act-kind.${event.kind}`)}</span>
              </Link>
            ),
          }
        : {}),
    }
  })
}

function roomsOf({ mechanism, file, classes, say: { t } }: PersonPageProps) {
  return DATA_CLASSES.map(name => {
    const open = classes.includes(name)
    const others = file.grants
      .filter(grant => grant.classes.includes(name))
      .map(grant => mechanism.directory.find(grant.organisation)?.name ?? '')
    return {
      name: t(`data-class.${name}`),
      open,
      lock: t(open ? 'person.room-open' : 'person.room-closed'),
      who: others.length > 0 ? t('person.room-who', { who: others.join(', ') }) : t('person.room-nobody'),
    }
  })
}
