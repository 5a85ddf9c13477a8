import type { Guide } from '../../../domain/site/site.ts'
import type { OpenReply } from '../../../platform/http/open.ts'
import { hasMessage } from '../../../platform/i18n/translator.ts'
import { ButtonLink, Link } from '../../../platform/ui/index.ts'
import { changeOf, Numbers } from '../numbers.tsx'
import { BackTo, type Drawn } from '../page.tsx'
import type { Reading, SiteKey } from '../reading.tsx'

/** As many as a guide may have of one list. */
const MOST = 6

/** The texts of one list of a guide, in order: as many as there are. */
function pointsOf(has: (key: string) => boolean, guide: string, list: 'do' | 'not'): readonly SiteKey[] {
  return Array.from({ length: MOST }, (_, at) => `site.guide-${guide}-${list}-${at + 1}` as const).filter(has)
}

/** One setting: what one may notice there, what to do, what not, and the way to notify. */
export function guidePage(reading: Reading, id: string): Drawn | OpenReply {
  const { say, t, mechanism } = reading
  const guide = mechanism.pack.site.guides.find(one => one.id === id)
  if (!guide) return { kind: 'not-found' }
  return {
    title: t('site.title-guide'),
    until: changeOf(reading),
    body: (
      <>
        <BackTo reading={reading} to="/worried" label={t('site.back-worried')} />
        <div>
          <h1>{say(`site.guide-${id}`)}</h1>
          <p className="lead">{say(`site.guide-${id}-lead`)}</p>
        </div>
        <section>
          <h2>{say('site.guide-signs')}</h2>
          <p className="hint">{say('site.guide-signs-lead')}</p>
          <ul className="list">
            {guide.indicators.map(code => (
              <li key={code}>{t(`indicator.${code}`)}</li>
            ))}
          </ul>
        </section>
        <Points reading={reading} guide={guide} list="do" title="site.guide-do" />
        <Points reading={reading} guide={guide} list="not" title="site.guide-not" />
        <section>
          <h2>{say('site.guide-notify')}</h2>
          <p>{say(guide.records ? 'site.guide-records' : 'site.guide-calls')}</p>
          {guide.records ? <ButtonLink href="/signs/new">{say('site.result-record')}</ButtonLink> : null}
        </section>
        <Numbers reading={reading} />
        <Others reading={reading} id={id} />
      </>
    ),
  }
}

function Points({
  reading: { say, mechanism, lang },
  guide,
  list,
  title,
}: {
  reading: Reading
  guide: Guide
  list: 'do' | 'not'
  title: SiteKey
}) {
  const catalogue = mechanism.catalogue(lang)
  return (
    <section>
      <h2>{say(title)}</h2>
      <ul className="list">
        {pointsOf(key => hasMessage(catalogue, key), guide.id, list).map(key => (
          <li key={key}>{say(key)}</li>
        ))}
      </ul>
    </section>
  )
}

function Others({ reading: { say, t, to, mechanism }, id }: { reading: Reading; id: string }) {
  return (
    <nav aria-label={t('site.guide-others')}>
      <h2>{say('site.guide-others')}</h2>
      <ul className="row">
        {mechanism.pack.site.guides
          .filter(one => one.id !== id)
          .map(one => (
            <li key={one.id}>
              <Link href={to(`/guides/${one.id}`)}>{say(`site.guide-${one.id}`)}</Link>
            </li>
          ))}
      </ul>
    </nav>
  )
}
