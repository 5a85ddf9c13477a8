import type { Handler, WorkerOptions } from './platform/jobs/worker.ts'

const nothing: Handler = async () => {}

/**
 * What the worker does, by the name of the task. A notice leaves the system only by a channel the desk chose; until a desk
 * has one, its list is the channel, and a leg counts as delivered once it stands there.
 */
export const HANDLERS: Readonly<Record<string, Handler>> = {
  'notice.leg-sent': async ({ legId }, query) => {
    await query('select app.leg_delivered($1)', [legId])
  },
  'notice.escalation': nothing,
  'notice.referral': nothing,
  'notice.share-closed': nothing,
  'match.look': nothing,
}

/** What is looked at again and again: clocks nobody answered. Two workers at once do it exactly once (row locks). */
export const SWEEPS: WorkerOptions['sweeps'] = [
  { name: 'escalation', everySeconds: 10, run: async query => void (await query('select app.escalate_due(now())')) },
]
