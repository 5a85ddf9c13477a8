import type { OpenReply } from '../../../platform/http/open.ts'
import { PhoneLink } from '../../../platform/ui/index.ts'
import { BackTo, type Drawn } from '../page.tsx'
import type { Reading } from '../reading.tsx'
import { Claim, proseOf } from '../sources.tsx'
import { RightsMore } from './rights-more.tsx'

const LEAD = { steps: 'site.steps-lead', money: 'site.money-lead' } as const

/** What happens step by step, or money: claims in an order, each with its source. */
export function toldPage(reading: Reading, which: 'steps' | 'money'): Drawn | OpenReply {
  const { t, say, mechanism } = reading
  const { general, child } = mechanism.pack.emergency
  const told = mechanism.pack.site[which]
  if (told.statements.length === 0) return { kind: 'not-found' }
  return {
    title: t('site.title-rights'),
    body: (
      <>
        <BackTo reading={reading} to="/rights" label={t('site.back-rights')} />
        <div>
          <h1>{told.question[proseOf(reading)]}</h1>
          <p className="lead">{say(LEAD[which])}</p>
        </div>
        {told.statements.map((statement, at) => (
          <section key={statement.text.en} className="card">
            {which === 'steps' ? <h2>{say('site.step', { number: at + 1 })}</h2> : null}
            <Claim reading={reading} statement={statement} />
          </section>
        ))}
        <p>{say('site.rights-confirm')}</p>
        <p>
          <PhoneLink number={general} sign /> <PhoneLink number={child} sign />
        </p>
        <RightsMore reading={reading} />
      </>
    ),
  }
}
