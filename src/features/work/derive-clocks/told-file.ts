import { screeningsOf } from '../../../domain/person/as-of.ts'
import type { ActFacts, Consent, PersonEvent, PersonFile } from '../../../domain/person/file.ts'

/** What stands between parts, rows and fields of a line of `app.files_to_derive`; db/migrations/0051_tell_less.sql. */
const PART = '\x1d'
const ROW = '\x1e'
const FIELD = '\x1f'

type Fields = readonly string[]

const NOTHING: ActFacts = {}

/** What is not told, because nothing that is owed depends on it. */
const UNTOLD = ''

/**
 * The file of one person, put together from its line: all that deriving reads, and no grants, which it works out itself. Who
 * wrote an act down, the days of a leg and the ids of what is settled are empty; a test holds what is owed equal to the whole file.
 */
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
    code: UNTOLD,
    version: Number(told[1]),
    ageStatus: told[2],
    sex: told[3],
    status: told[4],
    stage: told[5],
    danger: is(told[6]),
    territory: word(told[7]),
    birthDate: word(told[8]),
    exploitation: list(told[9]),
    detectedAt: Number(told[10]),
    caseManager: word(told[11]),
    holder: word(told[12]),
    historical: is(told[13]),
    joinedInto: null,
  }
}

function eventOf(told: Fields): PersonEvent {
  const happenedAt = Number(told[3])
  return {
    id: told[6] ?? UNTOLD,
    kind: told[0],
    happenedAt,
    recordedAt: told[7] ? Number(told[7]) : happenedAt,
    organisation: word(told[4]),
    organisationKind: told[1],
    role: UNTOLD,
    act: told[5] ? JSON.parse(told[5]) : NOTHING,
    conformity: told[2],
    broken: list(told[8]),
  } as unknown as PersonEvent
}

function legOf(told: Fields) {
  const sentAt = Number(told[4])
  return {
    id: told[5],
    duty: UNTOLD,
    addressee: told[2],
    addresseeKind: told[0],
    state: told[1],
    connected: told[3] === 'true',
    sentAt,
    dueAt: sentAt,
    takenUpAt: null,
    escalation: 0,
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
    id: told[1],
    step: told[0],
    ref: word(told[2]),
    organisation: told[3],
    account: word(told[4]),
    level: Number(told[5]),
    waiting: told[6] === 'true',
    dueAt: moment(told[7]),
    openedAt: 0,
  }
}
