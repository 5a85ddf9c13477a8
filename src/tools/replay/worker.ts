/** One of the threads of `bin/replay`: gets ranges of people, answers what it found. */
import { parentPort, workerData } from 'node:worker_threads'
import { type ReplayPack, readyPack } from '../../domain/replay/replay-person.ts'
import type { Range } from './read.ts'
import { openReader, replayRange } from './share.ts'

type Given = { readonly adminUrl: string; readonly snapshot: string; readonly pack: ReplayPack }

const { adminUrl, snapshot, pack } = workerData as Given
const ready = readyPack(pack)
const client = await openReader(adminUrl, snapshot)

parentPort?.on('message', async (range: Range | null) => {
  if (range) return parentPort?.postMessage(await replayRange(client, range, ready))
  await client.end()
  parentPort?.close()
})
parentPort?.postMessage(null)
