import { grantsOf } from '../domain/access/grants.ts'
import type { PersonFile } from '../domain/person/file.ts'
import { stageAfter } from '../domain/way/stage.ts'
import { codedBirthDate } from './birth-date.ts'
import type { Mechanism } from './mechanism.ts'
import { add, grantSections, personChange, type Sections, taskSections } from './sections.ts'
import { dueNow } from './way.ts'

/**
 * Adds what follows from an act: the stage, what is owed now, and who may see what. All three are derived from the file as
 * it stands after the act, so that they can never disagree with it.
 * @param before the file before the act; null for a person who is new in this act
 */
export function followUp(
  sections: Sections,
  mechanism: Mechanism,
  before: PersonFile | null,
  next: PersonFile,
  now: number,
): void {
  const birthDate = codedBirthDate(mechanism, next.birthDate, now)
  const settled: PersonFile = { ...next, birthDate, stage: stageAfter(next) }
  if (before) {
    add(sections, 'expect', [{ person: before.id, version: before.version }])
    add(sections, 'person_changes', [personChange(before, settled)])
  } else {
    const people = sections.people as { id: string; stage?: string; birth_date?: string | null }[] | undefined
    const row = people?.find(one => one.id === next.id)
    if (row) Object.assign(row, { stage: settled.stage, birth_date: birthDate })
  }
  taskSections(sections, next.id, before?.tasks ?? [], dueNow(mechanism, settled, now))
  grantSections(sections, settled, before?.grants ?? [], grantsOf(settled, mechanism.pack.access))
}
