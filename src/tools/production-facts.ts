import { administer } from '../platform/postgres/session.ts'
import type { ProductionFacts } from '../platform/profile/production-checks.ts'
import { verificationReport } from './audit-verify.ts'
import { rehearsalReport } from './backup/rehearse.ts'
import { encryptionReport } from './encryption-report.ts'
import type { Settings } from './settings.ts'

/**
 * Gathers what the production profile asks for. The database is only read, never changed: it may be somebody's.
 * The audit log is ok when `bin/audit verify` said so of its present head; encryption, when keys work and nothing stands in
 * clear; restoring, when `bin/rehearse` last did it.
 */
export async function productionFacts(settings: Settings, adminUrl: string): Promise<ProductionFacts> {
  const exercise = await isExercise(adminUrl)
  const secrets: [string, string | undefined][] = [
    ['PUNTE_SECRET', settings.secret],
    ['PUNTE_AUDIT_KEY', settings.auditKey],
    ...(settings.databaseUrl
      ? ([
          ['PUNTE_WEB_PASSWORD', settings.webPassword],
          ['PUNTE_WORKER_PASSWORD', settings.workerPassword],
        ] as [string, string | undefined][])
      : []),
  ]
  return {
    exerciseData: exercise,
    // A secret that nobody gave is the one this machine made for the exercise.
    defaultSecrets: secrets.filter(([, value]) => value === undefined).map(([name]) => name),
    signInShortcuts: exercise,
    origin: settings.origin,
    encryptionAtRest: await encryptionReport(settings, adminUrl),
    auditVerification: await verificationReport(adminUrl),
    restoreRehearsal: await rehearsalReport(adminUrl),
  }
}

/** The database itself says whether it is an exercise; the sign-in shortcut of the schema asks the same function. */
async function isExercise(adminUrl: string): Promise<boolean> {
  return administer(adminUrl, async ask => {
    const [known] = await ask<{ there: boolean }>(`select to_regprocedure('app.is_exercise()') is not null as there`)
    if (!known?.there) return false
    const [answer] = await ask<{ exercise: boolean }>('select app.is_exercise() as exercise')
    return answer?.exercise === true
  })
}
