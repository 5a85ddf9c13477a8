/** Use case: colleagues see who works at their desk, in which role, and who is on duty. Actor: supervisor, administrator, data-protection officer. Law: none; it serves the named person behind every duty. */
import type { Mechanism } from '../../../act/mechanism.ts'
import { page, type Reply, type Route, type SignedInRequest } from '../../../platform/http/route.ts'
import { deskParts } from '../desk-nav.tsx'
import { StaffPage } from './page.tsx'
import { readStaff } from './store.ts'

export const routes = (mechanism: Mechanism): readonly Route[] => [
  page('GET /staff', { may: 'staff.read' }, request => show(mechanism, request)),
]

async function show(mechanism: Mechanism, { tx, t, now, actor, reply }: SignedInRequest): Promise<Reply> {
  const staff = await readStaff(tx, now)
  return reply.page(
    t('staff.title'),
    <StaffPage t={t} organisation={actor.organisationName} staff={staff} parts={deskParts(mechanism, actor)} />,
  )
}
