import { rowsOf } from '../facts/answers.ts'
import type { ActKind, AgeStatus, ConsentPurpose, Status } from '../mechanism/vocabulary.ts'
import type { CivilDate } from '../time/civil-date.ts'
import { type Change, fallenConsents, type LineChange } from './change.ts'
import type { Act, Consent, PersonFile } from './file.ts'

/** What was answered beside the codes: names, texts. Rows keep the order of the coded rows. */
type Content = { readonly [name: string]: unknown }

type Effect = (file: PersonFile, act: Act, content: Content, newId: () => string) => Change

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)
const contentRow = (content: Content, name: string, index: number): Content => {
  const rows = content[name]
  return Array.isArray(rows) ? ((rows[index] ?? {}) as Content) : {}
}
/** Leaves out what was not answered, so that nothing known is overwritten by silence. */
const known = <T extends Record<string, unknown>>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never

const identityOf: Effect = (_file, act, content) => {
  const identity = known({
    givenNames: text(content.givenNames),
    familyName: text(content.familyName),
    birthDate: text(content.birthDate) as CivilDate | undefined,
    citizenship: text(content.citizenship),
    document: text(content.documentsNote),
  })
  const contact = known({
    phone: text(content.phone),
    place: text(content.place),
    language: text(act.facts.language),
    safeContact: text(content.safeContact),
  })
  return {
    ...(Object.keys(identity).length > 0 ? { identity } : {}),
    ...(Object.keys(contact).length > 0 ? { contact } : {}),
    ...(identity.birthDate ? { person: { birthDate: identity.birthDate } } : {}),
  }
}

const ageOf: Effect = (file, act, content, newId) => {
  const found = identityOf(file, act, content, newId)
  const ageStatus = text(act.facts.ageStatus) as AgeStatus | undefined
  return { ...found, person: { ...found.person, ...known({ ageStatus }) } }
}

/** One entry of the ledger: given, refused or withdrawn, for one purpose and at most one recipient. */
function consentEntry(act: Act, answer: Consent['answer'], givenBy: unknown): Change {
  const { purpose, recipient, subject } = act.facts
  const entry: Consent = {
    purpose: purpose as ConsentPurpose,
    recipient: text(recipient) ?? null,
    answer,
    givenBy: (text(givenBy) ?? 'person') as Consent['givenBy'],
    subject: text(subject) ?? null,
    at: act.happenedAt,
  }
  return { consents: [entry] }
}

/** Taken back; without a named recipient, from everybody to whom it was given for that purpose. */
const withdrawn: Effect = (file, act) => {
  const { consents = [] } = consentEntry(act, 'withdrawn', act.facts.withdrawnBy)
  const [entry] = consents
  if (!entry || entry.recipient !== null) return { consents }
  const given = file.consents.filter(
    one => one.purpose === entry.purpose && one.recipient !== null && one.answer === 'given',
  )
  return { consents: given.length > 0 ? given.map(one => ({ ...entry, recipient: one.recipient })) : [entry] }
}

/** A parent, guardian or institution found involved, or no longer known not to be: what they consented to falls. */
const screened: Effect = (file, act) => {
  const subject = text(act.facts.subject)
  if (!subject || act.facts.result === 'not-involved') return {}
  return { consents: fallenConsents(file, subject, act.happenedAt) }
}

const immediatePlan: Effect = (file, act, content, newId) => {
  const lines = rowsOf(act.facts.items).flatMap((row, index): LineChange[] => {
    // A need for which nobody has named a service yet is a line all the same: it must be carried over or closed.
    const service = text(row.service) ?? (text(row.need) ? `need-${text(row.need)}` : undefined)
    if (!service) return []
    const more = contentRow(content, 'items', index)
    const earlier = file.serviceLines.find(line => line.plan === 'immediate' && line.service === service)
    return [
      {
        id: earlier?.id ?? newId(),
        plan: 'immediate',
        service,
        referred: earlier?.referred ?? false,
        accepted: earlier?.accepted ?? false,
        received: earlier?.received ?? row.state === 'done',
        closedReason: row.state === 'closed' ? 'closed' : null,
        carriedOver: earlier?.carriedOver ?? false,
        ...known({
          goal: text(more.action),
          responsible: text(more.responsible),
          reviewOn: text(row.deadline) as CivilDate | undefined,
        }),
      },
    ]
  })
  return { lines }
}

/** A plan's service lines; the open lines of the immediate plan are carried over with it. */
const plan: Effect = (file, act, _content, newId) => {
  const lines = rowsOf(act.facts.lines).flatMap((row): LineChange[] => {
    const service = text(row.service)
    if (!service) return []
    const earlier = file.serviceLines.find(line => line.service === service)
    const own = file.serviceLines.find(line => line.plan === 'assistance' && line.service === service)
    return [
      {
        id: own?.id ?? newId(),
        plan: 'assistance',
        service,
        referred: earlier?.referred ?? false,
        accepted: earlier?.accepted ?? false,
        received: earlier?.received ?? false,
        closedReason: null,
        carriedOver: false,
        ...known({
          provider: text(row.provider),
          funding: text(row.funding),
          reviewOn: text(row.reviewOn) as CivilDate | undefined,
        }),
      },
    ]
  })
  const carried = file.serviceLines
    .filter(line => line.plan === 'immediate' && !line.closedReason && act.facts.carriedOver === 'yes')
    .map(line => ({ ...line, carriedOver: true }))
  return { lines: [...carried, ...lines] }
}

/** Help that arrived: a fact of its own, beside referred and accepted. */
const received: Effect = (file, act, _content, newId) => {
  const service = text(act.facts.service)
  if (!service) return {}
  const open = file.serviceLines.filter(line => line.service === service)
  const fresh: LineChange = {
    id: newId(),
    plan: 'assistance',
    service,
    referred: false,
    accepted: false,
    received: true,
    closedReason: null,
    carriedOver: false,
  }
  const lines: readonly LineChange[] = open.length > 0 ? open.map(line => ({ ...line, received: true })) : [fresh]
  const more = known({ provider: text(act.facts.provider), funding: text(act.facts.funding) })
  return { lines: lines.map(line => ({ ...line, ...more })) }
}

const EFFECTS: { readonly [kind in ActKind]?: Effect } = {
  'needs.recorded': identityOf,
  'age.determined': ageOf,
  'status.decided': (_file, act) => ({ person: { status: act.facts.status as Status } }),
  'consent.recorded': (_file, act) =>
    consentEntry(act, act.facts.answer === 'refused' ? 'refused' : 'given', act.facts.givenBy),
  'consent.withdrawn': withdrawn,
  'involvement.screened': screened,
  'immediate-plan.made': immediatePlan,
  'plan.made': plan,
  'service.received': received,
  'case-manager.appointed': (_file, act) => ({ person: known({ caseManager: text(act.facts.caseManager) }) }),
  'case-manager.left': () => ({ person: { caseManager: null } }),
  'person.re-victimised': () => ({ person: { status: 'potential' } }),
}

/**
 * What an act changes in the person's rows, beside leaving its event. Acts that only leave an event change nothing.
 * Acts with a screen and a life of their own (notification, referral) bring their change themselves.
 * @param newId gives a fresh random id; the domain makes none
 */
export function effectsOf(file: PersonFile, act: Act, content: Content, newId: () => string): Change {
  return EFFECTS[act.kind]?.(file, act, content, newId) ?? {}
}
