import type { OrganisationEntry } from '../../domain/mechanism/pack.ts'

const desk = (
  code: string,
  name: string,
  kind: OrganisationEntry['kind'],
  territories: readonly string[] = [],
  more: Partial<OrganisationEntry> = {},
): OrganisationEntry => ({
  code,
  name,
  kind,
  territories,
  connected: true,
  source: 'Invented for the exercise',
  ...more,
})

/** A published line. The numbers are from general knowledge: whoever runs this outside an exercise checks them first. */
const line = (code: string, name: string, phone: string): OrganisationEntry =>
  desk(code, name, 'hotline', [], {
    connected: false,
    phone,
    phoneStanding: 'assumed',
    source: 'General knowledge, not checked',
  })

/**
 * Invented organisations, two of each kind that matters, so that what one may see can be told from what the other may.
 * The law knows the kinds: a competent authority (here `regional-centre`, the desk that is told of everybody and decides),
 * local authorities with duties to children, first responder organisations, those who support.
 */
export const ORGANISATIONS: readonly OrganisationEntry[] = [
  desk('COORD-1', 'Exercise coordination desk', 'national-desk'),
  desk('SCA-1', 'Exercise competent authority', 'regional-centre'),
  desk('CS-TLI', 'Children’s services, exercise council 1', 'child-protection', ['TLI'], { substitute: 'CS-TLD' }),
  desk('CS-TLD', 'Children’s services, exercise council 2', 'child-protection', ['TLD'], { substitute: 'CS-TLI' }),
  // A telephone number set aside for stories: nobody answers it.
  desk('CS-OTHER', 'Children’s services, exercise council 3', 'child-protection', [], {
    connected: false,
    phone: '01632 960 041',
    phoneStanding: 'assumed',
  }),
  desk('POL-1', 'Exercise police force 1', 'police', ['TLI']),
  desk('POL-2', 'Exercise police force 2', 'police', ['TLD']),
  desk('BF-1', 'Exercise border post 1', 'border', ['TLJ']),
  desk('LAB-1', 'Exercise labour abuse authority', 'labour-inspectorate'),
  desk('SUP-1', 'Exercise support contractor', 'victim-support', [], { services: ['SAFE_HOUSE', 'OUTREACH', 'LEGAL'] }),
  desk('NGO-1', 'Exercise safe house 1', 'provider', ['TLI', 'TLJ', 'TLH'], { services: ['SAFE_HOUSE', 'COUNSEL'] }),
  desk('NGO-2', 'Exercise safe house 2', 'provider', ['TLD', 'TLC', 'TLE'], { services: ['SAFE_HOUSE', 'OUTREACH'] }),
  desk('REP-1', 'Exercise child guardianship service', 'representation'),
  desk('DPO-1', 'Exercise data protection office', 'oversight'),
  desk('IND-1', 'Exercise integrity desk 1', 'oversight'),
  desk('IND-2', 'Exercise integrity desk 2', 'oversight'),
  desk('OPS-1', 'Exercise system operator', 'operator'),
  line('HL-999', 'Emergency number 999', '999'),
  line('HL-CHILD', 'Line for children', '0800 1111'),
  line('HL-SLAVERY', 'Modern slavery helpline', '08000 121 700'),
]
