/** Key-encryption keys in a file that only its owner may read: one a line, the newest first: `id key made-at`. */
import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { KEY_BYTES, type KeyProvider, KeysMissing, unwrapUnder, wrapUnder } from './key-provider.ts'

/** One key of the file. `since` is when it became the one that wraps, in epoch milliseconds. */
export type FileKey = { readonly id: string; readonly key: KeyObject; readonly since: number; readonly line: string }

/** How long a process may go on wrapping with what it read, in milliseconds. An old key may go only well after that. */
export const FRESH_FOR = 30_000

const LINE = /^([a-z0-9-]{4,40}) ([A-Za-z0-9+/]{43}=) (\S+)$/

/** Reads the keys, newest first. @throws {KeysMissing} when there is none, or others than the owner may read them */
export async function readKeyFile(path: string): Promise<readonly FileKey[]> {
  const [text, state] = await Promise.all([readFile(path, 'utf8'), stat(path)]).catch(() => {
    throw new KeysMissing(`There is no key file at ${path}. Make one with: bin/keys make`)
  })
  if ((state.mode & 0o077) !== 0) throw new KeysMissing(`Others may read the key file ${path}. Run: chmod 600 ${path}`)
  const keys = text
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => keyOf(line.trim()))
  if (keys.length === 0)
    throw new KeysMissing(`The key file ${path} is empty. Make a new one elsewhere with: bin/keys make`)
  return keys
}

function keyOf(line: string): FileKey {
  const [, id, key, since] = LINE.exec(line) ?? []
  if (!id || !key || !since || Number.isNaN(Date.parse(since)))
    throw new KeysMissing('A line of the key file is not "id key made-at"; put it back from its copy.')
  return { id, key: createSecretKey(Buffer.from(key, 'base64')), since: Date.parse(since), line }
}

function freshLine(now: number): string {
  return `kek-${randomBytes(6).toString('hex')} ${randomBytes(KEY_BYTES).toString('base64')} ${new Date(now).toISOString()}`
}

/** Makes a key file where there is none. Two that make it at once end up with the same one: a link is made once. */
export async function makeKeyFile(path: string, now: number): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const made = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(made, `${freshLine(now)}\n`, { mode: 0o600, flag: 'wx' })
  await link(made, path)
    .catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    .finally(() => rm(made, { force: true }))
}

/** Puts a new key on top; the old ones stay, because something is still wrapped by them. @returns the new key's id */
export async function addKey(path: string, now: number): Promise<string> {
  const keys = await readKeyFile(path)
  const line = freshLine(now)
  await replaceFile(path, [line, ...keys.map(one => one.line)])
  return line.split(' ')[0] ?? ''
}

/** Takes keys out of the file; never the one that wraps now. */
export async function dropKeys(path: string, ids: ReadonlySet<string>): Promise<void> {
  const [first, ...others] = await readKeyFile(path)
  if (!first || ids.has(first.id)) throw new Error('The key that wraps now cannot be taken out.')
  await replaceFile(
    path,
    [first, ...others.filter(one => !ids.has(one.id))].map(one => one.line),
  )
}

async function replaceFile(path: string, lines: readonly string[]): Promise<void> {
  const made = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(made, `${lines.join('\n')}\n`, { mode: 0o600, flag: 'wx' })
  await rename(made, path)
}

/** The provider over a key file. A rotation in another process is noticed within `FRESH_FOR`, or when an unknown id appears. */
export function fileKeys(path: string, clock: () => number = Date.now): KeyProvider {
  let read: { readonly keys: readonly FileKey[]; readonly at: number } | undefined
  const keysNow = async (again = false): Promise<readonly FileKey[]> => {
    if (!read || again || clock() - read.at > FRESH_FOR) read = { keys: await readKeyFile(path), at: clock() }
    return read.keys
  }
  const newest = async () => (await keysNow())[0] as FileKey
  return {
    kind: 'file',
    current: async () => (await newest()).id,
    async wrap(keys) {
      const { id, key } = await newest()
      return keys.map(one => wrapUnder(key, id, one))
    },
    async unwrap(wrapped) {
      let keys = await keysNow()
      if (wrapped.some(one => !keys.some(key => key.id === one.kek))) keys = await keysNow(true)
      return wrapped.map(one => {
        const found = keys.find(key => key.id === one.kek)
        return found && unwrapUnder(found.key, one)
      })
    },
  }
}
