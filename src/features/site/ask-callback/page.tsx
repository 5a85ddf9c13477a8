import type { BoxDesk } from '../../../act/box-desks.ts'
import { CHANNELS } from '../../../act/callback.ts'
import { addDays, civilDateOf } from '../../../domain/time/calendar.ts'
import { Button, directionOf, type ReactNode } from '../../../platform/ui/index.ts'
import { Numbers } from '../numbers.tsx'
import { BackTo } from '../page.tsx'
import { dateOf, type Reading, type SiteKey } from '../reading.tsx'
import { type AskedCall, DAYS, HOURS } from './form.ts'

type Props = {
  readonly reading: Reading
  readonly desks: readonly BoxDesk[]
  readonly asked: AskedCall
  readonly token: string
  /** Days the number is kept at most. */
  readonly days: number
  readonly problem: SiteKey | null
}

/** What happens with the number stands before the first field; where no desk calls back, there is no field. */
export function CallbackPage(props: Props) {
  const { reading, desks, days, problem } = props
  const { say } = reading
  return (
    <>
      <BackTo reading={reading} />
      <div>
        <h1>{say('callback.title')}</h1>
        <p className="lead">{say('callback.lead')}</p>
      </div>
      {problem ? (
        <p className="notice unsure" role="alert">
          {say(problem)}
        </p>
      ) : null}
      <Rules reading={reading} days={days} />
      {desks.length > 0 ? (
        <CallForm {...props} />
      ) : (
        <>
          <p className="notice unsure">{say('callback.nobody')}</p>
          <Numbers reading={reading} />
        </>
      )}
    </>
  )
}

export function Rules({ reading: { say }, days }: { reading: Reading; days: number }) {
  return (
    <ul className="list">
      <li>{say('callback.rule-kept', { days })}</li>
      <li>{say('callback.rule-one')}</li>
      <li>{say('callback.rule-word')}</li>
      <li>{say('callback.rule-harmless')}</li>
    </ul>
  )
}

function CallForm({ reading, desks, asked, token }: Props) {
  const { say, to, mechanism, now } = reading
  const own = mechanism.pack.languages[0] ?? 'en'
  const today = civilDateOf(now, mechanism.pack.timeZone)
  return (
    <form method="post" action={to('/callback')} data-quiet="" data-once="" autoComplete="off">
      <input type="hidden" name="token" value={token} />
      <Select reading={reading} name="desk" title="callback.desk" value={asked.desk}>
        {desks.map(one => (
          <option key={one.organisation} value={one.organisation} lang={own} dir={directionOf(own)}>
            {one.name}
          </option>
        ))}
      </Select>
      <Line reading={reading} name="number" title="callback.number" value={asked.wish.number} type="tel" />
      <Select reading={reading} name="channel" title="callback.channel" value={asked.wish.channel}>
        {CHANNELS.map(one => (
          <option key={one} value={one}>
            {reading.t(`callback.channel-${one}`)}
          </option>
        ))}
      </Select>
      <Select reading={reading} name="day" title="callback.day" value={String(asked.day)}>
        {DAYS.map(day => (
          <option key={day} value={day}>
            {dateOf(reading, addDays(today, day))}
          </option>
        ))}
      </Select>
      <Select reading={reading} name="hour" title="callback.hour" value={String(asked.hour)}>
        {HOURS.map(hour => (
          <option key={hour} value={hour}>{`${hour}:00–${(hour + 3) % 24}:00`}</option>
        ))}
      </Select>
      <Line reading={reading} name="word" title="callback.word" value={asked.wish.word} />
      <Line reading={reading} name="harmless" title="callback.harmless" value={asked.wish.harmless} />
      <Button>{say('callback.ask')}</Button>
    </form>
  )
}

type Named = { readonly reading: Reading; readonly name: string; readonly title: SiteKey; readonly value: string }

function Line({ reading, name, title, value, type = 'text' }: Named & { type?: 'text' | 'tel' }) {
  return (
    <div>
      <label className="title" htmlFor={name}>
        {reading.say(title)}
      </label>
      <input type={type} id={name} name={name} defaultValue={value} maxLength={160} dir="auto" autoComplete="off" />
    </div>
  )
}

function Select({ reading, name, title, value, children }: Named & { children: ReactNode }) {
  return (
    <div>
      <label className="title" htmlFor={name}>
        {reading.say(title)}
      </label>
      <select id={name} name={name} defaultValue={value} autoComplete="off">
        {children}
      </select>
    </div>
  )
}
