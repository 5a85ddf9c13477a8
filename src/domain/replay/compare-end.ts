import type { PersonFile, ServiceLine } from '../person/file.ts'
import type { Difference, StoredPerson } from './stored.ts'

/** Where the person as stored is not what the acts add up to: an act that is gone leaves its traces here. */
export function endDifferences(stored: StoredPerson, file: PersonFile): readonly Difference[] {
  const { end } = stored
  const pairs: readonly (readonly [name: string, stored: unknown, found: unknown])[] = [
    ['age status', end.ageStatus, file.ageStatus],
    ['status', end.status, file.status],
    ['stage', end.stage, file.stage],
    ['case manager', end.caseManager, file.caseManager],
    ['consents', sorted(end.consents, consentText), sorted(file.consents, consentText)],
    ['referrals', sorted(end.referrals, referralText), sorted(file.referrals, referralText)],
    ['service lines', sorted(end.lines, lineText), sorted(file.serviceLines, lineText)],
    ['legs taken up', sorted(end.takenUp, id => id), sorted(takenUp(file), id => id)],
  ]
  return pairs
    .filter(([, was, is]) => was !== is)
    .map(([name, was, is]) => ({
      person: stored.id,
      event: null,
      seq: null,
      act: null,
      what: 'end',
      rules: [],
      name,
      stored: was,
      found: is,
    }))
}

function sorted<T>(all: readonly T[], text: (one: T) => string): string {
  return all.length === 0 ? '' : all.map(text).sort().join('; ')
}

const takenUp = (file: PersonFile) => file.legs.filter(leg => leg.state === 'taken-up').map(leg => leg.id)

type Said = StoredPerson['end']['consents'][number]

const consentText = ({ purpose, recipient, answer, givenBy, subject }: Said) =>
  `${purpose} ${recipient ?? '-'} ${answer} by ${givenBy} ${subject ?? '-'}`

const referralText = ({ id, state }: StoredPerson['end']['referrals'][number]) => `${id} ${state}`

const lineText = (line: Omit<ServiceLine, 'id'>) =>
  [
    line.plan,
    line.service,
    line.referred,
    line.accepted,
    line.received,
    line.closedReason !== null,
    line.carriedOver,
  ].join(' ')
