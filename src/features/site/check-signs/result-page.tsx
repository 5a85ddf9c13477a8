import { ButtonLink, Link, PhoneLink } from '../../../platform/ui/index.ts'
import { changeOf, Numbers } from '../numbers.tsx'
import { BackTo, type Drawn } from '../page.tsx'
import type { Reading, SiteKey } from '../reading.tsx'
import type { Check } from './read-check.ts'

const TITLE = {
  danger: 'site.result-danger-title',
  notify: 'site.result-notify-title',
  ask: 'site.result-title',
} as const
const LEAD = { danger: 'site.result-danger-lead', notify: 'site.result-notify-lead', ask: 'site.result-lead' } as const

/** Whom to tell, why it says so, and both ways in which the answers can be read. */
export function resultPage(reading: Reading, check: Check): Drawn {
  const { say, t, to, mechanism } = reading
  const { general, child } = mechanism.pack.emergency
  return {
    title: t('site.title-check'),
    until: changeOf(reading),
    body: (
      <>
        <BackTo reading={reading} to="/worried" label={t('site.back-worried')} />
        <div>
          <h1>{say(TITLE[check.says], { number: general })}</h1>
          <p className="lead">{say(LEAD[check.says])}</p>
          {check.says === 'danger' ? (
            <p>
              <PhoneLink number={general} sign /> {check.asChild ? <PhoneLink number={child} sign /> : null}
            </p>
          ) : null}
        </div>
        <section>
          <h2>{say('site.result-why')}</h2>
          <ul className="list">
            {reasonsOf(check).map(key => (
              <li key={key}>{say(key)}</li>
            ))}
          </ul>
          {check.signs.length > 0 ? <Marked reading={reading} check={check} /> : null}
        </section>
        <section>
          <h2>{say('site.result-readings')}</h2>
          <div className="notice">
            <h3>{say('site.result-yes')}</h3>
            <p>{say('site.result-yes-text')}</p>
          </div>
          <div className="notice unsure">
            <h3>{say('site.result-no')}</h3>
            <p>{say('site.result-no-text')}</p>
          </div>
          <p className="hint">{say('site.result-rule')}</p>
        </section>
        <Notify reading={reading} />
        <Numbers reading={reading} />
        <p>
          <Link href={to('/check')}>{say('site.result-again')}</Link>
        </p>
      </>
    ),
  }
}

function reasonsOf({ says, band, told, asChild, signs }: Check): readonly SiteKey[] {
  const strong = signs.some(one => one.kind === 'sign' && one.weight === 'strong')
  const two = new Set(signs.filter(one => one.kind === 'sign').map(one => one.dimension)).size > 1
  const reasons: readonly (readonly [boolean, SiteKey])[] = [
    [says === 'danger', 'site.result-why-danger'],
    [told, 'site.result-why-told'],
    [two, 'site.result-why-two'],
    [strong, 'site.result-why-strong'],
    [asChild && signs.length > 0, 'site.result-why-child'],
    [band === 'some-signs', 'site.result-why-some'],
    [signs.length === 0 && !told, 'site.result-why-none'],
  ]
  return reasons.flatMap(([holds, key]) => (holds ? [key] : []))
}

function Marked({ reading: { say, t }, check }: { reading: Reading; check: Check }) {
  return (
    <>
      <h3>{say('site.result-marked')}</h3>
      <ul className="list">
        {check.signs.map(one => (
          <li key={one.code}>{t(`indicator.${one.code}`)}</li>
        ))}
      </ul>
    </>
  )
}

/** The straight path: those who work in the mechanism record, everybody else calls. */
export function Notify({ reading: { say } }: { reading: Reading }) {
  return (
    <section>
      <h2>{say('site.guide-notify')}</h2>
      <p>{say('site.guide-calls')}</p>
      <p>{say('site.result-record-text')}</p>
      <p>
        <ButtonLink href="/signs/new">{say('site.result-record')}</ButtonLink>
      </p>
    </section>
  )
}
