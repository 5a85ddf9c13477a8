import type { World } from './world.ts'
export async function loadCohort(_world: World, _done: (people: number) => void): Promise<void> {}
loadCohort.people = 0
