/** Use case: somebody looks up which organisations there are, what they do, where, and how to reach them. Actor: everybody signed in. Law: none; addresses of shelters are never here. */
import type { Mechanism } from '../../../act/mechanism.ts'
import { ORGANISATION_KINDS } from '../../../domain/mechanism/vocabulary.ts'
import { page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { findOrganisations, type Wanted } from './find.ts'
import { DirectoryPage } from './page.tsx'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /directory/organisations', { may: 'directory.read' }, request => show(mechanism, request)),
]

function show(mechanism: Mechanism, { query, t, lang, reply }: SignedInRequest): Reply {
  const { territories } = mechanism.pack
  const wanted: Wanted = {
    kind: ORGANISATION_KINDS.find(kind => kind === query.get('kind')) ?? null,
    territory: territories.find(one => one.code === query.get('territory'))?.code ?? null,
    words: query.get('q')?.trim().slice(0, 80) ?? '',
  }
  const parentOf = (code: string) => territories.find(one => one.code === code)?.parent
  const found = findOrganisations(mechanism.directory.all(), wanted, parentOf)
  return reply.page(
    t('directory.title'),
    <DirectoryPage mechanism={mechanism} wanted={wanted} found={found} t={t} lang={lang} />,
    { wide: true },
  )
}
