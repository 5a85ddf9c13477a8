import type { LawSource } from '../../../domain/law/source.ts'
import { TEXT_SEEN } from './seen.ts'

/** Romanian instruments since 2021 (specification 9.3), among them the decision that approved the mechanism. */
export const RECENT_LAW = [
  {
    id: 'HG-1064-2021',
    title: 'HG nr. 1064/2021: Planul național de acțiune 2021–2022 (modifică HG nr. 861/2018)',
    language: 'ro',
    inForce: { from: '2021-10-02', to: '2023-01-01' },
    note: 'Amends the 2018–2022 strategy; it did not create the interministerial committee.',
  },
  {
    id: 'ORDER-256-2021',
    title: 'Ordinul nr. 256/2.017/C/2021: standarde minime pentru serviciile destinate victimelor infracțiunilor',
    language: 'ro',
    inForce: { from: '2021-01-01' },
    note: 'Day not known, only the year.',
  },
  {
    id: 'ORDER-173-2021',
    title: 'Ordinul nr. 173/65/3.042/C/2021: metodologia de evaluare a victimelor infracțiunilor',
    language: 'ro',
    inForce: { from: '2021-01-01' },
    address: 'https://legislatie.just.ro/Public/DetaliiDocument/243182',
    note: 'Day not known, only the year.',
  },
  {
    id: 'PROTOCOL-2021',
    title: 'Protocolul din 2021 între IGPR și ANPDCA privind sesizarea imediată a structurilor DCCO',
    language: 'ro',
    inForce: { from: '2021-01-01' },
    note: 'Day not known, only the year. Known from the 2025 country report.',
  },
  {
    id: 'LAW-230-2022',
    title: 'Legea nr. 230/2022 privind avansul din compensația financiară (M.Of. 734/21.07.2022)',
    language: 'ro',
    inForce: { from: '2022-07-24' },
    note: 'First day in force assumed: three days after publication.',
  },
  {
    id: 'HG-88-2023',
    title: 'HG nr. 88/2023: Mecanismul național de identificare și referire (M.Of. 95 și 95 bis/3.02.2023)',
    language: 'ro',
    inForce: { from: '2023-02-03' },
    note: 'Approved on 31 January 2023, not in March as one overview says. Text and annexes were not available: form fields and hour limits are assumptions until a lawyer checks them.',
  },
  {
    id: 'LAW-51-2023',
    title: 'Legea nr. 51/2023 pentru modificarea art. 111 din Codul de procedură penală',
    language: 'ro',
    inForce: { from: '2023-03-06' },
    consulted: TEXT_SEEN,
    note: 'Of 3 March 2023; first day in force assumed: three days later.',
  },
  {
    id: 'PM-DECISION-22-2023',
    title: 'Decizia prim-ministrului nr. 22/2023: comitetul interministerial',
    language: 'ro',
    inForce: { from: '2023-01-01' },
    note: 'Day not known, only the year.',
  },
  {
    id: 'LAW-136-2023',
    title: 'Legea nr. 136/2023 pentru modificarea Legii nr. 678/2001',
    language: 'ro',
    inForce: { from: '2023-05-29' },
    note: 'Non-punishment, identity and domicile documents. First day in force assumed from the version of Law 678/2001 seen.',
  },
  {
    id: 'HG-541-2023',
    title: 'HG nr. 541/2023: metodologia de acordare a avansului din compensație (M.Of. 515/12.06.2023)',
    language: 'ro',
    inForce: { from: '2023-06-12' },
    address: 'https://legislatie.just.ro/Public/DetaliiDocument/271157',
    consulted: TEXT_SEEN,
    note: 'Opening part seen.',
  },
  {
    id: 'STRATEGY-CHILD-2023',
    title: 'Strategia națională „Copii protejați, România sigură” 2023–2027 (M.Of. 942 bis/18.10.2023)',
    language: 'ro',
    inForce: { from: '2023-10-18', to: '2028-01-01' },
  },
  {
    id: 'HG-533-2024',
    title: 'HG nr. 533/2024: Strategia 2024–2028 și Planul de acțiune 2024–2026 (M.Of. 467/21.05.2024)',
    language: 'ro',
    inForce: { from: '2024-05-21', to: '2029-01-01' },
  },
  {
    id: 'LAW-272-2024',
    title: 'Legea nr. 272/2024 pentru modificarea Legii nr. 211/2004',
    language: 'ro',
    inForce: { from: '2024-11-08' },
    note: 'Last amendment of Law 211/2004 seen; compensation details may differ from older summaries.',
  },
] as const satisfies readonly LawSource[]
