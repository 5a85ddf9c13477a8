import type { BoxDesk } from '../../../act/box-desks.ts'
import { Button, Details } from '../../../platform/ui/index.ts'
import { BackTo } from '../page.tsx'
import type { Reading, SiteKey } from '../reading.tsx'
import { DeskName, DeskPromise, othersThan } from './desk-words.tsx'
import { FilesField, MessageField, Problem } from './message-field.tsx'

export type WriteProps = {
  readonly reading: Reading
  /** The desks the sender chose, and all that have taken the mailbox on. */
  readonly desks: readonly BoxDesk[]
  readonly open: readonly BoxDesk[]
  readonly text: string
  readonly passOn: boolean
  readonly token: string
  readonly problem: SiteKey | null
}

/** The page on which one writes: who reads it and who does not stands above the first line. */
export function WritePage({ reading, desks, open, text, passOn, token, problem }: WriteProps) {
  const { say, to } = reading
  return (
    <>
      <BackTo reading={reading} to="/tell" label={say('tell.back')} />
      <h1>{say('tell.write')}</h1>
      <Problem reading={reading} problem={problem} />
      <WhoReads reading={reading} desks={desks} open={open} />
      <form
        method="post"
        action={to('/tell/send')}
        encType="multipart/form-data"
        data-quiet=""
        data-once=""
        autoComplete="off"
      >
        {desks.map(desk => (
          <input key={desk.organisation} type="hidden" name="desk" value={desk.organisation} />
        ))}
        <input type="hidden" name="token" value={token} />
        <MessageField reading={reading} text={text} problem={problem} />
        <FilesField reading={reading} />
        <fieldset>
          <legend>{say('tell.pass-on')}</legend>
          <p className="hint">{say('tell.pass-on-hint')}</p>
          {(['yes', 'no'] as const).map(value => (
            <div className="choice" key={value}>
              <input
                type="radio"
                id={`pass-on-${value}`}
                name="pass-on"
                value={value}
                defaultChecked={(value === 'yes') === passOn}
              />
              <label htmlFor={`pass-on-${value}`}>{say(`tell.pass-on-${value}`)}</label>
            </div>
          ))}
        </fieldset>
        <Button>{say('tell.send')}</Button>
      </form>
    </>
  )
}

function WhoReads({ reading, desks, open }: Pick<WriteProps, 'reading' | 'desks' | 'open'>) {
  const { say, mechanism } = reading
  const others = othersThan(mechanism, desks, open)
  return (
    <section className="card">
      <h2>{say('tell.reads')}</h2>
      {desks.map(desk => (
        <div key={desk.organisation}>
          <h3>
            <DeskName mechanism={mechanism} name={desk.name} />
          </h3>
          <DeskPromise reading={reading} desk={desk} />
        </div>
      ))}
      {desks.length > 1 ? <p>{say('tell.each-other')}</p> : null}
      <Details summary={say('tell.not-read')}>
        <ul className="list">
          {others.desks.map(desk => (
            <li key={desk.organisation}>
              <DeskName mechanism={mechanism} name={desk.name} />
            </li>
          ))}
          <li>{say('tell.not-read-same')}</li>
          {others.kinds.map(kind => (
            <li key={kind}>{say(`organisation-kind.${kind}`)}</li>
          ))}
        </ul>
      </Details>
    </section>
  )
}

type ReceiptProps = {
  readonly reading: Reading
  readonly code: string
  /** Who has it, and who gave the mailbox back meanwhile. */
  readonly by: readonly BoxDesk[]
  readonly missed: readonly BoxDesk[]
}

/** The receipt: the only time the code is shown. */
export function ReceiptPage({ reading, code, by, missed }: ReceiptProps) {
  const { say, mechanism } = reading
  return (
    <>
      <h1>{say('tell.sent')}</h1>
      <p>{say('tell.code-lead')}</p>
      <p className="lead">
        <strong dir="ltr" translate="no">
          {code}
        </strong>
      </p>
      <p className="notice unsure">{say('tell.code-once')}</p>
      {missed.map(desk => (
        <p key={desk.organisation} className="notice unsure">
          <DeskName mechanism={mechanism} name={desk.name} />: {say('tell.ended')}
        </p>
      ))}
      {by.map(desk => (
        <section key={desk.organisation} className="card">
          <h2>
            <DeskName mechanism={mechanism} name={desk.name} />
          </h2>
          <DeskPromise reading={reading} desk={desk} />
        </section>
      ))}
      <p>{say('tell.code-where')}</p>
      <BackTo reading={reading} />
    </>
  )
}
