import type { ActKind } from '../../../../domain/mechanism/vocabulary.ts'

/**
 * Protections of an adult, the list written out: what a child in the same state has, too. An adult has no representative;
 * that a child has one where no parent is cleared stands in the cases of R-19.
 */
export const PROTECTIONS: readonly {
  readonly protection: string
  readonly act: ActKind
  readonly rules: readonly string[]
}[] = [
  { protection: 'company at interviews', act: 'interview.recorded', rules: ['interview.kin-screened'] },
  { protection: 'company at interviews', act: 'statement.planned', rules: ['interview.kin-screened'] },
  {
    protection: 'informed in own words',
    act: 'rights.told',
    rules: [
      'rights.oral-and-written',
      'rights.language-understood',
      'rights.parent-screened',
      'rights.version-for-age',
    ],
  },
  { protection: 'informed in own words', act: 'referral.requested', rules: ['rights.told-before-referral'] },
  { protection: 'representative', act: 'consent.recorded', rules: ['consent.giver-screened', 'consent.one-purpose'] },
  {
    protection: 'privacy',
    act: 'court-support.coordinated',
    rules: ['court-export.no-whereabouts', 'court-export.name-protected'],
  },
  {
    protection: 'counsel',
    act: 'statement.recorded',
    rules: ['statement.counsel-assigned', 'statement.counsel-present', 'counsel.specialised-and-briefed'],
  },
  {
    protection: 'counsel',
    act: 'statement.planned',
    rules: ['statement.counsel-assigned', 'confrontation.counsel-told'],
  },
  { protection: 'time limits', act: 'statement.planned', rules: ['recovery.no-summons'] },
  {
    protection: 'time limits',
    act: 'recovery.opened',
    rules: ['recovery.at-most-90-days', 'recovery.once', 'release.person-told', 'proceedings.change-answered'],
  },
  {
    protection: 'help',
    act: 'referral.requested',
    rules: ['referral.presumed-first', 'referral.risks-and-plan-first', 'assistance.without-proceedings'],
  },
]
