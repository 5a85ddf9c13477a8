/** Use case: somebody tells a desk what they know without a name, chooses who reads it, and finds the answer with the code of a receipt. Actor: anybody. Law: nothing of the sender is kept; sealed to the desk's key on arrival; open only while a desk has taken it on and keeps its promise. */
import { takesReports } from '../../../act/box-desks.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import type { PublicMailbox } from '../../../act/public-mailbox.ts'
import { MOST_BYTES } from '../../../act/report-file.ts'
import type { OpenReply, OpenRequest } from '../../../platform/http/open.ts'
import { openForm, openPage, type Route } from '../../../platform/http/route.ts'
import { Numbers } from '../numbers.tsx'
import { BackTo, type Drawn, essential } from '../page.tsx'
import type { Reading, SiteKey } from '../reading.tsx'
import { readMessage, readThreadAsk, type Typed } from './form.ts'
import { InertPage, TellPage, WhatHappens } from './tell-page.tsx'
import { CodePage, ThreadPage } from './thread-page.tsx'
import { ReceiptPage, WritePage } from './write-page.tsx'

/** Milliseconds for which the page with the desks is the same. */
const FRESH = 15_000

type Answering = (mailbox: PublicMailbox, reading: Reading, request: OpenRequest) => Promise<Drawn | OpenReply>

/** Without a mailbox (in the exercise) the pages show how it would be, and whatever is sent is not even looked at. */
export const routes = (mechanism: Mechanism, mailbox: PublicMailbox | null): readonly Route[] => {
  const through = (answering: Answering) =>
    essential(mechanism, (reading, request) => (mailbox ? answering(mailbox, reading, request) : inert(reading)))
  // Where nobody may write, no file is even read.
  const upload = mailbox ? MOST_BYTES : undefined
  return [
    openPage('GET /tell', { may: 'public' }, through(show)),
    openForm('POST /tell/write', { may: 'public' }, through(begin)),
    openForm('POST /tell/send', { may: 'public', upload }, through(send)),
    openPage('GET /tell/answer', { may: 'public' }, through(askCode)),
    openForm('POST /tell/answer', { may: 'public', upload }, through(answer)),
  ]
}

function inert(reading: Reading): Drawn {
  const { say } = reading
  return drawn(
    reading,
    <InertPage reading={reading}>
      <div>
        <h1>{say('tell.title')}</h1>
        <p className="lead">{say('tell.lead')}</p>
      </div>
      <section className="card">
        <p>{say('tell.text')}</p>
        <p className="hint">{say('tell.inert-field')}</p>
      </section>
      <WhatHappens reading={reading} />
    </InertPage>,
  )
}

const show: Answering = async (mailbox, reading) =>
  drawn(reading, <TellPage reading={reading} desks={await mailbox.desks(reading.now)} />, {
    until: reading.now + FRESH,
  })

const askCode: Answering = async (_, reading) => drawn(reading, <CodePage reading={reading} problem={null} />)

const drawn = ({ t }: Reading, body: Drawn['body'], more: Partial<Drawn> = {}): Drawn => ({
  title: t('site.title-tell'),
  body,
  ...more,
})

async function begin(mailbox: PublicMailbox, reading: Reading, request: OpenRequest): Promise<Drawn> {
  const typed = readMessage(request)
  const desks = await mailbox.desks(reading.now)
  const open = desks.filter(takesReports)
  const chosen = open.filter(one => typed.desks.includes(one.organisation))
  if (chosen.length === 0) {
    const problem = open.length > 0 ? 'tell.problem-desk' : null
    return drawn(reading, <TellPage reading={reading} desks={desks} problem={problem} />, { status: 422 })
  }
  const token = mailbox.tokens.make(reading.now)
  return drawn(
    reading,
    <WritePage reading={reading} desks={chosen} open={open} text="" passOn={false} token={token} problem={null} />,
  )
}

const AGAIN = { stale: 'tell.problem-stale', busy: 'tell.problem-busy', full: 'tell.problem-files-full' } as const

async function send(mailbox: PublicMailbox, reading: Reading, request: OpenRequest): Promise<Drawn | OpenReply> {
  const typed = readMessage(request)
  const { now, address } = request
  const open = (await mailbox.desks(now)).filter(takesReports)
  const desks = open.filter(one => typed.desks.includes(one.organisation))
  if (desks.length === 0) return tooLate(reading, typed.text)
  const again = (problem: SiteKey, status: number) =>
    drawn(
      reading,
      <WritePage
        reading={reading}
        desks={desks}
        open={open}
        text={typed.text}
        passOn={typed.passOn}
        token={mailbox.tokens.make(now)}
        problem={problem}
      />,
      { status },
    )
  if (typed.problem) return again(typed.problem, typed.problem === 'tell.problem-files-large' ? 413 : 422)
  const kept = await mailbox.arrive({ ...typed, address, now })
  if (kept.kind === 'closed') return tooLate(reading, typed.text)
  if (kept.kind !== 'kept') return again(AGAIN[kept.kind], kept.kind === 'busy' ? 429 : 422)
  const missed = desks.filter(one => !kept.by.includes(one))
  return drawn(reading, <ReceiptPage reading={reading} code={kept.code} by={kept.by} missed={missed} />)
}

/** The desk gave the mailbox back meanwhile: the text is given back too, to be copied. */
function tooLate(reading: Reading, text: string): Drawn {
  return drawn(
    reading,
    <>
      <BackTo reading={reading} to="/tell" label={reading.say('tell.back')} />
      <h1>{reading.say('tell.too-late')}</h1>
      {text === '' ? null : (
        <p className="card" dir="auto">
          {text}
        </p>
      )}
      <Numbers reading={reading} />
    </>,
    { status: 409 },
  )
}

const withDesk = (typed: Typed): Omit<Typed, 'problem'> & { readonly problem: SiteKey | null } =>
  typed.desks.length > 0 || typed.problem ? typed : { ...typed, problem: 'tell.problem-desk' }

async function answer(mailbox: PublicMailbox, reading: Reading, request: OpenRequest): Promise<Drawn> {
  const { address, now } = request
  const { code, does } = readThreadAsk(request)
  if (does === 'forget' && (await mailbox.forget(code, address, now)))
    return drawn(
      reading,
      <>
        <h1>{reading.say('tell.forgotten')}</h1>
        <BackTo reading={reading} />
      </>,
    )
  const typed = does === 'write' ? withDesk(readMessage(request)) : null
  const wrote = typed && !typed.problem ? await mailbox.write(code, typed, { token: typed.token, address, now }) : null
  const looked = await mailbox.look(code, address, now)
  if (looked.kind !== 'found')
    return drawn(reading, <CodePage reading={reading} problem={`tell.code-${looked.kind}`} />, {
      status: looked.kind === 'refused' ? 429 : 422,
    })
  const problem = typed?.problem ?? (wrote === null || wrote === 'kept' ? null : (`tell.problem-${wrote}` as const))
  return drawn(
    reading,
    <ThreadPage
      reading={reading}
      threads={looked.threads}
      code={code}
      token={mailbox.tokens.make(now)}
      text={problem ? (typed?.text ?? '') : ''}
      problem={problem}
      kept={wrote === 'kept'}
      chosen={typed?.desks ?? []}
    />,
    { status: problem ? 422 : 200 },
  )
}
