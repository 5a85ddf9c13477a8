import type { Mechanism } from '../../act/mechanism.ts'
import type { Route } from '../../platform/http/route.ts'
import { routes as callBack } from './call-back/route.tsx'
import { routes as joinPeople } from './join-people/route.tsx'
import { routes as readMailbox } from './read-mailbox/route.tsx'
import { routes as readSent } from './read-sent/route.tsx'
import { routes as recordCall } from './record-call/route.tsx'
import { routes as recordSign } from './record-sign/route.tsx'
import { routes as sendSign } from './send-sign/route.tsx'
import { routes as takeUpLeg } from './take-up-leg/route.tsx'

/** From a first sign to somebody who took it up. Sending stands before the pages of the sign: its path would match them too. */
export function signalRoutes(mechanism: Mechanism): readonly Route[] {
  return [sendSign, recordSign, readSent, recordCall, takeUpLeg, joinPeople, readMailbox, callBack].flatMap(routes =>
    routes(mechanism),
  )
}
