import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { layout, makeFolders } from './folder.ts'

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

describe('making the folders', () => {
  const inside = async (work: (place: string) => Promise<void>) => {
    const place = await mkdtemp(join(tmpdir(), 'punte-folder-'))
    await work(place).finally(() => rm(place, { recursive: true }))
  }

  test('those on the way are made, and a second time finds them', () =>
    inside(async place => {
      const data = join(place, 'a', 'b', 'data')
      await makeFolders(layout(data), undefined)
      await makeFolders(layout(data), undefined)
      expect(await readdir(data)).toEqual(['socket'])
      expect((await stat(data)).mode & 0o777).toBe(0o700)
    }))

  test('a folder of other things is left as it is', () =>
    inside(async place => {
      await writeFile(join(place, 'letters.txt'), '')
      const before = (await stat(place)).mode
      await expect(makeFolders(layout(place), undefined)).rejects.toThrow(/PUNTE_DATA is .* holds other things/)
      expect((await stat(place)).mode).toBe(before)
      expect(await readdir(place)).toEqual(['letters.txt'])
    }))

  test('what is no folder, or cannot become one, is named with its setting', () =>
    inside(async place => {
      await writeFile(join(place, 'file'), '')
      for (const data of [join(place, 'file'), join(place, 'file', 'data')])
        await expect(makeFolders(layout(data), undefined)).rejects.toThrow(/PUNTE_DATA is .* cannot be used/)
    }))

  test.runIf(process.platform === 'linux')(
    'a file system that makes no folders does not keep us for ever',
    async () => {
      await expect(makeFolders(layout('/proc/punte/data'), undefined)).rejects.toThrow(/cannot be used/)
    },
  )
})
