import { answeringAt, type PartnerLine } from '../../../domain/site/line.ts'
import { PhoneLink } from '../../../platform/ui/index.ts'
import { Answers } from '../numbers.tsx'
import { countryName, dateOf, inProse, type Reading } from '../reading.tsx'

/** Somebody is in another country: what works there, and what does not. A line stands here only if it was called lately. */
export function Abroad({
  reading,
  country,
  partners,
  days,
}: {
  reading: Reading
  country: string
  partners: readonly PartnerLine[]
  days: number
}) {
  const { say, mechanism } = reading
  const { emergency, site } = mechanism.pack
  const inUnion = site.union.includes(country)
  const told = inProse(reading)
  return (
    <section>
      <h2>{inUnion ? countryName(reading, country) : say('site.where-other')}</h2>
      <ul className="phones">
        <li>
          {inUnion ? <PhoneLink number={emergency.general} sign /> : null}
          <p>{say(inUnion ? 'site.abroad-union' : 'site.abroad-other')}</p>
        </li>
        {partners.map(line => (
          <li key={line.number} lang={told.lang} dir="ltr">
            <PhoneLink number={line.number} sign />
            <h3>{line.name}</h3>
            <Answers
              reading={told}
              answering={answeringAt(line.answered, told.now, { timeZone: line.timeZone, holidays: [] })}
            />
            <p className="hint">{told.t('site.partner-verified', { date: dateOf(told, line.verifiedOn) })}</p>
          </li>
        ))}
      </ul>
      <p>{say('site.abroad-consulate')}</p>
      <p>{say('site.abroad-not')}</p>
      {partners.length === 0 ? (
        <p className="hint" lang={told.lang} dir="ltr">
          {told.t('site.partners-none', { days })}
        </p>
      ) : null}
    </section>
  )
}
