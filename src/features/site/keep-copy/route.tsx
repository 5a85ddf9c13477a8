/** Use case: somebody chooses to keep numbers, rights and guides on their phone for when there is no network, knowing who may find them; and deletes them again. Actor: anybody. Law: nothing is stored unless the person turns it on. */
import type { Mechanism } from '../../../act/mechanism.ts'
import type { OpenReply } from '../../../platform/http/open.ts'
import { openPage, type Route } from '../../../platform/http/route.ts'
import { assetText } from '../../../platform/ui/index.ts'
import { type Drawn, essential, prose } from '../page.tsx'
import type { Reading } from '../reading.tsx'
import { KeepPage } from './keep-page.tsx'
import { PocketPage } from './pocket-page.tsx'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  openPage('GET /keep', { may: 'public' }, prose(mechanism, keep)),
  openPage('GET /pocket', { may: 'public' }, essential(mechanism, pocket)),
  openPage('GET /notes.webmanifest', { may: 'public' }, prose(mechanism, manifest)),
  openPage('GET /copy.js', { may: 'public' }, () => worker()),
]

/** What a copy holds, in the reader's language: no page in it says what time it is. */
function pagesOf({ to, mechanism }: Reading): readonly string[] {
  const { rightsTexts, site } = mechanism.pack
  return [
    '/pocket',
    '/rights',
    '/steps',
    '/money',
    '/worried',
    ...rightsTexts.map(text => `/rights/${text}`),
    ...site.guides.map(({ id }) => `/guides/${id}`),
  ].map(to)
}

function keep(reading: Reading): Drawn {
  return {
    title: reading.t('site.title-keep'),
    modules: ['keep-copy.js'],
    manifest: reading.to('/notes.webmanifest'),
    body: <KeepPage reading={reading} pages={pagesOf(reading)} />,
  }
}

function pocket(reading: Reading): Drawn {
  return { title: reading.t('site.title-numbers'), body: <PocketPage reading={reading} /> }
}

const SHEET =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 192 192'%3E%3Cpath fill='%23fff' d='M0 0h192v192H0z'/%3E%3Cpath fill='%23888' d='M48 32h64l32 32v96H48z'/%3E%3C/svg%3E"

/** How the copy looks on a home screen: notes, with a sheet of paper. */
function manifest({ t, to, lang }: Reading): OpenReply {
  const body = JSON.stringify({
    name: t('site.keep-app'),
    short_name: t('site.keep-app'),
    lang,
    start_url: to('/pocket'),
    scope: '/',
    display: 'standalone',
    background_color: '#f8f4ec',
    theme_color: '#f8f4ec',
    icons: [{ src: SHEET, sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
  })
  return { kind: 'file', body, type: 'application/manifest+json; charset=UTF-8' }
}

/** The worker that answers from the copy stands at the root, because it may only answer below where it stands. */
function worker(): OpenReply {
  return { kind: 'file', body: assetText('copy-worker.js'), type: 'text/javascript; charset=UTF-8' }
}
