import type { OrganisationEntry } from '../../../domain/mechanism/pack.ts'

/**
 * The sixteen organisations of the 2025 country report (S1, section 3.2) with their services. Coverage, eligibility, beds,
 * licence and telephone are not published: unknown. An empty list of territories here means "not stated", read as whole country.
 */
const PROVIDERS = [
  {
    code: 'ADPARE',
    name: 'ADPARE',
    website: 'adpare.eu',
    services: 'SHEL_EM;SAFE_TRANS;MAT;CRIM;LEGAL;REPR;PSY;THER;MED;SOC;EDU;VOC;REINT;REPAT',
  },
  { code: 'AIDROM', name: 'AIDRom', website: 'aidrom.ro', services: 'LEGAL;PSY;SOC;TRAIN;JOB;MEDI' },
  { code: 'SALVARM', name: 'Armata Salvării România', website: 'armatasalvarii.ro', services: 'MAT;MED;SOC;EDU;REPAT' },
  {
    code: 'ALTSOC',
    name: 'Asociația Alternative Sociale',
    website: 'alternativesociale.ro',
    services: 'SOC;PSY;INFO;VOC;EDU;RECR;INDEP;MEDI;MAT',
  },
  {
    code: 'ASSOC',
    name: 'Asociația ASSOC',
    website: 'assoc.ro',
    services: 'MAT;MED;SOC;PSY;LEGAL;EDU;VOC;TRAIN;CRIM;JOB',
  },
  {
    code: 'DIGNITY',
    name: 'Asociația Dignity Restored',
    website: 'globaldignity.org/romania',
    services: 'MAT;FIN;SOC;MED;PSY;THER;LEGAL;REPR;EDU;INDEP;VOC;TRAIN;JOB;TRANSIT;GROUP;REPAT',
  },
  {
    code: 'ELIB',
    name: 'Asociația eLiberare',
    website: 'eliberare.com',
    services: 'HOUSING;MAT;SOC;DETECT;THER;LEGAL;REFER;TEXTLINE;MED',
  },
  {
    code: 'FREE',
    name: 'Asociația F.R.E.E.',
    website: 'asociatiafree.org',
    services: 'SHEL_EM;HOUSING;MAT;FIN;LEGAL;PSY;GROUP;MENTOR;JOB;REINT;CRIM',
  },
  {
    code: 'RESTART',
    name: 'Asociația Restart Plus',
    website: 'restartplus.ro',
    services: 'SOC;MED;PSY;THER;LEGAL;REPR;CRIM;EDU;INDEP;VOC;JOB;GROUP',
  },
  {
    code: 'MICU',
    name: 'Fundația MICU',
    website: 'fundatiamicu.org',
    services: 'SHEL_EM;MAT;MED;SOC;PSY;LEGAL;EDU;VOC;TRAIN;JOB;REPAT',
  },
  {
    code: 'P2P',
    name: 'Fundația People to People',
    website: 'people2people.ro',
    services: 'HOUSING;MAT;FIN;SOC;MED;PSY;THER;LEGAL;REPR;EDU;INDEP;VOC;TRANSIT;GROUP;REPAT',
  },
  {
    code: 'YOUNGGEN',
    name: 'Asociația Generație Tânără',
    website: 'generatietanara.ro',
    services: 'SHEL_EM;MAT;MED;PSY;LEGAL;SOC;INFO;EDU;VOC;JOB;CRIM;REPAT',
  },
  {
    code: 'IJM',
    name: 'IJM România',
    website: 'ijm.org/stories/location/romania',
    services: 'HOUSING;MAT;FIN;SOC;MED;PSY;THER;LEGAL;REPR;EDU;VOC;TRAIN;JOB;REPAT;SAFE_TRANS;IMMIG',
  },
  {
    code: 'BUCOVINA',
    name: 'Bucovina Institut',
    website: 'bucovinainstitute.org',
    services: 'LEGAL;PSY;INDEP;VOC;COMM;TRAIN;JOB',
  },
  {
    code: 'LOGS',
    name: 'LOGS – Grupul de Inițiative Sociale',
    website: 'grupullogs.ro',
    services: 'HOUSING;MAT;FIN;SOC;MED;PSY;THER;LEGAL;EDU;INDEP;VOC;TRANSIT;GROUP;REPAT',
  },
  {
    code: 'MLI',
    name: 'Missio Link International România',
    website: 'mli.ro',
    services: 'HOUSING;SOC;MED;PSY;THER;EDU;LEGAL;REPR;INDEP;VOC;MAT;FIN;SOCENT;JOB',
  },
] as const

/** Providers with a described service list. All work in the exercise. */
export const NGO_PROVIDERS: readonly OrganisationEntry[] = PROVIDERS.map(({ code, name, website, services }) => ({
  code: `NGO-${code}`,
  name,
  kind: 'provider',
  territories: [],
  connected: true,
  services: services.split(';'),
  website,
  source: 'S1, section 3.2',
}))

/** Other organisations named in the sources; services only as far as described, none of them connected. */
export const OTHER_PARTNERS: readonly OrganisationEntry[] = [
  partner(
    'IOM',
    'Organizația Internațională pentru Migrație (OIM), România',
    ['INFO', 'SOC', 'REFER', 'REPAT', 'SAFE_TRANS'],
    'S0, S1',
  ),
  partner('JUSTICE-AND-CARE', 'Justice and Care România', ['REINT', 'JOB', 'MED', 'CRIM'], 'S0'),
  partner('PARADA', 'Fundația Parada', ['MENTOR', 'FIN'], 'S0'),
  partner('WORLD-VISION', 'World Vision România', [], 'S0; services not described'),
  partner('DORCAS', 'Dorcas Aid România', ['EDU', 'COMM'], 'S1'),
]

function partner(code: string, name: string, services: readonly string[], source: string): OrganisationEntry {
  return { code, name, kind: 'provider', territories: [], connected: false, services, source }
}
