import { describe, expect, test } from 'vitest'
import { type Report, tally, tallyText } from './tally.ts'

const passed = { status: 'passed', fullName: 'a sentence' }
const failed = { status: 'failed', fullName: 'another sentence', failureMessages: ['expected 1 to be 2\nat file'] }

function report(...testResults: Report['testResults']): Report {
  const all = testResults.flatMap(file => file.assertionResults)
  return {
    numPassedTests: all.filter(result => result.status === 'passed').length,
    numFailedTests: all.filter(result => result.status === 'failed').length,
    testResults,
  }
}

describe('counting a test run', () => {
  test('passed and failed tests are counted, failures told by name', () => {
    const counts = tally(report({ name: 'a.test.ts', status: 'failed', assertionResults: [passed, failed] }), 1, '')
    expect(counts).toMatchObject({ passed: 1, failed: 1 })
    expect(counts.failures[0]).toContain('another sentence')
  })

  test('a file that cannot be loaded is one failure', () => {
    const counts = tally(
      report({ name: 'b.test.ts', status: 'failed', message: 'no module', assertionResults: [] }),
      1,
      '',
    )
    expect(counts).toMatchObject({ passed: 0, failed: 1 })
    expect(counts.failures[0]).toContain('no module')
  })

  test('an error outside every test is a failure', () => {
    const counts = tally(report({ name: 'a.test.ts', status: 'passed', assertionResults: [passed] }), 1, 'Unhandled')
    expect(counts).toMatchObject({ passed: 1, failed: 1 })
  })

  test('a run without a report is a failure that shows the end of the log', () => {
    expect(tally(undefined, 1, 'first\nlast').failures[0]).toContain('last')
  })

  test('skipped tests are said', () => {
    expect(tallyText({ passed: 3, failed: 0, skipped: 2, failures: [] })).toBe('3 passed, 0 failed, 2 skipped')
    expect(tallyText({ passed: 3, failed: 0, skipped: 0, failures: [] })).toBe('3 passed, 0 failed')
  })
})
