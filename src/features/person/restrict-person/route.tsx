/** Use case: the desk that holds a person takes them out of everybody else's search, or lets them in again. Actor: person.restrict, where a rule of access finds restricted people. Law: specification 1.6; nobody may ask the system "is she here?". */
import { fileOf, noteRead } from '../../../act/file-of.ts'
import { classesOf } from '../../../act/identity.ts'
import type { Mechanism } from '../../../act/mechanism.ts'
import { field } from '../../../platform/http/fields.ts'
import { form, page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { BackLink, PageTitle, PostButton, StatusTag } from '../../../platform/ui/index.ts'
import { isRestricted, restrictPerson } from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /people/:id/restriction', { may: 'person.restrict' }, request => show(mechanism, request)),
  form('POST /people/:id/restriction', { may: 'person.restrict', audits: 'person restricted' }, change),
]

async function show(mechanism: Mechanism, { tx, t, params, actor, reply }: SignedInRequest): Promise<Reply> {
  const file = await fileOf(tx, params.id ?? '')
  if (!file || !classesOf(mechanism, file, actor).includes('core')) return reply.notFound()
  await noteRead(tx, file.id, ['core'], 'restriction')
  const on = await isRestricted(tx, file.id)
  return reply.page(
    t('restriction.title'),
    <>
      <BackLink href={`/people/${file.id}`} label={t('act.back', { code: file.code })} />
      <PageTitle kicker={file.code} title={t('restriction.title')} lead={t('restriction.lead')} />
      <p>
        <StatusTag kind={on ? 'waiting' : 'open'} text={t(on ? 'restriction.on' : 'restriction.off')} />
      </p>
      <PostButton
        action={`/people/${file.id}/restriction`}
        label={t(on ? 'restriction.lift' : 'restriction.restrict')}
        hidden={{ restrict: on ? 'no' : 'yes' }}
      />
    </>,
  )
}

async function change({ tx, params, fields, reply }: SignedInRequest): Promise<Reply> {
  const done = await restrictPerson(tx, params.id ?? '', field(fields, 'restrict') === 'yes')
  return done ? reply.seeOther(`/people/${params.id}/restriction`) : reply.notFound()
}
