import type { Answer } from '../../../domain/site/site.ts'
import { cite } from '../law.ts'
import { but, says, words } from './statement.ts'

/** Compensation in plain words: three roads, the advance, the days one must not miss. */
export const MONEY: Answer = {
  id: 'money',
  question: words('Money you may have a right to', 'Bani la care poți avea dreptul'),
  also: words(
    'compensation damages pay wages salary unpaid debt lei',
    'despăgubire despăgubiri compensație daune salariu neplătit datorie lei',
  ),
  statements: [
    says(
      'There are three roads: from the trafficker in the criminal trial, from the trafficker in a civil trial, or from the State.',
      'Sunt trei căi: de la traficant în procesul penal, de la traficant în proces civil sau de la stat.',
      [cite('TIP-2024', 'restitution, civil suit or compensation')],
    ),
    says(
      'In the criminal trial you must ask before the judges start to hear the evidence. Say the sum and why. You can say it or write it.',
      'În procesul penal trebuie să ceri înainte ca judecătorii să înceapă să asculte probele. Spui suma și de ce. Poți spune sau scrie.',
      [cite('EJUSTICE-RO', 'civil party')],
    ),
    says(
      'Do not sign that you give up the money. Ask your lawyer first.',
      'Nu semna că renunți la bani. Întreabă întâi avocatul.',
      [cite('TIP-2024', 'could unknowingly renounce compensation claims')],
    ),
    but(
      says(
        'A court can order the trafficker to pay you. In 2023 courts did so for 136 victims.',
        'Un judecător îl poate obliga pe traficant să te plătească. În 2023 s-a întâmplat pentru 136 de victime.',
        [cite('TIP-2024', '136 victims in 2023')],
      ),
      'The same report says that few of them got the money.',
      'Același raport spune că puțini dintre ei au primit banii.',
    ),
    says(
      'From the State: tell the police about the crime within 60 days. Then ask for the money within 1 year. A lawyer must tell you if this fits you. For a child it may be different.',
      'De la stat: spune poliției despre faptă în 60 de zile. Apoi cere banii în cel mult 1 an. Un avocat îți spune dacă ți se potrivește. La un copil poate fi altfel.',
      [cite('CRJ-COMPENSATION', '60 days'), cite('EJUSTICE-RO', '1 year')],
    ),
    says(
      'Two judges decide. You do not have to be there. It may take 1 to 2 years.',
      'Hotărăsc doi judecători. Nu trebuie să fii acolo. Poate dura 1 sau 2 ani.',
      [cite('EJUSTICE-RO', 'compensation commission')],
    ),
    but(
      says(
        'You can ask the State for an advance. It is at most 5 gross minimum monthly wages. It is for food, a place to stay, the road, medicine and hygiene.',
        'Poți cere statului un avans. E cel mult cât 5 salarii minime brute pe lună. E pentru mâncare, cazare, drum, medicamente și igienă.',
        [cite('HG-541-2023', 'art. 1')],
        'verified',
      ),
      'One report says five times the minimum wage of a year. The sum it gives (15,000 lei) fits the months.',
      'Un raport spune de cinci ori salariul minim pe un an. Suma pe care o dă (15.000 de lei) se potrivește cu lunile.',
    ),
    but(
      says(
        'The advance should come 72 hours after you were referred.',
        'Avansul ar trebui să vină la 72 de ore după ce ai fost referit(ă).',
        [cite('HG-541-2023', 'art. 1')],
        'verified',
      ),
      'A press release of the government counts the 72 hours from the day it is approved.',
      'Un comunicat al guvernului numără cele 72 de ore de la aprobare.',
    ),
    says(
      'If the State says no in the end, you may have to pay the advance back. Ask your lawyer before you take it.',
      'Dacă statul spune nu la final, poate va trebui să dai avansul înapoi. Întreabă avocatul înainte să îl iei.',
      [cite('CRJ-COMPENSATION', 'repayment')],
    ),
  ],
}
