import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { csvOf, type Line, readCsv } from '../../domain/directory/csv.ts'
import { packageOf } from '../../domain/directory/nest.ts'
import { HSDS_VERSION, type HsdsObject, OBJECTS, type Rows } from '../../domain/directory/objects.ts'
import { type Read, readPackage, readTables } from '../../domain/directory/package.ts'

/** Reads a package: a `.json` file, or a folder with one `.csv` an object. */
export async function readFrom(path: string): Promise<Read> {
  if ((await stat(path)).isDirectory()) return readFolder(path)
  const text = await readFile(path, 'utf8')
  try {
    return readPackage(JSON.parse(text))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { kind: 'broken', faults: [{ row: basename(path), field: '', code: 'not-json' }] }
  }
}

async function readFolder(folder: string): Promise<Read> {
  const tables = new Map<string, readonly Line[]>()
  for (const name of (await readdir(folder)).filter(one => one.endsWith('.csv')).sort()) {
    const lines = readCsv(await readFile(join(folder, name), 'utf8'))
    if (!lines) return { kind: 'broken', faults: [{ row: name, field: '', code: 'not-a-package' }] }
    tables.set(name.slice(0, -4), lines)
  }
  if (tables.size === 0)
    return { kind: 'broken', faults: [{ row: basename(folder), field: '', code: 'not-a-package' }] }
  return readTables(tables)
}

/** Writes a package: a `.json` file, or a folder of tables with their description (Frictionless data package). */
export async function writeTo(path: string, rows: Rows): Promise<number> {
  if (path.endsWith('.json')) {
    await replace(path, JSON.stringify(packageOf(rows)))
    return 1
  }
  await mkdir(path, { recursive: true })
  const objects = [...OBJECTS.keys()].filter(object => (rows[object]?.length ?? 0) > 0)
  for (const object of objects) await replace(join(path, `${object}.csv`), csvOf(columnsOf(object), rows[object] ?? []))
  await replace(join(path, 'datapackage.json'), JSON.stringify(describe(objects), null, 2))
  return objects.length + 1
}

/** A file appears whole or not at all. */
async function replace(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { mode: 0o600 })
  await rename(`${path}.new`, path)
}

const valuesOf = (object: HsdsObject) =>
  (OBJECTS.get(object) ?? []).filter(field => field.type === 'string' || field.type === 'number')
const columnsOf = (object: HsdsObject) => valuesOf(object).map(field => field.name)

function describe(objects: readonly HsdsObject[]) {
  return {
    name: 'hsds',
    profile: 'tabular-data-package',
    version: HSDS_VERSION,
    resources: objects.map(object => ({
      name: object,
      path: `${object}.csv`,
      schema: {
        primaryKey: 'id',
        fields: valuesOf(object).map(field => ({
          name: field.name,
          type: field.type,
          constraints: {
            required: field.required || field.inTables,
            ...(field.enum ? { enum: field.enum } : {}),
          },
        })),
      },
    })),
  }
}
