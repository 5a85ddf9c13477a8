import type { Thread } from '../../../act/public-mailbox.ts'
import { Button } from '../../../platform/ui/index.ts'
import { Numbers } from '../numbers.tsx'
import { BackTo } from '../page.tsx'
import { dayAndTime, type Reading, type SiteKey } from '../reading.tsx'
import { DeskName } from './desk-words.tsx'
import { FilesField, MessageField, Problem } from './message-field.tsx'

/** Where one types the code of a receipt. It is asked for by a form, so that it stands in no address. */
export function CodePage({ reading, problem }: { reading: Reading; problem: SiteKey | null }) {
  const { say, to } = reading
  return (
    <>
      <BackTo reading={reading} to="/tell" label={say('tell.back')} />
      <h1>{say('tell.answer-title')}</h1>
      <Problem reading={reading} problem={problem} />
      <form method="post" action={to('/tell/answer')} data-quiet="" autoComplete="off">
        <label className="title" htmlFor="code">
          {say('tell.code')}
        </label>
        <p className="hint" id="code-hint">
          {say('tell.code-hint')}
        </p>
        <input
          type="text"
          id="code"
          name="code"
          dir="ltr"
          maxLength={80}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-describedby={problem ? 'code-hint problem' : 'code-hint'}
        />
        <Button>{say('tell.open')}</Button>
      </form>
    </>
  )
}

export type ThreadProps = {
  readonly reading: Reading
  /** One for each desk the sender chose. */
  readonly threads: readonly Thread[]
  readonly code: string
  readonly token: string
  readonly text: string
  readonly problem: SiteKey | null
  /** One more message was just kept. */
  readonly kept: boolean
  /** Desks that were ticked the last time. */
  readonly chosen: readonly string[]
}

/** What the desk answered, and a way to write again. One's own messages are not shown: only the desk can open them. */
export function ThreadPage(props: ThreadProps) {
  const { reading, threads, problem, kept } = props
  const { say } = reading
  const open = threads.filter(one => one.box === 'open')
  return (
    <>
      <BackTo reading={reading} to="/tell" label={say('tell.back')} />
      <h1>{say('tell.thread')}</h1>
      {kept ? <p className="notice">{say('tell.kept')}</p> : null}
      <Problem reading={reading} problem={problem} />
      {threads.map(thread => (
        <DeskThread key={thread.id} reading={reading} thread={thread} />
      ))}
      {open.length > 0 ? <WriteAgain {...props} threads={open} /> : <Numbers reading={reading} />}
      <Forget {...props} />
    </>
  )
}

function DeskThread({ reading, thread }: { reading: Reading; thread: Thread }) {
  const { say } = reading
  return (
    <section>
      <h2>
        <DeskName mechanism={reading.mechanism} name={thread.desk} />
      </h2>
      <p>{say(`tell.state-${thread.state}`)}</p>
      <p className="hint">{say('tell.written', { count: thread.written })}</p>
      {thread.box === 'open' ? null : (
        <p className="notice unsure">{say(thread.box === 'closed' ? 'tell.ended' : 'tell.broken')}</p>
      )}
      <h3>{say('tell.answers')}</h3>
      {thread.answers.length === 0 ? <p>{say('tell.no-answer')}</p> : null}
      {thread.answers.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: answers never change places
        <div className="card" key={at}>
          <p className="hint">{dayAndTime(reading, one.at)}</p>
          {one.text === undefined ? <p>{say('tell.unreadable')}</p> : <Lines text={one.text} />}
        </div>
      ))}
    </section>
  )
}

function Lines({ text }: { text: string }) {
  return text.split('\n').map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text
    <p key={at} dir="auto">
      {line}
    </p>
  ))
}

function WriteAgain({ reading, threads, code, token, text, problem, chosen }: ThreadProps) {
  const { say, to } = reading
  return (
    <form
      method="post"
      action={to('/tell/answer')}
      encType="multipart/form-data"
      data-quiet=""
      data-once=""
      autoComplete="off"
    >
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="do" value="write" />
      <input type="hidden" name="token" value={token} />
      <WhichDesks reading={reading} threads={threads} chosen={chosen} />
      <MessageField reading={reading} text={text} problem={problem} />
      <FilesField reading={reading} />
      <Button>{say('tell.send')}</Button>
    </form>
  )
}

/** With one desk there is nothing to choose. */
function WhichDesks({ reading, threads, chosen }: Pick<ThreadProps, 'reading' | 'threads' | 'chosen'>) {
  const [only, ...more] = threads
  if (only && more.length === 0) return <input type="hidden" name="desk" value={only.organisation} />
  return (
    <fieldset>
      <legend>{reading.say('tell.who')}</legend>
      {threads.map(one => (
        <div className="choice" key={one.id}>
          <input
            type="checkbox"
            id={`desk-${one.organisation}`}
            name="desk"
            value={one.organisation}
            defaultChecked={chosen.length === 0 || chosen.includes(one.organisation)}
          />
          <label htmlFor={`desk-${one.organisation}`}>
            <DeskName mechanism={reading.mechanism} name={one.desk} />
          </label>
        </div>
      ))}
    </fieldset>
  )
}

function Forget({ reading, code }: ThreadProps) {
  const { say, to } = reading
  return (
    <form method="post" action={to('/tell/answer')} data-quiet="">
      <p>{say('tell.forget-text')}</p>
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="do" value="forget" />
      <Button kind="quiet">{say('tell.forget')}</Button>
    </form>
  )
}
