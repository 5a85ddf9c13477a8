import type { Mechanism } from './act/mechanism.ts'
import { mechanismOf } from './app.ts'
import { NOISE } from './domain/mailbox/plausibility.ts'
import {
  coverAbsences,
  deliverLegs,
  dropDrafts,
  escalateSilence,
  fallDue,
  lookForMatches,
} from './features/signal/escalate-silence/job.ts'
import { deriveDaily, deriveNoted } from './features/work/derive-clocks/job.ts'
import { auditSweep } from './platform/audit/sequence.ts'
import type { Handler, WorkerOptions } from './platform/jobs/worker.ts'

/** A notice whose only channel today is the list it stands on: the act itself put it there. */
const onTheList: Handler = async () => {}

/**
 * What the worker does, by the name of the task. A notice leaves the system only by a channel the desk chose; until a desk
 * has one, its work list is the channel, and a leg counts as delivered once it stands there.
 */
export const HANDLERS: Readonly<Record<string, Handler>> = {
  'notice.leg-sent': (payload: { readonly notification: string }, query) => deliverLegs(query, payload, new Date()),
  'match.look': (payload: { readonly people: readonly string[] }, query) => lookForMatches(query, payload),
  'notice.escalation': onTheList,
  'notice.referral': onTheList,
  'notice.share-closed': onTheList,
}

type Rows = Parameters<WorkerOptions['sweeps'][number]['run']>[0]
let known: Promise<Mechanism> | undefined

/** The mechanism as the worker knows it, read once; read again where the first reading failed. */
function mechanism(query: Rows): Promise<Mechanism> {
  const rows = async <Row>(sql: string, values?: readonly unknown[]) => (await query(sql, values)) as Row[]
  known ??= mechanismOf({ rows }, 'production', '', process.env.PUNTE_COUNTRY || undefined).catch((error: unknown) => {
    known = undefined
    throw error
  })
  return known
}

/** What is looked at again and again. Two workers at once do each thing exactly once (row locks, guards). */
export const SWEEPS: WorkerOptions['sweeps'] = [
  { name: 'escalation', everySeconds: 10, run: query => escalateSilence(query, new Date()) },
  { name: 'absences', everySeconds: 10, run: query => coverAbsences(query, new Date()) },
  { name: 'places', everySeconds: 10, run: query => query('select app.place_sweep($1)', [new Date()]) },
  { name: 'clocks', everySeconds: 10, run: query => fallDue(query, new Date()) },
  { name: 'derive', everySeconds: 5, run: async query => deriveNoted(query, await mechanism(query), Date.now()) },
  {
    name: 'derive daily',
    everySeconds: 60,
    run: async query => deriveDaily(query, await mechanism(query), Date.now()),
  },
  { name: 'audit', everySeconds: 5, run: query => auditSweep(query, process.env) },
  { name: 'directory', everySeconds: 3600, run: query => query('select app.directory_chase()') },
  { name: 'capacity', everySeconds: 60, run: query => query('select app.capacity_sweep()') },
  { name: 'retention', everySeconds: 3600, run: query => query('select app.retention_sweep(now())') },
  {
    name: 'mailbox',
    everySeconds: 60,
    run: query => query('select app.mailbox_sweep(now(), $1::int::smallint)', [NOISE]),
  },
  { name: 'callbacks', everySeconds: 60, run: query => query('select app.callback_sweep(now())') },
  { name: 'emergency tries', everySeconds: 3600, run: query => query('select app.glass_sweep(now())') },
  { name: 'drafts', everySeconds: 3600, run: query => dropDrafts(query, new Date()) },
  { name: 'accounts', everySeconds: 600, run: query => query('select app.account_sweep(now())') },
  { name: 'sign-in', everySeconds: 300, run: query => query('select app_inner.sign_in_sweep(now())') },
]
