import { LANES } from './world.ts'

/** Works through a list, several at once, in the order of the list. The first failure ends it and is told. */
export async function inLanes<T>(list: readonly T[], work: (one: T, lane: number) => Promise<void>): Promise<void> {
  let next = 0
  let failed = false
  const lane = async (number: number) => {
    while (next < list.length && !failed) {
      const one = list[next++] as T
      await work(one, number).catch(error => {
        failed = true
        throw error
      })
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: LANES }, (_, number) => lane(number)))
  for (const one of ended) if (one.status === 'rejected') throw one.reason
}
