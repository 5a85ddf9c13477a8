import type { Mechanism } from '../../../act/mechanism.ts'
import { consentRecord, type LedgerEntry, type Party } from '../../../domain/consent/consent-record.ts'
import { ENGINE_PARAMETERS } from '../../../domain/mechanism/needed.ts'
import { civilDateOf } from '../../../domain/time/calendar.ts'
import { parameterOn } from '../../../domain/way/clock.ts'

/** One entry of the ledger as a consent record of ISO/IEC TS 27560, ready to be written as JSON. */
export function recordOf(mechanism: Mechanism, person: string, entry: LedgerEntry, now: number) {
  const { pack, origin } = mechanism
  const kept = parameterOn(pack, ENGINE_PARAMETERS.retentionFile, civilDateOf(now, pack.timeZone))
  return consentRecord(entry, {
    person,
    privacy: pack.privacy,
    controller: partyOf(mechanism, entry.recordedBy),
    recipient: entry.recipient ? partyOf(mechanism, entry.recipient) : null,
    retention: `P${kept?.value ?? 0}Y`,
    origin,
    isoTime: at => new Date(at).toISOString(),
  })
}

/** An organisation by what the directory says of it. It has no street: where it works stands for it, in codes of ISO 3166-2. */
function partyOf({ directory, pack }: Mechanism, id: string | null): Party {
  const found = id ? directory.find(id) : undefined
  const territory = found?.territories[0]
  return {
    id: found?.id ?? 'not-recorded',
    name: found?.name ?? 'not recorded',
    address: territory ? `${pack.privacy.jurisdiction}-${territory}` : pack.privacy.jurisdiction,
    contact: found?.phone ?? pack.emergency.information,
    url: found?.website ?? null,
  }
}
