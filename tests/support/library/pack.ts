import { SITE } from '../../../src/countries/uk/site.ts'
import type { FactName } from '../../../src/domain/facts/registry.ts'
import type { CountryPack } from '../../../src/domain/mechanism/pack.ts'
import { LIBRARY_FORMS } from './forms.ts'

/**
 * A mechanism that has nothing to do with anybody's suffering: a library looks for books that did not come back. The
 * engine runs it as it runs a country. What is generic: rules and their dates, conditions, steps, clocks, forms, the Now
 * panel, explanations, and most facts about a file (told, taken up, decided, referred, closed). What is not: the names of
 * acts, facts and kinds of desk are closed lists of the field, and a library has to borrow them. The borrowed meanings are
 * written beside each.
 */
const CITES = [{ source: 'RULES-OF-THE-LIBRARY', provision: '1' }] as const

const SHARED = { cites: CITES, standing: 'verified' } as const
const OPEN = { fact: 'isClosed', is: false } as const
const MISSED = { all: [OPEN, { fact: 'isNotified', is: true }] } as const

/** The library's mechanism. A file is a book; an adult is a book for grown-ups, a child a picture book. */
export const LIBRARY: CountryPack<FactName> = {
  code: 'library',
  stages: ['detected', 'notified', 'primary-care', 'rights-and-consent', 'closed'],
  languages: ['en'],
  timeZone: 'Pacific/Auckland',
  emergency: { general: '1', child: '2', information: '3' },
  leaveTo: 'https://example.org/',
  privacy: {
    jurisdiction: 'NZ',
    notice: '/rights',
    storage: 'the reading room',
    restriction: 'stays in the house',
    authority: { name: 'Reading council', url: 'https://example.org/council' },
    withdrawal: 'at the desk',
    consent: { term: 'dpv:Consent', ...SHARED },
    others: {
      notification: { term: 'dpv:PublicInterest', ...SHARED },
      emergency: { term: 'dpv:VitalInterestOfDataSubject', ...SHARED },
      'child-protection': { term: 'dpv:LegalObligation', ...SHARED },
      appointment: { term: 'dpv:LegalObligation', ...SHARED },
    },
  },
  site: SITE,
  law: [{ id: 'RULES-OF-THE-LIBRARY', title: 'Rules of the library', language: 'en', inForce: { from: '2020-01-01' } }],
  parameters: [
    { id: 'P-SHELVES', value: 3, unit: 'days', from: '2020-01-01', ...SHARED },
    { id: 'P-SHELVES', value: 1, unit: 'days', from: '2026-03-01', ...SHARED },
    { id: 'P-LETTER', value: 2, unit: 'hours', from: '2020-01-01', ...SHARED },
  ],
  territories: [{ code: 'EAST', name: 'East wing', neighbours: [] }],
  organisations: [
    { code: 'DESK', name: 'Front desk', kind: 'national-desk', territories: [], connected: true, source: 'invented' },
    { code: 'STACKS', name: 'Stacks', kind: 'regional-centre', territories: [], connected: true, source: 'invented' },
    {
      code: 'READERS',
      name: 'Readers’ council',
      kind: 'oversight',
      territories: [],
      connected: true,
      source: 'invented',
    },
    {
      code: 'ELDERS',
      name: 'Former readers’ council',
      kind: 'oversight',
      territories: [],
      connected: true,
      source: 'invented',
    },
  ],
  duties: [{ id: 'tell-stacks', audience: 'adult', addressee: 'regional-centre', alternatives: [], ...SHARED }],
  indicators: [],
  rights: [],
  rightsTexts: [],
  roles: [],
  access: [],
  rules: [
    {
      // Searching the shelves is "needs recorded"; declaring a book lost is "status decided".
      id: 'lost.after-search',
      reference: 'R-01',
      severity: 'BLOCK',
      guards: ['status.decided'],
      inForce: { from: '2020-01-01' },
      applies: { fact: 'decidedStatus', is: 'presumed' },
      holds: { fact: 'needsAreRecorded', is: true },
      opens: ['needs.recorded'],
      ...SHARED,
    },
    {
      // A picture book is never written off without asking the children's room ("child protection knows").
      id: 'lost.picture-book',
      reference: 'R-02',
      severity: 'BLOCK',
      guards: ['status.decided'],
      inForce: { from: '2026-03-01' },
      applies: { fact: 'isTreatedAsChild', is: true },
      holds: { fact: 'childProtectionIsNotified', is: true },
      opens: ['self-report.made'],
      ...SHARED,
    },
    {
      id: 'closed.with-reason',
      reference: 'R-03',
      severity: 'WARN',
      guards: ['closure.made'],
      inForce: { from: '2020-01-01' },
      holds: { fact: 'closureReason', is: 'came-back' },
      opens: [],
      ...SHARED,
    },
  ],
  steps: [
    {
      id: 'search-shelves',
      act: 'needs.recorded',
      form: 'F-70',
      due: MISSED,
      done: { fact: 'needsAreRecorded', is: true },
      holder: 'regional-centre',
      clock: { parameter: 'P-SHELVES', from: ['notification.sent'] },
      rank: 1,
      ...SHARED,
    },
    {
      id: 'declare-lost',
      act: 'status.decided',
      due: MISSED,
      done: { fact: 'statusIsDecided', is: true },
      holder: 'regional-centre',
      clock: { parameter: 'P-LETTER', from: ['needs.recorded'] },
      rank: 2,
      ...SHARED,
    },
    {
      id: 'close-file',
      act: 'closure.made',
      due: { all: [OPEN, { fact: 'isPresumed', is: true }] },
      done: { fact: 'isClosed', is: true },
      holder: 'national-desk',
      rank: 3,
      ...SHARED,
    },
    {
      id: 'look-once-more',
      act: 'follow-up.recorded',
      due: OPEN,
      done: { any: [] },
      fallback: true,
      holder: 'national-desk',
      rank: 9,
      ...SHARED,
    },
  ],
  forms: LIBRARY_FORMS,
  directory: { needs: [], regions: [], organizations: [], services: [], referringLine: '', profile: '' },
  holidays: [],
  independent: { desks: ['READERS', 'ELDERS'], ...SHARED },
}
