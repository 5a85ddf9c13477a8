import { rowsOf } from '../facts/answers.ts'
import { isAsChild } from '../facts/status.ts'
import { latest } from '../facts/story.ts'
import type { PersonFile } from '../person/file.ts'
import { type AgeBand, ageBandOf } from '../referral/offer.ts'
import { ageOn } from '../time/calendar.ts'
import type { CivilDate } from '../time/civil-date.ts'

/** What is asked for one person when a place is looked for: codes only. Who knows all of it knows nobody by it. */
export type Asked = {
  /** Kind of help: message `service.<code>`. */
  readonly service: string
  /** Where help is needed. */
  readonly county: string
  /** Years; null where not known. */
  readonly age: number | null
  readonly ageBand: AgeBand
  /** Is to be treated as a child, whatever the papers say. */
  readonly child: boolean
  readonly sex: string
  readonly exploitation: readonly string[]
  readonly languages: readonly string[]
  /** Needs of the plan: message `form.need.<code>`. */
  readonly needs: readonly string[]
  /** Comes with children of their own. */
  readonly withChildren: boolean
  /** Needs a house without steps. */
  readonly accessible: boolean
  /** Territories in which the exploiters are: no place there. */
  readonly exploiters: readonly string[]
  /** Ids of organisations where somebody tied to the exploiters lives or works. */
  readonly apartFrom: readonly string[]
}

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

/** What the file says of one who needs a place, and what is asked for now. */
export function askedOf(file: PersonFile, wanted: Pick<Asked, 'service' | 'county'>, today: CivilDate): Asked {
  const risk = latest(file, 'risk.assessed')
  const flags = texts(risk?.act.flags)
  const language = file.events.findLast(event => typeof event.act.language === 'string')?.act.language
  const column = (name: string, key: string) =>
    rowsOf(risk?.act[name]).flatMap(row => (typeof row[key] === 'string' && row[key] ? [row[key] as string] : []))
  return {
    ...wanted,
    age: file.birthDate === null ? null : ageOn(file.birthDate, today),
    ageBand: ageBandOf(file, today),
    child: isAsChild(file),
    sex: file.sex,
    exploitation: file.exploitation,
    languages: typeof language === 'string' ? [language] : [],
    needs: openNeeds(file),
    withChildren: flags.includes('children'),
    accessible: flags.includes('disability'),
    exploiters: column('exploiterPlaces', 'territory'),
    apartFrom: column('apartFrom', 'provider'),
  }
}

/** Needs of the immediate plan that are still open, each once. */
function openNeeds(file: PersonFile): readonly string[] {
  const rows = rowsOf(latest(file, 'immediate-plan.made')?.act.items)
  return [...new Set(rows.flatMap(row => (row.state === 'open' && typeof row.need === 'string' ? [row.need] : [])))]
}

/**
 * Services the plan still wants: its open lines, and for a need nobody named a service for, the services that answer it.
 * @param answers services that answer each need, from the pack
 */
export function wantedServices(
  file: PersonFile,
  answers: { readonly [need: string]: readonly string[] },
): readonly string[] {
  const open = file.serviceLines.filter(line => !line.received && !line.closedReason && !line.carriedOver)
  const named = open.flatMap(({ service }) =>
    service.startsWith('need-') ? (answers[service.slice('need-'.length)] ?? []) : [service],
  )
  return [...new Set([...named, ...openNeeds(file).flatMap(need => answers[need] ?? [])])]
}
