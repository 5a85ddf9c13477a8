import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { errorEntry, logLine } from './log.ts'

const AT = new Date('2026-03-29T01:30:00Z')

describe('a line of the log', () => {
  test('says when, in UTC, and is one line of JSON whatever is in it', () => {
    const hostile = 'x\r\n{"level":"info","what":"session.opened"}\u2028\u0085\u009b2J\u007f'
    const line = logLine({ level: 'error', what: hostile }, AT)
    expect(line).toMatch(/^\{"time":"2026-03-29T01:30:00.000Z",/)
    expect(line).toMatch(/^[ -~]+$/)
    expect(JSON.parse(line).what).toBe(hostile)
  })

  test('tells of an error its kind, code and place, never its words', () => {
    const error = Object.assign(new RangeError('CANARY duplicate key (name)=(CANARY)\n    CANARY second line'), {
      code: '23505',
      detail: 'CANARY',
    })
    const entry = errorEntry(error)
    expect(entry).toMatchObject({ name: 'RangeError', code: '23505' })
    expect(String(entry.at)).toContain('log.test.ts')
    expect(JSON.stringify(entry)).not.toContain('CANARY')
    expect(errorEntry('CANARY')).toEqual({ name: 'string' })
  })
})

test.each(['throw', 'reject'])('what nobody caught (%s) ends the process, told without its words', how => {
  const script = `import { endOnUncaught, logToStandardError } from ${JSON.stringify(join(import.meta.dirname, 'log.ts'))}
endOnUncaught(logToStandardError)
const fault = () => { throw new Error('CANARY') }
${how === 'throw' ? 'setTimeout(fault, 0)' : 'Promise.resolve().then(fault)'}
setTimeout(() => process.stderr.write('went on'), 5000)`
  let said = ''
  try {
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { stdio: 'pipe', timeout: 20_000 })
  } catch (error) {
    said = String((error as { stderr: Buffer }).stderr)
  }
  expect(said).toContain('nobody caught this')
  expect(said).not.toMatch(/CANARY|went on/)
})
