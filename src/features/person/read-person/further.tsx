import { exactDate, exactTime } from '../../../act/clock-words.ts'
import { hasRight } from '../../../act/mechanism.ts'
import { serviceWords } from '../../../act/service-words.ts'
import { mayWrite } from '../../../domain/access/may.ts'
import { RIGHT_OF_ACT } from '../../../domain/access/right-of.ts'
import { titleKey } from '../../../domain/form/keys.ts'
import { isAboutPerson, newestForms } from '../../../domain/form/versions.ts'
import { DATA_CLASSES } from '../../../domain/mechanism/vocabulary.ts'
import type { PersonEvent } from '../../../domain/person/file.ts'
import type { MessageKey } from '../../../platform/i18n/translator.ts'
import { Link } from '../../../platform/ui/index.ts'
import { clockAddress, movableClocks } from '../running-clocks.ts'
import type { PersonPageProps } from './page.tsx'

/** The person's other pages. */
export function Elsewhere({ mechanism, file, classes, actor, say }: PersonPageProps) {
  const { t } = say
  const plan = classes.includes('plan')
  const links = [
    ...[...new Set(file.legs.flatMap(leg => leg.notification ?? []))].map(id => ({
      href: `/notifications/${id}`,
      label: t('person.what-was-told'),
    })),
    { href: `/people/${file.id}/consents`, label: t('consents.link') },
    ...(hasRight(mechanism.pack, actor, 'act.rights')
      ? [{ href: `/people/${file.id}/looks`, label: t('looks.link') }]
      : []),
    { href: `/people/${file.id}/evidence`, label: t('evidence.link') },
    ...(hasRight(mechanism.pack, actor, 'person.restrict')
      ? [{ href: `/people/${file.id}/restriction`, label: t('restriction.link') }]
      : []),
    ...(hasRight(mechanism.pack, actor, 'allegation.raise')
      ? [{ href: `/people/${file.id}/allegation`, label: t('allegation.link-person') }]
      : []),
    // Whoever sees that there is a person and not who: the way in an emergency stands where it is needed.
    ...(!classes.includes('identity') && hasRight(mechanism.pack, actor, 'glass.break')
      ? [{ href: `/emergency-access?number=${file.code}`, label: t('glass.title') }]
      : []),
    ...(classes.includes('contact')
      ? [{ href: `/people/${file.id}/safe-contact`, label: t('safe-contact.link') }]
      : []),
    ...(plan ? [{ href: `/people/${file.id}/help`, label: t('person.help') }] : []),
    ...(plan && hasRight(mechanism.pack, actor, 'act.referral')
      ? [{ href: `/people/${file.id}/referrals/new`, label: t('person.new-referral') }]
      : []),
    ...(plan &&
    hasRight(mechanism.pack, actor, 'act.transfer') &&
    mechanism.pack.steps.some(one => one.each === 'unanswered-transfer')
      ? [{ href: `/people/${file.id}/transfers/new`, label: t('referral.transfer-title') }]
      : []),
    ...(hasRight(mechanism.pack, actor, 'act.clock')
      ? movableClocks(mechanism, file, actor, say.now).map(line => ({
          href: clockAddress(file, line),
          label: t('clock.move-of', { step: t(`step.${line.step}`) }),
        }))
      : []),
    ...(plan ? file.referrals : []).map(one => ({
      href: `/people/${file.id}/referrals/${one.id}`,
      label: t('person.referral-to', {
        service: serviceWords(t, one.service),
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
export function RecordMore({ mechanism, file, actor, say: { t } }: PersonPageProps) {
  const forms = newestForms(mechanism.pack.forms).filter(form => {
    const right = RIGHT_OF_ACT[form.act]
    return (
      isAboutPerson(form) &&
      right !== undefined &&
      hasRight(mechanism.pack, actor, right) &&
      mayWrite(mechanism.pack.access, actor, form.dataClass)
    )
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

export function storyOf({ mechanism, file, say }: PersonPageProps) {
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

export function roomsOf({ mechanism, file, classes, say: { t } }: PersonPageProps) {
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
