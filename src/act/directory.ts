import type { OrganisationKind } from '../domain/mechanism/vocabulary.ts'
import type { Addressee, Competence } from '../domain/notification/legs.ts'
import type { Tx } from '../platform/db/database.ts'

export type Organisation = Addressee & {
  readonly name: string
  readonly territories: readonly string[]
  readonly services: readonly string[]
  readonly website: string | null
  readonly phoneStanding: string | null
}

/** The organisations of the country, in memory: reference data that every signed-in account may read. */
export type Directory = Competence & {
  readonly all: () => readonly Organisation[]
  readonly byCode: (code: string) => Organisation | undefined
  readonly find: (id: string) => Organisation | undefined
}

const LOAD = `select id, code, name, kind, connected, phone, phone_standing as "phoneStanding", website, services, territories,
  substitute_id as substitute from app.organisation order by code`

/** Reads the directory and answers from it; `reload` reads it again. A sector counts as part of the territory it lies in. */
export async function loadDirectory(tx: Pick<Tx, 'rows'>, parents: ReadonlyMap<string, string>): Promise<Directory> {
  const all = await tx.rows<Organisation>(LOAD)
  const byId = new Map(all.map(one => [one.id, one]))
  const byCode = new Map(all.map(one => [one.code, one]))
  const covering = new Map<string, Organisation[]>()
  for (const one of all) {
    for (const territory of one.territories) {
      const key = `${one.kind} ${territory}`
      covering.set(key, [...(covering.get(key) ?? []), one])
    }
  }
  const everywhere = (kind: OrganisationKind) => all.find(one => one.kind === kind && one.territories.length === 0)
  return {
    all: () => all,
    byCode: code => byCode.get(code),
    find: id => byId.get(id),
    byId: id => byId.get(id),
    competent(kind, territory) {
      const parent = parents.get(territory)
      return (
        covering.get(`${kind} ${territory}`)?.[0] ??
        (parent ? covering.get(`${kind} ${parent}`)?.[0] : undefined) ??
        everywhere(kind)
      )
    },
  }
}
