import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type AnyPack, type Catalogues, checkPack, type PackFault } from '../domain/mechanism/check-pack.ts'
import { PROJECT } from './settings.ts'

/** A pack that must not start, with every fault on a line of its own: `file:line: id says. Mend`. */
class PackRefused extends Error {
  constructor(code: string, lines: readonly string[]) {
    super(`The country pack "${code}" is refused:\n${lines.join('\n')}`)
  }
}

/** Throws `PackRefused` when anything about the pack is wrong. Called before the pack is loaded. */
export function refusePack(pack: AnyPack, catalogues: Catalogues, project = PROJECT): void {
  const faults = checkPack(pack, catalogues)
  if (faults.length > 0)
    throw new PackRefused(
      pack.code,
      faults.map(fault => describeFault(fault, pack.code, project)),
    )
}

/** One fault as `file:line: id says. Mend`; the folder of the area where the id stands nowhere. */
function describeFault(fault: PackFault, code: string, project = PROJECT): string {
  const folder = join(project, 'src', 'countries', code)
  return `${locate(fault, folder, project)}: ${fault.id} ${fault.says}. ${fault.mend}`
}

/** Where an id is declared: in its own area first, then anywhere in the pack; else where it is first named. */
function locate({ area, id }: PackFault, folder: string, project: string): string {
  const all = filesIn(folder)
  const inArea = all.filter(file => relative(folder, file).startsWith(area))
  const texts = [...inArea, ...all].map(file => [file, readFileSync(file, 'utf8').split('\n')] as const)
  for (const mark of [`id: '${id}'`, `code: '${id}'`, `"${id}"`, `'${id}'`])
    for (const [file, lines] of texts) {
      const line = lines.findIndex(one => one.includes(mark))
      if (line >= 0) return `${relative(project, file)}:${line + 1}`
    }
  return `${relative(project, join(folder, area))}:1`
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(name => /\.(ts|json)$/.test(name) && !/\.test\.ts$|\bcases\b/.test(name))
      .sort()
      .map(name => join(folder, name))
  } catch {
    return []
  }
}
