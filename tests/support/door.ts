import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { TestApp } from './app.ts'
import { everything } from './bad-input.ts'
import type { Inside, Sections, Who } from './world.ts'

/** One act as the door takes it: coded, now. */
export const event = (person_id: string, kind = 'needs.recorded') => ({
  id: randomUUID(),
  person_id,
  kind,
  happened_at: Date.now(),
})

/** Expects an act to be refused for want of authority, and nothing to be written; gives the words it was refused with. */
export function refusing(app: TestApp, as: (who: Who) => Promise<Inside>) {
  return async (who: Who, sections: Sections): Promise<string> => {
    const before = await everything(app)
    const desk = await as(who)
    const fault = await desk.perform(sections).then(
      answer => ({ code: 'none', message: JSON.stringify(answer) }),
      (error: Error & { code?: string }) => ({ code: error.code, message: error.message }),
    )
    expect(fault, JSON.stringify(sections).slice(0, 300)).toMatchObject({ code: '42501' })
    expect(await everything(app)).toEqual(before)
    return fault.message
  }
}
