/** Use case: somebody whose phone or computer others can look at reads what this site can hide and what it cannot. Actor: anybody. Law: no promise that is not kept; the site sets no cookie and stores nothing. */
import type { Mechanism } from '../../../act/mechanism.ts'
import { openPage, type Route } from '../../../platform/http/route.ts'
import { BackTo, type Drawn, prose } from '../page.tsx'
import type { Reading, SiteKey } from '../reading.tsx'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  openPage('GET /traces', { may: 'public' }, prose(mechanism, show)),
]

const PARTS: readonly { readonly title: SiteKey; readonly points: readonly SiteKey[] }[] = [
  {
    title: 'site.traces-does-title',
    points: ['site.traces-does-1', 'site.traces-does-2', 'site.traces-does-3', 'site.traces-does-4'],
  },
  {
    title: 'site.traces-not-title',
    points: ['site.traces-not-1', 'site.traces-not-2', 'site.traces-not-3', 'site.traces-not-4'],
  },
  { title: 'site.traces-we-title', points: ['site.traces-we-1', 'site.traces-we-2', 'site.traces-we-3'] },
]

function show(reading: Reading): Drawn {
  const { say, t } = reading
  return {
    title: t('site.title-traces'),
    body: (
      <>
        <BackTo reading={reading} />
        <div>
          <h1>{say('site.traces-title')}</h1>
          <p className="lead">{say('site.traces-lead')}</p>
        </div>
        {PARTS.map(part => (
          <section key={part.title}>
            <h2>{say(part.title)}</h2>
            <ul className="list">
              {part.points.map(point => (
                <li key={point}>{say(point)}</li>
              ))}
            </ul>
          </section>
        ))}
      </>
    ),
  }
}
