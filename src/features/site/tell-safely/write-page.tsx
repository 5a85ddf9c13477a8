import type { BoxDesk } from '../../../act/box-desks.ts'
import { LONGEST_MESSAGE } from '../../../act/public-mailbox.ts'
import type { MessageKey } from '../../../platform/i18n/translator.ts'
import { Button, Details } from '../../../platform/ui/index.ts'
import { BackTo } from '../page.tsx'
import type { Reading, SiteKey } from '../reading.tsx'
import { DeskName, DeskPromise, othersThan } from './desk-words.tsx'

export type WriteProps = {
  readonly reading: Reading
  readonly desk: BoxDesk
  readonly text: string
  readonly passOn: boolean
  readonly token: string
  readonly problem: SiteKey | null
}

/** The page on which one writes: who reads it and who does not stands above the first line. */
export function WritePage({ reading, desk, text, passOn, token, problem }: WriteProps) {
  const { say, t, to, mechanism } = reading
  return (
    <>
      <BackTo reading={reading} to="/tell" label={say('tell.back')} />
      <h1>{say('tell.write')}</h1>
      <Problem reading={reading} problem={problem} />
      <section className="card">
        <p>
          {say('tell.reads')} <DeskName mechanism={mechanism} name={desk.name} />
        </p>
        <DeskPromise reading={reading} desk={desk} />
        <Details summary={say('tell.not-read')}>
          <ul className="list">
            {othersThan(mechanism, desk).map(kind => (
              <li key={kind}>{t(`organisation-kind.${kind}` as MessageKey)}</li>
            ))}
          </ul>
        </Details>
      </section>
      <form method="post" action={to('/tell/send')} data-quiet="" data-once="" autoComplete="off">
        <input type="hidden" name="desk" value={desk.organisation} />
        <input type="hidden" name="token" value={token} />
        <MessageField reading={reading} text={text} problem={problem} />
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

/** What is wrong, above the form; the text stands as it was typed. */
export function Problem({ reading, problem }: { reading: Reading; problem: SiteKey | null }) {
  if (!problem) return null
  return (
    <p className="notice unsure" role="alert" id="problem">
      {reading.say(problem, { most: LONGEST_MESSAGE })}
    </p>
  )
}

export function MessageField({ reading, text, problem }: Pick<WriteProps, 'reading' | 'text' | 'problem'>) {
  const { say } = reading
  return (
    <div>
      <label className="title" htmlFor="text">
        {say('tell.text')}
      </label>
      <p className="hint" id="text-hint">
        {say('tell.text-hint', { most: LONGEST_MESSAGE })}
      </p>
      <textarea
        id="text"
        name="text"
        rows={10}
        dir="auto"
        defaultValue={text}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? 'text-hint problem' : 'text-hint'}
      />
    </div>
  )
}

/** The receipt: the only time the code is shown. */
export function ReceiptPage({ reading, code, desk }: { reading: Reading; code: string; desk: BoxDesk | undefined }) {
  const { say } = reading
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
      {desk ? <DeskPromise reading={reading} desk={desk} /> : null}
      <p>{say('tell.code-where')}</p>
      <BackTo reading={reading} />
    </>
  )
}
