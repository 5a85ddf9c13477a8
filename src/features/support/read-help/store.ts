import type { ActFacts } from '../../../domain/person/file.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { openRows } from '../../../platform/vault/rows.ts'

/** One service of the plan with its three facts, each its own. */
export type HelpLine = {
  readonly id: string
  readonly plan: 'immediate' | 'assistance'
  readonly service: string
  readonly goal: string | null
  readonly responsible: string | null
  readonly provider: string | null
  readonly reviewOn: string | null
  readonly referred: boolean
  readonly accepted: boolean
  readonly received: boolean
  readonly closedReason: string | null
}

export async function readLines(tx: Tx, person: string): Promise<readonly HelpLine[]> {
  const rows = await tx.rows<HelpLine & { readonly key: string | null }>(
    `select id, plan, service, goal, responsible, provider_id as provider, review_on as "reviewOn", referred, accepted, received,
       closed_reason as "closedReason", case when goal is not null or responsible is not null then app.key_of(person_id) end as key
     from app.service_line where person_id = $1 order by plan desc, opened_at, id`,
    [person],
  )
  return openRows(tx, rows, {
    subject: () => person,
    key: row => row.key,
    row: row => row.id,
    columns: { goal: 'service_line.goal', responsible: 'service_line.responsible' },
  })
}

export type Goal = {
  readonly domain: string | null
  readonly due: string | null
  readonly goal: string
  readonly responsible: string | null
}

type PlanRow = {
  readonly id: string
  readonly act: ActFacts
  readonly answers: { readonly [name: string]: unknown } | null
  readonly key: string | null
}

/** The goals of the newest plan: codes from the act, words from its record, row by row. */
export async function readGoals(tx: Tx, person: string): Promise<readonly Goal[]> {
  const plans = await tx.rows<PlanRow>(
    `select e.id, e.act, r.answers, app.key_of(e.person_id) as key from app.event e join app.record r on r.event_id = e.id and r.data_class = 'plan'
      where e.person_id = $1 and r.person_id = $1 and e.kind = 'plan.made' order by e.seq desc limit 1`,
    [person],
  )
  const [plan] = await openRows(tx, plans, {
    subject: () => person,
    key: row => row.key,
    row: row => row.id,
    columns: { answers: 'record.answers' },
  })
  const rows = (value: unknown): readonly { readonly [name: string]: unknown }[] => (Array.isArray(value) ? value : [])
  const coded = rows(plan?.act.goals)
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
  return rows(plan?.answers?.goals).flatMap((row, index) => {
    const goal = text(row.goal)
    return goal
      ? [{ goal, responsible: text(row.responsible), domain: text(coded[index]?.domain), due: text(coded[index]?.due) }]
      : []
  })
}
