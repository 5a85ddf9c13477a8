/** Use case: anybody reads, or prints to hand over, the rights of a person in the mechanism, in words for the reader's age; what happens step by step; money; cards. Actor: anybody. Law; each right with its citation, day and standing. */
import type { Mechanism } from '../../../act/mechanism.ts'
import { openPage, type Route } from '../../../platform/http/route.ts'
import { Doors, directionOf } from '../../../platform/ui/index.ts'
import { BackTo, type Drawn, either, prose } from '../page.tsx'
import { inProse, isDraft, type Reading } from '../reading.tsx'
import { cardsPage, cardsPaper } from './cards.tsx'
import { draftPage, hasDraft } from './draft-page.tsx'
import { leaflet } from './leaflet.ts'
import { RightsMore } from './rights-more.tsx'
import { EachRight, textPage } from './text-page.tsx'
import { toldPage } from './told-page.tsx'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  openPage(
    'GET /rights',
    { may: 'public' },
    either(mechanism, reading => hasDraft(reading, 'adult'), choose, choose),
  ),
  openPage(
    'GET /steps',
    { may: 'public' },
    prose(mechanism, reading => toldPage(reading, 'steps')),
  ),
  openPage(
    'GET /money',
    { may: 'public' },
    prose(mechanism, reading => toldPage(reading, 'money')),
  ),
  openPage('GET /cards', { may: 'public' }, prose(mechanism, cardsPage)),
  openPage('GET /cards/paper', { may: 'public' }, prose(mechanism, cardsPaper)),
  openPage(
    'GET /rights/:text',
    { may: 'public' },
    either(
      mechanism,
      (reading, { params }) => hasDraft(reading, params.text ?? ''),
      (reading, { params: { text = '' } }) =>
        draftPage(reading, text, <EachRight reading={inProse(reading)} text={text} />),
      (reading, { params }) => textPage(reading, params.text ?? ''),
    ),
  ),
  openPage(
    'GET /rights/:text/paper',
    { may: 'public' },
    prose(mechanism, (reading, { params }) => leaflet(reading, params.text ?? '')),
  ),
]

const UNDER: { readonly [text: string]: `site.${string}` } = {
  adult: 'site.rights-adult-text',
  'child-13-17': 'site.rights-child-text',
  'child-8-12': 'site.rights-child-text',
  'under-8': 'site.rights-under-8-text',
  foreign: 'site.rights-foreign-text',
}

function choose(reading: Reading): Drawn {
  const { say, t, to, mechanism, language } = reading
  const draft = reading.lang === language.code && isDraft(language)
  return {
    title: t(draft ? 'site.title-start' : 'site.title-rights'),
    body: (
      <>
        <BackTo reading={reading} />
        <div>
          <h1>{say('site.rights-title')}</h1>
          {draft ? null : <p className="lead">{say('site.rights-lead')}</p>}
        </div>
        <Doors
          label={t(draft ? 'site.rights-title' : 'rights.for')}
          doors={mechanism.pack.rightsTexts.map(text => ({
            href: to(`/rights/${text}`),
            title: t(`rights.for-${text}` as 'rights.for-adult'),
            ...(draft ? {} : { text: say(UNDER[text] ?? 'site.rights-lead') }),
          }))}
        />
        {draft ? (
          <div lang={language.fallback} dir={directionOf(language.fallback)}>
            <RightsMore reading={inProse(reading)} />
          </div>
        ) : (
          <RightsMore reading={reading} />
        )}
      </>
    ),
  }
}
