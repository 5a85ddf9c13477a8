import type { Translate } from '../../../platform/i18n/translator.ts'
import {
  BackLink,
  ButtonLink,
  Doors,
  PageTitle,
  type PhoneEntry,
  PhoneList,
  Prose,
  Section,
} from '../../../platform/ui/index.ts'

type PublicPageProps = { readonly t: Translate; readonly lines: readonly PhoneEntry[] }

/** The front: three doors and the numbers. Nothing is asked here and nothing can be written. */
export function FrontPage({ t, lines }: PublicPageProps) {
  return (
    <>
      <PageTitle title={t('start.title')} lead={t('start.lead')} />
      <Doors
        label={t('start.doors')}
        doors={[
          { href: '/help-now', title: t('start.help-door'), text: t('start.help-door-text') },
          { href: '/worried', title: t('start.worried-door'), text: t('start.worried-door-text') },
          { href: '/sign-in', title: t('start.work-door'), text: t('start.work-door-text') },
        ]}
      />
      <Numbers t={t} lines={lines} />
    </>
  )
}

function Numbers({ t, lines }: PublicPageProps) {
  return (
    <Section title={t('start.numbers')}>
      <PhoneList label={t('start.numbers')} phones={lines} />
    </Section>
  )
}

/** For the person themselves: numbers first, then what happens when one calls. */
export function HelpNowPage({ t, lines }: PublicPageProps) {
  return (
    <>
      <BackLink href="/" label={t('start.back')} />
      <PageTitle title={t('start.help-title')} lead={t('start.help-lead')} />
      <Numbers t={t} lines={lines} />
      <Section title={t('start.call-title')}>
        <Prose>
          <ul>
            <li>{t('start.call-1')}</li>
            <li>{t('start.call-2')}</li>
            <li>{t('start.call-3')}</li>
            <li>{t('start.call-4')}</li>
          </ul>
        </Prose>
      </Section>
      <Section title={t('start.yours-title')}>
        <Prose>
          <ul>
            <li>{t('start.yours-1')}</li>
            <li>{t('start.yours-2')}</li>
            <li>{t('start.yours-3')}</li>
          </ul>
        </Prose>
      </Section>
    </>
  )
}

/** For somebody who noticed something: numbers, a few signs, what not to do. */
export function WorriedPage({ t, lines }: PublicPageProps) {
  return (
    <>
      <BackLink href="/" label={t('start.back')} />
      <PageTitle title={t('start.worried-title')} lead={t('start.worried-lead')} />
      <Numbers t={t} lines={lines} />
      <Section title={t('start.signs-title')} lead={t('start.signs-lead')}>
        <Prose>
          <ul>
            <li>{t('start.signs-1')}</li>
            <li>{t('start.signs-2')}</li>
            <li>{t('start.signs-3')}</li>
            <li>{t('start.signs-4')}</li>
            <li>{t('start.signs-5')}</li>
          </ul>
        </Prose>
      </Section>
      <Section title={t('start.careful-title')}>
        <Prose>
          <ul>
            <li>{t('start.careful-1')}</li>
            <li>{t('start.careful-2')}</li>
            <li>{t('start.careful-3')}</li>
          </ul>
        </Prose>
      </Section>
      <Section title={t('start.professional-title')} lead={t('start.professional-text')}>
        <ButtonLink href="/sign-in">{t('start.professional-door')}</ButtonLink>
      </Section>
    </>
  )
}
