/** Use case: anybody reads how the mechanism works: its stages, steps, clocks, and every rule with its citation. Actor: anybody. Law: all of it, as the pack has it. */
import type { Mechanism } from '../../../act/mechanism.ts'
import { type PublicRequest, page, type Reply, type Route } from '../../../platform/http/route.ts'
import { LawPage } from './page.tsx'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /law', { may: 'public' }, request => show(mechanism, request)),
]

function show(mechanism: Mechanism, { t, lang, reply }: PublicRequest): Reply {
  const { pack } = mechanism
  return reply.page(
    t('law.title'),
    <LawPage pack={pack} words={{ t, catalogue: mechanism.catalogue(lang) }} lang={lang} />,
    {
      wide: true,
    },
  )
}
