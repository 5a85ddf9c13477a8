import { randomUUID } from 'node:crypto'
import type { FormDefinition } from '../domain/form/definition.ts'
import { after, type Change } from '../domain/person/change.ts'
import { effectsOf } from '../domain/person/effects.ts'
import type { Act, Actor, PersonEvent, PersonFile } from '../domain/person/file.ts'
import { BASIS } from '../domain/rules/basis.ts'
import { type BrokenRule, type Decision, decide } from '../domain/rules/decide.ts'
import type { Tx } from '../platform/db/database.ts'
import { noteRefusal } from './file-of.ts'
import { followUp } from './follow-up.ts'
import type { Mechanism } from './mechanism.ts'
import { sealSections } from './seal.ts'
import { add, changeSections, type Sections } from './sections.ts'

/** One act somebody wants to do or record, with everything that belongs to it. */
export type Undertaking = {
  readonly file: PersonFile
  readonly act: Act
  readonly actor: Actor
  /** The answers that are not codes, for the record of the form's class. */
  readonly content: Readonly<Record<string, unknown>>
  readonly form: Pick<FormDefinition, 'id' | 'version' | 'dataClass'> | null
  /** What the act changes beyond the form's own effects: a referral, a leg. */
  readonly change?: Change
  /** The person's version when the form was shown; absent means the newest. */
  readonly version?: number
  readonly formId: string | null
  readonly location: string
  readonly now: number
  readonly jobs?: readonly {
    readonly task: string
    readonly payload: Record<string, string>
    readonly job_key?: string
  }[]
  /** Imported: conformity not known, which no rule accepts as fulfilled. */
  readonly historical?: boolean
}

export type Performed =
  | {
      readonly kind: 'done'
      readonly event: string
      readonly file: PersonFile
      readonly irregular: readonly BrokenRule[]
    }
  | { readonly kind: 'refused'; readonly broken: readonly BrokenRule[] }
  | { readonly kind: 'reason-needed'; readonly warnings: readonly BrokenRule[] }
  | { readonly kind: 'replayed'; readonly location: string }
  | { readonly kind: 'stale' }

/**
 * The one path from an act to its rows: decide, then write the change, the event with the rules and facts as they stood,
 * the content, what is owed now, who may see what, and the jobs, in one statement. Nothing is written when the law refuses;
 * what already happened is never refused but recorded as irregular.
 */
export async function perform(tx: Tx, mechanism: Mechanism, wanted: Undertaking): Promise<Performed> {
  const { file, act, actor, now } = wanted
  const decision = decide(file, act, actor, now, mechanism.pack)
  if (decision.kind === 'refused' && !wanted.historical) {
    await noteRefusal(tx, file.id, `${act.kind}: ${decision.broken.map(one => one.rule).join(' ')}`)
    return { kind: 'refused', broken: decision.broken }
  }
  if (decision.kind === 'allowed' && decision.reasonNeeded && !wanted.historical) {
    return { kind: 'reason-needed', warnings: decision.warnings }
  }
  const event = eventOf(wanted, decision)
  const own = effectsOf(file, act, wanted.content, randomUUID)
  const merged = merge(own, wanted.change ?? {})
  // The ledger knows no conformity: a consent nobody can vouch for never enters it.
  const change = wanted.historical ? { ...merged, consents: [] } : merged
  const next = after(file, event, change)
  const sections: Sections = {}
  add(sections, 'events', [eventRow(file.id, event, decision, mechanism.pack.code)])
  if (wanted.form && Object.keys(wanted.content).length > 0) {
    add(sections, 'records', [
      {
        event_id: event.id,
        person_id: file.id,
        data_class: wanted.form.dataClass,
        form: wanted.form.id,
        form_version: wanted.form.version,
        answers: wanted.content,
      },
    ])
  }
  changeSections(sections, file.id, event.id, change)
  followUp(sections, mechanism, file, next, now)
  add(sections, 'jobs', wanted.jobs ?? [])
  if (wanted.version !== undefined) sections.expect = [{ person: file.id, version: wanted.version }]
  const written = await write(tx, sections, wanted.formId, wanted.location)
  if (written.kind !== 'done') return written
  return { kind: 'done', event: event.id, file: next, irregular: decision.kind === 'irregular' ? decision.broken : [] }
}

/** Sends sections, sealed, through the database's one door. `last`: nothing else happens in this transaction, so it commits at once. */
export async function write(
  tx: Tx,
  sections: Sections,
  formId: string | null,
  location: string,
  journey: 'one' | 'last' = 'one',
): Promise<{ kind: 'done' } | { kind: 'stale' } | { kind: 'replayed'; location: string }> {
  const sealed = await sealSections(tx, sections)
  const argument = formId ? { ...sealed, form_id: formId, location } : sealed
  const row = await tx[journey]<{ outcome: { kind: 'done' | 'stale' | 'replayed'; location?: string } }>(
    'select app.perform($1) as outcome',
    [JSON.stringify(argument)],
  )
  if (!row) throw new Error('app.perform gave no answer.')
  if (row.outcome.kind === 'replayed') return { kind: 'replayed', location: row.outcome.location ?? location }
  return { kind: row.outcome.kind }
}

function eventOf({ act, actor, now, historical }: Undertaking, decision: Decision): PersonEvent {
  return {
    id: randomUUID(),
    kind: act.kind,
    happenedAt: act.happenedAt,
    recordedAt: now,
    organisation: actor.organisation,
    organisationKind: actor.organisationKind,
    role: actor.roles[0] ?? 'first-responder',
    act: act.facts,
    conformity: historical ? 'historical' : decision.kind === 'irregular' ? 'irregular' : 'regular',
    broken: decision.kind === 'irregular' && !historical ? decision.broken.map(one => one.rule) : [],
  }
}

/** The event's row: rule ids that were weighed, the facts as they stood and what the decision rests on go with it. */
export function eventRow(
  person: string,
  event: PersonEvent,
  decision: Pick<Decision, 'rules' | 'facts' | 'basis'>,
  pack: string,
): unknown {
  return {
    id: event.id,
    person_id: person,
    kind: event.kind,
    happened_at: event.happenedAt,
    role: event.role,
    act: event.act,
    conformity: event.conformity,
    broken: event.broken,
    rules: decision.rules,
    facts: { ...decision.facts, [BASIS]: decision.basis },
    pack_version: pack,
  }
}

function merge(a: Change, b: Change): Change {
  return {
    ...a,
    ...b,
    ...(a.person || b.person ? { person: { ...a.person, ...b.person } } : {}),
    consents: [...(a.consents ?? []), ...(b.consents ?? [])],
    lines: [...(a.lines ?? []), ...(b.lines ?? [])],
  }
}
