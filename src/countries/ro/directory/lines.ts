import { EVERYWHERE } from '../../../domain/directory/description.ts'
import type { DirectoryOrganization, DirectoryService } from '../../../domain/directory/pack.ts'
import { TEXT_SEEN } from '../law/seen.ts'
import { LINE_HOURS } from '../line-hours.ts'
import { HOTLINES } from '../organisations/lines.ts'

const DAY_AND_NIGHT = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' } as const
const nationalHours = LINE_HOURS.find(one => one.line === 'HL-ANITP')

/** What is known of each line beyond its number. */
const LINES: Readonly<Record<string, Partial<DirectoryService> & Pick<DirectoryService, 'described'>>> = {
  'HL-112': {
    described: {
      name: 'Urgențe: 112',
      description: 'Pericol imediat: poliție, ambulanță, pompieri.',
      needs: ['EMERGENCY'],
      staffed: DAY_AND_NIGHT,
      reachable: DAY_AND_NIGHT,
      territories: [EVERYWHERE],
      fees: 'Gratuit',
    },
    neverStale: true,
  },
  'HL-119': {
    described: {
      name: 'Telefonul copilului: 119',
      description: 'Abuz, neglijare sau exploatare a unui copil. Răspund consilieri din fiecare județ și sector.',
      needs: ['EMERGENCY', 'ADVICE_LINE'],
      children: 'accepted',
      staffed: DAY_AND_NIGHT,
      reachable: DAY_AND_NIGHT,
      territories: [EVERYWHERE],
      fees: 'Gratuit',
    },
    neverStale: true,
  },
  'HL-ANITP': {
    described: {
      name: 'Linia națională de informare împotriva traficului de persoane',
      description: 'Informații și îndrumare. În afara programului cu operator se lasă mesaj.',
      needs: ['ADVICE_LINE', 'INFO', 'REFER'],
      languages: ['ro', 'en'],
      reachable: nationalHours?.reachable ?? null,
      staffed: nationalHours?.staffed ?? null,
      territories: [EVERYWHERE],
      fees: 'Gratuit din România',
    },
  },
  'HL-TEXT': {
    described: { name: 'Linia de mesaje pentru situații de criză', needs: ['TEXTLINE'], territories: [EVERYWHERE] },
  },
}

export const LINE_ORGANIZATIONS: readonly DirectoryOrganization[] = HOTLINES.map(one => ({
  code: one.code,
  desk: one.code,
  name: one.name,
  description: 'Linie telefonică sau de mesaje.',
  verifiedOn: TEXT_SEEN,
  source: one.source,
}))

export const LINE_SERVICES: readonly DirectoryService[] = HOTLINES.flatMap(one => {
  const line = LINES[one.code]
  if (!line) return []
  return {
    ...line,
    described: { ...line.described, phones: one.phone ? [one.phone] : [] },
    code: `${one.code}-LINE`,
    organization: one.code,
    verifiedOn: TEXT_SEEN,
    source: one.source,
  }
})
