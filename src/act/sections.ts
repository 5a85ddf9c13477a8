import type { Change } from '../domain/person/change.ts'
import type { Grant, PersonFile, Task } from '../domain/person/file.ts'

/** One person's part of an act, as `app.perform` takes it. Keys are those of the SQL function. */
export type Sections = { [section: string]: unknown[] }

/** Adds rows to a section, leaving absent what is empty. */
export function add(sections: Sections, name: string, rows: readonly unknown[]): void {
  if (rows.length === 0) return
  sections[name] = [...(sections[name] ?? []), ...rows]
}

/** The rows a change writes. */
export function changeSections(sections: Sections, person: string, event: string, change: Change): void {
  if (change.identity) {
    const { givenNames, familyName, birthDate, citizenship, document } = change.identity
    add(sections, 'identities', [
      {
        person_id: person,
        given_names: givenNames,
        family_name: familyName,
        birth_date: birthDate,
        citizenship,
        document,
      },
    ])
  }
  if (change.contact) {
    const { phone, place, language, safeContact } = change.contact
    add(sections, 'contacts', [{ person_id: person, phone, place, language, safe_contact: safeContact }])
  }
  add(
    sections,
    'consents',
    (change.consents ?? []).map(one => ({
      person_id: person,
      purpose: one.purpose,
      recipient: one.recipient,
      answer: one.answer,
      given_by: one.givenBy,
      subject: one.subject,
      at: one.at,
      event_id: event,
    })),
  )
  add(
    sections,
    'lines',
    (change.lines ?? []).map(one => ({
      id: one.id,
      person_id: person,
      plan: one.plan,
      service: one.service,
      goal: one.goal,
      responsible: one.responsible,
      provider_id: one.provider,
      funding: one.funding,
      review_on: one.reviewOn,
      referred: one.referred,
      accepted: one.accepted,
      received: one.received,
      received_on: one.receivedOn,
      closed_reason: one.closedReason,
      carried_over: one.carriedOver,
    })),
  )
  add(
    sections,
    'referrals',
    (change.referrals ?? []).map(one => ({
      id: one.id,
      person_id: person,
      sender_id: one.sender,
      receiver_id: one.receiver,
      receiver_kind: one.receiverKind,
      service: one.service,
      path: one.path,
      state: one.state,
      business_status: one.businessStatus,
      emergency: one.emergency,
      offer: one.offer,
      requested_at: one.requestedAt,
      answer_due_at: one.answerDueAt,
      answered_at: one.answeredAt,
      reason: one.reason,
      reason_side: one.reasonSide,
      arrived_at: one.arrivedAt,
      ended_at: one.endedAt,
    })),
  )
  add(
    sections,
    'leg_changes',
    (change.legs ?? []).map(one => ({
      id: one.id,
      state: one.state,
      delivered_at: one.deliveredAt,
      taken_up_at: one.takenUpAt,
    })),
  )
}

/** The person's row after the act: what changed, and what follows from it (stage). */
export function personChange(file: PersonFile, next: PersonFile): unknown {
  const changed = <K extends keyof PersonFile>(key: K) => (file[key] === next[key] ? undefined : next[key])
  return {
    id: file.id,
    age_status: changed('ageStatus'),
    sex: changed('sex'),
    status: changed('status'),
    stage: changed('stage'),
    danger: changed('danger'),
    territory: changed('territory'),
    exploitation: changed('exploitation'),
    birth_date: changed('birthDate'),
    holder_id: changed('holder'),
    case_manager_id: changed('caseManager'),
  }
}

/** What is owed after the act. `account` names the person who holds it, where one does. */
export type Due = {
  readonly step: string
  readonly ref: string | null
  readonly organisation: string
  readonly account: string | null
  readonly dueAt: number | null
  readonly escalateAt: number | null
  readonly waiting: boolean
  /** Its clock was paused or extended: what escalation raised on the old one is closed. */
  readonly moved?: boolean
}

function standsFor(task: Task, due: Due): boolean {
  return (
    task.step === due.step &&
    task.ref === due.ref &&
    task.organisation === due.organisation &&
    task.level === 0 &&
    task.dueAt === due.dueAt &&
    task.waiting === due.waiting &&
    task.account === due.account
  )
}

/** Whether every due stands as a task of its desk just so, and no task stands besides: on most days nothing opens or closes. */
function isAsOwed(open: readonly Task[], dues: readonly Due[]): boolean {
  return (
    open.length === dues.length &&
    dues.every(due => open.some(task => standsFor(task, due))) &&
    open.every(task => dues.some(due => standsFor(task, due)))
  )
}

/** Opens what became owed and closes what no longer is. Tasks raised by escalation stay until their cause is gone. */
export function taskSections(sections: Sections, person: string, open: readonly Task[], dues: readonly Due[]): void {
  if (isAsOwed(open, dues)) return
  const keyOf = (step: string, ref: string | null, organisation: string) => `${step}|${ref ?? ''}|${organisation}`
  const wanted = new Set(dues.map(due => keyOf(due.step, due.ref, due.organisation)))
  const causes = new Map(dues.map(due => [`${due.step}|${due.ref ?? ''}`, due]))
  const isStale = (task: Task, cause: Due | undefined) => !cause || (cause.moved === true && cause.dueAt !== task.dueAt)
  const gone = open.filter(task =>
    task.level > 0
      ? isStale(task, causes.get(`${task.step}|${task.ref ?? ''}`))
      : !wanted.has(keyOf(task.step, task.ref, task.organisation)),
  )
  const left = open.filter(task => !gone.includes(task))
  const known = new Map(left.map(task => [keyOf(task.step, task.ref, task.organisation), task]))
  const fresh = dues.filter(due => {
    const task = known.get(keyOf(due.step, due.ref, due.organisation))
    return (
      !task ||
      (task.level === 0 && (task.dueAt !== due.dueAt || task.waiting !== due.waiting || task.account !== due.account))
    )
  })
  add(
    sections,
    'tasks_close',
    gone.map(task => task.id),
  )
  add(
    sections,
    'tasks_open',
    fresh.map(due => ({
      person_id: person,
      step: due.step,
      ref: due.ref,
      organisation_id: due.organisation,
      account_id: due.account,
      due_at: due.dueAt,
      escalate_at: due.escalateAt,
      waiting: due.waiting,
    })),
  )
}

/** Grants that changed, and grants that ended. */
export function grantSections(
  sections: Sections,
  file: PersonFile,
  before: readonly Grant[],
  now: readonly Grant[],
): void {
  const same = (a: Grant, b: Grant) => a.basis === b.basis && a.classes.join() === b.classes.join()
  add(
    sections,
    'grants',
    now
      .filter(grant => !before.some(old => old.organisation === grant.organisation && same(old, grant)))
      .map(grant => ({
        person_id: file.id,
        organisation_id: grant.organisation,
        classes: grant.classes,
        basis: grant.basis,
        listed_at: file.detectedAt,
      })),
  )
  add(
    sections,
    'grants_end',
    before
      .filter(old => !now.some(grant => grant.organisation === old.organisation))
      .map(old => ({ person_id: file.id, organisation_id: old.organisation })),
  )
}
