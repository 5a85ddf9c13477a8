import type { OrganisationEntry } from '../../../domain/mechanism/pack.ts'
import { TERRITORIES } from '../territories.ts'
import { REGIONAL_CENTRES } from './regional-centres.ts'

/** Authorities whose desk works in the exercise; the others exist as addressees only. */
const CONNECTED: ReadonlySet<string> = new Set(['IPJ-CJ', 'IPJ-IS', 'IJJ-CJ', 'IJJ-IS', 'ITM-CJ', 'ITM-TM'])

const COUNTIES = TERRITORIES.filter(({ parent }) => parent === undefined)
const SECTORS_OF_THE_CAPITAL = TERRITORIES.filter(({ parent }) => parent === 'B').map(({ code }) => code)

/** One authority per county; the one of București covers its sectors. Names follow the usual pattern, general knowledge. */
function perCounty(
  prefix: string,
  kind: OrganisationEntry['kind'],
  nameOf: (county: string, code: string) => string,
): OrganisationEntry[] {
  return COUNTIES.map(({ code, name }) => ({
    code: `${prefix}-${code}`,
    name: nameOf(name, code),
    kind,
    territories: code === 'B' ? [code, ...SECTORS_OF_THE_CAPITAL] : [code],
    connected: CONNECTED.has(`${prefix}-${code}`),
    source: 'S1, S4; unit per county general knowledge',
  }))
}

/** Police first contact: the county inspectorate, in București the general directorate. */
export const POLICE = perCounty('IPJ', 'police', (county, code) =>
  code === 'B'
    ? 'Direcția Generală de Poliție a Municipiului București'
    : `Inspectoratul de Poliție Județean ${county}`,
)

/** Brigades for combating organised crime; seats and territories assumed to be those of the regional centres. */
export const ORGANISED_CRIME_POLICE: readonly OrganisationEntry[] = REGIONAL_CENTRES.map(
  ({ code, name, territories }) => ({
    code: code.replace('CR-', 'BCCO-'),
    name: name.replace('Centrul Regional ANITP', 'Brigada de Combatere a Criminalității Organizate'),
    kind: 'police',
    territories,
    connected: false,
    source: 'S1, S4; seats and territories assumed',
  }),
)

export const GENDARMERIE = perCounty('IJJ', 'gendarmerie', (county, code) =>
  code === 'B'
    ? 'Direcția Generală de Jandarmi a Municipiului București'
    : `Inspectoratul de Jandarmi Județean ${county}`,
)

export const LABOUR_INSPECTORATES = perCounty(
  'ITM',
  'labour-inspectorate',
  county => `Inspectoratul Teritorial de Muncă ${county}`,
)

/** Territorial inspectorates of the border police. Counties assumed. */
export const BORDER_POLICE: readonly OrganisationEntry[] = [
  border('OR', 'Inspectoratul Teritorial al Poliției de Frontieră Oradea', ['AR', 'BH', 'SM'], true),
  border('SG', 'Inspectoratul Teritorial al Poliției de Frontieră Sighetu Marmației', ['MM', 'SV'], true),
  border('IS', 'Inspectoratul Teritorial al Poliției de Frontieră Iași', ['BT', 'GL', 'IS', 'VS'], false),
  border('GR', 'Inspectoratul Teritorial al Poliției de Frontieră Giurgiu', ['CL', 'DJ', 'GR', 'OT', 'TR'], false),
  border('TM', 'Inspectoratul Teritorial al Poliției de Frontieră Timișoara', ['CS', 'MH', 'TM'], false),
  border('CT', 'Garda de Coastă Constanța', ['CT', 'TL'], false),
]

function border(code: string, name: string, territories: readonly string[], connected: boolean): OrganisationEntry {
  return {
    code: `ITPF-${code}`,
    name,
    kind: 'border',
    territories,
    connected,
    source: 'X1, X3, S4; territories assumed',
  }
}

/** Immigration and asylum offices. The seats of the centres are general knowledge. */
export const ASYLUM_OFFICES: readonly OrganisationEntry[] = [
  asylum('IGI', 'Inspectoratul General pentru Imigrări', [], false),
  asylum(
    'IGI-B',
    'Inspectoratul General pentru Imigrări, centrul București',
    ['B', ...SECTORS_OF_THE_CAPITAL, 'IF'],
    true,
  ),
  asylum('IGI-TM', 'Inspectoratul General pentru Imigrări, centrul Timișoara', ['TM'], true),
]

function asylum(code: string, name: string, territories: readonly string[], connected: boolean): OrganisationEntry {
  return { code, name, kind: 'asylum-office', territories, connected, source: 'S4, X26; territories assumed' }
}
