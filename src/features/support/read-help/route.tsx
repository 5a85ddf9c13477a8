/** Use case: those who help see the goals, and for each service whether it was asked for, promised and received. Actor: a desk with the plan of the person. Law. */
import { fileOf, noteRead } from '../../../act/file-of.ts'
import { classesOf } from '../../../act/identity.ts'
import { hasRight, type Mechanism } from '../../../act/mechanism.ts'
import { page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { HelpPage } from './page.tsx'
import { readGoals, readLines } from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /people/:id/help', { may: 'person.read' }, request => show(mechanism, request)),
]

async function show(mechanism: Mechanism, { tx, params, actor, reply, t, lang, now }: SignedInRequest): Promise<Reply> {
  const file = await fileOf(tx, params.id ?? '')
  if (!file || !classesOf(mechanism, file, actor).includes('plan')) return reply.notFound()
  const [lines, goals] = await Promise.all([
    readLines(tx, file.id),
    readGoals(tx, file.id),
    noteRead(tx, file.id, ['core', 'plan'], 'help'),
  ])
  const may = {
    refer: hasRight(mechanism.pack, actor, 'act.referral'),
    receive: hasRight(mechanism.pack, actor, 'act.service'),
  }
  const say = { t, lang, now, timeZone: mechanism.pack.timeZone }
  return reply.page(t('referral.help-title'), <HelpPage {...{ mechanism, file, lines, goals, may, say }} />, {
    wide: true,
  })
}
