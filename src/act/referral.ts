import { randomUUID } from 'node:crypto'
import type { FormDefinition } from '../domain/form/definition.ts'
import { formOfAct } from '../domain/form/versions.ts'
import type { ENGINE_FORMS } from '../domain/mechanism/needed.ts'
import type { Actor, PersonFile, ReferralFacts } from '../domain/person/file.ts'
import { moveReferral } from '../domain/referral/moves.ts'
import { actOfMove, type Move, moveAllowed, type Side } from '../domain/referral/states.ts'
import type { BrokenRule } from '../domain/rules/decide.ts'
import type { Tx } from '../platform/db/database.ts'
import { openRows } from '../platform/vault/rows.ts'
import type { Mechanism } from './mechanism.ts'
import { type Performed, perform, type Undertaking } from './perform.ts'

/** One referral with the file it belongs to, read in one statement, so that both stand at the same moment. */
export type OpenReferral = SentReferral & { readonly file: PersonFile }

/** One referral as its two ends may always read it: what was asked and what was answered, nothing of the person beside. */
export type SentReferral = {
  /** Id of the person; says nothing about them. */
  readonly person: string
  readonly facts: ReferralFacts
  readonly version: number
  readonly offer: unknown
  readonly reason: string | null
  readonly reasonSide: 'person' | 'provider' | null
  readonly arrivedAt: number | null
  readonly endedAt: number | null
}

type Row = Omit<SentReferral, 'facts'> & {
  readonly id: string
  readonly key: string | null
  readonly file: PersonFile | null
}
type SentRow = SentReferral & { readonly id: string; readonly key: string | null }

const COLUMNS = `r.id, r.person_id as person, app.key_of(r.person_id) as key, r.version, r.offer, r.reason, r.reason_side as "reasonSide",
    floor(extract(epoch from r.arrived_at) * 1000)::bigint as "arrivedAt",
    floor(extract(epoch from r.ended_at) * 1000)::bigint as "endedAt"`
const READ = `select ${COLUMNS}, app.person_file(r.person_id) as file from app.referral r where r.id = $1`
const READ_SENT = `select ${COLUMNS}, json_build_object('id', r.id, 'state', r.state, 'businessStatus', r.business_status,
    'sender', r.sender_id, 'receiver', r.receiver_id, 'receiverKind', r.receiver_kind, 'service', r.service, 'path', r.path,
    'emergency', r.emergency, 'answerDueAt', case when r.answer_due_at = 'infinity' then null else floor(extract(epoch from r.answer_due_at) * 1000)::bigint end,
    'requestedAt', floor(extract(epoch from r.requested_at) * 1000)::bigint,
    'answeredAt', floor(extract(epoch from r.answered_at) * 1000)::bigint) as facts
  from app.referral r where r.id = $1`

/** The offer is sealed under the person's key, whoever of the two ends reads it. */
function unseal<R extends Row | SentRow>(tx: Tx, rows: readonly R[]): Promise<R[]> {
  return openRows<Row | SentRow>(tx, rows, {
    subject: one => one.person,
    key: one => one.key,
    row: one => one.id,
    columns: { offer: 'referral.offer' },
  }) as Promise<R[]>
}

/** The referral, or undefined: absent and not for this account look the same. */
export async function openReferral(tx: Tx, id: string): Promise<OpenReferral | undefined> {
  const [row] = await unseal(tx, await tx.rows<Row>(READ, [id]))
  const facts = row?.file?.referrals.find(one => one.id === id)
  return row?.file && facts ? { ...row, file: row.file, facts } : undefined
}

/** What was asked and answered, also for a desk that has nothing to do with the person any more. */
export async function sentReferral(tx: Tx, id: string): Promise<SentReferral | undefined> {
  const [row] = await unseal(tx, await tx.rows<SentRow>(READ_SENT, [id]))
  return row
}

/** The ends an account stands at. A receiver whose desk is not in the system answers by telephone or paper; the sender records it. */
export function sidesOf(mechanism: Mechanism, referral: ReferralFacts, organisation: string): readonly Side[] {
  const connected = mechanism.directory.find(referral.receiver)?.connected ?? false
  const own: Side[] = []
  if (referral.sender === organisation) own.push('sender')
  if (referral.receiver === organisation || (referral.sender === organisation && !connected)) own.push('receiver')
  return own
}

/** One step of a referral that somebody takes. `version` is the referral's as the form showed it. */
export type Step = {
  readonly id: string
  readonly move: Exclude<Move, 'send'>
  readonly actor: Actor
  readonly reason?: string | undefined
  /** Coded, for the event. */
  readonly facts?: { readonly [key: string]: string | number }
  /** Not coded, for the record. */
  readonly content?: { readonly [key: string]: string }
  readonly version: number
  readonly formId: string | null
  readonly location: string
  readonly now: number
}

