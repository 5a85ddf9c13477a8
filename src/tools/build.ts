import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'esbuild'
import { PROJECT } from './settings.ts'

/** Where the bundles lie. */
const BUILD = join(PROJECT, 'build')

/** The programs that run bundled, by the name of their bundle. */
const ENTRIES: Readonly<Record<string, string>> = {
  web: 'src/web.ts',
  worker: 'src/worker.ts',
  'load-pack': 'src/tools/load-pack.ts',
  'load-exercise': 'src/tools/load-exercise.ts',
  tether: 'src/tools/tether.ts',
}

/** The bundle of an entry. */
export function bundle(name: keyof typeof ENTRIES): string {
  return join(BUILD, `${name}.js`)
}

/** Bundles the programs unless nothing has changed since. @returns a sentence for the progress table. */
export async function build(): Promise<string> {
  const digest = await sourceDigest()
  const stamp = join(BUILD, '.stamp')
  if ((await readFile(stamp, 'utf8').catch(() => '')) === digest) return 'up to date'
  await rm(BUILD, { recursive: true, force: true })
  await mkdir(BUILD, { recursive: true })
  const entries = Object.entries(ENTRIES).filter(([, path]) => existsSync(join(PROJECT, path)))
  const { build: bundleAll } = await import('esbuild')
  const { errors } = await bundleAll({
    absWorkingDir: PROJECT,
    entryPoints: entries.map(([out, path]) => ({ in: path, out })),
    outdir: BUILD,
    bundle: true,
    splitting: true,
    chunkNames: 'part-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node24',
    packages: 'external',
    jsx: 'automatic',
    sourcemap: 'linked',
    logLevel: 'silent',
    plugins: [ownPlace],
  }).catch((failure: { errors?: { text: string; location: { file: string; line: number } | null }[] }) => {
    if (!failure.errors) throw failure
    return { errors: failure.errors }
  })
  if (errors.length > 0) {
    const told = errors.slice(0, 10).map(e => `  ${e.location?.file ?? ''}:${e.location?.line ?? ''} ${e.text}`)
    throw new Error(`The programs could not be built.\n${told.join('\n')}`)
  }
  await writeFile(stamp, digest)
  return `${entries.length} programs built`
}

/** A source that reads a file beside itself finds it from the bundle too: `import.meta` keeps meaning the source. */
const ownPlace: Plugin = {
  name: 'own-place',
  setup(setup) {
    setup.onLoad({ filter: /[/\\]src[/\\].*\.tsx?$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const contents = text
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(join(path, '..')))
        .replaceAll('import.meta.filename', JSON.stringify(path))
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
    })
  },
}

/** Changes when a source, the locked packages or the place of the project change. */
export async function sourceDigest(): Promise<string> {
  const hash = createHash('sha256')
    .update(PROJECT)
    .update(await readFile(join(PROJECT, 'package-lock.json')))
  const entries = await readdir(join(PROJECT, 'src'), { recursive: true, withFileTypes: true })
  const files = entries
    .filter(entry => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
  const contents = await Promise.all(files.map(file => readFile(file)))
  files.forEach((file, i) => {
    hash
      .update(relative(PROJECT, file))
      .update('\0')
      .update(contents[i] ?? '')
  })
  return hash.digest('hex')
}
