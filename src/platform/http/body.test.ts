import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type { Context } from 'hono'
import { expect, test } from 'vitest'
import { heldBodyOf } from './body.ts'

/** Bodies with files, as many senders send them at once. */
const sending = (parts: number, size: number): Context => {
  async function* body() {
    for (let part = 0; part < parts; part++) {
      await setImmediate()
      yield Buffer.alloc(size, part)
    }
  }
  return { env: { incoming: Readable.from(body()) }, req: {} } as unknown as Context
}
const ROOM = 100_000

test('many at once: what finds no room is turned away, the rest is read whole, and the room is free again', async () => {
  const all = await Promise.all(Array.from({ length: 40 }, () => heldBodyOf(sending(10, 1_000), 20_000, 500, ROOM)))
  const read = all.filter(one => one !== undefined)
  expect(read.length).toBeGreaterThan(0)
  expect(read.length).toBeLessThan(40)
  expect(read.every(one => one.whole && one.bytes.length === 10_000)).toBe(true)
  expect((await heldBodyOf(sending(10, 1_000), 20_000, 500, ROOM))?.whole).toBe(true)
})

test('of a body that is too long the beginning stays, and nothing of it takes room', async () => {
  const long = await heldBodyOf(sending(90, 1_000), 20_000, 5_500, ROOM)
  expect([long?.whole, long?.bytes.length, long?.bytes[5_400]]).toEqual([false, 5_500, 5])
  const short = await heldBodyOf(sending(1, 300), 200, 5_500, ROOM)
  expect([short?.whole, short?.bytes.length]).toEqual([false, 0])
  expect((await heldBodyOf(sending(10, 1_000), 20_000, 500, 10_000))?.whole).toBe(true)
})

test('a sender who breaks off leaves no room taken', async () => {
  const broken = { env: { incoming: Readable.from(failing()) }, req: {} } as unknown as Context
  await expect(heldBodyOf(broken, 20_000, 500, ROOM)).rejects.toThrow('gone')
  expect((await heldBodyOf(sending(10, 1_000), 20_000, 500, 10_000))?.whole).toBe(true)
})

async function* failing() {
  yield Buffer.alloc(9_000)
  throw new Error('gone')
}
