/** Use case: somebody who needs help sees whom to call from where they are, who answers at this minute, and what happens then. Actor: anybody. Law: R-104; the numbers and hours of the pack with their standing; partner lines only where called lately. */
import type { Mechanism } from '../../../act/mechanism.ts'
import { shownPartners } from '../../../domain/site/line.ts'
import { civilDateOf } from '../../../domain/time/calendar.ts'
import { parameterOn } from '../../../domain/way/clock.ts'
import { field } from '../../../platform/http/fields.ts'
import { openForm, openPage, type Route } from '../../../platform/http/route.ts'
import { Details, Link } from '../../../platform/ui/index.ts'
import { Numbers } from '../numbers.tsx'
import { BackTo, type Drawn, essential } from '../page.tsx'
import { dayAndTime, inProse, type Reading } from '../reading.tsx'
import { sourceText } from '../sources.tsx'
import { Abroad } from './abroad.tsx'
import { WhereForm } from './where-form.tsx'

const MINUTE = 60_000

export const routes = (mechanism: Mechanism): readonly Route[] => [
  openPage(
    'GET /help-now',
    { may: 'public' },
    essential(mechanism, reading => show(reading, home(reading))),
  ),
  openForm(
    'POST /help-now',
    { may: 'public' },
    essential(mechanism, (reading, { fields }) => show(reading, field(fields, 'country'))),
  ),
]

/** The country of the pack: where its numbers work. */
const home = ({ mechanism }: Reading) => mechanism.pack.site.union[0] ?? ''

function show(reading: Reading, country: string): Drawn {
  const { say, t, now, mechanism } = reading
  const { pack } = mechanism
  const today = civilDateOf(now, pack.timeZone)
  const days = parameterOn(pack, pack.site.partnersShown ?? '', today)?.value ?? 0
  return {
    title: t('site.title-numbers'),
    // The page says what time it is, so that a page left open shows its age.
    until: (Math.floor(now / MINUTE) + 1) * MINUTE,
    body: (
      <>
        <BackTo reading={reading} />
        <div>
          <h1>{say('site.help-title')}</h1>
          <p className="lead">{say('site.help-lead')}</p>
        </div>
        <WhereForm reading={reading} country={country} />
        {country === home(reading) ? (
          <>
            <p>{say('site.clock', { time: dayAndTime(reading, now) })}</p>
            <Numbers reading={reading} />
            <Sources reading={inProse(reading)} />
          </>
        ) : (
          <Abroad
            reading={reading}
            country={country}
            partners={shownPartners(pack.site.partners, country, today, days)}
            days={days}
          />
        )}
        <WhenYouCall reading={reading} />
        <Yours reading={inProse(reading)} />
      </>
    ),
  }
}

function WhenYouCall({ reading: { say } }: { reading: Reading }) {
  return (
    <section>
      <h2>{say('site.call-title')}</h2>
      <ul className="list">
        <li>{say('site.call-1')}</li>
        <li>{say('site.call-2')}</li>
        <li>{say('site.call-3')}</li>
        <li>{say('site.call-4')}</li>
      </ul>
    </section>
  )
}

function Yours({ reading: { t, to, lang } }: { reading: Reading }) {
  return (
    <section lang={lang} dir="ltr">
      <h2>{t('site.yours-title')}</h2>
      <ul className="list">
        <li>{t('site.yours-1')}</li>
        <li>{t('site.yours-2')}</li>
        <li>{t('site.yours-3')}</li>
      </ul>
      <p>
        <Link href={to('/rights')}>{t('site.yours-more')}</Link>
      </p>
    </section>
  )
}

function Sources({ reading }: { reading: Reading }) {
  const { t, lang, mechanism } = reading
  return (
    <div lang={lang} dir="ltr">
      <Details summary={t('site.source-of')}>
        <ul className="list">
          {mechanism.pack.site.lines.map(line => (
            <li key={line.id}>
              {line.number}: {sourceText(reading, line.cites, line.standing)}
            </li>
          ))}
        </ul>
      </Details>
    </div>
  )
}
