import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROJECT } from './settings.ts'

/** One test by file and name, the groups before it joined with ` > `. */
export type TestName = { readonly file: string; readonly name: string }

const OPENING = /^(\s*)(?:describe|it|test)(?:\.each\(.*\))?\(\s*(['"`])(.+?)\2/

function testFiles(): readonly string[] {
  return ['src', 'tests', 'bench'].flatMap(folder =>
    readdirSync(join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
      .filter(name => /\.(test|spec)\.tsx?$/.test(name))
      .map(name => `${folder}/${name}`)
      .sort(),
  )
}

/** Tests written by hand that name a rule in quotes, by rule. Tests made from the cases are not among them. */
export function covering(ids: readonly string[]): ReadonlyMap<string, readonly TestName[]> {
  const known = new Set(ids)
  const found = new Map<string, TestName[]>()
  for (const file of testFiles())
    for (const { id, name } of namedIn(readFileSync(join(PROJECT, file), 'utf8'), known)) {
      const list = found.get(id) ?? []
      if (!list.some(one => one.file === file && one.name === name)) list.push({ file, name })
      found.set(id, list)
    }
  return found
}

/** Rules named between the opening of a test and the next one, by indentation. */
function namedIn(text: string, known: ReadonlySet<string>): readonly { readonly id: string; readonly name: string }[] {
  const open: { depth: number; name: string }[] = []
  return text.split('\n').flatMap(line => {
    const opening = OPENING.exec(line)
    if (opening) {
      const depth = opening[1]?.length ?? 0
      while (open.length > 0 && (open.at(-1)?.depth ?? 0) >= depth) open.pop()
      open.push({ depth, name: opening[3] ?? '' })
    }
    const name = open.map(one => one.name).join(' > ')
    if (name === '') return []
    return [...line.matchAll(/['"`]([a-z0-9-]+\.[a-z0-9-]+)['"`]/g)].flatMap(([, id]) =>
      id !== undefined && known.has(id) ? [{ id, name }] : [],
    )
  })
}
