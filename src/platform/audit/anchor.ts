/**
 * Anchors: copies of signed heads where who rules the database host cannot reach. What a head said once cannot then be
 * unsaid, even by somebody who holds the database and its key.
 */
import { open, readFile } from 'node:fs/promises'
import type { SignedHead } from './head.ts'

/** A place for heads that is only ever appended to. */
export type AnchorTarget = {
  readonly name: string
  /** The last head it holds, as far as it can be asked; undefined when it holds none. */
  last(): Promise<SignedHead | undefined>
  /** Resolves when the heads are safely there. Heads that come twice do no harm. */
  append(heads: readonly SignedHead[]): Promise<void>
}

/** Bytes that hold the last few lines of an anchor file. */
const TAIL = 4096

/** A head as one line of JSON. */
export function headLine({ size, root, at, keyId, signature }: SignedHead): string {
  const text = { size, root: Buffer.from(root).toString('hex'), at: new Date(at).toISOString(), keyId }
  return JSON.stringify({ ...text, signature: Buffer.from(signature).toString('base64url') })
}

/** A head from its line; undefined when it is none. */
export function headOf(line: string): SignedHead | undefined {
  try {
    const { size, root, at, keyId, signature } = JSON.parse(line) as Record<string, unknown>
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 1 || typeof keyId !== 'string')
      return undefined
    const bytes = Buffer.from(String(root), 'hex')
    const moment = Date.parse(String(at))
    if (bytes.length !== 32 || Number.isNaN(moment)) return undefined
    return { size, root: bytes, at: moment, keyId, signature: Buffer.from(String(signature), 'base64url') }
  } catch {
    return undefined
  }
}

/** What an anchor file holds; `unreadable` are the numbers of lines that hold no head. A file that is not there is empty. */
export async function readAnchors(path: string): Promise<{ heads: SignedHead[]; unreadable: number[] }> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const heads: SignedHead[] = []
  const unreadable: number[] = []
  for (const [n, line] of text.split('\n').entries()) {
    if (line === '') continue
    const head = headOf(line)
    if (head) heads.push(head)
    else unreadable.push(n + 1)
  }
  return { heads, unreadable }
}

/**
 * The append-only file target: opened with O_APPEND, one JSON line a head, on the disk before it counts. Put it on a mount
 * that the database host may append to and not change (`chattr +a` on the far side, or an object store that keeps versions).
 */
export function fileAnchor(path: string): AnchorTarget {
  return {
    name: path,
    last: () => lastHead(path),
    append: async heads => {
      const file = await open(path, 'a+', 0o600)
      try {
        const { size } = await file.stat()
        const torn = size > 0 && (await file.read(Buffer.alloc(1), 0, 1, size - 1)).buffer[0] !== 0x0a
        await file.appendFile(`${torn ? '\n' : ''}${heads.map(head => `${headLine(head)}\n`).join('')}`)
        await file.sync()
      } finally {
        await file.close()
      }
    },
  }
}

/** The last head of a file: only its end is read, however long it has grown. */
async function lastHead(path: string): Promise<SignedHead | undefined> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  if (!file) return undefined
  try {
    const { size } = await file.stat()
    const end = await file.read(Buffer.alloc(TAIL), 0, TAIL, Math.max(0, size - TAIL))
    const lines = end.buffer.toString('utf8', 0, end.bytesRead).split('\n')
    return lines.map(headOf).findLast(head => head !== undefined)
  } finally {
    await file.close()
  }
}

/** A letter to whoever keeps heads for us. It holds no personal data: a head is a number, a hash and a signature. */
export type Letter = { readonly subject: string; readonly text: string }

/**
 * The e-mail target. How letters are sent is the operator's: nothing here speaks SMTP. A mailbox cannot be asked, so after
 * a restart the newest head is sent once more. One letter a time, with the newest head: it vouches for all before it.
 */
export function mailAnchor(send: (letter: Letter) => Promise<void>): AnchorTarget {
  let last: SignedHead | undefined
  return {
    name: 'e-mail',
    last: async () => last,
    append: async heads => {
      const newest = heads.at(-1)
      if (!newest) return
      await send({ subject: `Punte audit head ${newest.size}`, text: `${headLine(newest)}\n` })
      last = newest
    },
  }
}
