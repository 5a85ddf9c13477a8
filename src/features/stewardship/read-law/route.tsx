/** Use case: anybody reads how the mechanism works, in plain words; lawyers read and print every step, clock, rule and source. Actor: anybody. Law: all of it, as the pack has it. */
import type { Mechanism } from '../../../act/mechanism.ts'
import { type PublicRequest, page, type Reply, type Route } from '../../../platform/http/route.ts'
import { RulesPage } from './page.tsx'
import { WayPage } from './way-page.tsx'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /law', { may: 'public' }, request => showWay(mechanism, request)),
  page('GET /law/rules', { may: 'public' }, request => showRules(mechanism, request)),
]

function showWay(mechanism: Mechanism, { t, lang, reply }: PublicRequest): Reply {
  const { pack } = mechanism
  const words = { t, catalogue: mechanism.catalogue(lang) }
  return reply.page(t('law.title'), <WayPage {...{ pack, lang, words }} />, { wide: true })
}

function showRules(mechanism: Mechanism, { t, lang, reply }: PublicRequest): Reply {
  const { pack } = mechanism
  const words = { t, catalogue: mechanism.catalogue(lang) }
  return reply.page(t('law.tables'), <RulesPage {...{ pack, lang, words }} />, { wide: true })
}
