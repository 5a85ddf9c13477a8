import type { Matching } from '../../act/matching.ts'
import type { Route } from '../../platform/http/route.ts'
import { routes as answerReferral } from './answer-referral/route.tsx'
import { routes as followReferral } from './follow-referral/route.tsx'
import { routes as keepAgreements } from './keep-agreements/route.tsx'
import { routes as readHelp } from './read-help/route.tsx'
import { routes as requestReferral } from './request-referral/route.tsx'

/** From a request for help, or a transfer, to the help that arrived, and what desks promised each other on the way. */
export function supportRoutes(matching: Matching): readonly Route[] {
  const { mechanism } = matching
  return [
    ...requestReferral(matching),
    ...[answerReferral, followReferral, keepAgreements, readHelp].flatMap(routes => routes(mechanism)),
  ]
}
