import type { ActFacts } from '../../../domain/person/file.ts'
import type { Tx } from '../../../platform/db/database.ts'

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
  return tx.rows<HelpLine>(
    `select id, plan, service, goal, responsible, provider_id as provider, review_on as "reviewOn", referred, accepted, received,
       closed_reason as "closedReason"
     from app.service_line where person_id = $1 order by plan desc, opened_at, id`,
    [person],
  )
}

export type Goal = {
  readonly domain: string | null
  readonly due: string | null
  readonly goal: string
  readonly responsible: string | null
}

type PlanRow = { readonly act: ActFacts; readonly answers: { readonly [name: string]: unknown } }

/** The goals of the newest plan: codes from the act, words from its record, row by row. */
export async function readGoals(tx: Tx, person: string): Promise<readonly Goal[]> {
  const plan = await tx.one<PlanRow>(
    `select e.act, r.answers from app.event e join app.record r on r.event_id = e.id and r.data_class = 'plan'
      where e.person_id = $1 and r.person_id = $1 and e.kind = 'plan.made' order by e.seq desc limit 1`,
    [person],
  )
  const rows = (value: unknown): readonly { readonly [name: string]: unknown }[] => (Array.isArray(value) ? value : [])
  const coded = rows(plan?.act.goals)
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null)
  return rows(plan?.answers.goals).flatMap((row, index) => {
    const goal = text(row.goal)
    return goal
      ? [{ goal, responsible: text(row.responsible), domain: text(coded[index]?.domain), due: text(coded[index]?.due) }]
      : []
  })
}
