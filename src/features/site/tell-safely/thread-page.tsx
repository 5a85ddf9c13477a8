import type { Thread } from '../../../act/public-mailbox.ts'
import { Button } from '../../../platform/ui/index.ts'
import { Numbers } from '../numbers.tsx'
import { BackTo } from '../page.tsx'
import { dayAndTime, type Reading, type SiteKey } from '../reading.tsx'
import { DeskName } from './desk-words.tsx'
import { MessageField, Problem } from './write-page.tsx'

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
  readonly thread: Thread
  readonly code: string
  readonly token: string
  readonly text: string
  readonly problem: SiteKey | null
  /** One more message was just kept. */
  readonly kept: boolean
}

/** What the desk answered, and a way to write again. One's own messages are not shown: only the desk can open them. */
export function ThreadPage(props: ThreadProps) {
  const { reading, thread, problem, kept } = props
  const { say } = reading
  return (
    <>
      <BackTo reading={reading} to="/tell" label={say('tell.back')} />
      <h1>{say('tell.thread')}</h1>
      {kept ? <p className="notice">{say('tell.kept')}</p> : null}
      <Problem reading={reading} problem={problem} />
      <p>
        {say('tell.reads')} <DeskName mechanism={reading.mechanism} name={thread.desk} />
      </p>
      <p>{say(`tell.state-${thread.state}`)}</p>
      <p className="hint">{say('tell.written', { count: thread.written })}</p>
      <section>
        <h2>{say('tell.answers')}</h2>
        {thread.answers.length === 0 ? <p>{say('tell.no-answer')}</p> : null}
        {thread.answers.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: answers never change places
          <div className="card" key={at}>
            <p className="hint">{dayAndTime(reading, one.at)}</p>
            {one.text === undefined ? <p>{say('tell.unreadable')}</p> : <Lines text={one.text} />}
          </div>
        ))}
      </section>
      {thread.box === 'open' ? <WriteAgain {...props} /> : <Gone reading={reading} thread={thread} />}
      <Forget {...props} />
    </>
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

function Gone({ reading, thread }: { reading: Reading; thread: Thread }) {
  return (
    <>
      <p className="notice unsure">{reading.say(thread.box === 'closed' ? 'tell.ended' : 'tell.broken')}</p>
      <Numbers reading={reading} />
    </>
  )
}

function WriteAgain({ reading, code, token, text, problem }: ThreadProps) {
  const { say, to } = reading
  return (
    <form method="post" action={to('/tell/answer')} data-quiet="" data-once="" autoComplete="off">
      <input type="hidden" name="code" value={code} />
      <input type="hidden" name="do" value="write" />
      <input type="hidden" name="token" value={token} />
      <MessageField reading={reading} text={text} problem={problem} />
      <Button>{say('tell.send')}</Button>
    </form>
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
