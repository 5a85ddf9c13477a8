import type { OrganisationEntry } from '../../../domain/mechanism/pack.ts'
import { TERRITORIES } from '../territories.ts'

/**
 * Telephone lines. Only the child line has territories (its 47 desks cover every county and sector), so it is the one
 * hotline that is competent for a place and can be a leg of a child's notification. It is never connected: its calls are
 * made by telephone and recorded. 112 is for danger and is no leg.
 */
export const HOTLINES: readonly OrganisationEntry[] = [
  {
    ...line('HL-119', 'Telefonul 119 pentru copii (abuz, neglijare, exploatare)', '119', false, 'S1, X20'),
    territories: TERRITORIES.map(({ code }) => code),
  },
  line('HL-112', 'Numărul unic de urgență 112', '112', false, 'X20, X23'),
  line('HL-ANITP', 'Linia de informare ANITP', '0800 800 678', true, 'S3, S4; number X23'),
  {
    code: 'HL-TEXT',
    name: 'Linia de mesaje eLiberare',
    kind: 'hotline',
    territories: [],
    connected: true,
    services: ['TEXTLINE'],
    source: 'S1; number not published',
  },
]

function line(code: string, name: string, phone: string, connected: boolean, source: string): OrganisationEntry {
  return { code, name, kind: 'hotline', territories: [], connected, phone, phoneStanding: 'verified', source }
}

/** Numbers on every page: danger, a child, information. */
export const EMERGENCY = { general: '112', child: '119', information: '0800 800 678' } as const
