/** Use case: somebody who noticed something learns what to look for where they are, answers a short list, and is shown whom to tell. Actor: anybody. Law: R-01 and the screening of the pack, assumed; the result decides nothing, is kept nowhere and stands in no address. */
import type { Mechanism } from '../../../act/mechanism.ts'
import { openForm, openPage, type Route } from '../../../platform/http/route.ts'
import { Doors } from '../../../platform/ui/index.ts'
import { changeOf, Numbers } from '../numbers.tsx'
import { BackTo, type Drawn, essential, prose } from '../page.tsx'
import { inProse, type Reading } from '../reading.tsx'
import { CheckForm } from './check-form.tsx'
import { guidePage } from './guide-page.tsx'
import { readCheck } from './read-check.ts'
import { resultPage } from './result-page.tsx'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  openPage('GET /worried', { may: 'public' }, essential(mechanism, worried)),
  openPage('GET /check', { may: 'public' }, prose(mechanism, ask)),
  openForm(
    'POST /check',
    { may: 'public' },
    prose(mechanism, (reading, { fields }) => resultPage(reading, readCheck(mechanism.pack, fields))),
  ),
  openPage(
    'GET /guides/:guide',
    { may: 'public' },
    prose(mechanism, (reading, { params }) => guidePage(reading, params.guide ?? '')),
  ),
]

function worried(reading: Reading): Drawn {
  const { say, t, to, mechanism } = reading
  const told = inProse(reading)
  return {
    title: t('site.title-worried'),
    until: changeOf(reading),
    body: (
      <>
        <BackTo reading={reading} />
        <div>
          <h1>{say('site.worried-title')}</h1>
          <p className="lead">{say('site.worried-lead')}</p>
        </div>
        <Doors
          label={t('site.check-door')}
          doors={[{ href: to('/check'), title: say('site.check-door'), text: say('site.check-door-text') }]}
        />
        <Numbers reading={reading} />
        <section lang={told.lang} dir="ltr">
          <h2>{told.t('site.guides-title')}</h2>
          <p>{told.t('site.guides-lead')}</p>
          <Doors
            label={told.t('site.guides-title')}
            doors={mechanism.pack.site.guides.map(({ id }) => ({
              href: to(`/guides/${id}`),
              title: told.t(`site.guide-${id}`),
            }))}
          />
        </section>
        <section lang={told.lang} dir="ltr">
          <h2>{told.t('site.careful-title')}</h2>
          <ul className="list">
            <li>{told.t('site.careful-1')}</li>
            <li>{told.t('site.careful-2')}</li>
            <li>{told.t('site.careful-3')}</li>
          </ul>
        </section>
      </>
    ),
  }
}

function ask(reading: Reading): Drawn {
  const { say, t } = reading
  return {
    title: t('site.title-check'),
    body: (
      <>
        <BackTo reading={reading} to="/worried" label={t('site.back-worried')} />
        <div>
          <h1>{say('site.check-title')}</h1>
          <p className="lead">{say('site.check-lead')}</p>
          <p>{say('site.check-self')}</p>
        </div>
        <CheckForm reading={reading} />
      </>
    ),
  }
}
