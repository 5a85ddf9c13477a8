import { describe, expect, test } from 'vitest'
import { bornAt } from './holder.ts'
import { parseNote } from './leftover.ts'

const note = [
  '4242',
  '/var/lib/punte/x/cluster',
  '1763800000',
  '5432',
  '/tmp/s',
  '',
  '  123  456',
  'ready   ',
  '',
].join('\n')

describe('the note a server leaves about itself', () => {
  test('says who it is and that it is ready', () => {
    expect(parseNote(note)).toEqual({ pid: 4242, dataFolder: '/var/lib/punte/x/cluster', ready: true })
  })

  test('a server that is still recovering is not ready', () => {
    expect(parseNote(note.replace('ready', 'starting'))?.ready).toBe(false)
  })

  test.each(['', '4242', 'x\n/data\n', '-1\n/data\n'])('half a note (%j) is none', text => {
    expect(parseNote(text)).toBeUndefined()
  })
})

describe('when a process was born', () => {
  test('stays the same while it lives', () => {
    expect(bornAt(process.pid)).toBeTruthy()
    expect(bornAt(process.pid)).toBe(bornAt(process.pid))
  })

  test('is unknown of a process that is not there', () => {
    expect(bornAt(2 ** 30)).toBeUndefined()
  })
})
