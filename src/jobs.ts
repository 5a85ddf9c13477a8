import { deliverLegs, dropDrafts, escalateSilence, lookForMatches } from './features/signal/escalate-silence/job.ts'
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

/** What is looked at again and again. Two workers at once do each thing exactly once (row locks, guards). */
export const SWEEPS: WorkerOptions['sweeps'] = [
  { name: 'escalation', everySeconds: 10, run: query => escalateSilence(query, new Date()) },
  { name: 'audit', everySeconds: 5, run: query => auditSweep(query, process.env) },
  { name: 'directory', everySeconds: 3600, run: query => query('select app.directory_chase()') },
  { name: 'drafts', everySeconds: 3600, run: query => dropDrafts(query, new Date()) },
  { name: 'sign-in', everySeconds: 3600, run: query => query('select app_inner.sign_in_sweep(now())') },
]
