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
import { announcePost, sendNotices, tellOutside } from './features/work/send-notices/job.ts'
import { auditSweep } from './platform/audit/sequence.ts'
import type { Handler, WorkerOptions } from './platform/jobs/worker.ts'
import { openPost, type Post } from './platform/mail/post.ts'

/** A notice that stands on a list already: the act itself put it there. Whoever asked for it is told outside as well. */
const onTheList =
  (task: string): Handler =>
  (payload: object, query) =>
    tellOutside(query, task, payload)

/**
 * What the worker does, by the name of the task. A leg counts as delivered once it stands on the work list; outside the system
 * only those are told who asked for it.
 */
export const HANDLERS: Readonly<Record<string, Handler>> = {
  'notice.leg-sent': async (payload: { readonly notification: string }, query) => {
    await deliverLegs(query, payload, new Date())
    await tellOutside(query, 'notice.leg-sent', payload)
  },
  'match.look': (payload: { readonly people: readonly string[] }, query) => lookForMatches(query, payload),
  'notice.escalation': onTheList('notice.escalation'),
  'notice.referral': onTheList('notice.referral'),
  'notice.share-closed': onTheList('notice.share-closed'),
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

let post: Promise<Post | undefined> | undefined

/** Sends what may leave now; without a key of the post nothing does, and addresses are not taken either. */
async function sendOutside(query: Rows): Promise<void> {
  post ??= openPost(process.env)
    .then(async opened => {
      if (opened) await announcePost(query, opened)
      return opened
    })
    .catch((error: unknown) => {
      post = undefined
      throw error
    })
  const opened = await post
  if (!opened) return
  const { translate } = await mechanism(query)
  await sendNotices(query, opened, { translate, origin: process.env.PUNTE_ORIGIN ?? '' }, new Date())
}

/** What is looked at again and again. Two workers at once do each thing exactly once (row locks, guards). */
export const SWEEPS: WorkerOptions['sweeps'] = [
  { name: 'escalation', everySeconds: 10, run: query => escalateSilence(query, new Date()) },
  { name: 'absences', everySeconds: 10, run: query => coverAbsences(query, new Date()) },
  { name: 'places', everySeconds: 10, run: query => query('select app.place_sweep($1)', [new Date()]) },
  { name: 'referrals', everySeconds: 60, run: query => query('select app.referral_sweep($1)', [new Date()]) },
  { name: 'clocks', everySeconds: 10, run: query => fallDue(query, new Date()) },
  { name: 'derive', everySeconds: 5, run: async query => deriveNoted(query, await mechanism(query), Date.now()) },
  {
    name: 'derive daily',
    everySeconds: 60,
    run: async query => deriveDaily(query, await mechanism(query), Date.now()),
  },
  { name: 'notices outside', everySeconds: 5, run: sendOutside },
  { name: 'sent notices', everySeconds: 3600, run: query => query('select app.outside_sweep(now())') },
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
