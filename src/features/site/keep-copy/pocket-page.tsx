import type { PublicLine } from '../../../domain/site/line.ts'
import { Link, PhoneLink } from '../../../platform/ui/index.ts'
import { BackTo } from '../page.tsx'
import { inProse, type Reading, weekday } from '../reading.tsx'

/** The numbers without a clock: a copy that is read next week must not say who answers now. */
export function PocketPage({ reading }: { reading: Reading }) {
  const { say, t, to, mechanism } = reading
  const told = inProse(reading)
  return (
    <>
      <BackTo reading={reading} />
      <div>
        <h1>{say('site.numbers')}</h1>
        <p className="lead" lang={told.lang} dir="ltr">
          {told.t('site.pocket-lead')}
        </p>
      </div>
      <ul className="phones" aria-label={t('site.numbers')}>
        {mechanism.pack.site.lines.map(line => (
          <li key={line.id}>
            <PhoneLink number={line.number} sign />
            <h2>{say(`site.line-${line.id}`)}</h2>
            <p>{say(`site.line-${line.id}-text`)}</p>
            <Week reading={reading} line={line} />
            <p className="hint">{say(`site.reach-${line.reach}`)}</p>
          </li>
        ))}
      </ul>
      <ul className="row">
        <li>
          <Link href={to('/rights')}>{told.t('site.rights-title')}</Link>
        </li>
        <li>
          <Link href={to('/worried')}>{say('site.worried-title')}</Link>
        </li>
      </ul>
    </>
  )
}

function Week({ reading, line }: { reading: Reading; line: PublicLine }) {
  if (line.answered === 'always') return <p>{reading.say('site.always')}</p>
  const { days, from, to } = line.answered
  const told = inProse(reading)
  const names = days.map(day => weekday(told, day)).join(', ')
  return (
    <p lang={told.lang} dir="ltr">
      {told.t('site.hours-week', { days: names, from, to })}
    </p>
  )
}
