import { CAST } from '../../countries/ro/exercise.ts'
import { act } from './act.ts'
import { oneOf, pick } from './chance.ts'
import { GROUPS, type Group, groupPeople } from './groups.ts'
import { inLanes } from './lanes.ts'
import { nameOf } from './names.ts'
import { send } from './screens.ts'
import { type About, recordSign, type Sign } from './sign.ts'
import { STORIES } from './stories.ts'
import type { Story } from './story.ts'
import { walk } from './walk.ts'
import type { Walker } from './way.ts'
import type { Hand, World } from './world.ts'

const HOUR = 3_600_000

/** How many people the cohort has. */
export const COHORT = STORIES.length + GROUPS.reduce((total, group) => total + groupPeople(group), 0)

/** Writes the cohort: people at every stage, by the screens. The longest ways first, so that no lane waits for another. */
export async function loadCohort(world: World, done: (people: number) => void): Promise<void> {
  const work = [
    ...[...STORIES]
      .sort((a, b) => b.hours - a.hours)
      .map(story => async (hand: Hand) => {
        await tell(world, hand, story)
        done(1)
      }),
    ...GROUPS.map(group => async (hand: Hand) => {
      await tellGroup(world, hand, group)
      done(groupPeople(group))
    }),
  ]
  await inLanes(work, async (one, lane) => one(await world.hand(lane)))
}

async function tell(world: World, hand: Hand, story: Story): Promise<void> {
  const from = world.began - Math.round(story.hours * HOUR)
  const child = story.age !== 'adult'
  const about = aboutOf(world, story, child)
  const sign: Sign = {
    key: story.key,
    by: story.by,
    at: from,
    age: story.age,
    county: story.county,
    danger: story.danger ? 'yes' : 'no',
    people: [about],
  }
  const [person = ''] = await recordSign(world, hand, sign)
  const walker: Walker = {
    key: story.key,
    person,
    child,
    ...(about.years === undefined ? {} : { years: about.years }),
    county: story.county,
    language: story.language ?? 'ro',
    provider: story.provider ?? CAST.shelter,
    service: story.service ?? 'PSY',
    from,
    to: story.to,
    turn: story.turn ?? {},
  }
  if (story.danger) await callHelp(world, hand, walker)
  if (story.key.startsWith('called')) await recordCall(world, hand, story, person, from + HOUR / 4)
  await walk(world, hand, walker)
}

/** What the notifier knows: sex and age, and where somebody agreed or a child is concerned a name that is visibly invented. */
function aboutOf(world: World, story: Story, child: boolean): About {
  const { key, nameless, language = 'ro' } = story
  const years = child ? pick(`${key} years`, 9, 17) : pick(`${key} years`, 19, 46)
  const sex = oneOf(`${key} sex`, ['female', 'female', 'male', 'unknown'] as const)
  if (nameless) return { sex, language }
  const born = new Date(world.began - (years * 365.25 + pick(`${key} day`, 10, 350)) * 24 * HOUR)
    .toISOString()
    .slice(0, 10)
  return { sex, years, born, language, ...nameOf(STORIES.indexOf(story)) }
}

async function callHelp(world: World, hand: Hand, { key, person, county, from }: Walker): Promise<void> {
  const by = world.at(world.desk('regional-centre', county), 'centre-officer')
  await act(world, hand, {
    key,
    person,
    by,
    at: from + HOUR / 6,
    form: 'F-56',
    values: { called: '112', answered: 'yes', outcome: 'team-sent' },
  })
}

/** The notifier telephones a desk that is not in the system, and writes down who answered. */
async function recordCall(world: World, hand: Hand, story: Story, person: string, at: number): Promise<void> {
  const [leg] = await world.sql<{ id: string; notification: string }>(
    `select id, notification_id as notification from app.leg where person_id = $1 and not connected`,
    [person],
  )
  if (!leg) throw new Error(`${story.key}: every desk is connected, nobody is to be called.`)
  const said = new Date(at - 60_000).toLocaleString('sv-SE', { timeZone: world.mechanism.pack.timeZone })
  const [date = '', time = ''] = said.split(' ')
  const [year = '', month = '', day = ''] = date.split('-')
  const fields = {
    who: 'Exercițiu 119 (operator)',
    'when-day': day,
    'when-month': month,
    'when-year': year,
    'when-time': time.slice(0, 5),
  }
  await send(world, hand, {
    by: story.by,
    at,
    path: `/sent/${leg.notification}/legs/${leg.id}/call`,
    fields,
    key: `${story.key} call`,
  })
}

async function tellGroup(world: World, hand: Hand, group: Group): Promise<void> {
  for (const one of group.signs) {
    const from = world.began - Math.round(one.hours * HOUR)
    const { hours: _, walkers = [], ...sign } = one
    const people = await recordSign(world, hand, { ...sign, at: from })
    for (const { index, ...walker } of walkers) {
      const person = people[index] ?? ''
      await walk(world, hand, {
        ...walker,
        key: `${sign.key} ${index}`,
        person,
        county: sign.county,
        language: 'ro',
        provider: CAST.shelter,
        service: 'PSY',
        from,
        turn: {},
      })
    }
  }
}
