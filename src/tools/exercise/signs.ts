import type { ExerciseSign } from '../../countries/country.ts'
import { inLanes } from './lanes.ts'
import { recordSign } from './sign.ts'
import { takeUp } from './take-up.ts'
import type { World } from './world.ts'

const HOUR = 3_600_000

/** A sign older than this is taken up by every desk that was told; fresher ones wait, so that there is something to do. */
const TAKEN_UP_AFTER = 2

/** Writes the first signs a country's exercise begins with, through the pages a notifier sees. @returns what to say */
export async function loadSigns(
  world: World,
  signs: readonly ExerciseSign[],
  progress: (text: string) => void,
): Promise<string> {
  let people = 0
  await inLanes(signs, async (one, lane) => {
    const hand = await world.hand(lane)
    const at = world.began - one.hours * HOUR
    const { key, by, age, territory, asked, years, given, family } = one
    const about = { years, given, family }
    const [person] = await recordSign(world, hand, {
      key,
      by,
      at,
      age,
      county: territory,
      ...(asked ? { asked: [asked] } : {}),
      people: [about],
      words: 'Exercise: signs seen by whoever reports.',
    })
    if (person && one.hours > TAKEN_UP_AFTER) await takeUp(world, hand, person, at + HOUR)
    progress(`people ${++people} of ${signs.length}`)
  })
  return `${people} people told of`
}
