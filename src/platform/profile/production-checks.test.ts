import { describe, expect, test } from 'vitest'
import { type ProductionFacts, productionRefusals } from './production-checks.ts'

const sound: ProductionFacts = {
  exerciseData: false,
  defaultSecrets: [],
  signInShortcuts: false,
  origin: 'https://punte.example',
  encryptionAtRest: 'ok',
  auditVerification: 'ok',
  restoreRehearsal: 'ok',
}

describe('the production profile', () => {
  test('starts when nothing speaks against it', () => {
    expect(productionRefusals(sound)).toEqual([])
  })

  test.each<[string, Partial<ProductionFacts>, string]>([
    ['exercise data', { exerciseData: true }, 'Exercise data is present'],
    ['a default secret', { defaultSecrets: ['PUNTE_SECRET'] }, 'PUNTE_SECRET'],
    ['sign-in shortcuts', { signInShortcuts: true }, 'Sign-in shortcuts are on'],
    ['an address without https', { origin: 'http://localhost:3000' }, 'PUNTE_ORIGIN'],
    ['no report of encryption', { encryptionAtRest: undefined }, 'Encryption at rest: not reported ok'],
    ['no report of the audit', { auditVerification: undefined }, 'Audit verification: not reported ok'],
    ['no restore rehearsal', { restoreRehearsal: undefined }, 'Restore rehearsal: not reported ok'],
    ['a failed restore rehearsal', { restoreRehearsal: 'failed' }, 'Restore rehearsal: reported failed'],
  ])('refuses with %s, and says only that', (_name, change, sentence) => {
    const reasons = productionRefusals({ ...sound, ...change })
    expect(reasons).toHaveLength(1)
    expect(reasons[0]).toContain(sentence)
  })

  test('names every reason at once, one sentence each', () => {
    const reasons = productionRefusals({
      exerciseData: true,
      defaultSecrets: ['PUNTE_SECRET', 'PUNTE_WEB_PASSWORD'],
      signInShortcuts: true,
      origin: 'http://localhost:3000',
      encryptionAtRest: undefined,
      auditVerification: undefined,
      restoreRehearsal: undefined,
    })
    expect(reasons).toHaveLength(8)
    expect(reasons.every(reason => /^[A-Z].*\.$/.test(reason))).toBe(true)
  })
})
