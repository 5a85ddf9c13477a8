/** Use case: somebody asks to be called at an hour and by a way that is safe, with a code word and harmless words for another voice. Actor: anybody. Law: the number is sealed to the desk, shown to one operator at a time and kept for days at most (parameter of the pack, assumed). */

import { takesReports } from '../../../act/box-desks.ts'
import type { AskCallback } from '../../../act/callback.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import type { PublicMailbox } from '../../../act/public-mailbox.ts'
import { MAILBOX_PARAMETERS } from '../../../domain/mechanism/needed.ts'
import { civilDateOf } from '../../../domain/time/calendar.ts'
import { parameterOn } from '../../../domain/way/clock.ts'
import type { OpenRequest } from '../../../platform/http/open.ts'
import { openForm, openPage, type Route } from '../../../platform/http/route.ts'
import { Numbers } from '../numbers.tsx'
import { BackTo, type Drawn, essential } from '../page.tsx'
import type { Reading, SiteKey } from '../reading.tsx'
import { type AskedCall, NOTHING_TYPED, readCall, safeHours } from './form.ts'
import { CallbackPage, Rules } from './page.tsx'

/** Both doors a callback needs; null in the exercise, where the page shows how it would be. */
export type CallbackDoors = { readonly mailbox: PublicMailbox; readonly ask: AskCallback } | null

export const routes = (mechanism: Mechanism, doors: CallbackDoors): readonly Route[] => [
  openPage(
    'GET /callback',
    { may: 'public' },
    essential(mechanism, reading => (doors ? draw(doors.mailbox, reading, NOTHING_TYPED, null) : inert(reading))),
  ),
  openForm(
    'POST /callback',
    { may: 'public' },
    essential(mechanism, (reading, request) => (doors ? ask(doors, reading, request) : inert(reading))),
  ),
]

const keptDays = ({ mechanism: { pack }, now }: Reading): number =>
  parameterOn(pack, MAILBOX_PARAMETERS.callbackKeep, civilDateOf(now, pack.timeZone))?.value ?? 0

async function draw(
  mailbox: PublicMailbox,
  reading: Reading,
  asked: AskedCall,
  problem: SiteKey | null,
): Promise<Drawn> {
  const desks = (await mailbox.desks(reading.now)).filter(one => takesReports(one) && one.callbacks)
  return {
    title: reading.t('site.title-tell'),
    status: problem ? 422 : 200,
    // Each form has a token of its own.
    until: reading.now,
    body: (
      <CallbackPage
        reading={reading}
        desks={desks}
        asked={asked}
        token={mailbox.tokens.make(reading.now)}
        days={keptDays(reading)}
        problem={problem}
      />
    ),
  }
}

async function ask(doors: NonNullable<CallbackDoors>, reading: Reading, request: OpenRequest): Promise<Drawn> {
  const { fields, now, address } = request
  const { timeZone } = reading.mechanism.pack
  const asked = readCall(fields, now, timeZone)
  if (asked.problem) return draw(doors.mailbox, reading, asked, asked.problem)
  const done = await doors.ask({ ...asked, ...safeHours(asked, now, timeZone), address, now })
  if (done !== 'kept') return draw(doors.mailbox, reading, asked, `callback.problem-${done}`)
  return {
    title: reading.t('site.title-tell'),
    body: (
      <>
        <h1>{reading.say('callback.kept')}</h1>
        <Rules reading={reading} days={keptDays(reading)} />
        <BackTo reading={reading} />
      </>
    ),
  }
}

function inert(reading: Reading): Drawn {
  const { say } = reading
  return {
    title: reading.t('site.title-tell'),
    body: (
      <>
        <BackTo reading={reading} />
        <h1>{say('callback.title')}</h1>
        <p className="lead">{say('callback.lead')}</p>
        <Rules reading={reading} days={keptDays(reading)} />
        <p className="notice unsure">{say('tell.inert')}</p>
        <Numbers reading={reading} />
      </>
    ),
  }
}
