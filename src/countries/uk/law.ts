import type { LawSource } from '../../domain/law/source.ts'
import type { Citation } from '../../domain/rules/rule.ts'

/**
 * What this pack rests on. Nobody has read the statutes for it: they are named from general knowledge, so everything that
 * cites them is `assumed`. What was read is the source of the published referral form.
 */
const REGISTER = [
  {
    id: 'MSA-2015',
    title: 'Modern Slavery Act 2015 (c. 30)',
    language: 'en',
    inForce: { from: '2015-07-31' },
    address: 'https://www.legislation.gov.uk/ukpga/2015/30',
    note: 'Sections came into force on different days; the first is assumed for all. Text not seen.',
  },
  {
    id: 'MS-GUIDANCE',
    title: 'Modern Slavery: statutory guidance under section 49 of the Act',
    language: 'en',
    inForce: { from: '2020-03-24' },
    note: 'First day assumed. Changes often. Text not seen.',
  },
  {
    id: 'ECAT',
    title: 'Council of Europe Convention on Action against Trafficking in Human Beings (CETS 197)',
    language: 'en',
    inForce: { from: '2009-04-01' },
    note: 'Articles 10 and 13 from general knowledge. Text not seen.',
  },
  {
    id: 'NRM-FORM',
    title: 'Source of the digital referral form (UKHomeOffice/modern-slavery, MIT licence)',
    language: 'en',
    inForce: { from: '2017-01-01' },
    consulted: '2026-04-21',
    note: 'A program, not law: it shows the stages, the consent question and the duty to notify as they are carried out.',
  },
  {
    id: 'SPEC-DESIGN',
    title: 'Design of this system',
    language: 'en',
    inForce: { from: '2026-01-01' },
    note: 'Not law: our own choice, configurable.',
  },
] as const satisfies readonly LawSource[]

export const LAW: readonly LawSource[] = REGISTER

/** Cites one provision of a registered source; an id that is not registered does not compile. */
export function cite(source: (typeof REGISTER)[number]['id'], provision: string): Citation {
  return { source, provision }
}
