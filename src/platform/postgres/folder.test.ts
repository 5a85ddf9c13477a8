import { describe, expect, test } from 'vitest'
import { layout } from './folder.ts'

describe('the folders of a server', () => {
  test('the socket lies beside the data when its address is short enough', () => {
    expect(layout('/home/ana/punte/.punte').socket).toBe('/home/ana/punte/.punte/socket')
  })

  test('a long way moves the socket to /tmp, each data folder to its own', () => {
    const long = `/home/${'ana'.repeat(40)}/.punte`
    expect(layout(long).socket).toMatch(/^\/tmp\/punte-[0-9a-f]{16}$/)
    expect(layout(long).socket).not.toBe(layout(`${long}2`).socket)
    expect(layout(long).cluster).toBe(`${long}/cluster`)
  })

  test('length is counted in bytes, as the kernel does', () => {
    expect(layout(`/home/${'ț'.repeat(40)}`).socket).toMatch(/^\/tmp/)
  })
})
