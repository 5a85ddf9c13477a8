import type { LawSource } from '../../../domain/law/source.ts'
import { TEXT_SEEN } from './seen.ts'

/**
 * Romanian instruments (specification 9.3). Where only the year or the day of adoption is known, `note` says so and
 * `inForce.from` is the earliest day that fits. Only instruments whose text was at least partly seen have `consulted`.
 */
export const ROMANIAN_LAW = [
  {
    id: 'LAW-678-2001',
    title: 'Legea nr. 678/2001 privind prevenirea și combaterea traficului de persoane (M.Of. 783/11.12.2001)',
    language: 'ro',
    inForce: { from: '2001-12-11' },
    consulted: TEXT_SEEN,
    note: 'Version of 29 May 2023. Art. 1–4 and chapter V seen in part.',
  },
  {
    id: 'LAW-39-2003',
    title: 'Legea nr. 39/2003 privind prevenirea și combaterea criminalității organizate (M.Of. 50/29.01.2003)',
    language: 'ro',
    inForce: { from: '2003-01-29', to: '2014-02-01' },
    note: 'End assumed: the new Criminal Code took over. Text not seen.',
  },
  {
    id: 'LAW-211-2004',
    title: 'Legea nr. 211/2004 privind protecția victimelor infracțiunilor (M.Of. 505/4.06.2004)',
    language: 'ro',
    inForce: { from: '2005-01-01' },
    address: 'https://legislatie.just.ro/Public/DetaliiDocument/212466',
    consulted: TEXT_SEEN,
    note: 'Consolidated version of 4 March 2025, opening part seen.',
  },
  {
    id: 'LAW-272-2004',
    title: 'Legea nr. 272/2004 privind protecția și promovarea drepturilor copilului (republicată M.Of. 159/5.03.2014)',
    language: 'ro',
    inForce: { from: '2005-01-01' },
    note: 'Art. 109 concerns trafficking. First day in force assumed. Text not seen.',
  },
  {
    id: 'HG-1443-2004',
    title: 'HG nr. 1443/2004 privind repatrierea copiilor români neînsoțiți (M.Of. 873/24.09.2004)',
    language: 'ro',
    inForce: { from: '2004-09-24' },
    consulted: TEXT_SEEN,
    note: 'Opening part seen.',
  },
  {
    id: 'ORDER-107-2005',
    title: 'Ordinul nr. 107/2005: ancheta socială și planul de pregătire a reintegrării copilului repatriat',
    language: 'ro',
    inForce: { from: '2005-01-01' },
    consulted: TEXT_SEEN,
    note: 'Day not known, only the year. Opening part seen.',
  },
  {
    id: 'ORDER-288-2006',
    title: 'Ordinul nr. 288/2006: standarde minime privind managementul de caz în protecția copilului',
    language: 'ro',
    inForce: { from: '2006-01-01' },
    note: 'Named in the specification as unverified. Only the year is known.',
  },
  {
    id: 'HG-867-2009',
    title: 'HG nr. 867/2009 privind interzicerea muncilor periculoase pentru copii (M.Of. 568/14.08.2009)',
    language: 'ro',
    inForce: { from: '2009-08-14' },
    note: 'Text not seen.',
  },
  {
    id: 'HG-49-2011',
    title: 'HG nr. 49/2011: metodologia-cadru privind intervenția în echipă multidisciplinară (M.Of. 117/16.02.2011)',
    language: 'ro',
    inForce: { from: '2011-02-16' },
    consulted: TEXT_SEEN,
    note: 'Opening part of annexes 1 and 2 seen.',
  },
  {
    id: 'CRIMINAL-CODE',
    title: 'Codul penal (Legea nr. 286/2009)',
    language: 'ro',
    inForce: { from: '2014-02-01' },
    note: 'Art. 182, 209–216, 374. Age of consent 16 and higher penalties from 2023; suspended sentences for trafficking excluded from June 2024; limitation removed for trafficking in 2021. Text not seen.',
  },
  {
    id: 'CPP',
    title: 'Codul de procedură penală (Legea nr. 135/2010)',
    language: 'ro',
    inForce: { from: '2014-02-01' },
    consulted: TEXT_SEEN,
    note: 'Art. 111, 113 and 124 seen in part.',
  },
  {
    id: 'HG-861-2018',
    title: 'HG nr. 861/2018: Strategia națională împotriva traficului de persoane 2018–2022',
    language: 'ro',
    inForce: { from: '2018-01-01', to: '2023-01-01' },
    note: 'Only the years are known. Expired in 2022.',
  },
  {
    id: 'OUG-24-2019',
    title: 'OUG nr. 24/2019 pentru modificarea Legii nr. 211/2004',
    language: 'ro',
    inForce: { from: '2019-04-10' },
    note: 'Moved victim services to the county directorates. Day of adoption; first day in force not checked.',
  },
  {
    id: 'ORDER-1335-2020',
    title:
      'Ordinul nr. 1335/2020: standarde minime pentru centrele rezidențiale destinate copiilor victime ale traficului',
    language: 'ro',
    inForce: { from: '2020-01-01' },
    note: 'Day not known, only the year. Text not seen.',
  },
] as const satisfies readonly LawSource[]
