/** What is known about an installation at the moment it wants to start in the production profile. */
export type ProductionFacts = {
  /** The database holds the people of the exercise. */
  exerciseData: boolean
  /** Names of settings whose secret is missing, known, or was made by the exercise profile. */
  defaultSecrets: readonly string[]
  /** Somebody can sign in without a means of their own. */
  signInShortcuts: boolean
  /** The address people use, as configured. */
  origin: string
  /** Reports of the parts that must prove themselves first; `undefined` means that nothing reported. */
  encryptionAtRest: Report
  auditVerification: Report
  restoreRehearsal: Report
}

export type Report = 'ok' | 'failed' | undefined

/**
 * Why this installation may not run with real people: one sentence a reason, all of them at once. Empty: it may.
 * Pure; the sentences are for the operator who starts the system.
 */
export function productionRefusals(facts: ProductionFacts): string[] {
  const reasons: string[] = []
  if (facts.exerciseData) reasons.push('Exercise data is present in this database; use a database of its own.')
  for (const name of facts.defaultSecrets) reasons.push(`The secret ${name} is not one of your own; set it.`)
  if (facts.signInShortcuts) reasons.push('Sign-in shortcuts are on; only the exercise profile may have them.')
  if (!facts.origin.startsWith('https://')) {
    reasons.push('The address people use is not https; set PUNTE_ORIGIN, for example https://punte.example.')
  }
  const proofs = [
    ['Encryption at rest', facts.encryptionAtRest],
    ['Audit verification', facts.auditVerification],
    ['Restore rehearsal', facts.restoreRehearsal],
  ] as const
  for (const [name, report] of proofs) {
    if (report !== 'ok') reasons.push(`${name}: ${report === 'failed' ? 'reported failed' : 'not reported ok'}.`)
  }
  return reasons
}
