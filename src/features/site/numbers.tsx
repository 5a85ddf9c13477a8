import { type Answering, answeringAt, type PublicLine } from '../../domain/site/line.ts'
import { PhoneLink } from '../../platform/ui/index.ts'
import { dayAndTime, type Reading, timeOf } from './reading.tsx'

/** A line with who answers at the reader's minute. */
type Told = { readonly line: PublicLine; readonly answering: Answering }

function told(reading: Reading): readonly Told[] {
  const { pack } = reading.mechanism
  return pack.site.lines.map(line => ({ line, answering: answeringAt(line.answered, reading.now, pack) }))
}

/** The moment from which the numbers of a page may say something else. */
export function changeOf(reading: Reading): number {
  const moments = told(reading).flatMap(({ answering }) => (answering.now ? (answering.until ?? []) : answering.next))
  return Math.min(Number.POSITIVE_INFINITY, ...moments)
}

/** The numbers of the country, with the truth about who answers now. */
export function Numbers({ reading }: { reading: Reading }) {
  const { say, t } = reading
  return (
    <section className="numbers">
      <h2>{say('site.numbers')}</h2>
      <ul className="phones" aria-label={t('site.numbers')}>
        {told(reading).map(({ line, answering }) => (
          <li key={line.id}>
            <PhoneLink number={line.number} sign />
            <h3>{say(`site.line-${line.id}`)}</h3>
            <p>{say(`site.line-${line.id}-text`)}</p>
            <Answers reading={reading} answering={answering} />
            <p className="hint">{say(`site.reach-${line.reach}`)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The one sentence about a line that must be true. */
export function Answers({ reading, answering }: { reading: Reading; answering: Answering }) {
  const { say } = reading
  if (!answering.now)
    return <p className="answers">{say('site.answers-not', { time: dayAndTime(reading, answering.next) })}</p>
  return (
    <p className="answers now">
      {answering.until === null
        ? say('site.always')
        : say('site.answers-now', { time: timeOf(reading, answering.until) })}
    </p>
  )
}
