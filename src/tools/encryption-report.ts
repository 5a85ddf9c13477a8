import { randomBytes } from 'node:crypto'
import { administer } from '../platform/postgres/session.ts'
import type { Report } from '../platform/profile/production-checks.ts'
import { openKeys } from '../platform/vault/open-keys.ts'
import { wrappedBy } from './keys-rotation.ts'
import { clearRows } from './seal-clear.ts'
import type { Settings } from './settings.ts'

/**
 * Whether what identifies people is closed: the keys are there, lie outside the data folder and work; every stored data key is
 * wrapped by one of them; and nothing in a column that should be sealed stands in clear. Only reads. A new, empty database
 * has nothing to be closed yet: then the keys alone are asked.
 */
export async function encryptionReport(settings: Settings, adminUrl: string): Promise<Report> {
  try {
    const provider = await openKeys({
      PUNTE_PROFILE: 'production',
      PUNTE_DATA: settings.dataDir,
      PUNTE_KEY_FILE: settings.keyFile,
      PUNTE_KEY_URL: settings.keyUrl,
      PUNTE_KEY_TOKEN: settings.keyToken,
    })
    const key = randomBytes(32)
    const [back] = await provider.unwrap(await provider.wrap([key]))
    if (!back?.equals(key)) return 'failed'
    if (!(await isMigrated(adminUrl))) return 'ok'
    if ((await wrappedBy(adminUrl, provider)).some(one => !one.opens)) return 'failed'
    return (await clearRows(adminUrl)).length === 0 ? 'ok' : 'failed'
  } catch {
    return 'failed'
  }
}

async function isMigrated(adminUrl: string): Promise<boolean> {
  const [known] = await administer(adminUrl, ask =>
    ask<{ there: boolean }>(`select to_regclass('app.data_key') is not null as there`),
  )
  return known?.there === true
}
