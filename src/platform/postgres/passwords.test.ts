import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keepPasswords, ROLES, scramVerifier } from './passwords.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'punte-passwords-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('the passwords of the database', () => {
  test('are made once, differ, and only their owner may read them', async () => {
    const file = join(folder, 'passwords.json')
    const made = await keepPasswords(file)
    expect(await keepPasswords(file)).toEqual(made)
    expect(new Set(Object.values(made)).size).toBe(ROLES.length)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
  })

  test('a new role gets one, the others keep theirs', async () => {
    const file = join(folder, 'passwords.json')
    await writeFile(file, JSON.stringify({ punte_admin: 'kept' }))
    const completed = await keepPasswords(file)
    expect(completed.punte_admin).toBe('kept')
    expect(completed.app_stats.length).toBeGreaterThanOrEqual(32)
  })

  test('a broken file is an error, never silently replaced', async () => {
    const file = join(folder, 'passwords.json')
    await writeFile(file, '{"punte')
    await expect(keepPasswords(file)).rejects.toThrow('cannot be read')
    expect(await readFile(file, 'utf8')).toBe('{"punte')
  })

  test('the verifier equals the example that RFC 7677 computes', () => {
    const salt = Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64')
    expect(scramVerifier('pencil', salt)).toBe(
      'SCRAM-SHA-256$4096:W22ZaJ0SNY7soEsUEjb6gQ==$WG5d8oPm3OtcPnkdi4Uo7BkeZkBFzpcXkuLmtbsT4qY=:wfPLwcE6nTWhTAmQ7tl2KeoiWGPlZqQxSrmfPwDl2dU=',
    )
  })
})
