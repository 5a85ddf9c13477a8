import { type BoxDesk, takesReports } from '../../../act/box-desks.ts'
import { Button, Details, Link, type ReactNode } from '../../../platform/ui/index.ts'
import { Numbers } from '../numbers.tsx'
import { BackTo } from '../page.tsx'
import type { Reading, SiteKey } from '../reading.tsx'
import { DeskName, DeskPromise } from './desk-words.tsx'
import { Problem } from './message-field.tsx'

type TellProps = {
  readonly reading: Reading
  readonly desks: readonly BoxDesk[]
  readonly problem?: SiteKey | null
}

/** The way in: what happens to a message, who has taken it on and when they answer. Nothing can be typed here. */
export function TellPage({ reading, desks, problem = null }: TellProps) {
  const { say, to } = reading
  const open = desks.filter(takesReports)
  const broken = desks.filter(one => one.state === 'closed-itself')
  return (
    <>
      <BackTo reading={reading} />
      <div>
        <h1>{say('tell.title')}</h1>
        <p className="lead">{say('tell.lead')}</p>
      </div>
      <Problem reading={reading} problem={problem} />
      {broken.map(desk => (
        <p key={desk.organisation} className="notice unsure">
          <DeskName mechanism={reading.mechanism} name={desk.name} />: {say('tell.broken')}
        </p>
      ))}
      {open.length > 0 ? <ChooseDesk reading={reading} desks={open} /> : <Nobody reading={reading} />}
      <p>
        <Link href={to('/tell/answer')}>{say('tell.have-code')}</Link>
      </p>
      <p>
        <Link href={to('/callback')}>{say('callback.title')}</Link>
      </p>
      <WhatHappens reading={reading} />
    </>
  )
}

function ChooseDesk({ reading, desks }: { reading: Reading; desks: readonly BoxDesk[] }) {
  const { say, to } = reading
  return (
    <form method="post" action={to('/tell/write')} data-quiet="" autoComplete="off">
      <fieldset>
        <legend>{say('tell.who')}</legend>
        <p className="hint">{say('tell.who-hint')}</p>
        {desks.map(desk => (
          <div className="card" key={desk.organisation}>
            <div className="choice">
              <input
                type="checkbox"
                id={`desk-${desk.organisation}`}
                name="desk"
                value={desk.organisation}
                defaultChecked={desks.length === 1}
              />
              <label htmlFor={`desk-${desk.organisation}`}>
                <DeskName mechanism={reading.mechanism} name={desk.name} />
              </label>
            </div>
            <DeskPromise reading={reading} desk={desk} />
          </div>
        ))}
      </fieldset>
      <Button>{say('tell.begin')}</Button>
    </form>
  )
}

function Nobody({ reading }: { reading: Reading }) {
  return (
    <>
      <p className="notice unsure">{reading.say('tell.nobody')}</p>
      <Numbers reading={reading} />
    </>
  )
}

/** What is true of a message, and what is not. */
export function WhatHappens({ reading: { say } }: { reading: Reading }) {
  return (
    <section>
      <h2>{say('tell.how')}</h2>
      <ul className="list">
        <li>{say('tell.how-server')}</li>
        <li>{say('tell.how-sealed')}</li>
        <li>{say('tell.how-nothing')}</li>
        <li>{say('tell.how-code')}</li>
        <li>{say('tell.how-duty')}</li>
        <li>{say('tell.how-files')}</li>
      </ul>
      <Details summary={say('tell.tor')}>
        <ul className="list">
          <li>{say('tell.tor-text')}</li>
          <li>{say('tell.tor-script')}</li>
          <li>{say('tell.tor-server')}</li>
          <li>{say('tell.tor-not')}</li>
        </ul>
      </Details>
    </section>
  )
}

/** In the exercise: how it would be, with nothing to send. */
export function InertPage({ reading, children }: { reading: Reading; children: ReactNode }) {
  const { say } = reading
  return (
    <>
      <BackTo reading={reading} />
      {children}
      <p className="notice unsure">{say('tell.inert')}</p>
      <Numbers reading={reading} />
    </>
  )
}
