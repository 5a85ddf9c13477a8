import type { PersonEvent, PersonFile } from '../person/file.ts'
import { stageAfter } from '../way/stage.ts'
import type { ActKind, Stage } from './vocabulary.ts'

/** Which stages of the way some acts can lead to; the first stage needs no act. */
export function stagesReached(acts: readonly ActKind[]): ReadonlySet<Stage> {
  return new Set<Stage>(['detected', ...[...new Set(acts)].flatMap(stagesBy)])
}

/** Where one act takes an adult who was notified: alone, and with each word that decides a status. */
function stagesBy(kind: ActKind): readonly Stage[] {
  return (['', 'presumed'] as const).map(status =>
    stageAfter({ ...NOBODY, events: [eventOf('notification.sent', ''), eventOf(kind, status)] }),
  )
}

function eventOf(kind: ActKind, status: string): PersonEvent {
  return {
    id: '',
    kind,
    happenedAt: 0,
    recordedAt: 0,
    organisation: null,
    organisationKind: 'regional-centre',
    role: 'centre-officer',
    act: { status },
    conformity: 'regular',
    broken: [],
  }
}

const NOBODY: PersonFile = {
  id: '',
  code: '',
  version: 0,
  ageStatus: 'adult',
  sex: 'unknown',
  status: 'potential',
  stage: 'detected',
  danger: false,
  territory: null,
  birthDate: null,
  exploitation: [],
  detectedAt: 0,
  caseManager: null,
  holder: null,
  historical: false,
  joinedInto: null,
  events: [],
  legs: [],
  consents: [],
  screenings: [],
  referrals: [],
  serviceLines: [],
  tasks: [],
  grants: [],
}
