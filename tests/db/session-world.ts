/** Two organisations with one person at work each, seen by the owner of the data and by the web role. */
import pg from 'pg'
import { openExerciseSession } from '../../src/platform/session/exercise.ts'
import { signInKeys } from '../../src/platform/session/keys.ts'
import type { Query } from '../../src/platform/session/query.ts'
import { hashToken } from '../../src/platform/session/token.ts'
import { freshDatabase } from '../support/database.ts'

export const keys = signInKeys('an exercise secret of enough characters')
export const at = new Date('2026-03-02T08:00:00Z')
export const later = (milliseconds: number) => new Date(at.getTime() + milliseconds)
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

export const ana = { id: '00000000-0000-4000-8000-00000000000a', name: 'Exercise 041' }
export const dan = { id: '00000000-0000-4000-8000-00000000000d', name: 'Exercise 042' }

export async function sessionWorld() {
  const database = await freshDatabase()
  const owner = new pg.Client(database.url('punte_admin'))
  const web = new pg.Client(database.url('app_web'))
  await owner.connect()
  await web.connect()
  const query: Query = async (text, values) => (await web.query(text, [...values])).rows
  await owner.query(`insert into app.setting values ('profile', 'exercise')`)
  await owner.query(`insert into app.organisation (id, code, name, kind, connected) values
    ('00000000-0000-4000-8000-000000000001', 'EX-1', 'Exercise centre', 'regional-centre', true),
    ('00000000-0000-4000-8000-000000000002', 'EX-2', 'Exercise school', 'school', true)`)
  await owner.query(
    `insert into app.account (id, organisation_id, code, name) values
    ($1, '00000000-0000-4000-8000-000000000001', 'ex-041', $2), ($3, '00000000-0000-4000-8000-000000000002', 'ex-042', $4)`,
    [ana.id, ana.name, dan.id, dan.name],
  )
  await owner.query(
    `insert into app.account_role values ($1, 'centre-officer'), ($1, 'duty-officer'), ($2, 'first-responder')`,
    [ana.id, dan.id],
  )
  /** The hash of a fresh session of an account. */
  const signedIn = async (account: { id: string }, when = at): Promise<Buffer> => {
    const token = await openExerciseSession(query, account.id, when)
    if (token === undefined) throw new Error('the exercise opened no session')
    return hashToken(token)
  }
  const enter = async (session: Buffer, when: Date) =>
    (await web.query('select * from app.enter($1, $2)', [session, when])).rows[0]
  const close = async () => {
    await owner.end()
    await web.end()
    await database.drop()
  }
  return { database, owner, web, query, signedIn, enter, close }
}
