/** Data keys in use: unwrapped for a moment, a few at a time, and prepared before they are needed. */
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto'
import type { DataKey } from './envelope.ts'
import { KEY_BYTES, type KeyProvider, type Wrapped } from './key-provider.ts'
import { randomPart } from './random.ts'

/** A new data key, and the text the database keeps of it. */
export type FreshKey = DataKey & { readonly stored: string }

/** What became of a stored key: ready; destroyed with the person's erasure; or not to be opened by us. */
export type Held = DataKey | 'erased' | 'damaged'

export type Vault = {
  /** A data key nobody has yet. Kept ready in small numbers, so that nobody waits for a key server. */
  fresh(): Promise<FreshKey>
  /** The keys behind stored texts, in their order. `null` (nothing stored) is damaged: sealed, and no key was ever kept. */
  keysOf(stored: readonly (string | null)[]): Promise<readonly Held[]>
  /** Keys of the name index, derived from its own data key. Undefined until the process has read it. */
  index: IndexKeys | undefined
  /** Forgets every unwrapped data key of this process; that of the name index stays. */
  wipe(): void
}

export type IndexKeys = { readonly names: KeyObject; readonly exact: KeyObject }

/** Unwrapped keys a process keeps: enough for the pages of a morning, few enough to lose little. */
const MOST_KEYS = 2000
/** Keys prepared ahead, wrapped in one journey. */
const PREPARED = 32

const STORED = /^(\d{1,4}):([^\s:]+):(\S+)$/
const GONE = 'erased'

/** Opens a vault over a provider. */
export function openVault(provider: KeyProvider, most: number = MOST_KEYS): Vault {
  const kept = new Map<string, DataKey>()
  const prepared: FreshKey[] = []
  let preparing: Promise<void> | undefined
  const prepare = async () => {
    const keys = Array.from({ length: PREPARED }, () => randomPart(KEY_BYTES))
    for (const [at, wrapped] of (await provider.wrap(keys)).entries()) {
      const bytes = keys[at] as Buffer
      prepared.push({ key: createSecretKey(bytes), version: 1, stored: `1:${wrapped.kek}:${wrapped.text}` })
      bytes.fill(0)
    }
  }
  const preparation = (): Promise<void> => {
    preparing ??= prepare().finally(() => {
      preparing = undefined
    })
    return preparing
  }
  const remember = (stored: string, key: DataKey) => {
    if (kept.size >= most) kept.delete(kept.keys().next().value ?? '')
    kept.set(stored, key)
  }
  return {
    index: undefined,
    async fresh() {
      // Whoever still finds a key does not wait; a silent key server is heard by whoever finds none.
      if (prepared.length > 0 && prepared.length < PREPARED / 4) preparation().catch(() => {})
      while (prepared.length === 0) await preparation()
      return prepared.pop() as FreshKey
    },
    async keysOf(stored) {
      const missing = [
        ...new Set(stored.filter(text => text !== null && !kept.has(text) && STORED.test(text))),
      ] as string[]
      // Taken out before new ones come in: those may push them out.
      const known = new Map(stored.flatMap(text => keptKey(kept, text)))
      const opened = new Map(missing.length > 0 ? await unwrapAll(provider, missing) : [])
      for (const [text, key] of opened) remember(text, key)
      return stored.map(text => {
        if (text === GONE) return GONE
        return (text === null ? undefined : (opened.get(text) ?? known.get(text))) ?? 'damaged'
      })
    },
    wipe() {
      kept.clear()
      prepared.length = 0
    },
  }
}

/** The key a text stands for, where it is kept; moved to the end of those to be forgotten. */
function keptKey(kept: Map<string, DataKey>, text: string | null): [string, DataKey][] {
  const found = text === null ? undefined : kept.get(text)
  if (!found || text === null) return []
  kept.delete(text)
  kept.set(text, found)
  return [[text, found]]
}

async function unwrapAll(provider: KeyProvider, stored: readonly string[]): Promise<[string, DataKey][]> {
  const wrapped = stored.map((text): Wrapped => {
    const [, , kek = '', body = ''] = STORED.exec(text) ?? []
    return { kek, text: body }
  })
  const keys = await provider.unwrap(wrapped)
  return stored.flatMap((text, at): [string, DataKey][] => {
    const bytes = keys[at]
    if (!bytes) return []
    const key = createSecretKey(bytes)
    bytes.fill(0)
    return [[text, { key, version: Number(text.slice(0, text.indexOf(':'))) }]]
  })
}

/** Two keys for two uses from the index's own data key, so that a token of a name is never one of a telephone. */
export function indexKeysOf({ key }: DataKey): IndexKeys {
  const derive = (use: string) => createSecretKey(createHmac('sha256', key).update(`punte index ${use}`).digest())
  return { names: derive('names'), exact: derive('exact') }
}

/** A vault for whoever has no keys: clear values pass, sealed ones do not open, and nothing can be sealed. */
export const closedVault = (): Vault => ({
  index: undefined,
  fresh: () => Promise.reject(new Error('This process has no keys.')),
  keysOf: async stored => stored.map(text => (text === GONE ? GONE : 'damaged')),
  wipe: () => {},
})