/** Why a step was not taken: no way leads there, the other side takes it, or somebody was quicker. */
export type StepRefusal = 'not-from-here' | 'not-yours' | 'changed'

export type Stepped =
  | { readonly kind: 'done'; readonly location: string }
  | { readonly kind: 'replayed'; readonly location: string }
  | { readonly kind: 'refused'; readonly broken: readonly BrokenRule[] }
  | { readonly kind: 'not-allowed'; readonly why: StepRefusal }
  | { readonly kind: 'not-found' }

const ATTEMPTS = 4

/**
 * Takes one step. Of several at once exactly one is written: each is compared with the person's version under a lock, and
 * who comes second finds the referral changed. A change of the person elsewhere does not count; the step is weighed anew.
 */
export async function stepReferral(tx: Tx, mechanism: Mechanism, step: Step): Promise<Stepped> {
  const earlier = step.formId ? await tx.one<{ location: string }>(SENT_BEFORE, [step.formId]) : undefined
  if (earlier) return { kind: 'replayed', location: earlier.location }
  let fault: unknown
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const open = await openReferral(tx, step.id)
    // Whoever said no a moment ago has nothing to do with the person any more: the step comes too late.
    if (!open)
      return (await sentReferral(tx, step.id)) ? { kind: 'not-allowed', why: 'changed' } : { kind: 'not-found' }
    if (open.version !== step.version) return { kind: 'not-allowed', why: 'changed' }
    // The wall refuses what the law allows, and nobody was quicker: that is a fault of ours, not an answer.
    if (fault) throw fault
    const allowed = moveAllowed(open.facts, step.move, sidesOf(mechanism, open.facts, step.actor.organisation))
    if (allowed !== 'allowed') return { kind: 'not-allowed', why: allowed }
    const tried = await attemptStep(tx, mechanism, undertaking(mechanism, open, step))
    if (tried.kind === 'fault') fault = tried.error
    else if (tried.kind !== 'stale') return outcomeOf(tried, step)
  }
  return { kind: 'not-allowed', why: 'changed' }
}

const SENT_BEFORE = 'select location from app.submission where form_id = $1 and account_id = app.account()'
const PRIVILEGE = '42501'

/** Whoever comes second after a no has lost the mandate to answer meanwhile, and the database refuses before it compares. */
async function attemptStep(
  tx: Tx,
  mechanism: Mechanism,
  wanted: Undertaking,
): Promise<Performed | { kind: 'fault'; error: unknown }> {
  await tx.rows('savepoint referral_step')
  try {
    return await perform(tx, mechanism, wanted)
  } catch (error) {
    if ((error as { code?: string }).code !== PRIVILEGE) throw error
    await tx.rows('rollback to savepoint referral_step')
    return { kind: 'fault', error }
  }
}

function outcomeOf(done: Exclude<Performed, { kind: 'stale' }>, step: Step): Stepped {
  if (done.kind === 'reason-needed') return { kind: 'refused', broken: done.warnings }
  return done.kind === 'done' ? { kind: 'done', location: step.location } : done
}

/** Acceptance is a plan the law may stand before; every other step tells what happened. */
function undertaking({ pack }: Mechanism, { file, facts }: OpenReferral, step: Step): Undertaking {
  const { move, reason, now, actor, formId, location } = step
  const transfer = facts.path === 'transfer' ? { path: facts.path } : {}
  const coded = {
    referralId: facts.id,
    service: facts.service,
    ...transfer,
    ...(reason ? { reason } : {}),
    ...step.facts,
  }
  const contact = step.facts?.contactAccount
  return {
    file,
    act: {
      kind: actOfMove(move, facts.path),
      mode: move === 'accept' ? 'do' : 'record',
      happenedAt: now,
      facts: coded,
    },
    actor,
    content: step.content ?? {},
    form: recordFormOf(pack.forms, 'referral-form.answered'),
    change: moveReferral(file, facts, move, {
      now,
      reason,
      contact: typeof contact === 'string' ? contact : undefined,
    }),
    version: file.version,
    formId,
    location,
    now,
  }
}

/** The form of the pack that a step with a screen of its own is written under. That there is one is checked at start. */
export function recordFormOf(
  forms: readonly FormDefinition[],
  act: (typeof ENGINE_FORMS)[number],
): Pick<FormDefinition, 'id' | 'version' | 'dataClass'> {
  const form = formOfAct(forms, act)
  if (!form) throw new Error(`The pack has no form for ${act}.`)
  return { id: form.id, version: form.version, dataClass: form.dataClass }
}

/** A fresh id for a form or a row. */
export const freshId = (): string => randomUUID()
