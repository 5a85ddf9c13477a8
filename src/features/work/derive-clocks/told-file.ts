import { screeningsOf } from '../../../domain/person/as-of.ts'
import type { ActFacts, Consent, PersonEvent, PersonFile } from '../../../domain/person/file.ts'

/** What stands between parts, rows and fields of a line of `app.files_to_derive`; db/migrations/0027_read_to_derive.sql. */
const PART = '\x1d'
const ROW = '\x1e'
const FIELD = '\x1f'

type Fields = readonly string[]

const NOTHING: ActFacts = {}

/** The file of one person, put together from its line: all that deriving reads, and no grants, which it works out itself. */
export function toldFile(line: string): PersonFile {
  const [self = '', events = '', legs = '', consents = '', referrals = '', lines = '', tasks = '', walled = ''] =
    line.split(PART)
  const done = rows(events, eventOf)
  return {
    ...personOf(self.split(FIELD)),
    events: done,
    legs: rows(legs, legOf),
    consents: latestConsents(rows(consents, consentOf)),
    screenings: screeningsOf(done),
    referrals: rows(referrals, referralOf),
    serviceLines: rows(lines, lineOf),
    tasks: rows(tasks, taskOf),
    grants: [],
    walled: list(walled),
  } as PersonFile
}

function rows<T>(part: string, read: (fields: Fields) => T): readonly T[] {
  return part === '' ? [] : part.split(ROW).map(row => read(row.split(FIELD)))
}

const word = (field: string | undefined) => (field === '' || field === undefined ? null : field)
const moment = (field: string | undefined) => (field === '' || field === undefined ? null : Number(field))
const list = (field: string | undefined): Fields => (field === '' || field === undefined ? [] : field.split(' '))
const is = (field: string | undefined) => field === 't'

function personOf(told: Fields) {
  return {
    id: told[0],
    code: told[1],
    version: Number(told[2]),
    ageStatus: told[3],
    sex: told[4],
    status: told[5],
    stage: told[6],
    danger: is(told[7]),
    territory: word(told[8]),
    birthDate: word(told[9]),
    exploitation: list(told[10]),
    detectedAt: Number(told[11]),
    caseManager: word(told[12]),
    holder: word(told[13]),
    historical: is(told[14]),
    joinedInto: null,
  }
}

function eventOf(told: Fields): PersonEvent {
  return {
    id: told[0],
    kind: told[1],
    happenedAt: Number(told[2]),
    recordedAt: Number(told[3]),
    organisation: word(told[4]),
    organisationKind: told[5],
    role: told[6],
    act: told[9] ? JSON.parse(told[9]) : NOTHING,
    conformity: told[7],
    broken: list(told[8]),
  } as PersonEvent
}

function legOf(told: Fields) {
  return {
    id: told[0],
    notification: told[1],
    duty: told[2],
    addressee: told[3],
    addresseeKind: told[4],
    state: told[5],
    connected: is(told[6]),
    sentAt: Number(told[7]),
    dueAt: Number(told[8]),
    takenUpAt: moment(told[9]),
    escalation: Number(told[10]),
  }
}

function consentOf(told: Fields): Consent {
  return {
    purpose: told[0],
    recipient: word(told[1]),
    answer: told[2],
    givenBy: told[3],
    subject: word(told[4]),
    at: Number(told[5]),
  } as Consent
}

/** The ledger is told whole, oldest first; the latest answer for each purpose and recipient stands. */
function latestConsents(all: readonly Consent[]): readonly Consent[] {
  if (all.length < 2) return all
  return all.filter(
    (one, at) =>
      !all.some((other, later) => later > at && other.purpose === one.purpose && other.recipient === one.recipient),
  )
}

function referralOf(told: Fields) {
  return {
    id: told[0],
    state: told[1],
    businessStatus: word(told[2]),
    sender: told[3],
    receiver: told[4],
    receiverKind: told[5],
    service: told[6],
    path: told[7],
    emergency: is(told[8]),
    answerDueAt: moment(told[9]),
    requestedAt: moment(told[10]),
    answeredAt: moment(told[11]),
  }
}

function lineOf(told: Fields) {
  return {
    id: told[0],
    plan: told[1],
    service: told[2],
    referred: is(told[3]),
    accepted: is(told[4]),
    received: is(told[5]),
    closedReason: word(told[6]),
    carriedOver: is(told[7]),
  }
}

function taskOf(told: Fields) {
  return {
    id: told[0],
    step: told[1],
    ref: word(told[2]),
    organisation: told[3],
    account: word(told[4]),
    level: Number(told[5]),
    waiting: is(told[6]),
    dueAt: moment(told[7]),
    openedAt: Number(told[8]),
  }
}
