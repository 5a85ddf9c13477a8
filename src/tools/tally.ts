/** Counts of one stage of the test run, with what to print of each failure. */
export type Tally = { passed: number; failed: number; skipped: number; failures: string[] }

/** The part of Vitest's JSON report that we read. */
export type Report = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests?: number
  numTodoTests?: number
  testResults: {
    name: string
    status: string
    message?: string
    assertionResults: { status: string; fullName: string; failureMessages?: string[] | null }[]
  }[]
}

/** Lines of a failure that are worth reading at the end of a run; the log has the rest. */
const LINES = 6

/**
 * Counts a report. A file that could not be loaded, and an error outside every test, each count as one failure, so
 * that a broken run is never green.
 */
export function tally(report: Report | undefined, exitCode: number, log: string): Tally {
  if (!report) return { passed: 0, failed: 1, skipped: 0, failures: [`The run broke off.\n${tellingLines(log)}`] }
  const files = report.testResults
  const single = files.flatMap(file => file.assertionResults.filter(result => result.status === 'failed'))
  const broken = files.filter(f => f.status === 'failed' && !f.assertionResults.some(r => r.status === 'failed'))
  const counts = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
    failures: [
      ...single.map(result => `${result.fullName.trim()}\n${firstLines(result.failureMessages?.[0] ?? '')}`),
      ...broken.map(file => `${file.name}\n${firstLines(file.message ?? '')}`),
    ],
  }
  if (exitCode === 0 || counts.failed > 0) return counts
  return { ...counts, failed: 1, failures: [`An error outside the tests.\n${tellingLines(log)}`] }
}

/** One line of the table. */
export function tallyText({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

function firstLines(text: string): string {
  return indented(text.split('\n').slice(0, LINES))
}

/** Of a log without a verdict: from the first error on, or else its end. */
function tellingLines(log: string): string {
  const lines = log.trimEnd().split('\n')
  const first = lines.findIndex(line => /error/i.test(line))
  return indented(first < 0 ? lines.slice(-12) : lines.slice(first, first + 12))
}

function indented(lines: string[]): string {
  return lines.map(line => `      ${line}`).join('\n')
}
