import type { CountryPack, NotificationDuty } from '../mechanism/pack.ts'
import type { AgeStatus, OrganisationKind } from '../mechanism/vocabulary.ts'

/** An organisation as routing knows it. */
export type Addressee = {
  readonly id: string
  readonly code: string
  readonly kind: OrganisationKind
  readonly connected: boolean
  readonly phone: string | null
  readonly substitute: string | null
}

/** Finds who is competent; answers come from the directory, never from the form. */
export type Competence = {
  readonly competent: (kind: OrganisationKind, territory: string) => Addressee | undefined
  readonly byId: (id: string) => Addressee | undefined
}

/** One leg to send: whom, how, and how long until somebody else is asked. */
export type PlannedLeg = {
  readonly duty: string
  readonly addressee: Addressee
  /** The ordinary addressee, where somebody there may be involved and the substitute got the duty. */
  readonly ordinary: Addressee | null
  readonly state: 'sent' | 'to-call'
  readonly limit: number
}

export type Routing =
  | { readonly kind: 'routed'; readonly legs: readonly PlannedLeg[] }
  | { readonly kind: 'no-authority'; readonly duty: string }

/** In doubt a child. */
export function isTreatedAsChild(ageStatus: AgeStatus): boolean {
  return ageStatus !== 'adult'
}

/**
 * Who must be told: by age and by the territory where the person is now. A desk that is not connected is
 * called; its leg is the recorded call. Where `implicated` names a duty, its substitute gets it and the ordinary addressee
 * sees nothing. No competent authority is an answer, never silence.
 * @param limits milliseconds until a leg not taken up goes on: `urgent` for a child or danger, `ordinary` else
 */
export function routeNotification(
  duties: CountryPack['duties'],
  competence: Competence,
  person: { ageStatus: AgeStatus; danger: boolean; territory: string; implicated: readonly string[] },
  limits: { urgent: number; ordinary: number },
): Routing {
  const child = isTreatedAsChild(person.ageStatus)
  const limit = child || person.danger ? limits.urgent : limits.ordinary
  const legs: PlannedLeg[] = []
  for (const duty of duties.filter(one => one.audience === (child ? 'child' : 'adult'))) {
    const leg = legFor(duty, competence, person, limit)
    if (!leg) return { kind: 'no-authority', duty: duty.id }
    legs.push(leg)
  }
  return { kind: 'routed', legs }
}

function legFor(
  duty: NotificationDuty,
  competence: Competence,
  person: { territory: string; implicated: readonly string[] },
  limit: number,
): PlannedLeg | undefined {
  const candidates = [duty.addressee, ...duty.alternatives]
    .map(kind => competence.competent(kind, person.territory))
    .filter(one => one !== undefined)
  // A desk that works here, or can at least be called, comes before one we cannot reach.
  const ordinary = candidates.find(one => one.connected) ?? candidates.find(one => one.phone) ?? candidates[0]
  if (!ordinary) return undefined
  // Whoever may be involved is passed over even where another line would have carried the call: it could ring at the same desk.
  const passedOver = person.implicated.includes(duty.id) ? candidates.find(one => one.substitute) : undefined
  const substitute = passedOver?.substitute ? competence.byId(passedOver.substitute) : undefined
  const addressee = substitute ?? ordinary
  return {
    duty: duty.id,
    addressee,
    ordinary: substitute && passedOver ? passedOver : null,
    state: addressee.connected ? 'sent' : 'to-call',
    limit,
  }
}
